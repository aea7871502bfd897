import type { z } from 'zod';
import type { EndpointShape } from '#contract/endpoint.ts';
import * as identity from '#contract/identity.ts';
import * as imports from '#contract/imports.ts';
import * as messages from '#contract/messages.ts';
import * as deeds from '#contract/participation.ts';
import type { Role } from '#contract/permissions.ts';
import * as places from '#contract/places.ts';
import * as rules from '#contract/rules.ts';
import * as tasks from '#contract/tasks.ts';
import type { Context } from '#platform/context.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { grantRoles } from '../../server/identity/grant-roles.ts';
import { registerResidents, type ResidentToRegister } from '../../server/identity/register-residents.ts';
import { heldAt, type GrantedRole } from '../../server/identity/role.ts';
import { openSession } from '../../server/identity/sign-in.ts';
import { workOnImports } from '../../server/imports/work-on-imports.ts';
import { foundDistrict } from '../../server/places/found-district.ts';
import { savePlaces } from '../../server/places/save-places.ts';
import { adoptRuleBook } from '../../server/rules/adopt-rule-book.ts';
import { draftRuleBook } from '../../server/rules/draft-rule-book.ts';
import { putRule, putSettings } from '../../server/rules/edit-draft.ts';
import { emptyRule } from '../../server/rules/rule.ts';
import { communityRules, communitySettings } from './community.ts';
import { createTown, system } from './town.ts';

/** A community in its district: where somebody holds a role, or where objects lie. */
export interface Area {
  readonly district: number;
  readonly districtId: string;
  readonly communityId: string;
  readonly buildingId: string;
  /** Everybody there has this given name, so that an answer that tells a name of theirs is seen. */
  readonly given: string;
}
/** Somebody signed in. */
export interface Holder {
  readonly id: string;
  readonly token: string;
}

/** One object of every kind, all of one community. */
export interface Objects extends Area {
  readonly residentId: string;
  /** Lives with the resident. */
  readonly memberId: string;
  /** Recorded nowhere. */
  readonly strangerId: string;
  readonly staffId: string;
  readonly grantId: string;
  readonly sessionId: string;
  readonly messageId: string;
  readonly versionId: string;
  /** Drawn from the adopted version: complete. */
  readonly draftId: string;
  /** With records, and one without. */
  readonly activityId: string;
  readonly emptyActivityId: string;
  readonly organiserId: string;
  readonly records: Readonly<Record<'submitted' | 'underReview' | 'onNotice' | 'objected' | 'settled' | 'corrected', string>>;
  readonly noticeId: string;
  readonly item: number;
  readonly objectionId: string;
  readonly receipt: string;
  readonly correctionId: string;
  /** Checked, with a doubtful line. */
  readonly importId: string;
  readonly doubtfulLine: number;
}

const surnames = '顾苏叶程唐沈韩许傅曾彭吕蒋蔡贾丁';
const decided = {
  body: 'residents-representatives',
  decidedOn: '2025-12-20',
  entitled: 60,
  present: 48,
  votesFor: 45,
  votesAgainst: 2,
  abstained: 1,
  document: '居代会〔2025〕3号',
} as const;

/**
 * Two districts in one database: in the first a community where every role is held (`here`) and its neighbour (`next`),
 * in the second a community of its own (`far`); in each one object of every kind, made through the routes.
 */
export async function createWorld(options: { readonly today?: string } = {}) {
  const today = options.today ?? '2026-11-23';
  const town = await createTown({ today });
  const { call, ok, people } = town;
  const inDistrict =
    (district: number) =>
    <Result>(verb: (context: Context) => Promise<Result>): Promise<Result> =>
      town.run(verb, system, district);

  let made = 0;
  const sessionOf = async (area: Area, kind: 'staff' | 'resident', id: string): Promise<string> => {
    let token = '';
    await inDistrict(area.district)((context) => openSession(context, kind, id, { session: (issued) => void (token = issued ?? ''), address: '' }));
    return token;
  };
  const staffOf = async (area: Area, roles: readonly GrantedRole[], residentId?: string): Promise<Holder> => {
    const id = await inDistrict(area.district)(async (context) => {
      const atCommunity = roles.every((role) => heldAt[role].some((kind) => kind === 'community'));
      const named = { name: `${surnames[made % surnames.length] ?? ''}${area.given}`, office: '社区工作者', username: `world.${(made += 1)}` };
      const { staffId } = await addStaff(context, {
        communityId: atCommunity ? area.communityId : area.districtId,
        ...named,
        ...(residentId === undefined ? {} : { residentId }),
      });
      await grantRoles(
        context,
        roles.map((role) => ({ personKind: 'staff', personId: staffId, role, placeId: placeOf(area, role), from: '2026-01-01' })),
      );
      return staffId;
    });
    return { id, token: await sessionOf(area, 'staff', id) };
  };
  const residentOf = async (area: Area, more: Partial<ResidentToRegister> = {}): Promise<Holder> => {
    const number = (made += 1);
    const [registered] = await inDistrict(area.district)((context) =>
      registerResidents(context, [
        {
          communityId: area.communityId,
          buildingId: area.buildingId,
          name: `${surnames[number % surnames.length] ?? ''}${area.given}`,
          door: `1-${number}`,
          phone: null,
          birthYear: 1960,
          ...more,
        },
      ]),
    );
    if (!registered) throw new Error('nobody was registered');
    return { id: registered.residentId, token: await sessionOf(area, 'resident', registered.residentId) };
  };
  /** Residents lead buildings and organise; the rest are staff. */
  const holderOf = async (area: Area, role: Role): Promise<Holder> => {
    if (role !== 'resident' && role !== 'organiser' && role !== 'buildingLead') return staffOf(area, [role]);
    const resident = await residentOf(area);
    if (role !== 'resident') {
      await inDistrict(area.district)((context) =>
        grantRoles(context, [{ personKind: 'resident', personId: resident.id, role, placeId: placeOf(area, role), from: '2026-01-01' }]),
      );
    }
    return resident;
  };

  /** On the day it takes effect: where no book was in force one may start today. */
  const adopt = (district: number, placeId: string): Promise<string> =>
    inDistrict(district)(async (context) => {
      const { versionId } = await draftRuleBook(context, { placeId, label: '2026.1' });
      await putSettings(context, { versionId, settings: communitySettings() });
      for (const rule of communityRules) await putRule(context, { versionId, rule });
      await adoptRuleBook(context, { versionId, resolution: decided, effectiveFrom: '2026-01-01' });
      return versionId;
    });

  const farDistrict = town.district + 1;
  const far = await inDistrict(farDistrict)(async (context): Promise<Area> => {
    const { placeId: districtId } = await foundDistrict(context, { name: '榆丘区', city: '望澜市', programmeStart: '2025-03-01' });
    const [street = ''] = await savePlaces(context, [{ kind: 'street', parentId: districtId, name: '松坡街道' }]);
    const [communityId = ''] = await savePlaces(context, [{ kind: 'community', parentId: street, name: '松坡社区', order: 1 }]);
    const [buildingId = ''] = await savePlaces(context, [{ kind: 'building', parentId: communityId, name: '1号楼', order: 1 }]);
    return { district: farDistrict, districtId, communityId, buildingId, given: '思源' };
  });
  const here: Area = {
    district: town.district,
    districtId: town.places.district,
    communityId: town.places.willow,
    buildingId: town.places.buildings[0],
    given: '知微',
  };
  const next: Area = { ...here, communityId: town.places.quarry, buildingId: town.places.quarryBuilding, given: '景行' };
  town.setNow(new Date('2026-01-01T02:00:00Z'));
  const versions = new Map([
    [here.district, await adopt(here.district, here.districtId)],
    [far.district, await adopt(far.district, far.districtId)],
  ]);
  town.setNow(new Date(`${today}T02:00:00Z`));

  const openIn = async (
    area: Area,
    ruleCode: string,
    organiser: { readonly kind: 'staff' | 'resident'; readonly id: string },
    who: string,
  ): Promise<string> => {
    const startsAt = new Date(town.clock().getTime() - 3 * 3600_000).toISOString();
    return (
      await ok(deeds.openActivity, { communityId: area.communityId, ruleCode, title: '周六活动', place: '小广场', startsAt, minutes: 120, organiser }, who)
    ).activityId;
  };
  const recordIn = async (activityId: string, residentId: string, who: string): Promise<string> => {
    const { outcomes } = await ok(deeds.recordRoster, { activityId, source: 'roster', items: [{ residentId }] }, who);
    const [outcome] = outcomes;
    if (!outcome || !('recordId' in outcome)) throw new Error(`nothing was recorded: ${JSON.stringify(outcome)}`);
    return outcome.recordId;
  };

  const objectsIn = async (area: Area): Promise<Objects> => {
    const staff =
      area.communityId === here.communityId
        ? [people.clerk, people.manager]
        : area.communityId === next.communityId
          ? [people.quarryClerk, people.quarryManager]
          : [];
    const [one, two] = staff.map(({ staffId, token }): Holder => ({ id: staffId, token }));
    const recorder = one ?? (await staffOf(area, ['clerk']));
    const manager = two ?? (await staffOf(area, ['communityManager']));
    const [organiser, reviewer, member] = await Promise.all([staffOf(area, ['clerk']), staffOf(area, ['clerk']), staffOf(area, ['committeeMember'])]);
    const door = `9-${(made += 1)}`;
    const resident = await residentOf(area, { door });
    const { id: memberId } = await residentOf(area, { door, birthYear: 1985 });
    const { id: strangerId } = await residentOf(area, { name: `许${area.given}`, birthYear: 1966, door: '505' });

    const activityId = await openIn(area, 'A-V01', { kind: 'staff', id: organiser.id }, recorder.token);
    const emptyActivityId = await openIn(area, 'A-V02', { kind: 'staff', id: organiser.id }, recorder.token);
    await ok(deeds.saveDraft, { activityId, text: `1. 许${area.given}` }, recorder.token);
    const submitted = await recordIn(activityId, resident.id, recorder.token);
    const confirmed = async (ruleCode: string): Promise<string> => {
      const { id } = await residentOf(area);
      const recordId = await recordIn(await openIn(area, ruleCode, { kind: 'staff', id: organiser.id }, recorder.token), id, recorder.token);
      await ok(deeds.confirmRecords, { recordIds: [recordId], side: 'organiser' }, organiser.token);
      await ok(deeds.confirmRecords, { recordIds: [recordId], side: 'participant', evidence: '签到表第 1 页' }, manager.token);
      return recordId;
    };
    const [underReview, onNotice, objected, settled, corrected] = [
      await confirmed('A-M01'),
      await confirmed('A-M01'),
      await confirmed('A-M01'),
      await confirmed('A-V01'),
      await confirmed('A-V01'),
    ];
    await ok(deeds.reviewRecords, { recordIds: [onNotice, objected], decision: 'pass' }, reviewer.token);
    const board = (await ok(deeds.readNoticeBoard, { communityId: area.communityId }, reviewer.token)).items;
    const placeOn = (recordId: string) => {
      const found = board.find((each) => each.recordId === recordId);
      if (!found) throw new Error('the record is not on the board');
      return found;
    };
    const { noticeId, item } = placeOn(onNotice);
    const { objectionId, receipt } = await ok(deeds.raiseObjection, {
      district: area.district,
      noticeId,
      item: placeOn(objected).item,
      text: '当天没有看到这位居民',
    });
    const { correctionId } = await ok(deeds.proposeCorrection, { recordId: corrected, reason: '时长记错了' }, recorder.token);

    const versionId = versions.get(area.district) ?? '';
    const { versionId: draftId } = await ok(
      rules.draftRuleBook,
      { placeId: area.communityId, label: `草案 ${(made += 1)}`, basedOn: versionId },
      manager.token,
    );
    const roster = Buffer.from(`姓名,楼栋,门牌,手机,出生年\r\n许${area.given},1号楼,505,,1994`).toString('base64');
    const { importId } = await ok(
      imports.startImport,
      { communityId: area.communityId, kind: 'residents', fileName: '名册.csv', content: roster },
      recorder.token,
    );
    while ((await inDistrict(area.district)(workOnImports)) > 0);
    const [line] = (await ok(imports.readImport, { importId }, recorder.token)).shown;
    const [message] = (await ok(messages.readMyMessages, {}, resident.token)).rows;
    const [session] = (await ok(identity.readMySessions, {}, resident.token)).sessions;
    const grant = (await ok(identity.listStaff, { communityId: area.communityId }, manager.token)).staff.find(({ staffId }) => staffId === member.id)?.roles[0];
    if (line?.kind !== 'doubtful' || !message || !session || !grant) throw new Error('an object is missing');
    return {
      ...area,
      residentId: resident.id,
      memberId,
      strangerId,
      staffId: member.id,
      grantId: grant.grantId,
      sessionId: session.sessionId,
      messageId: message.messageId,
      versionId,
      draftId,
      activityId,
      emptyActivityId,
      organiserId: organiser.id,
      records: { submitted, underReview, onNotice, objected, settled, corrected },
      noticeId,
      item,
      objectionId,
      receipt,
      correctionId,
      importId,
      doubtfulLine: line.line,
    };
  };

  /** Calls a route with an input of the table. */
  const knock = (endpoint: EndpointShape, objects: Objects, who?: string, key?: string) => call(endpoint, inputFor(endpoint, objects), who, key);
  return { ...town, here, next, far, inDistrict, sessionOf, staffOf, residentOf, holderOf, openIn, recordIn, objectsIn, knock };
}
export type World = Awaited<ReturnType<typeof createWorld>>;

/** Where a role is held in an area. */
export function placeOf(area: Area, role: GrantedRole): string {
  const kinds: readonly string[] = heldAt[role];
  if (kinds.includes('community')) return area.communityId;
  return kinds.includes('building') ? area.buildingId : area.districtId;
}

type Input = Readonly<Record<string, unknown>>;
type Entry = readonly [id: string, make: (objects: Objects) => Input];
const of =
  <E extends EndpointShape>(endpoint: E) =>
  (make: (objects: Objects) => z.input<E['input']>): Entry => [endpoint.id, make];

let numbers = 0;
const fresh = (): number => (numbers += 1);
const reason = '核对之后';
/** Later than any day a test plays on. */
const someDay = '2027-01-01';

/** A valid input of every endpoint that aims at the given objects; what must be new is new each time. */
const inputs: ReadonlyMap<string, (objects: Objects) => Input> = new Map([
  of(places.readPlaces)(({ communityId }) => ({ communityId })),
  of(places.readPublicCommunities)(({ district }) => ({ district })),
  of(places.readPublicDistricts)(() => ({})),

  of(identity.signIn)(() => ({ username: 'nobody.here', password: 'not the password' })),
  of(identity.signInCode)(() => ({ ticket: 'not-a-ticket', code: '123456' })),
  of(identity.signOut)(() => ({})),
  of(identity.readMe)(() => ({})),
  of(identity.readMySessions)(() => ({})),
  of(identity.endMySession)(({ sessionId }) => ({ sessionId })),
  of(identity.readDemoPeople)(() => ({})),
  of(identity.signInDemo)(() => ({ persona: 'nobody' })),
  of(identity.searchResidents)(({ communityId, given }) => ({ communityId, q: `许${given}` })),
  of(identity.listResidents)(({ communityId }) => ({ communityId })),
  of(identity.readResident)(({ residentId }) => ({ residentId, reason })),
  of(identity.registerResident)(({ communityId, buildingId }) => ({ communityId, buildingId, name: '安若水', door: `7-${fresh()}`, birthYear: 1970 })),
  of(identity.correctResident)(({ residentId, buildingId }) => ({ residentId, buildingId, name: '安若水', birthYear: 1970, version: 1 })),
  of(identity.renewShortCode)(({ residentId }) => ({ residentId, reason })),
  of(identity.printCard)(({ residentId }) => ({ residentId })),
  of(identity.readWhoLooked)(() => ({})),
  of(identity.listStaff)(({ communityId }) => ({ communityId })),
  of(identity.addStaff)(({ communityId }) => ({ communityId, name: '安若水', office: '社区工作者', username: `table.${fresh()}` })),
  of(identity.resetStaffSignIn)(({ staffId }) => ({ staffId, reason })),
  of(identity.setStaffActive)(({ staffId }) => ({ staffId, active: true, reason })),
  of(identity.changePassword)(() => ({ current: 'not the password', next: 'another pass phrase 7' })),
  of(identity.grantRole)(({ staffId, communityId }) => ({
    personKind: 'staff',
    personId: staffId,
    role: 'organiser',
    placeId: communityId,
    from: '2026-01-01',
    until: null,
  })),
  of(identity.endRole)(({ grantId }) => ({ grantId, reason })),

  of(messages.readMyMessages)(() => ({})),
  of(messages.markMessagesRead)(({ messageId }) => ({ messageIds: [messageId] })),
  of(tasks.readTasks)(({ communityId }) => ({ communityId })),

  of(imports.startImport)(({ communityId }) => ({
    communityId,
    kind: 'places',
    fileName: '楼栋.csv',
    content: Buffer.from('网格,楼栋\r\n第一网格,7号楼').toString('base64'),
  })),
  of(imports.readImport)(({ importId }) => ({ importId })),
  of(imports.listImports)(({ communityId }) => ({ communityId })),
  of(imports.decideImportLine)(({ importId, doubtfulLine }) => ({ importId, line: doubtfulLine, decision: 'skip' })),
  of(imports.commitImport)(({ importId }) => ({ importId, which: 'good-ones' })),
  of(imports.discardImport)(({ importId }) => ({ importId })),
  of(imports.importTemplate)(() => ({ kind: 'residents' })),

  of(rules.readPublicRules)(({ district, communityId }) => ({ district, community: communityId })),
  of(rules.readPublicVersions)(({ district, communityId }) => ({ district, community: communityId })),
  of(rules.readPublicVersion)(({ district, versionId }) => ({ district, versionId })),
  of(rules.readPublicDifferences)(({ district, versionId }) => ({ district, from: versionId, to: versionId })),
  of(rules.readRuleBooks)(() => ({})),
  of(rules.readRuleBook)(({ draftId }) => ({ versionId: draftId })),
  of(rules.draftRuleBook)(({ communityId }) => ({ placeId: communityId, label: `表 ${fresh()}` })),
  of(rules.putRule)(({ draftId }) => ({ versionId: draftId, rule: emptyRule('A-V01'), replaces: 'A-V01' })),
  of(rules.removeRule)(({ draftId }) => ({ versionId: draftId, code: 'A-V01' })),
  of(rules.putSettings)(({ draftId }) => ({ versionId: draftId, settings: communitySettings() })),
  of(rules.adoptRuleBook)(({ draftId }) => ({ versionId: draftId, resolution: decided, effectiveFrom: someDay })),
  of(rules.discardRuleBook)(({ draftId }) => ({ versionId: draftId })),
  of(rules.tryRule)(({ draftId }) => ({ versionId: draftId, code: 'A-V01', minutes: 60 })),

  of(deeds.readTemplates)(({ communityId }) => ({ communityId })),
  of(deeds.openActivity)(({ communityId, organiserId }) => ({
    communityId,
    ruleCode: 'A-V01',
    title: '周日活动',
    place: '小广场',
    startsAt: '2026-11-22T01:00:00Z',
    minutes: 60,
    organiser: { kind: 'staff', id: organiserId },
  })),
  of(deeds.cancelActivity)(({ emptyActivityId }) => ({ activityId: emptyActivityId, reason })),
  of(deeds.closeActivity)(({ activityId }) => ({ activityId, closed: true })),
  of(deeds.listActivities)(({ communityId }) => ({ communityId })),
  of(deeds.readActivity)(({ activityId }) => ({ activityId })),
  of(deeds.readRosterCandidates)(({ activityId }) => ({ activityId })),
  of(deeds.readRoster)(({ activityId, given }) => ({ activityId, text: `1. 许${given}` })),
  of(deeds.recordRoster)(({ activityId, strangerId }) => ({ activityId, source: 'roster', items: [{ residentId: strangerId }] })),
  of(deeds.readDraft)(({ activityId }) => ({ activityId })),
  of(deeds.saveDraft)(({ activityId, given }) => ({ activityId, text: `1. 许${given}` })),
  of(deeds.readRecord)(({ records }) => ({ recordId: records.settled })),
  of(deeds.confirmRecords)(({ records }) => ({ recordIds: [records.submitted], side: 'organiser' })),
  of(deeds.confirmMine)(({ records }) => ({ recordIds: [records.submitted] })),
  of(deeds.notMe)(({ records }) => ({ recordId: records.submitted })),
  of(deeds.rejectRecords)(({ records }) => ({ recordIds: [records.submitted], reason })),
  of(deeds.withdrawRecords)(({ records }) => ({ recordIds: [records.submitted], reason })),
  of(deeds.readReviews)(({ communityId }) => ({ communityId })),
  of(deeds.reviewRecords)(({ records }) => ({ recordIds: [records.underReview], decision: 'pass' })),
  of(deeds.readNoticeBoard)(({ communityId }) => ({ communityId })),
  of(deeds.listPublicNotices)(({ district, communityId }) => ({ district, communityId })),
  of(deeds.readPublicNotice)(({ district, noticeId }) => ({ district, noticeId })),
  of(deeds.printNotice)(({ district, noticeId }) => ({ district, noticeId })),
  of(deeds.raiseObjection)(({ district, noticeId, item }) => ({ district, noticeId, item, text: '当天没有看到这位居民' })),
  of(deeds.readObjection)(({ objectionId }) => ({ objectionId })),
  of(deeds.decideObjection)(({ objectionId }) => ({ objectionId, decision: 'keep', reason })),
  of(deeds.followObjection)(({ district, receipt }) => ({ district, receipt })),
  of(deeds.proposeCorrection)(({ records }) => ({ recordId: records.settled, reason })),
  of(deeds.readCorrections)(({ communityId }) => ({ communityId })),
  of(deeds.decideCorrections)(({ correctionId }) => ({ correctionIds: [correctionId], decision: 'decline', reason })),
  of(deeds.readHome)(() => ({})),
  of(deeds.readMyStatement)(() => ({})),
  of(deeds.readMyRecords)(({ records }) => ({ recordId: records.submitted })),
  of(deeds.readResidentStanding)(({ residentId }) => ({ residentId, reason })),
]);

/** A valid input of an endpoint for these objects. */
export function inputFor(endpoint: EndpointShape, objects: Objects): Input {
  const make = inputs.get(endpoint.id);
  if (!make) throw new Error(`tests/kit/objects.ts has no input for ${endpoint.id}`);
  return make(objects);
}
/** Endpoints that the table knows. */
export const knownInputs: ReadonlySet<string> = new Set(inputs.keys());
