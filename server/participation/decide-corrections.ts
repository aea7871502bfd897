import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { decideCorrections as endpoint } from '#contract/participation.ts';
import { reaches, type Context } from '#platform/context.ts';
import { assert, refuse, refused, type Refused } from '#platform/refuse.ts';
import { readLogKeys } from '../identity/read-log-keys.ts';
import { reverseTransfers } from '../ledger/reverse-transfers.ts';
import { closeTasks } from '../tasks/close-tasks.ts';
import { correctorConflict } from './conflict.ts';
import { endRecords } from './end-records.ts';
import { readHands, refusedOutcome, type Found } from './find-records.ts';
import { refitAfter } from './fit-records.ts';
import { readBeneficiaries } from './own-household.ts';
import { doerOf } from './person.ts';
import { lockWithActivity, replaceRecord } from './replace-record.ts';
import { openText, openTextOrNull, sealTextOrNull } from './sealed.ts';
import * as store from './store.ts';
import type { CorrectionRow } from './store.ts';
import { tell } from './tell.ts';

type Outcome = OutputOf<typeof endpoint>['outcomes'][number];

const shortestReason = 2;

/**
 * A second person approves or declines corrections. Approved, the ledger posts a linked reversal (taking what is still
 * there and telling the shortfall), the record is reversed with its reason, its caps free, and where it is to be recorded
 * anew a linked record goes its normal way, recorded by whoever proposed it. Both lines stay.
 *
 * Refuses per correction, in this order: correction-not-found, correction-already-decided, same-person, own-household,
 * reason-required, record-in-wrong-state.
 */
export async function decideCorrections(context: Context, { correctionIds, decision, reason }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const { tx, district } = context;
  const ids = [...new Set(correctionIds)];
  const seen = await store.readCorrections(tx, district, ids);
  const inReach = seen.filter((correction) => reaches(context.actor, 'decide-corrections', { communityId: correction.community_id }));
  if (seen.length > 0 && inReach.length === 0) refuse('not-allowed', { action: 'decide-corrections' });
  const locked = await lockWithActivity(
    context,
    inReach.map((correction) => correction.record_id),
  );
  const corrections = new Map((await store.lockCorrections(tx, district, ids)).map((correction) => [correction.correction_id, correction]));
  const hands = await readHands(
    context,
    [...locked.values()].map(({ record }) => record),
  );
  const { isOwnHousehold } = await readBeneficiaries(
    context,
    [...locked.values()].map(({ record }) => record.resident_id),
  );

  const refusalOf = (correction: CorrectionRow | undefined, found: Found | undefined): Refused | undefined => {
    if (!correction || !found) return refused('correction-not-found');
    if (correction.state !== 'proposed') return refused('correction-already-decided', { state: correction.state });
    if (correctorConflict(context.actor, correction, found)) return refused('same-person');
    if (isOwnHousehold(found.record.resident_id)) return refused('own-household');
    if (decision === 'decline' && reason.length < shortestReason) return refused('reason-required');
    return found.record.state === 'settled' ? undefined : refused('record-in-wrong-state', { state: found.record.state });
  };

  const outcomes: Outcome[] = [];
  for (const correctionId of ids) {
    const correction = corrections.get(correctionId);
    const found = correction && hands.get(correction.record_id);
    const why = refusalOf(correction, found);
    if (why) outcomes.push({ correctionId, ...refusedOutcome(why) });
    else {
      assert(correction && found, 'what is not refused is there');
      outcomes.push(decision === 'approve' ? await approve(context, correction, found, reason) : await decline(context, correction, found, reason));
    }
  }
  return { outcomes };
}

async function decline(context: Context, correction: CorrectionRow, { record }: Found, reason: string): Promise<Outcome> {
  await decide(context, correction, { state: 'declined', reason, replacement: null, shortfall: 0 });
  if (correction.not_me) await tell(context, 'dispute-declined', [record]);
  return { correctionId: correction.correction_id, state: 'declined', recordState: 'settled', replacement: null, shortfall: 0 };
}

async function approve(context: Context, correction: CorrectionRow, { record, activity }: Found, reason: string): Promise<Outcome> {
  const said = openText(context, 'correction.reason', correction.correction_id, correction.reason);
  // Caps first, then the books: everybody takes the locks in this order.
  await endRecords(context, [record], { state: 'reversed', reason: () => said, tellAs: null, refit: false });
  let shortfall = 0;
  const replacement = correction.anew
    ? await replaceRecord(
        context,
        activity,
        record,
        {
          minutes: correction.anew_minutes,
          judged: correction.anew_judged,
          judgedReason: openTextOrNull(context, 'correction.anew_judged_reason', correction.correction_id, correction.anew_judged_reason),
        },
        { id: correction.proposed_by, person: correction.proposed_person },
      )
    : undefined;
  await refitAfter(context, [record]);
  if (record.transfer_id !== null) {
    const [outcome] = await reverseTransfers(context, { items: [{ transferId: record.transfer_id }], logKeys: readLogKeys });
    assert(outcome && !('refused' in outcome) && outcome.outcome === 'posted', 'a settled record is reversed once');
    shortfall = outcome.shortfall;
  }
  await decide(context, correction, { state: 'approved', reason, replacement: replacement?.record_id ?? null, shortfall });
  await tell(context, 'reversed', [record], () => ({ shortfall }));
  if (replacement) {
    const asked = replacement.confirm_mode === 'ask' || replacement.confirm_mode === 'trusted';
    await tell(context, asked ? 'please-confirm' : 'corrected', [replacement], () => (asked ? { until: replacement.due_on ?? '' } : {}));
  }
  return { correctionId: correction.correction_id, state: 'approved', recordState: 'reversed', replacement: replacement?.record_id ?? null, shortfall };
}

async function decide(
  context: Context,
  correction: CorrectionRow,
  of: { readonly state: 'approved' | 'declined'; readonly reason: string; readonly replacement: string | null; readonly shortfall: number },
): Promise<void> {
  const { tx, district, now } = context;
  const { correction_id: id } = correction;
  await store.decideCorrection(tx, district, id, {
    state: of.state,
    by: doerOf(context).id,
    at: now,
    reason: sealTextOrNull(context, 'correction.decided_reason', id, of.reason),
    replacement: of.replacement,
    shortfall: of.shortfall,
  });
  await closeTasks(context, correction.not_me ? 'not-me' : 'correction', [id]);
}
