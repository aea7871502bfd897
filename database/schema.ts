// Generated from the migrated database by `npm run schema`; do not edit.
export interface DB {}
