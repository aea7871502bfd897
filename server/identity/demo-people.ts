import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { readDemoPeople as readEndpoint, signInDemo as signInEndpoint } from '#contract/identity.ts';
import { mustBeSystem, type Context } from '#platform/context.ts';
import { mode } from '#platform/mode.ts';
import { refuse } from '#platform/refuse.ts';
import type { Answer } from '#platform/serve.ts';
import { describe } from './read-me.ts';
import { readNames } from './read-names.ts';
import { openSession } from './sign-in.ts';
import * as store from './store.ts';

/** Says who can be tapped on the demo's first page, in this order; replaces whoever could before. */
export async function nameDemoPeople(context: Context, people: readonly store.DemoPerson[]): Promise<void> {
  mustBeSystem(context);
  await store.setDemoPeople(context, people);
}

/**
 * The demo people by name.
 *
 * Refuses: demo-only.
 */
export async function readDemoPeople(context: Context): Promise<OutputOf<typeof readEndpoint>> {
  if (mode() !== 'demo') refuse('demo-only');
  const people = await store.readDemoPeople(context);
  const names = await readNames(
    context,
    people.map((each) => each.id),
  );
  return { people: people.map(({ persona, id, what, face }) => ({ persona, name: names.get(id)?.name ?? '', what, face })) };
}

/**
 * One-tap sign-in as a demo person.
 *
 * Refuses, in this order: demo-only, not-found.
 */
export async function signInDemo(context: Context, { persona }: InputOf<typeof signInEndpoint>, answer: Answer): Promise<OutputOf<typeof signInEndpoint>> {
  if (mode() !== 'demo') refuse('demo-only');
  const found = (await store.readDemoPeople(context)).find((each) => each.persona === persona) ?? refuse('not-found');
  await openSession(context, found.kind, found.id, answer);
  return describe(context, found.kind, found.id);
}
