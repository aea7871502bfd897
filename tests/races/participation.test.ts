import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { readNoticeBoard, reviewRecords as reviewEndpoint, type Side } from '#contract/participation.ts';
import type { Role } from '#contract/permissions.ts';
import type { Actor, Context } from '#platform/context.ts';
import { openDatabase, transact } from '#platform/database.ts';
import { Refusal } from '#platform/refuse.ts';
import { readLogKeys } from '../../server/identity/read-log-keys.ts';
import { checkLedger } from '../../server/ledger/check-ledger.ts';
import { confirmRecords } from '../../server/participation/confirm-records.ts';
import { decideCorrections } from '../../server/participation/decide-corrections.ts';
import { notMe } from '../../server/participation/not-me.ts';
import { proposeCorrection } from '../../server/participation/propose-correction.ts';
import { raiseObjection } from '../../server/participation/raise-objection.ts';
import { recordRoster } from '../../server/participation/record-roster.ts';
import { reviewRecords } from '../../server/participation/review-records.ts';
import { settleDueRecords } from '../../server/participation/settle-due-records.ts';
import { withdrawRecords } from '../../server/participation/withdraw-records.ts';
import { createCommunity } from '../kit/community.ts';

const kit = await createCommunity();
/** Every racer has a connection of its own. */
const database = openDatabase(kit.server, 24);
afterAll(() => database.close());

const { willow } = kit.places;
const { clerk, secondClerk, manager, chair } = kit.people;
const person = (id: string, ...roles: Role[]): Actor => ({
  kind: 'person',
  as: 'staff',
  id,
  residentId: undefined,
  sessionId: id,
  grants: roles.map((role) => ({ role, placeId: willow, placeKind: 'community' as const })),
});
const resident = (id: string): Actor => ({
  kind: 'person',
  as: 'resident',
  id,
  residentId: id,
  sessionId: id,
  grants: [{ role: 'resident', placeId: willow, placeKind: 'community' }],
});
const one = person(clerk.staffId, 'clerk');
const two = person(secondClerk.staffId, 'clerk');
const boss = person(manager.staffId, 'communityManager');
const committee = person(chair.staffId, 'committeeChair');
const deputy = await kit.staff('程以宁', '社区副主任', 'communityManager');
const other = await kit.staff('唐子舒', '社区工作者', 'clerk');

/** What a racer got: the answer, or the code of the refusal. It lingers, so that the others surely run into it. */
const race = async <Result>(actor: Actor, verb: (context: Context) => Promise<Result>, now = kit.clock()): Promise<Result | string> =>
  transact(database, { actor, district: kit.district, now }, async (context) => {
    const result = await verb(context);
    await setTimeout(20);
    return result;
  }).catch((error: unknown) => {
    if (error instanceof Refusal) return error.code;
    throw error;
  });
const confirm = (actor: Actor, recordIds: string[], side: Side) =>
  race(actor, (context) => confirmRecords(context, { recordIds, side, evidence: '签到表', standIn: 'paper' }));
/** What became of each: a state, or the code of its refusal. */
const results = (answers: readonly (object | string)[]): string[] =>
  answers.map((answer) => {
    if (typeof answer === 'string') return answer;
    const [first] = 'outcomes' in answer && Array.isArray(answer.outcomes) ? answer.outcomes : [answer];
    return first && typeof first === 'object' && 'refused' in first ? String(first.refused) : String(first?.state);
  });
const someone = async (): Promise<string> => (await kit.residents(1))[0]?.residentId ?? '';
const judged = { judgedPoints: 60, judgedReason: '按评分表' };

test('the same deed by two ways and by twenty hands is one record', async () => {
  const residentId = await someone();
  const activityId = await kit.activity({ ruleCode: 'A-V01' });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, racer) =>
      race(racer % 2 ? one : two, (context) =>
        recordRoster(context, { activityId, source: racer % 2 ? 'paste' : 'roster', items: [{ residentId, role: 'participant', waived: false }] }),
      ),
    ),
  );
  expect(results(answers).toSorted()).toEqual([...Array.from({ length: 19 }, () => 'already-recorded'), 'submitted']);
  const ids = answers.flatMap((answer) =>
    typeof answer === 'string' ? [] : answer.outcomes.map((outcome) => ('refused' in outcome ? outcome.existing : outcome.recordId)),
  );
  expect(new Set(ids).size).toBe(1);
});

test('two clerks record one person in ten activities: the day’s cap is never exceeded', async () => {
  const residentId = await someone();
  const activities = await Promise.all(Array.from({ length: 10 }, () => kit.activity({ ruleCode: 'A-V01' })));
  const answers = await Promise.all(
    activities.map((activityId) =>
      race(one, (context) => recordRoster(context, { activityId, source: 'roster', items: [{ residentId, role: 'participant', waived: false }] })),
    ),
  );
  const granted = answers.flatMap((answer) =>
    typeof answer === 'string' ? [] : answer.outcomes.map((outcome) => ('refused' in outcome ? 0 : outcome.granted)),
  );
  expect(granted.toSorted((a, b) => b - a)).toEqual([20, 20, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test('confirm against withdraw: it is settled or withdrawn, and the points agree', async () => {
  for (let round = 0; round < 5; round += 1) {
    const residentId = await someone();
    const recordIds = await kit.record(await kit.activity({ ruleCode: 'A-V01' }), [residentId]);
    await kit.confirm(recordIds, 'organiser', secondClerk);
    const answers = await Promise.all([
      confirm(boss, recordIds, 'participant'),
      race(one, (context) => withdrawRecords(context, { recordIds, reason: '录错了' })),
    ]);
    const [state] = await kit.statesOf(recordIds);
    expect(results(answers).toSorted()).toEqual(['record-in-wrong-state', String(state)].toSorted());
    expect(['settled', 'withdrawn']).toContain(state);
  }
});

test('both sides at once settle it exactly once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const recordIds = await kit.record(await kit.activity({ ruleCode: 'A-V01' }), [await someone()]);
    const answers = await Promise.all([confirm(two, recordIds, 'organiser'), confirm(boss, recordIds, 'participant')]);
    expect(results(answers).toSorted()).toEqual(['settled', 'submitted']);
    expect(await kit.statesOf(recordIds)).toEqual(['settled']);
  }
});

test('two reviewers at once: one passes it, one line stands on the notice', async () => {
  const recordIds = await kit.deed({ ruleCode: 'A-I09' }, [await someone()], judged);
  const reviewers = [person(deputy.staffId, 'communityManager'), person(other.staffId, 'clerk')];
  const answers = await Promise.all(
    reviewers.map((reviewer) => race(reviewer, (context) => reviewRecords(context, { recordIds, decision: 'pass', reason: '' }))),
  );
  expect(results(answers).toSorted()).toEqual(['on-notice', 'record-in-wrong-state']);
});

test('two reviewers with different records post on one notice, one line after the other', async () => {
  const first = await kit.deed({ ruleCode: 'A-I09' }, [await someone()], judged);
  const second = await kit.deed({ ruleCode: 'A-I09' }, [await someone()], judged);
  const answers = await Promise.all([
    race(person(deputy.staffId, 'communityManager'), (context) => reviewRecords(context, { recordIds: first, decision: 'pass', reason: '' })),
    race(person(other.staffId, 'clerk'), (context) => reviewRecords(context, { recordIds: second, decision: 'pass', reason: '' })),
  ]);
  expect(results(answers)).toEqual(['on-notice', 'on-notice']);
  const { items } = await kit.ok(readNoticeBoard, { communityId: willow }, clerk.token);
  expect(new Set(items.map(({ noticeNumber }) => noticeNumber)).size).toBe(1);
  expect(items.map(({ item }) => item)).toEqual(items.map((_, index) => index + 1));
});

test('settle against object: it is paid, or it waits for the answer; never both', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [recordId = ''] = await kit.deed({ ruleCode: 'A-I09' }, [await someone()], judged);
    await kit.ok(reviewEndpoint, { recordIds: [recordId], decision: 'pass' }, deputy.token);
    const line = (await kit.ok(readNoticeBoard, { communityId: willow }, clerk.token)).items.find((item) => item.recordId === recordId);
    // The objection arrives in the last minute of the notice, the job runs with the clock of the next day.
    const [raised] = await Promise.all([
      race(
        { kind: 'public', device: 'a-browser-of-somebody' },
        (context) =>
          raiseObjection(context, { district: kit.district, noticeId: line?.noticeId ?? '', item: line?.item ?? 0, text: '时间对不上', contact: '' }),
        new Date('2026-11-26T15:59:59Z'),
      ),
      race({ kind: 'system', job: 'settle-due-records' }, settleDueRecords, new Date('2026-11-26T18:00:00Z')),
    ]);
    const state = await kit.stateOf(recordId);
    expect(typeof raised === 'string' ? 'settled' : 'objected').toBe(state);
  }
});

test('「不是我」 against the last confirmation', async () => {
  for (let round = 0; round < 5; round += 1) {
    const residentId = await someone();
    const recordIds = await kit.record(await kit.activity({ ruleCode: 'A-V01' }), [residentId]);
    await kit.confirm(recordIds, 'organiser', secondClerk);
    const [confirmed, disputed] = await Promise.all([
      confirm(boss, recordIds, 'participant'),
      race(resident(residentId), (context) => notMe(context, { recordId: recordIds[0] ?? '', note: '' })),
    ]);
    const [state] = await kit.statesOf(recordIds);
    expect(results([confirmed, disputed])).toEqual(state === 'withdrawn' ? ['record-in-wrong-state', 'withdrawn'] : ['settled', 'settled']);
  }
});

test('a correction approved by two people at once reverses once', async () => {
  const recordIds = await kit.deed({ ruleCode: 'A-V01' }, [await someone()]);
  const proposed = await race(one, (context) => proposeCorrection(context, { recordId: recordIds[0] ?? '', reason: '记错了' }));
  const correctionIds = typeof proposed === 'string' ? [] : [proposed.correctionId];
  const answers = await Promise.all(
    [boss, committee].map((actor) => race(actor, (context) => decideCorrections(context, { correctionIds, decision: 'approve', reason: '' }))),
  );
  expect(results(answers).toSorted()).toEqual(['approved', 'correction-already-decided']);
});

test('the settling job on two machines pays everybody once', async () => {
  const people = await kit.residents(6);
  const recordIds = await kit.deed(
    { ruleCode: 'A-I09' },
    people.map(({ residentId }) => residentId),
    judged,
  );
  await race(person(deputy.staffId, 'communityManager'), (context) => reviewRecords(context, { recordIds, decision: 'pass', reason: '' }));
  const job: Actor = { kind: 'system', job: 'settle-due-records' };
  const done = await Promise.all(Array.from({ length: 4 }, () => race(job, settleDueRecords, new Date('2026-11-26T18:00:00Z'))));
  expect(done.reduce<number>((sum, count) => sum + Number(count), 0)).toBeGreaterThanOrEqual(6);
  expect(await kit.statesOf(recordIds)).toEqual(['settled']);
  for (const who of people) expect((await kit.home(who)).figures.available).toBe(60);
});

test('after all races the books keep every law', async () => {
  expect(await kit.run((context) => checkLedger(context, { logKeys: readLogKeys }))).toEqual([]);
});
