import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { readRosterCandidates as endpoint } from '#contract/participation.ts';
import { ageBandOf } from '#contract/values.ts';
import { reaches, type Context } from '#platform/context.ts';
import { localDateAt } from '#platform/time.ts';
import { readDirectory } from '../identity/read-directory.ts';
import { findActivity } from './find-activity.ts';
import { readRegulars } from './read-roster.ts';
import * as store from './store.ts';

/**
 * Residents to tick: who often comes first, then by building and short code. Who may not search the residents, a resident
 * who organises, ticks those who come and sees no codes; others are found by their name in a roster.
 *
 * Refuses, in this order: activity-not-found, not-allowed.
 */
export async function readRosterCandidates(context: Context, { activityId, buildingId, limit }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const activity = await findActivity(context, 'record-deeds', activityId);
  const directory = await readDirectory(context, activity.community_id);
  const regulars = await readRegulars(context, activity);
  const maySearch = reaches(context.actor, 'search-residents', { communityId: activity.community_id });
  const people = directory.people
    .filter((person) => buildingId === undefined || person.buildingId === buildingId)
    .map((person) => ({ person, times: regulars.get(person.residentId) ?? 0 }))
    .filter(({ times }) => maySearch || times > 0)
    .toSorted((a, b) => b.times - a.times)
    .slice(0, limit);
  const recorded = new Set(
    (
      await store.liveRecordsOf(
        context.tx,
        context.district,
        activityId,
        people.map(({ person }) => person.residentId),
      )
    ).map(({ resident_id: id }) => id),
  );
  const today = localDateAt(context.now);
  return {
    people: people.map(({ person, times }) => ({
      residentId: person.residentId,
      name: person.name,
      buildingName: person.buildingName,
      ageBand: ageBandOf(person.birthYear, today),
      times,
      recorded: recorded.has(person.residentId),
      shortCode: maySearch ? person.shortCode : '',
    })),
  };
}
