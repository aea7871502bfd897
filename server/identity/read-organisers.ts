import type { Context } from '#platform/context.ts';
import { roleWords } from '#words/roles.ts';
import { readNames } from './read-names.ts';
import { isActive, organisers } from './role.ts';
import * as store from './store.ts';

export interface Organiser {
  readonly kind: 'staff' | 'resident';
  readonly id: string;
  readonly name: string;
  /** The office of staff, the role of residents: 楼道长. */
  readonly office: string;
  /** Appointed as a trusted organiser for the term (readings 30). */
  readonly trusted: boolean;
}

/** Who can organise an activity at a community on a day: staff first, then residents with such a role. */
export async function readOrganisers(context: Context, communityId: string, day: string): Promise<Organiser[]> {
  const grants = (await store.grantsAt(context, communityId)).filter((grant) => isActive(grant, day) && organisers.some((role) => role === grant.role));
  const names = await readNames(
    context,
    grants.map((grant) => grant.personId),
  );
  const found = new Map<string, Organiser>();
  for (const grant of grants) {
    const named = names.get(grant.personId);
    if (!named || named.name === '') continue;
    const before = found.get(grant.personId);
    found.set(grant.personId, {
      kind: grant.personKind,
      id: grant.personId,
      name: named.name,
      office: before?.office ?? named.office ?? roleWords[grant.role].zh,
      trusted: (before?.trusted ?? false) || grant.trustedOrganiser,
    });
  }
  return [...found.values()].toSorted((a, b) => (a.kind === b.kind ? 0 : a.kind === 'staff' ? -1 : 1));
}
