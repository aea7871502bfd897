import type { z } from 'zod';
import type { InputOf } from '#contract/endpoint.ts';
import * as deeds from '#contract/participation.ts';
import type { BookSettings, Rule } from '#contract/rules.ts';
import type { Actor, Context } from '#platform/context.ts';
import { addDays, endOfDay, localDateAt } from '#platform/time.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { grantRoles } from '../../server/identity/grant-roles.ts';
import type { Registered, ResidentToRegister } from '../../server/identity/register-residents.ts';
import { lapseUnconfirmedRecords } from '../../server/participation/lapse-unconfirmed-records.ts';
import { settleDueRecords } from '../../server/participation/settle-due-records.ts';
import { adoptRuleBook } from '../../server/rules/adopt-rule-book.ts';
import { draftRuleBook } from '../../server/rules/draft-rule-book.ts';
import { putRule, putSettings } from '../../server/rules/edit-draft.ts';
import { adoptedIdea, aRule, litter, meeting, multiplier, someSettings, stairCleaning } from './rules.ts';
import { createTown } from './town.ts';

const text = (zh: string, en: string) => ({ zh, en });

/** One rule for every way a deed can go. */
export const communityRules: readonly Rule[] = [
  meeting(),
  /** 10 and 20 by tiers, both sides asked. */
  stairCleaning(),
  /** The same, where a trusted organiser's word is enough. */
  stairCleaning({ code: 'A-V02', name: text('白色垃圾捡拾', 'Litter picking'), confirm: 'trusted' }),
  stairCleaning({ code: 'A-V08', name: text('义务巡逻', 'Night watch'), minAge: 18, maxAge: 60, insurance: true, hazard: text('夜间', 'at night') }),
  /** Children take part, an adult of the household confirms. */
  aRule(
    'A-B06',
    { kind: 'FIXED', points: 5 },
    { class: 'BASIC', name: text('亲子阅读会', 'Reading with children'), caps: { session: 1, day: 2 }, confirm: 'ask', guardianUnder: 14 },
  ),
  aRule(
    'A-U01',
    { kind: 'FIXED', points: 5 },
    { class: 'BASIC', name: text('书法班', 'Calligraphy'), caps: { session: 1, day: 1 }, confirm: 'ask', multiplierTags: ['culture'] },
  ),
  /** Verified by staff, never named. */
  aRule(
    'A-C01',
    { kind: 'FIXED', points: 15 },
    { class: 'CIVILITY', name: text('举报不文明行为', 'Reporting incivility'), caps: { day: 1, month: 4 }, confirm: 'verify', secretReporter: true },
  ),
  adoptedIdea({ caps: { month: 2, year: 12 } }),
  /** 30 to 40, half as much again when urgent: 45 to 60. */
  aRule(
    'A-I10',
    { kind: 'RANGE', min: 30, max: 40 },
    { class: 'INNOVATION', name: text('引进公益讲师', 'Bringing in a lecturer'), caps: { month: 4 }, confirm: 'ask', multiplierTags: ['urgent'] },
  ),
  /** Judged freely, so that sums of 50 and 51 can be made. */
  aRule('A-I09', { kind: 'RANGE', min: 1, max: 60 }, { class: 'INNOVATION', name: text('创意制作', 'Creative work'), caps: { day: 9 }, confirm: 'ask' }),
  /** Always reviewed, names hidden. */
  aRule(
    'A-M01',
    { kind: 'FIXED', points: 60 },
    { class: 'CIVILITY', name: text('人民调解成功', 'Mediation'), caps: { month: 4 }, confirm: 'ask', review: true, hideNames: true },
  ),
  /** Twice a month and no more. */
  aRule('A-I04', { kind: 'FIXED', points: 40 }, { class: 'INNOVATION', name: text('制度创新', 'A better rule'), caps: { month: 2 }, confirm: 'ask' }),
  aRule(
    'A-K02',
    { kind: 'FIXED', points: 200 },
    { class: 'INNOVATION', name: text('加装电梯', 'A lift for the stairwell'), caps: { household: 1 }, confirm: 'ask', review: true, perHousehold: true },
  ),
  litter(),
];

const overrides: BookSettings['overrides'] = [
  { code: 'A-M01', min: 60, max: 60, resolution: text('居民代表会议 2026-1', 'Resolution 2026-1') },
  { code: 'A-K02', min: 200, max: 200, resolution: text('居民代表会议 2026-1', 'Resolution 2026-1') },
  { code: 'A-I09', min: 1, max: 60, resolution: text('居民代表会议 2026-1', 'Resolution 2026-1') },
];

export const communitySettings = (more: Partial<BookSettings> = {}): BookSettings =>
  someSettings({
    overrides,
    multipliers: [multiplier('culture', 200), multiplier('urgent', 150, { name: text('加急', 'Urgent'), by: 'activity' })],
    personMonth: 4000,
    ...more,
  });

const names =
  '林知远 顾一平 江景远 陆思澜 叶安和 苏若清 程以宁 唐子舒 沈云澜 韩嘉禾 许清和 傅怀安 曾一舟 彭思齐 吕望舒 蒋文澜 蔡和平 贾思远 丁一鸣 魏嘉树'.split(' ');

/** Somebody signed in; the token is renewed when the clock is set, as a person would sign in again. */
export interface Session {
  token: string;
}
type Outcomes = z.output<(typeof deeds.recordRoster)['output']>['outcomes'];

/**
 * A community with a rule book in force since 1 January, staff, a committee and two residents who organise, all signed
 * in; on top of `createTown`. Everything happens through the routes unless a test asks for a verb.
 */
export async function createCommunity(options: { readonly today?: string; readonly rules?: readonly Rule[]; readonly settings?: Partial<BookSettings> } = {}) {
  const today = options.today ?? '2026-11-23';
  const rules = options.rules ?? communityRules;
  const town = await createTown({ today });
  const { places, run, ok } = town;

  // The book first, on the day it takes effect: where none was in force it may start today.
  town.setNow(new Date('2026-01-01T02:00:00Z'));
  const versionId = await run(async (context) => {
    const { versionId: draft } = await draftRuleBook(context, { placeId: places.district, label: '2026.1' });
    await putSettings(context, {
      versionId: draft,
      settings: communitySettings({ overrides: overrides.filter(({ code }) => rules.some((rule) => rule.code === code)), ...options.settings }),
    });
    for (const rule of rules) await putRule(context, { versionId: draft, rule });
    const resolution = {
      body: 'residents-representatives',
      decidedOn: '2025-12-20',
      entitled: 60,
      present: 48,
      votesFor: 45,
      votesAgainst: 2,
      abstained: 1,
      document: '居代会〔2025〕3号',
    } as const;
    await adoptRuleBook(context, { versionId: draft, resolution, effectiveFrom: '2026-01-01' });
    return draft;
  });
  town.setNow(new Date(`${today}T02:00:00Z`));

  let usernames = 0;
  const holders: { readonly kind: 'staff' | 'resident'; readonly id: string; readonly session: Session }[] = [];
  const signedIn = async <Person extends object>(kind: 'staff' | 'resident', id: string, person: Person): Promise<Person & Session> => {
    const session = { ...person, token: await town.sessionFor(kind, id) };
    holders.push({ kind, id, session });
    return session;
  };
  const signInAgain = async (): Promise<void> => {
    for (const { kind, id, session } of holders) session.token = await town.sessionFor(kind, id);
  };
  /** A further member of staff of 柳岸; with `residentId` one who lives here. */
  const staff = async (name: string, office: string, role: 'clerk' | 'communityManager', residentId?: string) => {
    const added = await run(async (context) => {
      const made = await addStaff(context, {
        communityId: places.willow,
        name,
        office,
        username: `staff.${(usernames += 1)}`,
        ...(residentId === undefined ? {} : { residentId }),
      });
      await grantRoles(context, [{ personKind: 'staff', personId: made.staffId, role, placeId: places.willow, from: '2026-01-01' }]);
      return made;
    });
    return signedIn('staff', added.staffId, { ...added, name });
  };
  const member = async (name: string, role: 'committeeMember' | 'committeeChair') => {
    const added = await town.addPerson(name, role === 'committeeChair' ? '监督委员会主任' : '监督委员', places.willow, [{ role, placeId: places.willow }]);
    return signedIn('staff', added.staffId, { ...added, name });
  };
  /** A resident who may organise; a trusted one is named for the term. */
  const organiser = async (name: string, trusted: boolean) => {
    const resident = await town.resident(name, { buildingId: places.buildings[1], door: `9-${name}` });
    await run((context) =>
      grantRoles(context, [
        {
          personKind: 'resident',
          personId: resident.residentId,
          role: 'organiser',
          placeId: places.willow,
          from: '2026-01-01',
          ...(trusted ? { trustedOrganiser: true } : {}),
        },
      ]),
    );
    return signedIn('resident', resident.residentId, resident);
  };
  const again = (person: (typeof town.people)['clerk']) => signedIn('staff', person.staffId, person);
  const people = {
    administrator: await again(town.people.administrator),
    manager: await again(town.people.manager),
    clerk: await again(town.people.clerk),
    secondClerk: await again(town.people.secondClerk),
    quarryClerk: await again(town.people.quarryClerk),
    quarryManager: await again(town.people.quarryManager),
    memberOne: await member('潘若谷', 'committeeMember'),
    memberTwo: await member('杜嘉言', 'committeeMember'),
    chair: await member('戴文渊', 'committeeChair'),
    organiser: await organiser('夏知秋', false),
    trusted: await organiser('钟允和', true),
  };

  const resident = async (...facts: Parameters<typeof town.resident>) => {
    const registered = await town.resident(...facts);
    return signedIn('resident', registered.residentId, registered);
  };

  let doors = 0;
  /** Adults of different households, signed in. */
  const residents = async (count: number, more: Partial<ResidentToRegister> = {}): Promise<(Registered & Session & { readonly name: string })[]> => {
    const made = await town.register(
      Array.from({ length: count }, (_, index) => ({
        communityId: places.willow,
        buildingId: places.buildings[0],
        name: `${names[(doors + index) % names.length] ?? ''}${doors + index < names.length ? '' : '宁'}`,
        door: `1-${(doors + index + 1) * 7}`,
        phone: null,
        birthYear: 1962,
        ...more,
      })),
    );
    const found = await Promise.all(
      made.map((one, index) => signedIn('resident', one.residentId, { ...one, name: names[(doors + index) % names.length] ?? '' })),
    );
    doors += count;
    return found;
  };

  type Opening = Partial<InputOf<typeof deeds.openActivity>> & { readonly ruleCode: string };
  /** An activity two hours ago, two hours long, organised by the second clerk. */
  const activity = async ({ ruleCode, ...more }: Opening, who: Session = people.clerk): Promise<string> =>
    (
      await ok(
        deeds.openActivity,
        {
          communityId: places.willow,
          ruleCode,
          title: `周六活动 ${ruleCode}`,
          place: '小广场',
          startsAt: new Date(town.clock().getTime() - 2 * 3600_000).toISOString(),
          minutes: 120,
          organiser: { kind: 'staff', id: people.secondClerk.staffId },
          ...more,
        },
        who.token,
      )
    ).activityId;

  type Item = InputOf<typeof deeds.recordRoster>['items'][number];
  const items = (residentIds: readonly string[], more: Partial<Item> = {}): Item[] =>
    residentIds.map((residentId) => ({ residentId, role: 'participant', waived: false, ...more }));
  const recordOutcomes = async (activityId: string, residentIds: readonly string[], more: Partial<Item> = {}, who: Session = people.clerk): Promise<Outcomes> =>
    (await ok(deeds.recordRoster, { activityId, source: 'roster', items: items(residentIds, more) }, who.token)).outcomes;
  /** Record ids, in the order of the residents; everybody must be accepted. */
  const record = async (activityId: string, residentIds: readonly string[], more: Partial<Item> = {}, who: Session = people.clerk): Promise<string[]> =>
    (await recordOutcomes(activityId, residentIds, more, who)).map((outcome) => {
      if ('refused' in outcome) throw new Error(`${outcome.residentId} was refused: ${outcome.refused}`);
      return outcome.recordId;
    });

  type Confirming = Partial<InputOf<typeof deeds.confirmRecords>>;
  const confirm = async (recordIds: readonly string[], side: deeds.Side, who: Session, more: Confirming = {}) =>
    (await ok(deeds.confirmRecords, { recordIds: [...recordIds], side, ...more }, who.token)).outcomes;
  /** Both sides: the second clerk as organiser, the manager for the participants by their signed sheet. */
  const confirmBoth = async (recordIds: readonly string[]): Promise<void> => {
    await confirm(recordIds, 'organiser', people.secondClerk);
    await confirm(recordIds, 'participant', people.manager, { evidence: '签到表第 1 页' });
  };
  /** Opens, records, confirms: what is then settled or under review. */
  const deed = async (opening: Opening, residentIds: readonly string[], more: Partial<Item> = {}): Promise<string[]> => {
    const recordIds = await record(await activity(opening), residentIds, more);
    await confirmBoth(recordIds);
    return recordIds;
  };

  const readRecord = (recordId: string, who: Session = people.clerk) => ok(deeds.readRecord, { recordId }, who.token);
  const stateOf = async (recordId: string): Promise<deeds.RecordState> => (await readRecord(recordId)).state;

  const systemOf = (job: string): Actor => ({ kind: 'system', job });
  const until0 = async (job: string, verb: (context: Context) => Promise<number>): Promise<number> => {
    let sum = 0;
    for (let done = 1; done > 0; sum += done) done = await run(verb, systemOf(job));
    return sum;
  };
  /** What the timetable would do at this moment; answers how much. */
  const runDue = async (): Promise<{ settled: number; lapsed: number }> => ({
    settled: await until0('settle-due-records', settleDueRecords),
    lapsed: await until0('lapse-unconfirmed-records', lapseUnconfirmedRecords),
  });

  const setNow = async (now: Date): Promise<void> => {
    town.setNow(now);
    await signInAgain();
  };
  /** Sets the clock to 10:00 of a day in Shanghai; everybody signs in again. */
  const setDay = (day: string): Promise<void> => setNow(new Date(`${day}T02:00:00Z`));
  /** Sets the clock to 02:00 of the day after, when what ended with this day is settled. */
  const afterDay = (day: string): Promise<void> => setNow(new Date(endOfDay(day).getTime() + 2 * 3600_000));
  const day = (): string => localDateAt(town.clock());
  const later = (days: number): string => addDays(day(), days);

  /** What a refused outcome says, by its place in the answer. */
  const codes = (outcomes: readonly object[]): (string | undefined)[] =>
    outcomes.map((outcome) => ('refused' in outcome && typeof outcome.refused === 'string' ? outcome.refused : undefined));
  const home = (who: Session) => ok(deeds.readHome, {}, who.token);
  /** The different states of some records. */
  const statesOf = async (recordIds: readonly string[]): Promise<readonly deeds.RecordState[]> => [...new Set(await Promise.all(recordIds.map(stateOf)))];

  return {
    ...town,
    people,
    versionId,
    staff,
    resident,
    residents,
    activity,
    items,
    record,
    recordOutcomes,
    confirm,
    confirmBoth,
    deed,
    readRecord,
    stateOf,
    statesOf,
    runDue,
    setNow,
    setDay,
    afterDay,
    day,
    later,
    codes,
    home,
  };
}
export type CommunityKit = Awaited<ReturnType<typeof createCommunity>>;
