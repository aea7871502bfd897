import { scopeOf, type Action } from '#contract/permissions.ts';
import type { Person } from '../session.ts';

/** Whether any held role has the action at all: what to show. Whether it reaches this very thing is for the server. */
export const may = (person: Person, action: Action): boolean => person.roles.some(({ role }) => scopeOf(action, role) !== undefined);
