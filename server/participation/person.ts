import type { Actor, Context } from '#platform/context.ts';

/** Who did something: the sign-in that is shown, and the natural person behind it. Both null for the system. */
export interface Doer {
  readonly id: string | null;
  readonly person: string | null;
}

/** A member of staff who lives here is one person under both sign-ins. */
export const doerOf = ({ actor }: Pick<Context, 'actor'>): Doer =>
  actor.kind === 'person' ? { id: actor.id, person: actor.residentId ?? actor.id } : { id: null, person: null };

/** Whether an id, of staff or of a resident, is the one who acts. */
export const isActor = (actor: Actor, id: string | null): boolean => actor.kind === 'person' && id !== null && (id === actor.id || id === actor.residentId);

/** The ids under which the actor may appear. */
export const idsOf = (actor: Actor): readonly string[] =>
  actor.kind === 'person' ? [...new Set([actor.id, ...(actor.residentId === undefined ? [] : [actor.residentId])])] : [];
