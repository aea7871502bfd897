import type { Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { scopeOf, type Action, type Role, type Scope } from '#contract/permissions.ts';
import { refuse } from './refuse.ts';

/** The only handle on the database that a verb gets. */
export type Tx = Transaction<DB>;

/** A role held for a term at a place; only grants active at `context.now` are in an actor. */
export interface Grant {
  readonly role: Role;
  readonly placeId: string;
  readonly placeKind: 'district' | 'street' | 'community' | 'grid' | 'building';
  /** The community the place lies in; needed where the place is smaller than that. */
  readonly communityId?: string | undefined;
}
/** The community a grant is held in; undefined for a district or street. */
export const communityOf = ({ communityId, placeKind, placeId }: Grant): string | undefined => communityId ?? (placeKind === 'community' ? placeId : undefined);

export type Actor =
  /** `id` is the staff or resident id; `residentId` names the resident behind a member of staff who lives here. */
  | {
      readonly kind: 'person';
      readonly as: 'staff' | 'resident';
      readonly id: string;
      readonly residentId: string | undefined;
      readonly grants: readonly Grant[];
      readonly sessionId: string;
    }
  | { readonly kind: 'public'; readonly device: string }
  | { readonly kind: 'system'; readonly job: string };

export interface Context {
  readonly tx: Tx;
  readonly actor: Actor;
  /** The tenant this transaction reads and writes; row security holds it to this district. */
  readonly district: number;
  /** Fixed once per request or job run. */
  readonly now: Date;
}

/** Where an object lies, as far as a grant can reach it. */
export interface Whereabouts {
  readonly communityId?: string;
  readonly buildingId?: string;
  /** The staff or resident id of the activity's organiser, for `assigned`. */
  readonly organiserId?: string;
  /** The resident the object belongs to, for `self`. */
  readonly residentId?: string;
}

function covers(scope: Scope, grant: Grant, actor: Extract<Actor, { kind: 'person' }>, where: Whereabouts): boolean {
  if (scope === 'self') return where.residentId !== undefined && where.residentId === actor.residentId;
  const under =
    grant.placeKind === 'district' ||
    (where.communityId !== undefined && grant.placeId === where.communityId) ||
    (where.buildingId !== undefined && grant.placeId === where.buildingId);
  // Somebody who organised elsewhere before keeps nothing of it by a role held here.
  if (scope === 'assigned') {
    const here = grant.placeKind === 'district' || where.communityId === undefined || where.communityId === communityOf(grant);
    return here && where.organiserId !== undefined && (where.organiserId === actor.id || where.organiserId === actor.residentId);
  }
  return under;
}

/** Whether the actor may do `action` to an object lying at `where`. The system may do what its job is for. */
export function reaches(actor: Actor, action: Action, where: Whereabouts): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'public') return false;
  return actor.grants.some((grant) => {
    const scope = scopeOf(action, grant.role);
    return scope !== undefined && covers(scope, grant, actor, where);
  });
}

/** Whether any grant of the actor has a cell for `action`: the gate at the door; the verb then checks the object. */
export function mayKnock(actor: Actor, action: Action): boolean {
  if (actor.kind === 'system') return true;
  return actor.kind === 'person' && actor.grants.some((grant) => scopeOf(action, grant.role) !== undefined);
}

/** Refuses with `not-allowed` unless the actor reaches the object. Out of scope and unknown answer alike at the routes. */
export function mustReach(context: Context, action: Action, where: Whereabouts): void {
  if (!reaches(context.actor, action, where)) refuse('not-allowed', { action });
}

/** The signed-in person, or a refusal. */
export function person(context: Context): Extract<Actor, { kind: 'person' }> {
  return context.actor.kind === 'person' ? context.actor : refuse('signed-out');
}

/** Assertion for verbs that only jobs run. */
export function mustBeSystem(context: Context): void {
  if (context.actor.kind !== 'system') refuse('not-allowed');
}
