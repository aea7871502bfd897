import type { Role } from '#contract/permissions.ts';
import type { PlaceKind } from '#contract/places.ts';

/** Roles a person can be granted; every resident is `resident` at home without a grant. */
export type GrantedRole = Exclude<Role, 'resident'>;

/** The kinds of place where each role is held. */
export const heldAt = {
  organiser: ['community', 'building'],
  buildingLead: ['building'],
  gridWorker: ['grid', 'community'],
  clerk: ['community'],
  communityManager: ['community'],
  committeeMember: ['community'],
  committeeChair: ['community'],
  districtOfficer: ['district'],
  auditor: ['district'],
  securityOfficer: ['district'],
  systemAdministrator: ['district'],
} as const satisfies Record<GrantedRole, readonly PlaceKind[]>;

export const isGranted = (role: Role): role is GrantedRole => role !== 'resident';
export const fits = (role: GrantedRole, kind: PlaceKind): boolean => heldAt[role].some((each) => each === kind);

/** 三权分立: never two of them with one person. */
const separated = ['systemAdministrator', 'securityOfficer', 'auditor'] as const satisfies readonly GrantedRole[];
/** Whether one person may hold `role` beside those held already. */
export function separable(role: GrantedRole, held: readonly GrantedRole[]): boolean {
  const isSeparated = (each: GrantedRole): boolean => separated.some((one) => one === each);
  return !isSeparated(role) || held.every((each) => each === role || !isSeparated(each));
}

/** Roles whose holders can organise an activity at their place. */
export const organisers = ['organiser', 'buildingLead', 'gridWorker', 'clerk', 'communityManager'] as const satisfies readonly GrantedRole[];

export interface Term {
  readonly fromOn: string;
  /** The last day; null: until ended. */
  readonly untilOn: string | null;
  readonly endedAt: Date | null;
}
/** Ending takes effect at once, the planned term with its last day. */
export const isActive = (term: Term, day: string): boolean => term.endedAt === null && term.fromOn <= day && (term.untilOn === null || day <= term.untilOn);
/** Active or still to begin. */
export const isNotOver = (term: Term, day: string): boolean => term.endedAt === null && (term.untilOn === null || day <= term.untilOn);
