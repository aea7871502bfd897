import type { Rule } from '#contract/rules.ts';
import { whyNotSentence } from '#words/rules.ts';
import type { Words } from '#words/words.ts';
import type { Context } from '#platform/context.ts';
import { addDays, firstOfMonth, firstOfNextMonth, firstOfYear, lastOfYear } from '#platform/time.ts';
import type { ResidentFacts } from '../identity/directory.ts';
import { awardOf, factsRefused } from '../rules/award.ts';
import type { Book } from '../rules/book.ts';
import { capped, whyCapFull } from '../rules/caps.ts';
import { ageOn } from '../rules/rule.ts';
import { whyNot } from '../rules/why-not.ts';
import * as store from './store.ts';
import type { ActivityRow } from './store.ts';

export interface Preview {
  readonly scored: number;
  readonly granted: number;
  readonly note: Words | null;
}
const nothing: Preview = { scored: 0, granted: 0, note: null };

/** What recording people of an activity would bring each here and now, caps included; minutes by person where a list names them. */
export async function previewAwards(
  context: Context,
  { activity, book, rule }: { readonly activity: ActivityRow; readonly book: Book; readonly rule: Rule },
  people: readonly { readonly resident: ResidentFacts; readonly minutes: number | null }[],
): Promise<Map<string, Preview>> {
  const { day } = activity;
  const use = new Map(
    (
      await store.readCapUse(
        context.tx,
        context.district,
        people.map(({ resident }) => resident.residentId),
        {
          activityId: activity.activity_id,
          ruleCode: rule.code,
          day,
          monthFrom: firstOfMonth(day),
          monthTo: addDays(firstOfNextMonth(day), -1),
          yearFrom: firstOfYear(day),
          yearTo: lastOfYear(day),
        },
      )
    ).map((row) => [row.resident_id, row]),
  );
  return new Map(
    people.map(({ resident, minutes }): [string, Preview] => {
      const served = minutes ?? activity.minutes;
      const age = ageOn(resident.birthYear, day);
      const facts = { day, minutes: served, difficulty: activity.difficulty, age, tags: activity.tags };
      const why = whyNot(book, { code: rule.code, day, minutes: served, age });
      if (factsRefused(rule, facts, { preview: true })) return [resident.residentId, { ...nothing, note: why === null ? null : whyNotSentence(why) }];
      const award = awardOf(rule, book, facts);
      const used = use.get(resident.residentId);
      const outcome = capped(award.points, rule.caps, book.settings, {
        session: used?.session ?? 0,
        day: used?.day ?? 0,
        month: used?.month ?? 0,
        year: used?.year ?? 0,
        personDay: used?.person_day ?? 0,
        personMonth: used?.person_month ?? 0,
      });
      const { cap, limit } = outcome;
      const note = why === null ? (cap === null ? null : whyNotSentence(whyCapFull(rule, day, { cap, limit, used: outcome.used }))) : whyNotSentence(why);
      return [resident.residentId, { scored: award.points, granted: why !== null && why.why !== 'below-shortest' ? 0 : outcome.granted, note }];
    }),
  );
}
