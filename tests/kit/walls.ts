import type { EndpointShape } from '#contract/endpoint.ts';
import type { RefusalCode } from '#contract/refusals.ts';
import type { Actor } from '#platform/context.ts';
import { transact } from '#platform/database.ts';
import { Refusal } from '#platform/refuse.ts';
import type { Answer } from '#platform/serve.ts';
import { routes } from '../../server/app.ts';
import type { Objects, World } from './objects.ts';
import type { Answered } from './town.ts';

/** Ids and names of these objects in an answer, but for those that were in the question. */
export function leaksIn({ body, bytes }: Pick<Answered, 'body' | 'bytes'>, objects: Objects, input: object, { ofDistrict = true } = {}): string[] {
  const asked = JSON.stringify(input);
  const said = body === undefined ? bytes.toString('latin1') : JSON.stringify(body);
  const { district: _district, item: _item, doubtfulLine: _line, records, districtId, versionId, ...ids } = objects;
  return [...Object.values(ids), ...Object.values(records), ...(ofDistrict ? [districtId, versionId] : [])].filter(
    (text) => said.includes(text) && !asked.includes(text),
  );
}

class Undone extends Error {
  readonly value: unknown;
  constructor(value: unknown) {
    super('undone');
    this.value = value;
  }
}
const answer: Answer = { session: () => undefined, address: '10.9.8.7' };

export interface Tried {
  readonly told: RefusalCode | undefined;
  /** The answer, or the refusal with its facts. */
  readonly value: unknown;
}

/** Runs a route's verb as somebody in a district, past the door, and undoes it. */
export async function tried(
  { database, clock }: Pick<World, 'database' | 'clock'>,
  endpoint: EndpointShape,
  input: object,
  of: { readonly actor: Actor; readonly district: number },
): Promise<Tried> {
  const route = routes.find((one) => one.endpoint.id === endpoint.id);
  if (!route) throw new Error(`${endpoint.id} is not served`);
  const ready = route.prepare(input);
  try {
    await transact(database, { actor: of.actor, district: of.district, now: clock() }, async (context) => {
      throw new Undone(await ready.run(context, answer));
    });
  } catch (error) {
    if (error instanceof Undone) return { told: undefined, value: error.value };
    if (error instanceof Refusal) return { told: error.code, value: { refused: error.code, facts: error.facts } };
    throw error;
  }
  throw new Error('a transaction that was thrown out of came back');
}

/** Every refusal in an answer, those of items of an answer for many too. */
export const codesIn = (value: unknown): string[] => [...JSON.stringify(value ?? null).matchAll(/"refused":"([a-z-]+)"/g)].map(([, code = '']) => code);
