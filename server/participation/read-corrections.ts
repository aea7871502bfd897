import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { readCorrections as endpoint } from '#contract/participation.ts';
import { somebodyWords } from '#words/participation.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { correctorConflict, notMineSentence } from './conflict.ts';
import { readHands } from './find-records.ts';
import { readBeneficiaries } from './own-household.ts';
import { readRecordFacts, recordLines } from './record-lines.ts';
import { openText } from './sealed.ts';
import * as store from './store.ts';

/** Corrections that wait for a second person, oldest first, with why this one may not decide. Refuses: not-allowed. */
export async function readCorrections(context: Context, { communityId }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const { tx, district, actor } = context;
  mustReach(context, 'decide-corrections', { communityId });
  const corrections = await store.waitingCorrections(tx, district, communityId);
  const records = await store.readRecords(
    tx,
    district,
    corrections.map((correction) => correction.record_id),
  );
  const lines = new Map((await recordLines(context, records, 'staff')).map((line) => [line.recordId, line]));
  const facts = await readRecordFacts(context, records, 'staff');
  const hands = await readHands(context, records);
  const { isOwnHousehold } = await readBeneficiaries(
    context,
    records.map((record) => record.resident_id),
  );
  return {
    corrections: corrections.flatMap((correction) => {
      const [line, found] = [lines.get(correction.record_id), hands.get(correction.record_id)];
      if (!line || !found) return [];
      const why = correctorConflict(actor, correction, found) ?? (isOwnHousehold(found.record.resident_id) ? 'household' : undefined);
      return [
        {
          correctionId: correction.correction_id,
          state: correction.state,
          record: line,
          reason: openText(context, 'correction.reason', correction.correction_id, correction.reason),
          // Who says 「不是我」 is not named: that would tell who reported in secret.
          proposedBy: correction.not_me ? somebodyWords.concerned.zh : facts.nameOf(correction.proposed_by, found.record.activity_id),
          proposedAt: correction.proposed_at.toISOString(),
          anew: correction.anew ? { minutes: correction.anew_minutes, judgedPoints: correction.anew_judged } : null,
          notMine: notMineSentence(why),
        },
      ];
    }),
  };
}
