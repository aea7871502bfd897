/** Role ids follow docs/words.md, which maps them to 中文 and to the ids of the demo district. */
export const roles = [
  'resident',
  'organiser',
  'buildingLead',
  'gridWorker',
  'clerk',
  'communityManager',
  'committeeMember',
  'committeeChair',
  'districtOfficer',
  'auditor',
  'securityOfficer',
  'systemAdministrator',
] as const;
export type Role = (typeof roles)[number];

/** Roles that need a staff account with its two steps of sign-in; the others may be held by residents. */
const staffRoles = ['clerk', 'communityManager', 'districtOfficer', 'auditor', 'securityOfficer', 'systemAdministrator'] as const satisfies readonly Role[];
export const isForStaff = (role: Role): boolean => staffRoles.some((each) => each === role);

/**
 * How far an action reaches for a role: `self` only the person's own things, `assigned` only activities the person
 * organises in the community of the grant, else everything under the place of the role grant when that place is of this kind or higher.
 */
export type Scope = 'self' | 'assigned' | 'building' | 'community' | 'district';

/** role × action × scope: the one source of the checks, the documentation page and the tests. */
export const matrix = {
  'read-own': { resident: 'self' },
  'confirm-own': { resident: 'self' },
  'dispute-own': { resident: 'self' },
  'search-residents': { clerk: 'community', communityManager: 'community' },
  'read-resident': { clerk: 'community', communityManager: 'community' },
  'write-resident': { clerk: 'community', communityManager: 'community' },
  'read-places': {
    clerk: 'community',
    communityManager: 'community',
    districtOfficer: 'district',
    systemAdministrator: 'district',
    auditor: 'district',
    securityOfficer: 'district',
    committeeMember: 'community',
    committeeChair: 'community',
    organiser: 'community',
    buildingLead: 'building',
    gridWorker: 'community',
  },
  'import-data': { clerk: 'community', communityManager: 'community', systemAdministrator: 'district' },
  'read-staff': { communityManager: 'community', systemAdministrator: 'district', securityOfficer: 'district', auditor: 'district' },
  'write-staff': { communityManager: 'community', systemAdministrator: 'district' },
  'read-rule-books': {
    clerk: 'community',
    communityManager: 'community',
    committeeMember: 'community',
    committeeChair: 'community',
    districtOfficer: 'district',
  },
  'write-rule-books': { communityManager: 'community', districtOfficer: 'district' },
  'read-activities': {
    clerk: 'community',
    communityManager: 'community',
    committeeMember: 'community',
    committeeChair: 'community',
    organiser: 'assigned',
    buildingLead: 'assigned',
    gridWorker: 'assigned',
  },
  'write-activities': { clerk: 'community', communityManager: 'community' },
  'record-deeds': { clerk: 'community', communityManager: 'community', organiser: 'assigned', buildingLead: 'assigned', gridWorker: 'assigned' },
  'confirm-deeds': {
    clerk: 'community',
    communityManager: 'community',
    committeeMember: 'community',
    committeeChair: 'community',
    organiser: 'assigned',
    buildingLead: 'assigned',
    gridWorker: 'assigned',
  },
  'reject-deeds': { clerk: 'community', communityManager: 'community', organiser: 'assigned', buildingLead: 'assigned', gridWorker: 'assigned' },
  'review-deeds': { clerk: 'community', communityManager: 'community' },
  'decide-objections': { clerk: 'community', communityManager: 'community', committeeChair: 'community' },
  'propose-corrections': { clerk: 'community', communityManager: 'community' },
  'decide-corrections': { clerk: 'community', communityManager: 'community', committeeChair: 'community' },
  'read-tasks': {
    clerk: 'community',
    communityManager: 'community',
    committeeMember: 'community',
    committeeChair: 'community',
    organiser: 'assigned',
    buildingLead: 'assigned',
    gridWorker: 'assigned',
  },
} as const satisfies Record<string, Partial<Record<Role, Scope>>>;

export type Action = keyof typeof matrix;

/** The scope a role gives an action, or undefined where the matrix has no cell. */
export function scopeOf(action: Action, role: Role): Scope | undefined {
  const row: Partial<Record<Role, Scope>> = matrix[action];
  return row[role];
}

const isAction = (text: string): text is Action => text in matrix;
/** Every action, for pages and laws that go through them all. */
export const actions: readonly Action[] = Object.keys(matrix).filter(isAction);
