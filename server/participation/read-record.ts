import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { readRecord as endpoint } from '#contract/participation.ts';
import { somebodyWords, stepWords } from '#words/participation.ts';
import type { Words } from '#words/words.ts';
import type { Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import { startOfDay } from '#platform/time.ts';
import { reachesActivity } from './find-activity.ts';
import { readRecordFacts, recordLines } from './record-lines.ts';
import { openText, openTextOrNull } from './sealed.ts';
import * as store from './store.ts';

interface Step {
  readonly at: Date;
  readonly by: string;
  readonly what: Words;
  readonly reason: string | null;
}

/** A record with all its steps, oldest first. Who objected is never among them. Refuses, in this order: record-not-found, not-allowed. */
export async function readRecord(context: Context, { recordId }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const { tx, district } = context;
  const [record = refuse('record-not-found', { recordId })] = await store.readRecords(tx, district, [recordId]);
  const [activity] = await store.readActivities(tx, district, [record.activity_id]);
  if (!activity) refuse('record-not-found', { recordId });
  if (!reachesActivity(context, 'read-activities', activity)) refuse('not-allowed', { action: 'read-activities' });
  const [line = refuse('record-not-found', { recordId })] = await recordLines(context, [record], 'staff');
  const facts = await readRecordFacts(context, [record], 'staff');
  const objections = await store.objectionsOfRecords(tx, district, [recordId]);
  const name = (id: string | null): string => facts.nameOf(id, record.activity_id);

  const steps: Step[] = [
    {
      at: record.recorded_at,
      by: name(record.recorded_by),
      what: stepWords.recorded(),
      reason: openTextOrNull(context, 'record.judged_reason', recordId, record.judged_reason),
    },
  ];
  for (const { side, means, by_id: by, at, evidence } of facts.confirmations.get(recordId) ?? []) {
    steps.push({ at, by: name(by), what: stepWords.confirmed(side, means), reason: openTextOrNull(context, 'confirmation.evidence', recordId, evidence) });
  }
  const notice = record.notice_id === null ? undefined : facts.notices.get(record.notice_id);
  if (record.reviewed_at && notice) {
    steps.push({ at: record.reviewed_at, by: name(record.reviewed_by), what: stepWords.reviewed(), reason: null });
    steps.push({
      at: new Date(Math.max(startOfDay(notice.posted_on).getTime(), record.reviewed_at.getTime())),
      by: name(record.reviewed_by),
      what: stepWords.posted(notice.number),
      reason: null,
    });
  }
  for (const objection of objections) {
    steps.push({ at: objection.raised_at, by: '', what: stepWords.objected(), reason: null });
    if (objection.decided_at)
      steps.push({
        at: objection.decided_at,
        by: name(objection.decided_by),
        what: stepWords.decided(objection.state),
        reason: openTextOrNull(context, 'objection.reason', objection.objection_id, objection.reason),
      });
  }
  if (record.settled_at) steps.push({ at: record.settled_at, by: name(null), what: stepWords.settled(record.granted), reason: null });
  for (const correction of facts.corrections.get(recordId) ?? []) {
    steps.push({
      at: correction.proposed_at,
      by: correction.not_me ? somebodyWords.concerned.zh : name(correction.proposed_by),
      what: correction.not_me ? stepWords.notMe() : stepWords.proposed(),
      reason: openText(context, 'correction.reason', correction.correction_id, correction.reason),
    });
    if (correction.decided_at)
      steps.push({
        at: correction.decided_at,
        by: name(correction.decided_by),
        what: stepWords.correction(correction.state),
        reason: openTextOrNull(context, 'correction.decided_reason', correction.correction_id, correction.decided_reason),
      });
  }
  const ended = record.state;
  if (record.ended_at && (ended === 'rejected' || ended === 'withdrawn' || ended === 'lapsed' || ended === 'reversed')) {
    steps.push({
      at: record.ended_at,
      by: name(record.ended_by),
      what: stepWords[ended](),
      reason: openTextOrNull(context, 'record.reason', recordId, record.reason),
    });
  }
  return { ...line, steps: steps.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map(({ at, ...step }) => ({ at: at.toISOString(), ...step })) };
}
