import type { z } from 'zod';
import type { Confirmation, RecordLine } from '#contract/participation.ts';
import { ageBandOf, points } from '#contract/values.ts';
import { noticeNumber, somebodyWords, waivedSentence } from '#words/participation.ts';
import { awardSentence } from '#words/rules.ts';
import type { Words } from '#words/words.ts';
import type { Context } from '#platform/context.ts';
import { localDateAt } from '#platform/time.ts';
import { mask } from '../identity/person-name.ts';
import { readNames } from '../identity/read-names.ts';
import { readResidents } from '../identity/read-residents.ts';
import { readCommunity } from '../places/read-community.ts';
import { sidesMissing } from './record.ts';
import { openText, openTextOrNull } from './sealed.ts';
import { secretReporters } from './secret-reporters.ts';
import * as store from './store.ts';
import type { ActivityRow, ConfirmationRow, CorrectionRow, NoticeRow, RecordRow } from './store.ts';

export type Line = z.input<typeof RecordLine>;

/**
 * Staff read names; a resident reads staff by office and name, the activity's organiser and themselves by name, other residents masked;
 * the public reads staff by office and name and every resident masked.
 */
export type Audience = 'staff' | 'resident' | 'public';

/** Everything about some records that their lines, steps and notices are made of, read once for all of them. */
export interface RecordFacts {
  readonly records: readonly RecordRow[];
  readonly activities: ReadonlyMap<string, ActivityRow>;
  readonly confirmations: ReadonlyMap<string, readonly ConfirmationRow[]>;
  readonly corrections: ReadonlyMap<string, readonly CorrectionRow[]>;
  readonly notices: ReadonlyMap<string, NoticeRow & { readonly number: string }>;
  /** How somebody is named to the audience, on a record of one activity. */
  nameOf(id: string | null, activityId: string): string;
}

const grouped = <Row extends { readonly record_id: string }>(rows: readonly Row[]): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.record_id, [...(groups.get(row.record_id) ?? []), row]);
  return groups;
};

const present = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id): id is string => id !== null))];

/** Numbers of notices as they are printed, by id. */
export async function readNoticeNumbers(context: Context, noticeIds: readonly string[]): Promise<Map<string, NoticeRow & { readonly number: string }>> {
  const notices = noticeIds.length === 0 ? [] : await store.readNotices(context.tx, context.district, noticeIds);
  const names = new Map<string, string>();
  for (const communityId of new Set(notices.map((notice) => notice.community_id)))
    names.set(communityId, (await readCommunity(context, communityId)).noticeName);
  return new Map(
    notices.map((notice) => [notice.notice_id, { ...notice, number: noticeNumber(names.get(notice.community_id) ?? '', notice.year, notice.serial) }]),
  );
}

export async function readRecordFacts(context: Context, records: readonly RecordRow[], audience: Audience): Promise<RecordFacts> {
  const { tx, district } = context;
  const ids = records.map(({ record_id: id }) => id);
  const activities = await store.readActivities(tx, district, [...new Set(records.map(({ activity_id: id }) => id))]);
  const confirmations = await store.confirmationsOf(tx, district, ids);
  const corrections = await store.correctionsOfRecords(tx, district, ids);
  const notices = await readNoticeNumbers(context, present(records.map(({ notice_id: id }) => id)));
  const names = await readNames(
    context,
    present([
      ...records.flatMap((record) => [record.recorded_by, record.reviewed_by, record.ended_by]),
      ...activities.map(({ organiser_id: id }) => id),
      ...confirmations.map(({ by_id: id }) => id),
      ...corrections.flatMap((correction) => [correction.proposed_by, correction.decided_by]),
    ]),
  );
  const reader = context.actor.kind === 'person' ? context.actor.residentId : undefined;
  const organisers = new Map(activities.map((activity) => [activity.activity_id, activity.organiser_id]));
  return {
    records,
    activities: new Map(activities.map((activity) => [activity.activity_id, activity])),
    confirmations: grouped(confirmations),
    corrections: grouped(corrections),
    notices,
    nameOf: (id, activityId) => {
      const known = id === null ? undefined : names.get(id);
      if (!known) return somebodyWords.system.zh;
      if (known.kind === 'staff') return audience === 'staff' ? known.name : [known.office, known.name].filter(Boolean).join(' ');
      return audience === 'staff' || (audience === 'resident' && (id === reader || organisers.get(activityId) === id)) ? known.name : mask(known.name);
    },
  };
}

/** Why a record brings what it brings, in one sentence made from what is stored with it. */
export const explanationOf = (record: Pick<RecordRow, 'award' | 'granted' | 'cap' | 'cap_limit' | 'cap_used' | 'waived'>): Words =>
  record.waived
    ? waivedSentence(record.award)
    : awardSentence(record.award, { granted: points(record.granted), cap: record.cap, limit: record.cap_limit, used: record.cap_used });

/** Records as lines; the reader's right to see them has been checked. */
export async function recordLines(context: Context, records: readonly RecordRow[], audience: Audience): Promise<Line[]> {
  if (records.length === 0) return [];
  const facts = await readRecordFacts(context, records, audience);
  const residents = await readResidents(context, [...new Set(records.map(({ resident_id: id }) => id))]);
  const secret = audience === 'staff' ? await secretReporters(context, records) : new Set<string>();
  const today = localDateAt(context.now);
  return records.map((record): Line => {
    const activity = facts.activities.get(record.activity_id);
    const resident = residents.get(record.resident_id);
    const confirmed = facts.confirmations.get(record.record_id) ?? [];
    const correction = (facts.corrections.get(record.record_id) ?? []).findLast(({ state }) => state !== 'declined');
    const name = (id: string | null): string => facts.nameOf(id, record.activity_id);
    return {
      recordId: record.record_id,
      activityId: record.activity_id,
      activityTitle: activity ? openText(context, 'activity.title', activity.activity_id, activity.title) : '',
      ruleCode: record.rule_code,
      versionLabel: record.award.versionLabel,
      day: record.happened_on,
      residentId: record.resident_id,
      name: secret.has(record.record_id) ? somebodyWords.resident.zh : (resident?.name ?? ''),
      buildingName: secret.has(record.record_id) ? '' : (resident?.buildingName ?? ''),
      ageBand: ageBandOf(resident?.birthYear ?? 1900, today),
      minutes: record.minutes,
      scored: record.scored,
      granted: record.granted,
      waived: record.waived,
      explanation: explanationOf(record),
      state: record.state,
      recordedBy: name(record.recorded_by),
      recordedAt: record.recorded_at.toISOString(),
      confirmations: confirmed.map(({ side, means, by_id: by, at }): z.input<typeof Confirmation> => ({ side, means, by: name(by), at: at.toISOString() })),
      missing:
        record.state === 'submitted'
          ? [
              ...sidesMissing(
                record.confirm_mode,
                confirmed.map(({ side }) => side),
              ),
            ]
          : [],
      reviewedBy: record.reviewed_by === null ? null : name(record.reviewed_by),
      dueOn: record.due_on,
      provisional: record.provisional,
      noticeNumber: record.notice_id === null ? null : (facts.notices.get(record.notice_id)?.number ?? null),
      correction: correction ? { correctionId: correction.correction_id, state: correction.state } : null,
      replaces: record.replaces,
      reversedAt: record.state === 'reversed' ? (record.ended_at?.toISOString() ?? null) : null,
      reason:
        openTextOrNull(context, 'record.reason', record.record_id, record.reason) ??
        openTextOrNull(context, 'record.judged_reason', record.record_id, record.judged_reason),
    };
  });
}
