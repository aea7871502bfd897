import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { confirmRecords as endpoint, Side } from '#contract/participation.ts';
import { person, reaches, type Actor, type Context } from '#platform/context.ts';
import { refused, type Refused } from '#platform/refuse.ts';
import { localDateAt } from '#platform/time.ts';
import { readOrganisers } from '../identity/read-organisers.ts';
import { advanceRecords } from './advance-records.ts';
import { judge, lockFound, outcomesOf, type Found } from './find-records.ts';
import { readBeneficiaries } from './own-household.ts';
import { isActor } from './person.ts';
import { sidesMissing, sidesNeeded } from './record.ts';
import { sealTextOrNull } from './sealed.ts';
import * as store from './store.ts';

const shortestEvidence = 2;

/** Staff of the community who handle records; members of the committee are none by that. */
const isStaffAt = (actor: Actor, communityId: string): boolean =>
  actor.kind === 'person' && actor.as === 'staff' && reaches(actor, 'review-deeds', { communityId });
const isOnCommittee = (actor: Actor, communityId: string): boolean =>
  actor.kind === 'person' && actor.grants.some(({ role, placeId }) => (role === 'committeeMember' || role === 'committeeChair') && placeId === communityId);

/** Whether the actor may speak for a side: the organiser or staff, staff who stand in or verify, two of the committee. */
function maySpeak({ actor }: Context, { record, activity }: Found, side: Side): boolean {
  const staff = isStaffAt(actor, activity.community_id);
  if (side === 'committee') return isOnCommittee(actor, activity.community_id);
  if (side === 'participant' || record.confirm_mode === 'verify') return staff;
  return staff || isActor(actor, activity.organiser_id);
}

const needsEvidence = ({ record }: Found, side: Side): boolean => side === 'participant' || record.award.class === 'NEGATIVE';

/**
 * Confirms a side of many records: as organiser, for participants by a signed sheet or at the counter, or as one of two
 * members of the committee. What is then complete goes on at once, to the ledger or to review. A trusted organiser's
 * own word stands for both sides (readings 30); a deduction's verifier adds a piece of evidence to the recorder's.
 *
 * Refuses per record, in this order: record-not-found, record-in-wrong-state, recorder-cannot-confirm,
 * confirmer-not-organiser, own-household, same-person, stand-in-needs-evidence, already-confirmed.
 */
export async function confirmRecords(
  context: Context,
  { recordIds, side, evidence = '', standIn }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const { tx, district, now } = context;
  const doer = person(context);
  const me = doer.residentId ?? doer.id;
  const found = await lockFound(context, recordIds, 'confirm-deeds');
  const { isOwnHousehold } = await readBeneficiaries(
    context,
    [...found.values()].map(({ record }) => record.resident_id),
  );

  const refusalOf = (one: Found | undefined): Refused | undefined => {
    if (!one) return refused('record-not-found');
    const { record, confirmed } = one;
    if (record.state !== 'submitted' || !sidesNeeded(record.confirm_mode).includes(side)) return refused('record-in-wrong-state', { state: record.state });
    if (record.recorded_person === me) return refused('recorder-cannot-confirm');
    if (!maySpeak(context, one, side)) return refused('confirmer-not-organiser');
    if (isOwnHousehold(record.resident_id)) return refused('own-household');
    if (confirmed.some((before) => before.side !== side && before.by_person === me)) return refused('same-person');
    if (needsEvidence(one, side) && evidence.length < shortestEvidence) return refused('stand-in-needs-evidence');
    const complete = !sidesMissing(
      record.confirm_mode,
      confirmed.map((before) => before.side),
    ).includes(side);
    if (complete || confirmed.some((before) => before.side === side && before.by_person === me)) return refused('already-confirmed');
    return undefined;
  };
  const { refusals, accepted } = judge(recordIds, found, refusalOf);

  const trusted = side === 'organiser' ? await trustedAmong(context, accepted) : new Set<string>();
  const made = accepted.flatMap(({ record }): store.ConfirmationRow[] => {
    const own: store.ConfirmationRow = {
      record_id: record.record_id,
      side,
      by_person: me,
      by_id: doer.id,
      means: side === 'participant' ? standIn : 'self',
      at: now,
      evidence: sealTextOrNull(context, 'confirmation.evidence', record.record_id, evidence),
    };
    return trusted.has(record.record_id) ? [own, { ...own, side: 'participant', means: 'trusted', evidence: null }] : [own];
  });
  await store.insertConfirmations(tx, district, made);
  const moved = await advanceRecords(
    context,
    accepted.map((one) => ({ ...one, confirmed: [...one.confirmed, ...made.filter((row) => row.record_id === one.record.record_id)] })),
  );
  return { outcomes: outcomesOf(recordIds, refusals, moved) };
}

/** Records whose rule takes a trusted organiser's word, confirmed by that organiser in the term they were named for. */
async function trustedAmong(context: Context, found: readonly Found[]): Promise<ReadonlySet<string>> {
  const candidates = found.filter(
    ({ record, activity, confirmed }) =>
      record.confirm_mode === 'trusted' && isActor(context.actor, activity.organiser_id) && !confirmed.some(({ side }) => side === 'participant'),
  );
  const trusted = new Set<string>();
  for (const [communityId, group] of Map.groupBy(candidates, ({ record }) => record.community_id)) {
    const named = new Set((await readOrganisers(context, communityId, localDateAt(context.now))).filter((organiser) => organiser.trusted).map(({ id }) => id));
    for (const { record, activity } of group) if (named.has(activity.organiser_id)) trusted.add(record.record_id);
  }
  return trusted;
}
