import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { readHome as endpoint } from '#contract/participation.ts';
import { person, type Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import { readUnread } from '../messages/read-messages.ts';
import { readCommunity } from '../places/read-community.ts';
import { awardWords } from './activity-lines.ts';
import { readOwnPeople } from './own-people.ts';
import { booksByDay } from './read-books.ts';
import { readFigures } from './read-figures.ts';
import { sidesMissing } from './record.ts';
import { openText } from './sealed.ts';
import * as store from './store.ts';

const mostToConfirm = 200;
const nextActivities = 6;

/** A resident's first page: three figures, what waits, what to confirm, what one can still come to. Refuses: not-allowed. */
export async function readHome(context: Context, _input: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const { tx, district, now } = context;
  const me = person(context).residentId ?? refuse('not-allowed');
  const own = await readOwnPeople(context, me);
  const { resident } = own;
  const community = await readCommunity(context, resident.communityId);
  const submitted = await store.recordsOfResidents(tx, district, {
    residentIds: own.ids,
    guarded: own.older,
    states: ['submitted'],
    before: null,
    limit: mostToConfirm,
  });
  const confirmed = Map.groupBy(
    await store.confirmationsOf(
      tx,
      district,
      submitted.map((record) => record.record_id),
    ),
    (row) => row.record_id,
  );
  const activities = await store.comingActivities(tx, district, resident.communityId, now, nextActivities);
  const books = await booksByDay(
    context,
    resident.communityId,
    activities.map(({ day }) => day),
  );
  return {
    name: resident.name,
    communityName: community.name,
    shortCode: resident.shortCode,
    figures: await readFigures(context, me),
    toConfirm: submitted.filter((record) =>
      sidesMissing(
        record.confirm_mode,
        (confirmed.get(record.record_id) ?? []).map(({ side }) => side),
      ).includes('participant'),
    ).length,
    unread: await readUnread(context, me),
    activities: activities.map((activity) => ({
      activityId: activity.activity_id,
      title: openText(context, 'activity.title', activity.activity_id, activity.title),
      place: openText(context, 'activity.place', activity.activity_id, activity.place),
      startsAt: activity.starts_at.toISOString(),
      minutes: activity.minutes,
      award: awardWords(activity, books.get(activity.day)),
    })),
  };
}
