import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { openActivity as endpoint } from '#contract/participation.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refuse.ts';
import { localDateAt } from '#platform/time.ts';
import { readOrganisers } from '../identity/read-organisers.ts';
import { ruleOn } from '../rules/read-award.ts';
import { readBookFor } from '../rules/read-book-for.ts';
import { isInSeason, nextDayInSeason } from '../rules/rule.ts';
import { doerOf } from './person.ts';
import { sealText } from './sealed.ts';
import * as store from './store.ts';

/**
 * Opens an activity from a rule in force on its day; minutes are those of service, travel excluded.
 *
 * Refuses, in this order: not-allowed, unknown-activity-type, invalid-input (a level of difficulty the rule does not have:
 * nobody could be recorded), activity-out-of-season, organiser-not-found.
 */
export async function openActivity(context: Context, input: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const { tx, district, now } = context;
  mustReach(context, 'write-activities', { communityId: input.communityId });
  const startsAt = new Date(input.startsAt);
  const day = localDateAt(startsAt);
  const rule = ruleOn(await readBookFor(context, { communityId: input.communityId, day }), input.ruleCode, day);
  if (rule.calculation.kind === 'TIERED' && (input.difficulty ?? 1) > rule.calculation.levels.length)
    refuse('invalid-input', { field: 'difficulty', why: null });
  if (!isInSeason(rule, day)) refuse('activity-out-of-season', { next: nextDayInSeason(rule, day) });
  const organisers = await readOrganisers(context, input.communityId, day);
  if (!organisers.some(({ kind, id }) => kind === input.organiser.kind && id === input.organiser.id))
    refuse('organiser-not-found', { organiserId: input.organiser.id });

  const activityId = newId();
  await store.insertActivities(tx, district, [
    {
      activity_id: activityId,
      community_id: input.communityId,
      rule_code: rule.code,
      title: sealText(context, 'activity.title', activityId, input.title),
      place: sealText(context, 'activity.place', activityId, input.place),
      starts_at: startsAt,
      day,
      minutes: input.minutes,
      difficulty: input.difficulty ?? null,
      tags: input.tags,
      organiser_kind: input.organiser.kind,
      organiser_id: input.organiser.id,
      capacity: input.capacity,
      opened_by: doerOf(context).id,
      opened_at: now,
    },
  ]);
  return { activityId };
}
