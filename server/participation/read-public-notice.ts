import type { z } from 'zod';
import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { listPublicNotices as listEndpoint, NoticeItem, NoticeLine, readPublicNotice as endpoint } from '#contract/participation.ts';
import { noticeHow, noticeNumber } from '#words/participation.ts';
import type { Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import { isDay, localDateAt } from '#platform/time.ts';
import { mask } from '../identity/person-name.ts';
import { readResidents } from '../identity/read-residents.ts';
import { readCommunity } from '../places/read-community.ts';
import { ageOn } from '../rules/rule.ts';
import { adultAge } from './age.ts';
import { isOpenOn } from './notice.ts';
import { booksByVersion } from './read-books.ts';
import { readRecordFacts } from './record-lines.ts';
import * as store from './store.ts';
import type { NoticeRow, NoticeSummary, RecordRow } from './store.ts';

type Line = z.input<typeof NoticeLine>;
type Item = z.input<typeof NoticeItem>;

const placeIn = (after: string | undefined): { readonly postedOn: string } | null => (after !== undefined && isDay(after) ? { postedOn: after } : null);

const lineOf = (notice: NoticeSummary, noticeName: string, today: string): Line => ({
  noticeId: notice.notice_id,
  number: noticeNumber(noticeName, notice.year, notice.serial),
  serial: notice.serial,
  year: notice.year,
  postedOn: notice.posted_on,
  closesOn: notice.closes_on,
  items: notice.items,
  objected: notice.objected,
  points: notice.points,
  closed: !isOpenOn(today, notice.closes_on) && notice.open === 0,
});

/** A community's notices, latest first. An unknown community has none. */
export async function listPublicNotices(context: Context, { communityId, after, limit }: InputOf<typeof listEndpoint>): Promise<OutputOf<typeof listEndpoint>> {
  const found = await store.latestNotices(context.tx, context.district, { communityId, before: placeIn(after), limit: limit + 1 });
  if (found.length === 0) return { rows: [] };
  const { noticeName } = await readCommunity(context, communityId);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((notice) => lineOf(notice, noticeName, localDateAt(context.now))),
    ...(found.length > limit && last ? { next: last.posted_on } : {}),
  };
}

function stateOf(record: RecordRow, replaced: ReadonlySet<string>): Item['state'] {
  switch (record.state) {
    case 'objected':
      return 'objected';
    case 'settled':
      return 'settled';
    case 'reversed':
      return 'reversed';
    case 'rejected':
    case 'withdrawn':
    case 'lapsed':
      return replaced.has(record.record_id) ? 'corrected' : 'cancelled';
    case 'submitted':
    case 'under-review':
    case 'on-notice':
      return 'posted';
  }
}

/**
 * The lines of a notice as anybody may read them: names masked, minors, mediators, reporters and whoever loses points
 * without name and building; staff by office, residents who organise masked (readings 24, GR5).
 */
async function itemsOf(context: Context, notice: NoticeRow, records: readonly RecordRow[]): Promise<Item[]> {
  const facts = await readRecordFacts(context, records, 'public');
  const residents = await readResidents(
    context,
    records.map((record) => record.resident_id),
  );
  const books = await booksByVersion(
    context,
    records.map((record) => record.version_id),
  );
  const replaced = new Set(
    (
      await store.replacementsOf(
        context.tx,
        context.district,
        records.map((record) => record.record_id),
      )
    ).map(({ replaces }) => replaces),
  );
  return records.map((record): Item => {
    const rule = books.get(record.version_id)?.rules.get(record.rule_code);
    const resident = residents.get(record.resident_id);
    const named =
      resident !== undefined &&
      resident.name !== '' &&
      ageOn(resident.birthYear, notice.posted_on) >= adultAge &&
      rule !== undefined &&
      rule.class !== 'NEGATIVE' &&
      !rule.hideNames &&
      !rule.secretReporter;
    const organiser = facts.activities.get(record.activity_id)?.organiser_id ?? null;
    return {
      item: record.notice_item ?? 0,
      name: named ? mask(resident.name) : null,
      buildingName: named ? resident.buildingName : null,
      matter: rule?.name.zh ?? record.rule_code,
      how: noticeHow(record.award, record.granted),
      ruleCode: record.rule_code,
      versionLabel: record.award.versionLabel,
      points: record.granted,
      organiser: facts.nameOf(organiser, record.activity_id),
      reviewer: facts.nameOf(record.reviewed_by, record.activity_id),
      state: stateOf(record, replaced),
      closesOn: record.closes_on ?? notice.closes_on,
    };
  });
}

/** One notice with its lines, for everybody, for good. Refuses: notice-not-found. */
export async function readPublicNotice(context: Context, { noticeId }: Pick<InputOf<typeof endpoint>, 'noticeId'>): Promise<OutputOf<typeof endpoint>> {
  const { tx, district, now } = context;
  const [notice = refuse('notice-not-found', { noticeId })] = await store.readNotices(tx, district, [noticeId]);
  const records = await store.recordsOfNotice(tx, district, noticeId);
  const community = await readCommunity(context, notice.community_id);
  const list = await itemsOf(context, notice, records);
  const waiting = list.filter(({ state }) => state === 'posted' || state === 'objected').length;
  const { items: _items, ...line } = lineOf(
    {
      ...notice,
      objected: list.filter(({ state }) => state === 'objected').length,
      points: list.reduce((sum, { state, points }) => (state === 'posted' || state === 'objected' || state === 'settled' ? sum + points : sum), 0),
      open: waiting,
    },
    community.noticeName,
    localDateAt(now),
  );
  return {
    ...line,
    communityId: notice.community_id,
    communityName: community.name,
    committeeName: community.committeeName,
    phone: community.phone,
    hours: community.hours,
    list,
  };
}
