import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { readTemplates as endpoint } from '#contract/participation.ts';
import { awardLine } from '#words/participation.ts';
import { pointsWords, whyNotSentence } from '#words/rules.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { addDays, localDateAt } from '#platform/time.ts';
import { readOrganisers } from '../identity/read-organisers.ts';
import { readBookFor } from '../rules/read-book-for.ts';
import { baseBounds, paysDeeds } from '../rules/rule.ts';
import { whyNot } from '../rules/why-not.ts';
import * as store from './store.ts';

const usualMinutes = 60;
const recentDays = 60;

/** Rules one can open an activity from on a day, the often used ones first, and who can organise. Refuses: not-allowed. */
export async function readTemplates(context: Context, { communityId, day }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  mustReach(context, 'write-activities', { communityId });
  const on = day ?? localDateAt(context.now);
  const book = await readBookFor(context, { communityId, day: on });
  const used = await store.countActivitiesByRule(context.tx, context.district, communityId, addDays(localDateAt(context.now), -recentDays));
  const recent = new Map(used.map(({ rule_code: code, count }) => [code, count]));
  const organisers = await readOrganisers(context, communityId, on);
  const templates = [...(book?.rules.values() ?? [])]
    .filter((rule) => rule.enabled && paysDeeds(rule))
    .map((rule) => {
      const judged = rule.calculation.kind === 'RANGE';
      const bounds = judged ? baseBounds(rule) : null;
      const why = whyNot(book, { code: rule.code, day: on });
      return {
        ruleCode: rule.code,
        name: rule.name.zh,
        behaviour: rule.class,
        minutes: rule.usualMinutes ?? usualMinutes,
        capacity: rule.usualCapacity,
        judged,
        low: bounds?.low ?? null,
        high: bounds?.high ?? null,
        award: awardLine(pointsWords(rule.calculation), rule.code, book?.label ?? null),
        tags: rule.tags,
        whyNot: why === null ? null : whyNotSentence(why),
        recent: recent.get(rule.code) ?? 0,
      };
    });
  return {
    versionLabel: book?.label ?? '',
    templates: templates.toSorted((a, b) => b.recent - a.recent),
    organisers: organisers.map(({ kind, id, name, office, trusted }) => ({ kind, id, name, office: office ?? '', trusted })),
  };
}
