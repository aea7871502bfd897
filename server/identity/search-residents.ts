import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { listResidents as listEndpoint, ResidentLine, searchResidents as searchEndpoint } from '#contract/identity.ts';
import { ageBandOf } from '#contract/values.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { localDateAt } from '#platform/time.ts';
import type { ResidentFacts } from './directory.ts';
import { readDirectory } from './read-directory.ts';
import { searchToken, type TokenKind } from './sealing.ts';
import { readShortCode } from './short-code.ts';
import * as store from './store.ts';

const lineOf = (person: ResidentFacts, today: string): ResidentLine => ({
  residentId: person.residentId,
  name: person.name,
  buildingId: person.buildingId,
  buildingName: person.buildingName,
  ageBand: ageBandOf(person.birthYear, today),
  shortCode: person.shortCode,
  hasPhone: person.hasPhone,
});

/** Eleven digits are a phone, four its end; a phone is never kept in memory, so the database is asked by keyed token. */
function phoneIn(query: string): { readonly kind: TokenKind; readonly value: string } | undefined {
  const digits = query
    .normalize('NFKC')
    .replaceAll(/[\s-]/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '');
  if (/^1\d{10}$/.test(digits)) return { kind: 'phone', value: digits };
  return /^\d{4}$/.test(digits) ? { kind: 'phone4', value: digits } : undefined;
}

/**
 * One box for everything: short code, phone or its last four digits, then the name in any part, pinyin or initials,
 * with or without the building.
 *
 * Refuses: not-allowed.
 */
export async function searchResidents(context: Context, { communityId, q, limit }: InputOf<typeof searchEndpoint>): Promise<OutputOf<typeof searchEndpoint>> {
  mustReach(context, 'search-residents', { communityId });
  const directory = await readDirectory(context, communityId);
  const found = new Set<ResidentFacts>();
  const add = (person: ResidentFacts | undefined): void => void (person && person.name !== '' && found.add(person));
  const code = readShortCode(q);
  if (code) add(directory.byShortCode.get(code));
  const phone = phoneIn(q);
  if (phone) {
    const ids = await store.residentsByToken(context, communityId, phone.kind, searchToken(context.district, phone.kind, phone.value));
    const people = new Set(ids);
    for (const person of directory.people) if (people.has(person.residentId)) add(person);
  }
  // Digits alone would otherwise be read as a building.
  if (!phone) for (const person of directory.search(q, limit + 1)) add(person);
  const today = localDateAt(context.now);
  return { residents: [...found].slice(0, limit).map((person) => lineOf(person, today)), more: found.size > limit };
}

/**
 * The residents of a community by building and short code, a page at a time; `after` is the last resident seen.
 *
 * Refuses: not-allowed.
 */
export async function listResidents(
  context: Context,
  { communityId, buildingId, after, limit }: InputOf<typeof listEndpoint>,
): Promise<OutputOf<typeof listEndpoint>> {
  mustReach(context, 'search-residents', { communityId });
  const { people } = await readDirectory(context, communityId);
  const asked = buildingId === undefined ? people : people.filter((person) => person.buildingId === buildingId);
  const start = after === undefined ? 0 : asked.findIndex((person) => person.residentId === after) + 1;
  const shown = asked.slice(start, start + limit);
  const last = shown.at(-1);
  const today = localDateAt(context.now);
  return { rows: shown.map((person) => lineOf(person, today)), ...(start + limit < asked.length && last ? { next: last.residentId } : {}) };
}
