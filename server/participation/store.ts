import { sql } from 'kysely';
import type { ActivityState, CorrectionState, Means, ObjectionState, RecordState, Side } from '#contract/participation.ts';
import type { Award, CapName, ConfirmMode } from '#contract/rules.ts';
import type { Tx } from '#platform/context.ts';
import type { RecordRole } from './record.ts';

export interface ActivityRow {
  readonly activity_id: string;
  readonly community_id: string;
  readonly rule_code: string;
  readonly title: Buffer;
  readonly place: Buffer;
  readonly starts_at: Date;
  readonly day: string;
  readonly minutes: number;
  readonly difficulty: number | null;
  readonly tags: readonly string[];
  readonly organiser_kind: 'staff' | 'resident';
  readonly organiser_id: string;
  readonly capacity: number | null;
  readonly state: ActivityState;
}

export interface RecordRow {
  readonly record_id: string;
  readonly community_id: string;
  readonly activity_id: string;
  readonly resident_id: string;
  readonly role: RecordRole;
  readonly rule_code: string;
  readonly version_id: string;
  readonly happened_on: string;
  readonly minutes: number;
  readonly award: Award;
  readonly confirm_mode: ConfirmMode;
  readonly guardian: boolean;
  readonly waived: boolean;
  readonly scored: number;
  readonly granted: number;
  readonly cap: CapName | null;
  readonly cap_limit: number;
  readonly cap_used: number;
  readonly claim_id: string | null;
  readonly personal: boolean;
  readonly source: string;
  readonly judged_reason: Buffer | null;
  readonly state: RecordState;
  readonly due_on: string | null;
  readonly provisional: boolean;
  readonly recorded_by: string | null;
  readonly recorded_person: string | null;
  readonly recorded_at: Date;
  readonly confirmed_at: Date | null;
  readonly reviewed_by: string | null;
  readonly reviewed_person: string | null;
  readonly reviewed_at: Date | null;
  readonly notice_id: string | null;
  readonly notice_item: number | null;
  readonly closes_on: string | null;
  readonly transfer_id: string | null;
  readonly settled_at: Date | null;
  readonly ended_by: string | null;
  readonly ended_at: Date | null;
  readonly reason: Buffer | null;
  readonly replaces: string | null;
}

const activityColumns = sql`activity_id, community_id, rule_code, title, place, starts_at, day, minutes, difficulty, tags, organiser_kind, organiser_id, capacity, state`;
const recordColumns = sql`
  record_id, community_id, activity_id, resident_id, role, rule_code, version_id, happened_on, minutes, award, confirm_mode, guardian, waived, scored, granted, cap, cap_limit,
  cap_used, claim_id, personal, source, judged_reason, state, due_on, provisional, recorded_by, recorded_person, recorded_at, confirmed_at, reviewed_by, reviewed_person, reviewed_at,
  notice_id, notice_item, closes_on, transfer_id, settled_at, ended_by, ended_at, reason, replaces`;
const live = sql`('submitted', 'under-review', 'on-notice', 'objected', 'settled')`;

const rowsOf = async <Row>(query: { execute(tx: Tx): Promise<{ rows: Row[] }> }, tx: Tx): Promise<Row[]> => (await query.execute(tx)).rows;
const firstOf = async <Row>(query: { execute(tx: Tx): Promise<{ rows: Row[] }> }, tx: Tx): Promise<Row | undefined> => (await query.execute(tx)).rows[0];

// ---------------------------------------------------------------------------------------------------------- activities

export interface NewActivity extends Omit<ActivityRow, 'state'> {
  readonly opened_by: string | null;
  readonly opened_at: Date;
}

export async function insertActivities(tx: Tx, district: number, rows: readonly NewActivity[]): Promise<void> {
  await sql`
    insert into participation.activity (district_id, activity_id, community_id, rule_code, title, place, starts_at, day, minutes, difficulty, tags, organiser_kind, organiser_id, capacity, state, opened_by, opened_at)
    select ${district}, a.activity_id, a.community_id, a.rule_code, decode(a.title, 'hex'), decode(a.place, 'hex'), a.starts_at, a.day, a.minutes, a.difficulty,
           coalesce(array(select jsonb_array_elements_text(a.tags)), '{}'), a.organiser_kind, a.organiser_id, a.capacity, 'open', a.opened_by, a.opened_at
      from jsonb_to_recordset(${JSON.stringify(rows.map((row) => ({ ...row, title: row.title.toString('hex'), place: row.place.toString('hex') })))}::jsonb)
        as a(activity_id uuid, community_id uuid, rule_code text, title text, place text, starts_at timestamptz, day date, minutes int, difficulty int, tags jsonb, organiser_kind text, organiser_id uuid, capacity int, opened_by uuid, opened_at timestamptz)`.execute(
    tx,
  );
}

export const readActivities = (tx: Tx, district: number, activityIds: readonly string[]): Promise<ActivityRow[]> =>
  rowsOf(
    sql<ActivityRow>`select ${activityColumns} from participation.activity where district_id = ${district} and activity_id = any(${[...activityIds]}::uuid[])`,
    tx,
  );

/** One recorder of an activity at a time: what is read after this is what stands. */
export const lockActivity = (tx: Tx, district: number, activityId: string): Promise<ActivityRow | undefined> =>
  firstOf(
    sql<ActivityRow>`select ${activityColumns} from participation.activity where district_id = ${district} and activity_id = ${activityId} for update`,
    tx,
  );

export interface ActivitiesOf {
  readonly communityId: string;
  /** Only what this person organises. */
  readonly organisers: readonly string[] | null;
  readonly state: ActivityState | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly before: { readonly startsAt: string; readonly activityId: string } | null;
  readonly limit: number;
}
export const latestActivities = (tx: Tx, district: number, of: ActivitiesOf): Promise<ActivityRow[]> =>
  rowsOf(
    sql<ActivityRow>`
      select ${activityColumns} from participation.activity
       where district_id = ${district} and community_id = ${of.communityId}
         and (${of.organisers === null} or organiser_id = any(${of.organisers === null ? [] : [...of.organisers]}::uuid[]))
         and (${of.state}::text is null or state = ${of.state})
         and (${of.from}::date is null or day >= ${of.from}::date)
         and (${of.to}::date is null or day <= ${of.to}::date)
         and (${of.before?.startsAt ?? null}::timestamptz is null or (starts_at, activity_id) < (${of.before?.startsAt ?? null}::timestamptz, ${of.before?.activityId ?? null}::uuid))
       order by starts_at desc, activity_id desc limit ${of.limit}`,
    tx,
  );

/** What residents can still come to: open and not over. */
export const comingActivities = (tx: Tx, district: number, communityId: string, after: Date, limit: number): Promise<ActivityRow[]> =>
  rowsOf(
    sql<ActivityRow>`select ${activityColumns} from participation.activity where district_id = ${district} and community_id = ${communityId} and state = 'open' and starts_at > ${after} order by starts_at, activity_id limit ${limit}`,
    tx,
  );

export const countRecordsByState = (
  tx: Tx,
  district: number,
  activityIds: readonly string[],
): Promise<{ activity_id: string; state: RecordState; count: number }[]> =>
  rowsOf(
    sql<{ activity_id: string; state: RecordState; count: number }>`
    select activity_id, state, count(*) as count from participation.record where district_id = ${district} and activity_id = any(${[...activityIds]}::uuid[]) group by 1, 2`,
    tx,
  );

/** How often each rule was used in a community since a day: the templates people reach for come first. */
export const countActivitiesByRule = (tx: Tx, district: number, communityId: string, since: string): Promise<{ rule_code: string; count: number }[]> =>
  rowsOf(
    sql<{
      rule_code: string;
      count: number;
    }>`select rule_code, count(*) as count from participation.activity where district_id = ${district} and community_id = ${communityId} and day >= ${since} and state <> 'cancelled' group by 1`,
    tx,
  );

/** How often each resident came to a kind of activity since a day: 常参加. */
export const countRegulars = (
  tx: Tx,
  district: number,
  of: { readonly communityId: string; readonly ruleCode: string; readonly since: string },
): Promise<{ resident_id: string; count: number }[]> =>
  rowsOf(
    sql<{ resident_id: string; count: number }>`
    select resident_id, count(*) as count from participation.record
     where district_id = ${district} and community_id = ${of.communityId} and rule_code = ${of.ruleCode} and happened_on >= ${of.since} and state in ${live} group by 1`,
    tx,
  );

export async function setActivityState(
  tx: Tx,
  district: number,
  activityId: string,
  to: { readonly state: ActivityState; readonly by: string | null; readonly at: Date; readonly reason: Buffer | null },
): Promise<void> {
  await sql`
    update participation.activity set state = ${to.state}, ended_by = ${to.state === 'open' ? null : to.by}, ended_at = ${to.state === 'open' ? null : to.at}, ended_reason = ${to.reason}
     where district_id = ${district} and activity_id = ${activityId}`.execute(tx);
}

export const readDraft = (tx: Tx, district: number, activityId: string): Promise<{ text: Buffer; saved_at: Date } | undefined> =>
  firstOf(
    sql<{ text: Buffer; saved_at: Date }>`select text, saved_at from participation.draft where district_id = ${district} and activity_id = ${activityId}`,
    tx,
  );

export async function saveDraft(
  tx: Tx,
  district: number,
  activityId: string,
  draft: { readonly text: Buffer; readonly by: string | null; readonly at: Date },
): Promise<void> {
  await sql`
    insert into participation.draft (district_id, activity_id, text, saved_by, saved_at) values (${district}, ${activityId}, ${draft.text}, ${draft.by}, ${draft.at})
    on conflict (district_id, activity_id) do update set text = excluded.text, saved_by = excluded.saved_by, saved_at = excluded.saved_at`.execute(tx);
}
export async function removeDraft(tx: Tx, district: number, activityId: string): Promise<void> {
  await sql`delete from participation.draft where district_id = ${district} and activity_id = ${activityId}`.execute(tx);
}

// ------------------------------------------------------------------------------------------------------------- records

/** Who already has their one record of an activity. */
export const liveRecordsOf = (
  tx: Tx,
  district: number,
  activityId: string,
  residentIds: readonly string[],
): Promise<{ record_id: string; resident_id: string; role: RecordRole }[]> =>
  rowsOf(
    sql<{ record_id: string; resident_id: string; role: RecordRole }>`
    select record_id, resident_id, role from participation.record
     where district_id = ${district} and activity_id = ${activityId} and resident_id = any(${[...residentIds]}::uuid[]) and state in ${live}`,
    tx,
  );

export interface DaySum {
  readonly resident_id: string;
  readonly community_id: string;
  readonly rule_code: string;
  readonly happened_on: string;
  readonly sum: number;
}
/** What people's records of one rule and day add up to, before caps, whatever session or role they stand in. */
export const daySums = (
  tx: Tx,
  district: number,
  of: readonly { readonly residentId: string; readonly ruleCode: string; readonly day: string }[],
): Promise<DaySum[]> =>
  rowsOf(
    sql<DaySum>`
      select r.resident_id, r.community_id, r.rule_code, r.happened_on, sum(r.scored)::bigint as sum
        from (select distinct * from unnest(${of.map(({ residentId }) => residentId)}::uuid[], ${of.map(({ ruleCode }) => ruleCode)}::text[], ${of.map(({ day }) => day)}::date[]) as u(resident_id, rule_code, day)) w
        join participation.record r on r.district_id = ${district} and r.resident_id = w.resident_id and r.happened_on = w.day and r.rule_code = w.rule_code
       where r.state in ${live} and not r.waived
       group by 1, 2, 3, 4`,
    tx,
  );

export interface CapUse {
  readonly resident_id: string;
  readonly session: number;
  readonly day: number;
  readonly month: number;
  readonly year: number;
  readonly person_day: number;
  readonly person_month: number;
}
/** What people have used of the caps a deed would run into: times by the rule, and points that count personally. For previews; the ledger decides. */
export const readCapUse = (
  tx: Tx,
  district: number,
  residentIds: readonly string[],
  of: {
    readonly activityId: string;
    readonly ruleCode: string;
    readonly day: string;
    readonly monthFrom: string;
    readonly monthTo: string;
    readonly yearFrom: string;
    readonly yearTo: string;
  },
): Promise<CapUse[]> =>
  rowsOf(
    sql<CapUse>`
      select resident_id,
             count(*) filter (where rule_code = ${of.ruleCode} and activity_id = ${of.activityId}) as session,
             count(*) filter (where rule_code = ${of.ruleCode} and happened_on = ${of.day}) as day,
             count(*) filter (where rule_code = ${of.ruleCode} and happened_on between ${of.monthFrom} and ${of.monthTo}) as month,
             count(*) filter (where rule_code = ${of.ruleCode}) as year,
             coalesce(sum(granted) filter (where personal and granted > 0 and happened_on = ${of.day}), 0)::bigint as person_day,
             coalesce(sum(granted) filter (where personal and granted > 0 and happened_on between ${of.monthFrom} and ${of.monthTo}), 0)::bigint as person_month
        from participation.record
       where district_id = ${district} and resident_id = any(${[...residentIds]}::uuid[]) and happened_on between ${of.yearFrom} and ${of.yearTo} and state in ${live} and granted <> 0
       group by resident_id`,
    tx,
  );

export interface NewRecord extends Pick<
  RecordRow,
  | 'record_id'
  | 'community_id'
  | 'activity_id'
  | 'resident_id'
  | 'role'
  | 'rule_code'
  | 'version_id'
  | 'happened_on'
  | 'minutes'
  | 'award'
  | 'confirm_mode'
  | 'guardian'
  | 'waived'
  | 'scored'
  | 'granted'
  | 'cap'
  | 'cap_limit'
  | 'cap_used'
  | 'claim_id'
  | 'personal'
  | 'source'
  | 'judged_reason'
  | 'due_on'
  | 'recorded_by'
  | 'recorded_person'
  | 'replaces'
> {}

/** Adds submitted records; the caller holds the activity's lock, so that none of them stands already. */
export async function insertRecords(tx: Tx, district: number, recordedAt: Date, rows: readonly NewRecord[]): Promise<RecordRow[]> {
  if (rows.length === 0) return [];
  const json = JSON.stringify(rows.map((row) => ({ ...row, judged_reason: row.judged_reason?.toString('hex') ?? null })));
  const made = await sql<RecordRow>`
    insert into participation.record (district_id, record_id, community_id, activity_id, resident_id, role, rule_code, version_id, happened_on, minutes, award, confirm_mode, guardian, waived,
      scored, granted, cap, cap_limit, cap_used, claim_id, personal, source, judged_reason, state, due_on, recorded_by, recorded_person, recorded_at, replaces)
    select ${district}, r.record_id, r.community_id, r.activity_id, r.resident_id, r.role, r.rule_code, r.version_id, r.happened_on, r.minutes, r.award, r.confirm_mode, r.guardian, r.waived,
      r.scored, r.granted, r.cap, r.cap_limit, r.cap_used, r.claim_id, r.personal, r.source, decode(r.judged_reason, 'hex'), 'submitted', r.due_on, r.recorded_by, r.recorded_person, ${recordedAt}, r.replaces
      from jsonb_to_recordset(${json}::jsonb) as r(record_id uuid, community_id uuid, activity_id uuid, resident_id uuid, role text, rule_code text, version_id uuid, happened_on date, minutes int,
        award jsonb, confirm_mode text, guardian boolean, waived boolean, scored int, granted int, cap text, cap_limit int, cap_used int, claim_id uuid, personal boolean, source text, judged_reason text, due_on date,
        recorded_by uuid, recorded_person uuid, replaces uuid)
    returning ${recordColumns}`.execute(tx);
  return made.rows;
}

export const readRecords = (tx: Tx, district: number, recordIds: readonly string[]): Promise<RecordRow[]> =>
  rowsOf(
    sql<RecordRow>`select ${recordColumns} from participation.record where district_id = ${district} and record_id = any(${[...recordIds]}::uuid[]) order by record_id`,
    tx,
  );

/** Locks in key order, so that two people with overlapping lists wait for each other instead of dying. */
export const lockRecords = (tx: Tx, district: number, recordIds: readonly string[]): Promise<RecordRow[]> =>
  rowsOf(
    sql<RecordRow>`select ${recordColumns} from participation.record where district_id = ${district} and record_id = any(${[...recordIds]}::uuid[]) order by record_id for update`,
    tx,
  );

export const recordsOfActivity = (tx: Tx, district: number, activityId: string): Promise<RecordRow[]> =>
  rowsOf(
    sql<RecordRow>`select ${recordColumns} from participation.record where district_id = ${district} and activity_id = ${activityId} order by record_id`,
    tx,
  );

/** What waits for a confirmation in some activities. */
export const submittedOf = (tx: Tx, district: number, activityIds: readonly string[]): Promise<RecordRow[]> =>
  rowsOf(
    sql<RecordRow>`select ${recordColumns} from participation.record where district_id = ${district} and activity_id = any(${[...activityIds]}::uuid[]) and state = 'submitted' order by record_id`,
    tx,
  );

export const recordsOfResidents = (
  tx: Tx,
  district: number,
  of: {
    readonly residentIds: readonly string[];
    /** Of these only what asks for an adult. */ readonly guarded?: readonly string[];
    readonly states: readonly RecordState[] | null;
    readonly before: string | null;
    readonly limit: number;
  },
): Promise<RecordRow[]> =>
  rowsOf(
    sql<RecordRow>`
      select ${recordColumns} from participation.record
       where district_id = ${district} and resident_id = any(${[...of.residentIds, ...(of.guarded ?? [])]}::uuid[]) and (guardian or resident_id = any(${[...of.residentIds]}::uuid[]))
         and (${of.states === null} or state = any(${of.states === null ? [] : [...of.states]}::text[]))
         and (${of.before}::uuid is null or record_id < ${of.before}::uuid)
       order by record_id desc limit ${of.limit}`,
    tx,
  );

export const recordsInStates = (tx: Tx, district: number, communityId: string, states: readonly RecordState[], limit: number): Promise<RecordRow[]> =>
  rowsOf(
    sql<RecordRow>`
      select ${recordColumns} from participation.record
       where district_id = ${district} and community_id = ${communityId} and state in ('under-review', 'on-notice', 'objected') and state = any(${[...states]}::text[]) order by record_id limit ${limit}`,
    tx,
  );

/** Records of a board: on notice or objected now, or on a notice that closed on or after a day. */
export const recordsOnBoard = (tx: Tx, district: number, communityId: string, since: string): Promise<(RecordRow & { posted_on: string })[]> =>
  rowsOf(
    sql<RecordRow & { posted_on: string }>`
      select n.posted_on, r.*
        from participation.record r join participation.notice n on n.district_id = r.district_id and n.notice_id = r.notice_id
       where r.district_id = ${district} and r.community_id = ${communityId} and r.notice_id is not null and (r.state in ('on-notice', 'objected') or r.closes_on >= ${since}::date) order by n.posted_on, r.notice_item`,
    tx,
  );

/** A resident's records by the transfers that paid them. */
export const recordsOfTransfers = (tx: Tx, district: number, residentId: string, transferIds: readonly string[]): Promise<RecordRow[]> =>
  rowsOf(
    sql<RecordRow>`select ${recordColumns} from participation.record where district_id = ${district} and resident_id = ${residentId} and transfer_id = any(${[...transferIds]}::uuid[])`,
    tx,
  );

/** Unconfirmed past their day, earliest first. */
export const unconfirmedSince = (
  tx: Tx,
  district: number,
  today: string,
  { limit, skip }: { readonly limit: number; readonly skip: number },
): Promise<string[]> =>
  rowsOf(
    sql<{
      record_id: string;
    }>`select record_id from participation.record where district_id = ${district} and state = 'submitted' and due_on < ${today}::date order by due_on, record_id limit ${limit} offset ${skip}`,
    tx,
  ).then((rows) => rows.map((row) => row.record_id));
/** On notice past their last day, earliest first. */
export const noticesOver = (tx: Tx, district: number, today: string, { limit, skip }: { readonly limit: number; readonly skip: number }): Promise<string[]> =>
  rowsOf(
    sql<{
      record_id: string;
    }>`select record_id from participation.record where district_id = ${district} and state = 'on-notice' and closes_on < ${today}::date order by closes_on, record_id limit ${limit} offset ${skip}`,
    tx,
  ).then((rows) => rows.map((row) => row.record_id));

/** Records of people that wait unposted and were cut by a cap, oldest first: they are asked again when something frees. What is on public notice keeps the points it was posted with. */
export const cutAndWaiting = (tx: Tx, district: number, residentIds: readonly string[]): Promise<RecordRow[]> =>
  rowsOf(
    sql<RecordRow>`
      select ${recordColumns} from participation.record
       where district_id = ${district} and resident_id = any(${[...residentIds]}::uuid[]) and state in ('submitted', 'under-review') and cap is not null and not waived order by record_id for update`,
    tx,
  );

export interface ConfirmationRow {
  readonly record_id: string;
  readonly side: Side;
  readonly by_person: string;
  readonly by_id: string;
  readonly means: Means;
  readonly evidence: Buffer | null;
  readonly at: Date;
}
export const confirmationsOf = (tx: Tx, district: number, recordIds: readonly string[]): Promise<ConfirmationRow[]> =>
  rowsOf(
    sql<ConfirmationRow>`select record_id, side, by_person, by_id, means, evidence, at from participation.confirmation where district_id = ${district} and record_id = any(${[...recordIds]}::uuid[]) order by at, side`,
    tx,
  );

export async function insertConfirmations(tx: Tx, district: number, rows: readonly ConfirmationRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into participation.confirmation (district_id, record_id, side, by_person, by_id, means, evidence, at)
    select ${district}, c.record_id, c.side, c.by_person, c.by_id, c.means, decode(c.evidence, 'hex'), c.at
      from jsonb_to_recordset(${JSON.stringify(rows.map((row) => ({ ...row, evidence: row.evidence?.toString('hex') ?? null })))}::jsonb) as c(record_id uuid, side text, by_person uuid, by_id uuid, means text, evidence text, at timestamptz)`.execute(
    tx,
  );
}

/** What a cap left of each, and whether the personal caps count. */
export interface Fit {
  readonly recordId: string;
  readonly claimId: string | null;
  readonly granted: number;
  readonly cap: CapName | null;
  readonly limit: number;
  readonly used: number;
  readonly personal: boolean;
}
export async function setFits(tx: Tx, district: number, fits: readonly Fit[]): Promise<void> {
  if (fits.length === 0) return;
  await sql`
    update participation.record r set granted = f.granted, cap = f.cap, cap_limit = f."limit", cap_used = f.used, claim_id = f."claimId", personal = f.personal
      from jsonb_to_recordset(${JSON.stringify(fits)}::jsonb) as f("recordId" uuid, "claimId" uuid, granted int, cap text, "limit" int, used int, personal boolean)
     where r.district_id = ${district} and r.record_id = f."recordId"`.execute(tx);
}

export async function sendToReview(
  tx: Tx,
  district: number,
  recordIds: readonly string[],
  of: { readonly dueOn: string; readonly provisional: boolean; readonly at: Date },
): Promise<void> {
  await sql`
    update participation.record set state = 'under-review', due_on = ${of.dueOn}, provisional = ${of.provisional}, confirmed_at = ${of.at}
     where district_id = ${district} and record_id = any(${[...recordIds]}::uuid[])`.execute(tx);
}

export interface Paid {
  readonly recordId: string;
  readonly transferId: string | null;
}
export async function setSettled(tx: Tx, district: number, at: Date, paid: readonly Paid[]): Promise<void> {
  if (paid.length === 0) return;
  await sql`
    update participation.record r set state = 'settled', due_on = null, provisional = false, confirmed_at = coalesce(r.confirmed_at, ${at}), transfer_id = p."transferId", settled_at = ${at}
      from jsonb_to_recordset(${JSON.stringify(paid)}::jsonb) as p("recordId" uuid, "transferId" uuid) where r.district_id = ${district} and r.record_id = p."recordId"`.execute(
    tx,
  );
}

export interface Ending {
  readonly state: 'rejected' | 'withdrawn' | 'lapsed' | 'reversed';
  readonly by: string | null;
  readonly at: Date;
}
/** Ends records; each has its own sealed reason or none. */
export async function endRecords(
  tx: Tx,
  district: number,
  of: Ending,
  records: readonly { readonly recordId: string; readonly reason: Buffer | null }[],
): Promise<void> {
  if (records.length === 0) return;
  await sql`
    update participation.record r set state = ${of.state}, due_on = null, provisional = false, ended_by = ${of.by}, ended_at = ${of.at}, reason = decode(e.reason, 'hex')
      from jsonb_to_recordset(${JSON.stringify(records.map(({ recordId, reason }) => ({ recordId, reason: reason?.toString('hex') ?? null })))}::jsonb) as e("recordId" uuid, reason text)
     where r.district_id = ${district} and r.record_id = e."recordId"`.execute(tx);
}

/** Of these activities, those with somebody left to confirm, each with its first deadline. */
export interface FirstToConfirm {
  readonly activity_id: string;
  readonly due_on: string;
  /** Who recorded all that waits; null where several did. */
  readonly only_recorder: string | null;
}
export const firstToConfirm = (tx: Tx, district: number, activityIds: readonly string[]): Promise<FirstToConfirm[]> =>
  rowsOf(
    sql<FirstToConfirm>`
    select activity_id, min(due_on) as due_on, case when count(distinct recorded_person) = 1 then min(recorded_person::text)::uuid end as only_recorder
    from participation.record where district_id = ${district} and activity_id = any(${[...activityIds]}::uuid[]) and state = 'submitted' group by 1`,
    tx,
  );

// ------------------------------------------------------------------------------------------------------------- notices

export interface NoticeRow {
  readonly notice_id: string;
  readonly community_id: string;
  readonly year: number;
  readonly serial: number;
  readonly posted_on: string;
  readonly closes_on: string;
  readonly items: number;
}
const noticeColumns = sql`notice_id, community_id, year, serial, posted_on, closes_on, items`;

/**
 * Adds lines to the notice a community posts today, made with the year's next number where there is none yet; answers the
 * notice with the number of its lines before. The serial's row is the lock: two reviewers post one after the other.
 */
export async function postOnNotice(
  tx: Tx,
  district: number,
  of: {
    readonly noticeId: string;
    readonly communityId: string;
    readonly postedOn: string;
    readonly closesOn: string;
    readonly at: Date;
    readonly lines: number;
  },
): Promise<NoticeRow & { readonly before: number }> {
  const year = Number(of.postedOn.slice(0, 4));
  await sql`insert into participation.notice_serial (district_id, community_id, year, last) values (${district}, ${of.communityId}, ${year}, 0) on conflict (district_id, community_id, year) do nothing`.execute(
    tx,
  );
  const lock = await firstOf(
    sql<{
      last: number;
    }>`select last from participation.notice_serial where district_id = ${district} and community_id = ${of.communityId} and year = ${year} for update`,
    tx,
  );
  const today = await firstOf(
    sql<NoticeRow>`
      update participation.notice set items = items + ${of.lines} where district_id = ${district} and community_id = ${of.communityId} and posted_on = ${of.postedOn} returning ${noticeColumns}`,
    tx,
  );
  if (today) return { ...today, before: today.items - of.lines };
  const serial = (lock?.last ?? 0) + 1;
  await sql`update participation.notice_serial set last = ${serial} where district_id = ${district} and community_id = ${of.communityId} and year = ${year}`.execute(
    tx,
  );
  await sql`
    insert into participation.notice (district_id, notice_id, community_id, year, serial, posted_on, closes_on, items, posted_at)
    values (${district}, ${of.noticeId}, ${of.communityId}, ${year}, ${serial}, ${of.postedOn}, ${of.closesOn}, ${of.lines}, ${of.at})`.execute(tx);
  return { notice_id: of.noticeId, community_id: of.communityId, year, serial, posted_on: of.postedOn, closes_on: of.closesOn, items: of.lines, before: 0 };
}

/** Puts records on a notice, each with its line and its last day. */
export async function putOnNotice(
  tx: Tx,
  district: number,
  of: { readonly noticeId: string; readonly closesOn: string; readonly by: string | null; readonly person: string | null; readonly at: Date },
  lines: readonly { readonly recordId: string; readonly item: number }[],
): Promise<void> {
  await sql`
    update participation.record r set state = 'on-notice', due_on = ${of.closesOn}, provisional = false, closes_on = ${of.closesOn}, notice_id = ${of.noticeId}, notice_item = l.item,
           reviewed_by = ${of.by}, reviewed_person = ${of.person}, reviewed_at = ${of.at}, confirmed_at = coalesce(r.confirmed_at, ${of.at})
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l("recordId" uuid, item int) where r.district_id = ${district} and r.record_id = l."recordId"`.execute(
    tx,
  );
}

/** Back on notice until a later day. */
export async function resumeNotice(tx: Tx, district: number, recordId: string, closesOn: string): Promise<void> {
  await sql`update participation.record set state = 'on-notice', due_on = ${closesOn}, provisional = false, closes_on = ${closesOn} where district_id = ${district} and record_id = ${recordId}`.execute(
    tx,
  );
}
export async function setReviewer(
  tx: Tx,
  district: number,
  recordIds: readonly string[],
  of: { readonly by: string | null; readonly person: string | null; readonly at: Date },
): Promise<void> {
  await sql`update participation.record set reviewed_by = ${of.by}, reviewed_person = ${of.person}, reviewed_at = ${of.at} where district_id = ${district} and record_id = any(${[...recordIds]}::uuid[])`.execute(
    tx,
  );
}

export const readNotices = (tx: Tx, district: number, noticeIds: readonly string[]): Promise<NoticeRow[]> =>
  rowsOf(sql<NoticeRow>`select ${noticeColumns} from participation.notice where district_id = ${district} and notice_id = any(${[...noticeIds]}::uuid[])`, tx);

export interface NoticeSummary extends NoticeRow {
  readonly objected: number;
  readonly points: number;
  readonly open: number;
}
/** Notices with what stands on them; `open` counts the lines still on notice or objected. */
export const latestNotices = (
  tx: Tx,
  district: number,
  of: { readonly communityId: string; readonly before: { readonly postedOn: string } | null; readonly limit: number },
): Promise<NoticeSummary[]> =>
  rowsOf(
    sql<NoticeSummary>`
      select n.*, coalesce(s.objected, 0) as objected, coalesce(s.points, 0) as points, coalesce(s.open, 0) as open
        from (select ${noticeColumns} from participation.notice where district_id = ${district} and community_id = ${of.communityId}
                 and (${of.before?.postedOn ?? null}::date is null or posted_on < ${of.before?.postedOn ?? null}::date) order by posted_on desc limit ${of.limit}) n
        left join lateral (
          select count(*) filter (where r.state = 'objected') as objected, sum(r.granted) filter (where r.state in ${live})::bigint as points, count(*) filter (where r.state in ('on-notice', 'objected')) as open
            from participation.record r where r.district_id = ${district} and r.notice_id = n.notice_id) s on true
       order by n.posted_on desc`,
    tx,
  );

export const recordsOfNotice = (tx: Tx, district: number, noticeId: string): Promise<RecordRow[]> =>
  rowsOf(
    sql<RecordRow>`select ${recordColumns} from participation.record where district_id = ${district} and notice_id = ${noticeId} order by notice_item`,
    tx,
  );

export const recordOfItem = (tx: Tx, district: number, noticeId: string, item: number): Promise<string | undefined> =>
  firstOf(
    sql<{
      record_id: string;
    }>`select record_id from participation.record where district_id = ${district} and notice_id = ${noticeId} and notice_item = ${item}`,
    tx,
  ).then((row) => row?.record_id);

/** Which records replaced these: corrected lines of a notice. */
export const replacementsOf = (tx: Tx, district: number, recordIds: readonly string[]): Promise<{ record_id: string; replaces: string }[]> =>
  rowsOf(
    sql<{
      record_id: string;
      replaces: string;
    }>`select record_id, replaces from participation.record where district_id = ${district} and replaces = any(${[...recordIds]}::uuid[])`,
    tx,
  );

// ---------------------------------------------------------------------------------------------------------- objections

export interface ObjectionRow {
  readonly objection_id: string;
  readonly record_id: string;
  readonly community_id: string;
  readonly receipt: string;
  readonly text: Buffer;
  readonly contact: Buffer;
  readonly raised_on: string;
  readonly raised_at: Date;
  readonly reply_by: string;
  readonly provisional: boolean;
  readonly state: ObjectionState;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly reason: Buffer | null;
}
const objectionColumns = sql`objection_id, record_id, community_id, receipt, text, contact, raised_on, raised_at, reply_by, provisional, state, decided_by, decided_at, reason`;

/** Inserts the objection and stops the record's clock; answers false where the receipt is taken. */
export async function insertObjection(tx: Tx, district: number, row: Omit<ObjectionRow, 'state' | 'decided_by' | 'decided_at' | 'reason'>): Promise<boolean> {
  const made = await sql`
    insert into participation.objection (district_id, objection_id, record_id, community_id, receipt, text, contact, raised_on, raised_at, reply_by, provisional, state)
    values (${district}, ${row.objection_id}, ${row.record_id}, ${row.community_id}, ${row.receipt}, ${row.text}, ${row.contact}, ${row.raised_on}, ${row.raised_at}, ${row.reply_by}, ${row.provisional}, 'open')
    on conflict (district_id, receipt) do nothing`.execute(tx);
  if (Number(made.numAffectedRows ?? 0) === 0) return false;
  await sql`update participation.record set state = 'objected', due_on = ${row.reply_by}, provisional = ${row.provisional} where district_id = ${district} and record_id = ${row.record_id}`.execute(
    tx,
  );
  return true;
}
export const readObjections = (tx: Tx, district: number, objectionIds: readonly string[]): Promise<ObjectionRow[]> =>
  rowsOf(
    sql<ObjectionRow>`select ${objectionColumns} from participation.objection where district_id = ${district} and objection_id = any(${[...objectionIds]}::uuid[])`,
    tx,
  );
export const lockObjection = (tx: Tx, district: number, objectionId: string): Promise<ObjectionRow | undefined> =>
  firstOf(
    sql<ObjectionRow>`select ${objectionColumns} from participation.objection where district_id = ${district} and objection_id = ${objectionId} for update`,
    tx,
  );
export const objectionByReceipt = (tx: Tx, district: number, receipt: string): Promise<ObjectionRow | undefined> =>
  firstOf(sql<ObjectionRow>`select ${objectionColumns} from participation.objection where district_id = ${district} and receipt = ${receipt}`, tx);
export const objectionsOfRecords = (tx: Tx, district: number, recordIds: readonly string[]): Promise<ObjectionRow[]> =>
  rowsOf(
    sql<ObjectionRow>`select ${objectionColumns} from participation.objection where district_id = ${district} and record_id = any(${[...recordIds]}::uuid[]) order by raised_at`,
    tx,
  );
export async function decideObjection(
  tx: Tx,
  district: number,
  objectionId: string,
  of: { readonly state: ObjectionState; readonly by: string | null; readonly at: Date; readonly reason: Buffer },
): Promise<void> {
  await sql`update participation.objection set state = ${of.state}, decided_by = ${of.by}, decided_at = ${of.at}, reason = ${of.reason} where district_id = ${district} and objection_id = ${objectionId}`.execute(
    tx,
  );
}

/** Final days of records that still wait for their review on a provisional one. */
export async function setFinalReviewDays(tx: Tx, district: number, days: readonly { readonly recordId: string; readonly dueOn: string }[]): Promise<void> {
  if (days.length === 0) return;
  await sql`
    update participation.record r set due_on = d."dueOn", provisional = false
      from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d("recordId" uuid, "dueOn" date)
     where r.district_id = ${district} and r.record_id = d."recordId" and r.state = 'under-review' and r.provisional`.execute(tx);
}
/** Final days of objections still open, and of the records they hold. */
export async function setFinalReplyDays(
  tx: Tx,
  district: number,
  days: readonly { readonly objectionId: string; readonly recordId: string; readonly dueOn: string }[],
): Promise<void> {
  if (days.length === 0) return;
  await sql`
    with answered as (
      update participation.objection o set reply_by = d."dueOn", provisional = false
        from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d("objectionId" uuid, "dueOn" date)
       where o.district_id = ${district} and o.objection_id = d."objectionId" and o.state = 'open' and o.provisional
      returning o.record_id, o.reply_by)
    update participation.record r set due_on = a.reply_by, provisional = false
      from answered a where r.district_id = ${district} and r.record_id = a.record_id and r.state = 'objected'`.execute(tx);
}

// --------------------------------------------------------------------------------------------------------- corrections

export interface CorrectionRow {
  readonly correction_id: string;
  readonly record_id: string;
  readonly community_id: string;
  readonly state: CorrectionState;
  readonly not_me: boolean;
  readonly reason: Buffer;
  readonly anew: boolean;
  readonly anew_minutes: number | null;
  readonly anew_judged: number | null;
  readonly anew_judged_reason: Buffer | null;
  readonly proposed_by: string | null;
  readonly proposed_person: string | null;
  readonly proposed_at: Date;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly decided_reason: Buffer | null;
  readonly replacement: string | null;
  readonly shortfall: number;
}
const correctionColumns = sql`
  correction_id, record_id, community_id, state, not_me, reason, anew, anew_minutes, anew_judged, anew_judged_reason, proposed_by, proposed_person, proposed_at, decided_by, decided_at, decided_reason, replacement, shortfall`;

export async function insertCorrection(
  tx: Tx,
  district: number,
  row: Omit<CorrectionRow, 'state' | 'decided_by' | 'decided_at' | 'decided_reason' | 'replacement' | 'shortfall'>,
): Promise<void> {
  await sql`
    insert into participation.correction (district_id, correction_id, record_id, community_id, state, not_me, reason, anew, anew_minutes, anew_judged, anew_judged_reason, proposed_by, proposed_person, proposed_at)
    values (${district}, ${row.correction_id}, ${row.record_id}, ${row.community_id}, 'proposed', ${row.not_me}, ${row.reason}, ${row.anew}, ${row.anew_minutes}, ${row.anew_judged}, ${row.anew_judged_reason},
            ${row.proposed_by}, ${row.proposed_person}, ${row.proposed_at})`.execute(tx);
}
export const readCorrections = (tx: Tx, district: number, correctionIds: readonly string[]): Promise<CorrectionRow[]> =>
  rowsOf(
    sql<CorrectionRow>`select ${correctionColumns} from participation.correction where district_id = ${district} and correction_id = any(${[...correctionIds]}::uuid[])`,
    tx,
  );
export const lockCorrections = (tx: Tx, district: number, correctionIds: readonly string[]): Promise<CorrectionRow[]> =>
  rowsOf(
    sql<CorrectionRow>`select ${correctionColumns} from participation.correction where district_id = ${district} and correction_id = any(${[...correctionIds]}::uuid[]) order by correction_id for update`,
    tx,
  );
export const correctionsOfRecords = (tx: Tx, district: number, recordIds: readonly string[]): Promise<CorrectionRow[]> =>
  rowsOf(
    sql<CorrectionRow>`select ${correctionColumns} from participation.correction where district_id = ${district} and record_id = any(${[...recordIds]}::uuid[]) order by proposed_at`,
    tx,
  );
export const waitingCorrections = (tx: Tx, district: number, communityId: string): Promise<CorrectionRow[]> =>
  rowsOf(
    sql<CorrectionRow>`select ${correctionColumns} from participation.correction where district_id = ${district} and community_id = ${communityId} and state = 'proposed' order by proposed_at, correction_id`,
    tx,
  );
export async function decideCorrection(
  tx: Tx,
  district: number,
  correctionId: string,
  of: {
    readonly state: CorrectionState;
    readonly by: string | null;
    readonly at: Date;
    readonly reason: Buffer | null;
    readonly replacement: string | null;
    readonly shortfall: number;
  },
): Promise<void> {
  await sql`
    update participation.correction set state = ${of.state}, decided_by = ${of.by}, decided_at = ${of.at}, decided_reason = ${of.reason}, replacement = ${of.replacement}, shortfall = ${of.shortfall}
     where district_id = ${district} and correction_id = ${correctionId}`.execute(tx);
}
