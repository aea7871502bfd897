import type { z } from 'zod';
import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { readRoster as endpoint, RosterLine, rosterLineStates, RosterLineState } from '#contract/participation.ts';
import { ageBandOf } from '#contract/values.ts';
import { rosterIgnoredWords, rosterReasonWords } from '#words/roster.ts';
import type { Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import { readSheet } from '#platform/sheet.ts';
import { addDays, localDateAt } from '#platform/time.ts';
import type { Directory } from '../identity/directory.ts';
import { readDirectory } from '../identity/read-directory.ts';
import { readPhoneTails } from '../identity/read-phone-tails.ts';
import { readBookFor } from '../rules/read-book-for.ts';
import { ageOn } from '../rules/rule.ts';
import { adultAge } from './age.ts';
import { findActivity } from './find-activity.ts';
import { previewAwards, type Preview } from './preview-awards.ts';
import { rosterLookup } from './roster-lookup.ts';
import { matchRoster, type RosterPerson, type RosterRow } from './roster-match.ts';
import { readRoster as readLines } from './roster-text.ts';
import * as store from './store.ts';
import type { ActivityRow } from './store.ts';

type Line = z.input<typeof RosterLine>;

const mostLines = 2000;
/** Who came within a year is a regular. */
const regularDays = 365;

/** How often people came to this kind of activity: regulars stand first. */
export async function readRegulars(context: Context, activity: ActivityRow): Promise<ReadonlyMap<string, number>> {
  const rows = await store.countRegulars(context.tx, context.district, {
    communityId: activity.community_id,
    ruleCode: activity.rule_code,
    since: addDays(localDateAt(context.now), -regularDays),
  });
  return new Map(rows.map(({ resident_id: id, count }) => [id, count]));
}

const statesOf = (rows: readonly Line[]): Record<RosterLineState, number> => {
  const counts: Record<RosterLineState, number> = {
    matched: 0,
    'same-name': 0,
    doubtful: 0,
    companion: 0,
    unknown: 0,
    double: 0,
    withdrawn: 0,
    ignored: 0,
    recorded: 0,
  } satisfies Record<(typeof rosterLineStates)[number], number>;
  for (const { state } of rows) counts[state] += 1;
  return counts;
};

/** A sheet as the reader of texts knows it: one row a line, cells apart by tabs. */
const asText = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map((cell) => cell.replaceAll(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');

async function match(context: Context, activity: ActivityRow, directory: Directory, text: string): Promise<RosterRow[]> {
  const lines = readLines(text);
  const regulars = await readRegulars(context, activity);
  const tails = await readPhoneTails(
    context,
    activity.community_id,
    lines.flatMap(({ entries }) => entries.flatMap(({ phoneTail }) => phoneTail ?? [])),
  );
  const today = localDateAt(context.now);
  const describe = ({ residentId }: { readonly residentId: string }): RosterPerson => {
    const person = directory.byId.get(residentId);
    return {
      residentId,
      name: person?.name ?? '',
      buildingId: person?.buildingId ?? '',
      buildingName: person?.buildingName ?? '',
      ageBand: ageBandOf(person?.birthYear ?? 1900, today),
      minor: ageOn(person?.birthYear ?? 1900, today) < adultAge,
      frequent: regulars.get(residentId) ?? 0,
      door: person?.door ?? '',
    };
  };
  return matchRoster(
    lines,
    rosterLookup(directory.names(), describe, (tail) => (tails.get(tail) ?? []).map((residentId) => describe({ residentId }))),
  );
}

/**
 * Reads a pasted text or a sheet against the community's residents and says of every line what would become of it; writes
 * nothing. Who is recorded already is shown as such.
 *
 * Refuses, in this order: activity-not-found, activity-in-wrong-state, import-unreadable, import-too-large.
 */
export async function readRoster(context: Context, { activityId, text, file }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const activity = await findActivity(context, 'record-deeds', activityId);
  if (activity.state !== 'open') refuse('activity-in-wrong-state', { state: activity.state });
  const typed = file ? asText(await readSheet(Buffer.from(file.content, 'base64'), mostLines)) : (text ?? '');
  if (typed.split('\n').length > mostLines) refuse('import-too-large', { limit: mostLines });

  const directory = await readDirectory(context, activity.community_id);
  const rows = await match(context, activity, directory, typed);
  const peopleOf = (row: RosterRow): readonly RosterPerson[] => (row.person ? [row.person] : row.candidates.map(({ person }) => person));
  const named = new Map(rows.flatMap((row) => peopleOf(row).map((person) => [person.residentId, { person, minutes: row.minutes ?? null }] as const)));
  const recorded = new Set(
    (await store.liveRecordsOf(context.tx, context.district, activityId, [...named.keys()]))
      .filter(({ role }) => role === 'participant')
      .map(({ resident_id: id }) => id),
  );

  const book = await readBookFor(context, { communityId: activity.community_id, day: activity.day });
  const rule = book?.rules.get(activity.rule_code);
  const people = [...named.values()].flatMap(({ person, minutes }) => {
    const resident = directory.byId.get(person.residentId);
    return resident ? [{ resident, minutes }] : [];
  });
  const previews = book && rule ? await previewAwards(context, { activity, book, rule }, people) : new Map<string, Preview>();

  const lines = rows.map((row): Line => {
    const already = row.person !== undefined && recorded.has(row.person.residentId) && row.state === 'matched';
    const facts = { otherLine: row.otherLine, count: row.state === 'companion' ? row.companions : row.candidates.length };
    return {
      line: row.line,
      part: row.part,
      raw: row.raw,
      text: row.text,
      state: already ? 'recorded' : row.state,
      why: row.ignored === undefined ? (row.reason === undefined ? null : rosterReasonWords(row.reason, facts)) : rosterIgnoredWords(row.ignored),
      minutes: row.minutes ?? null,
      candidates: peopleOf(row).map((person) => ({
        residentId: person.residentId,
        name: person.name,
        buildingName: person.buildingName,
        ageBand: person.ageBand,
        times: person.frequent ?? 0,
        ...(previews.get(person.residentId) ?? { scored: 0, granted: 0, note: null }),
      })),
      sameAsLine: row.state === 'double' ? (row.otherLine ?? null) : null,
    };
  });
  return { lines, counts: statesOf(lines) };
}
