import { noticeNumber } from '#words/participation.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { localDateAt } from '#platform/time.ts';
import { readCommunity } from '../places/read-community.ts';
import { startingSettings } from '../rules/book.ts';
import { readBookFor } from '../rules/read-book-for.ts';
import { closesOn } from './notice.ts';
import { doerOf } from './person.ts';
import * as store from './store.ts';
import type { RecordRow } from './store.ts';

export interface Posted {
  readonly noticeId: string;
  readonly number: string;
  readonly closesOn: string;
}

/**
 * Posts records of one community on its notice of today, which takes more lines all day; whoever acts is their reviewer.
 * It is open for the book's full natural days after today (requirement 140).
 */
export async function postNotice(context: Context, communityId: string, records: readonly RecordRow[]): Promise<Posted> {
  const { tx, district, now } = context;
  const today = localDateAt(now);
  const community = await readCommunity(context, communityId);
  const settings = (await readBookFor(context, { communityId, day: today }))?.settings ?? startingSettings;
  const doer = doerOf(context);
  const until = closesOn(today, settings.noticeDays);
  const notice = await store.postOnNotice(tx, district, { noticeId: newId(), communityId, postedOn: today, closesOn: until, at: now, lines: records.length });
  await store.putOnNotice(
    tx,
    district,
    { noticeId: notice.notice_id, closesOn: notice.closes_on, by: doer.id, person: doer.person, at: now },
    records.map((record, index) => ({ recordId: record.record_id, item: notice.before + index + 1 })),
  );
  return { noticeId: notice.notice_id, number: noticeNumber(community.noticeName, notice.year, notice.serial), closesOn: notice.closes_on };
}
