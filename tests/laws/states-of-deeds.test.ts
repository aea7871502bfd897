import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import * as contract from '#contract/participation.ts';
import { confirmModes } from '#contract/rules.ts';
import type { Role } from '#contract/permissions.ts';
import type { Actor, Context } from '#platform/context.ts';
import { transact } from '#platform/database.ts';
import { Refusal } from '#platform/refuse.ts';
import { readLogKeys } from '../../server/identity/read-log-keys.ts';
import { checkLedger } from '../../server/ledger/check-ledger.ts';
import { readFigures } from '../../server/ledger/read-account.ts';
import { confirmMine } from '../../server/participation/confirm-mine.ts';
import { confirmRecords } from '../../server/participation/confirm-records.ts';
import { decideCorrections } from '../../server/participation/decide-corrections.ts';
import { decideObjection } from '../../server/participation/decide-objection.ts';
import { refitRecords } from '../../server/participation/fit-records.ts';
import { lapseUnconfirmedRecords } from '../../server/participation/lapse-unconfirmed-records.ts';
import { notMe } from '../../server/participation/not-me.ts';
import { openActivity } from '../../server/participation/open-activity.ts';
import { proposeCorrection } from '../../server/participation/propose-correction.ts';
import { raiseObjection } from '../../server/participation/raise-objection.ts';
import { recordRoles } from '../../server/participation/record.ts';
import { recordRoster } from '../../server/participation/record-roster.ts';
import { rejectRecords } from '../../server/participation/reject-records.ts';
import { reviewRecords } from '../../server/participation/review-records.ts';
import { settleDueRecords } from '../../server/participation/settle-due-records.ts';
import * as store from '../../server/participation/store.ts';
import { withdrawRecords } from '../../server/participation/withdraw-records.ts';
import { communityRules, createCommunity } from '../kit/community.ts';

const kit = await createCommunity();
const { willow } = kit.places;

describe('the lists of the contract are the lists of the database', () => {
  test.each([
    ['activity', 'state', contract.activityStates],
    ['record', 'state', contract.recordStates],
    ['record', 'role', recordRoles],
    ['record', 'confirm_mode', confirmModes],
    ['record', 'source', [...contract.sources, 'correction']],
    ['confirmation', 'side', contract.sides],
    ['confirmation', 'means', contract.means],
    ['objection', 'state', contract.objectionStates],
    ['correction', 'state', contract.correctionStates],
  ] as const)('participation.%s.%s', async (table, column, list) => {
    const { rows } = await kit.run((context) =>
      sql<{ definition: string }>`
        select pg_get_constraintdef(c.oid) as definition from pg_constraint c
         where c.contype = 'c' and c.conrelid = ${`participation.${table}`}::regclass and pg_get_constraintdef(c.oid) ~ ${`^CHECK \\(\\(${column} = ANY`}`.execute(
        context.tx,
      ),
    );
    expect(rows).toHaveLength(1);
    expect([...(rows[0]?.definition ?? '').matchAll(/'([^']+)'::text/g)].map(([, value]) => value).toSorted((a = '', b = '') => a.localeCompare(b))).toEqual(
      [...list].toSorted((a, b) => a.localeCompare(b)),
    );
  });

  test('every state leads only to states, and what has ended leads nowhere but to being reversed', () => {
    for (const [moves, states] of [
      [contract.activityMoves, contract.activityStates],
      [contract.recordMoves, contract.recordStates],
      [contract.objectionMoves, contract.objectionStates],
      [contract.correctionMoves, contract.correctionStates],
    ] as const) {
      expect(Object.keys(moves).toSorted((a, b) => a.localeCompare(b))).toEqual([...states].toSorted((a, b) => a.localeCompare(b)));
      expect(states).toEqual(expect.arrayContaining(Object.values(moves).flat()));
    }
    expect(contract.recordStates.filter((state) => contract.recordMoves[state].length === 0)).toEqual(['rejected', 'withdrawn', 'lapsed', 'reversed']);
  });
});

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
const { clerk, secondClerk, manager, chair } = kit.people;
const actors = {
  clerk: person(clerk.staffId, 'clerk'),
  secondClerk: person(secondClerk.staffId, 'clerk'),
  manager: person(manager.staffId, 'communityManager'),
  chair: person(chair.staffId, 'committeeChair'),
  public: { kind: 'public', device: 'a-browser-of-somebody' } satisfies Actor,
  system: { kind: 'system', job: 'laws' } satisfies Actor,
};

interface Step {
  readonly act:
    | 'record'
    | 'both'
    | 'organiser'
    | 'paper'
    | 'mine'
    | 'reject'
    | 'withdraw'
    | 'not-me'
    | 'pass'
    | 'turn-down'
    | 'object'
    | 'keep'
    | 'cancel'
    | 'correct'
    | 'reverse'
    | 'anew'
    | 'next-day'
    | 'two-weeks';
  readonly rule: string;
  readonly points: number;
  readonly pick: number;
}
const rules = ['A-V01', 'A-V02', 'A-C01', 'A-I04', 'A-I09', 'A-M01', 'A-U01'];
const steps = fc.array(
  fc.record({
    // Recording and confirming are what happens most.
    act: fc.constantFrom<Step['act']>(
      'record',
      'record',
      'record',
      'record',
      'both',
      'both',
      'both',
      'organiser',
      'paper',
      'mine',
      'reject',
      'withdraw',
      'not-me',
      'pass',
      'pass',
      'turn-down',
      'object',
      'object',
      'keep',
      'cancel',
      'correct',
      'reverse',
      'anew',
      'next-day',
      'two-weeks',
    ),
    rule: fc.constantFrom(...rules),
    points: fc.integer({ min: 15, max: 60 }),
    pick: fc.nat(50),
  }),
  { minLength: 8, maxLength: 30 },
);

/** Where a step can do something; one in five steps knocks at any door. */
const meant: Partial<Record<Step['act'], readonly contract.RecordState[]>> = {
  both: ['submitted'],
  organiser: ['submitted'],
  paper: ['submitted'],
  mine: ['submitted'],
  reject: ['submitted'],
  withdraw: ['submitted', 'under-review'],
  pass: ['under-review'],
  'turn-down': ['under-review'],
  object: ['on-notice'],
  keep: ['objected'],
  cancel: ['objected'],
  correct: ['objected'],
  reverse: ['settled'],
  anew: ['settled'],
};

/** One resident's story, told by verbs in transactions of their own, with a clock of its own. */
class Story {
  now = new Date('2026-11-20T02:00:00Z');
  readonly residentId: string;
  constructor(residentId: string) {
    this.residentId = residentId;
  }

  as<Result>(actor: Actor, verb: (context: Context) => Promise<Result>): Promise<Result> {
    return transact(kit.database, { actor, district: kit.district, now: this.now }, verb);
  }
  records(): Promise<store.RecordRow[]> {
    return this.as(actors.system, ({ tx, district }) =>
      store.recordsOfResidents(tx, district, { residentIds: [this.residentId], states: null, before: null, limit: 1000 }),
    );
  }

  async tell({ act, rule, points, pick }: Step): Promise<void> {
    const all = await this.records();
    const fitting = all.filter(({ state }) => meant[act]?.includes(state) ?? true);
    const among = pick % 5 === 0 || fitting.length === 0 ? all : fitting;
    const chosen = among[pick % Math.max(1, among.length)];
    const recordIds = chosen ? [chosen.record_id] : [];
    if (act === 'next-day' || act === 'two-weeks') {
      this.now = new Date(this.now.getTime() + (act === 'next-day' ? 1 : 14) * 86_400_000);
      await this.as(actors.system, settleDueRecords);
      await this.as(actors.system, lapseUnconfirmedRecords);
      return;
    }
    if (act === 'record') {
      await this.as(actors.clerk, async (context) => {
        const { activityId } = await openActivity(context, {
          communityId: willow,
          ruleCode: rule,
          title: '一场活动',
          place: '小广场',
          startsAt: new Date(this.now.getTime() - 3600_000).toISOString(),
          minutes: points * 3,
          organiser: { kind: 'staff', id: secondClerk.staffId },
          capacity: null,
          tags: [],
        });
        return recordRoster(context, {
          activityId,
          source: 'roster',
          items: [
            {
              residentId: this.residentId,
              role: 'participant',
              waived: points % 10 === 0,
              ...(rule === 'A-I09' ? { judgedPoints: points, judgedReason: '按评分表' } : {}),
            },
          ],
        });
      });
      return;
    }
    if (!chosen) return;
    const notice = chosen.notice_id === null ? undefined : { noticeId: chosen.notice_id, item: chosen.notice_item ?? 1 };
    const open = (await this.as(actors.system, ({ tx, district }) => store.objectionsOfRecords(tx, district, recordIds))).find(({ state }) => state === 'open');
    const confirmAs = (side: contract.Side, actor: Actor) =>
      this.as(actor, (context) => confirmRecords(context, { recordIds, side, evidence: '签到表', standIn: 'paper' }));
    switch (act) {
      case 'both':
        await confirmAs('organiser', actors.secondClerk);
        return void (await confirmAs('participant', actors.manager));
      case 'organiser':
        return void (await confirmAs('organiser', actors.secondClerk));
      case 'paper':
        return void (await confirmAs('participant', actors.manager));
      case 'mine':
        return void (await this.as(resident(this.residentId), (context) => confirmMine(context, { recordIds })));
      case 'reject':
        return void (await this.as(actors.manager, (context) => rejectRecords(context, { recordIds, reason: '没有到场' })));
      case 'withdraw':
        return void (await this.as(actors.clerk, (context) => withdrawRecords(context, { recordIds, reason: '录错了' })));
      case 'not-me':
        return void (await this.as(resident(this.residentId), (context) => notMe(context, { recordId: chosen.record_id, note: '' })));
      case 'pass':
      case 'turn-down':
        return void (await this.as(reviewer, (context) =>
          reviewRecords(context, { recordIds, decision: act === 'pass' ? 'pass' : 'reject', reason: '核对之后' }),
        ));
      case 'object':
        return void (
          notice && (await this.as(actors.public, (context) => raiseObjection(context, { district: kit.district, ...notice, text: '时间对不上', contact: '' })))
        );
      case 'keep':
      case 'cancel':
      case 'correct':
        return void (
          open &&
          (await this.as(actors.chair, (context) =>
            decideObjection(context, { objectionId: open.objection_id, decision: act, reason: '核对之后', minutes: 60, judgedPoints: points }),
          ))
        );
      case 'reverse':
      case 'anew': {
        const anew = act === 'anew' ? { anew: { minutes: 60, judgedPoints: points } } : {};
        const { correctionId } = await this.as(actors.clerk, (context) =>
          proposeCorrection(context, { recordId: chosen.record_id, reason: '记错了', ...anew }),
        );
        return void (await this.as(actors.chair, (context) => decideCorrections(context, { correctionIds: [correctionId], decision: 'approve', reason: '' })));
      }
    }
  }
}

let reviewer: Actor = actors.manager;
beforeAll(async () => {
  const deputy = await kit.staff('程以宁', '社区副主任', 'communityManager');
  reviewer = person(deputy.staffId, 'communityManager');
});
let people = 0;

const byDay = (records: readonly store.RecordRow[], key: (record: store.RecordRow) => string) => Map.groupBy(records, key);

async function checkStory(story: Story, before: readonly store.RecordRow[]): Promise<void> {
  const after = await story.records();
  const known = new Map(before.map((record) => [record.record_id, record]));
  for (const record of after) {
    const old = known.get(record.record_id);
    // States only move along the moves; a new record waits, or stands on notice as the correction of another.
    const made: readonly contract.RecordState[] = record.replaces === null ? ['submitted'] : ['submitted', 'on-notice'];
    expect(old ? [old.state, ...contract.recordMoves[old.state]] : made, `from ${old?.state}`).toContain(record.state);
    // What was scored never changes; what is settled or ended keeps what it was granted.
    expect([record.award, record.scored]).toEqual([old?.award ?? record.award, old?.scored ?? record.scored]);
    const final = old && (old.state === 'settled' || old.ended_at) ? old.granted : record.granted;
    expect(record.granted).toBe(final);
    expect(Math.abs(record.granted)).toBeLessThanOrEqual(Math.abs(record.scored));
  }

  const live = after.filter(({ ended_at: ended }) => ended === null);
  const counted = live.filter(({ granted }) => granted !== 0);
  for (const rule of communityRules) {
    const own = counted.filter((record) => record.rule_code === rule.code);
    for (const [, group] of byDay(own, (record) => record.happened_on)) expect(group.length, `${rule.code} a day`).toBeLessThanOrEqual(rule.caps.day ?? 1000);
    for (const [, group] of byDay(own, (record) => record.happened_on.slice(0, 7)))
      expect(group.length, `${rule.code} a month`).toBeLessThanOrEqual(rule.caps.month ?? 1000);
    for (const [, group] of byDay(own, (record) => record.activity_id))
      expect(group.length, `${rule.code} a session`).toBeLessThanOrEqual(rule.caps.session ?? 1000);
  }
  const personal = counted.filter((record) => record.personal);
  for (const [, group] of byDay(personal, (record) => record.happened_on))
    expect(
      group.reduce((sum, { granted }) => sum + granted, 0),
      'points of a person and day',
    ).toBeLessThanOrEqual(60);

  // Nobody waits cut while there is room: asking again changes nothing.
  const cut = after
    .filter((record) => record.cap !== null && !record.waived && ['submitted', 'under-review', 'on-notice', 'objected'].includes(record.state))
    .toSorted((a, b) => (a.record_id < b.record_id ? -1 : 1));
  const again = await story
    .as(actors.system, async (context) => {
      const refitted = await refitRecords(
        context,
        cut.map((record) => ({ record, personal: record.personal })),
      );
      throw new Undo(cut.map((record) => refitted.get(record.record_id)?.granted ?? 0));
    })
    .catch((error: unknown) => {
      if (error instanceof Undo) return error.granted;
      throw error;
    });
  expect(again).toEqual(cut.map(({ granted }) => granted));

  // The books say what the records say.
  const figures = (await story.as(actors.system, (context) => readFigures(context, [story.residentId]))).get(story.residentId);
  const settled = after.filter(({ state }) => state === 'settled').reduce((sum, { granted }) => sum + granted, 0);
  expect(figures?.lifetime ?? 0).toBe(settled);
  expect(figures?.available ?? 0).toBe(settled);
}

class Undo extends Error {
  readonly granted: readonly number[];
  constructor(granted: readonly number[]) {
    super('undo');
    this.granted = granted;
  }
}

test('whatever order people record, confirm, reject, withdraw, object and correct in: states move along the moves, caps hold, nobody waits cut while there is room', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (story) => {
      const [registered] = await kit.register([
        { communityId: willow, buildingId: kit.places.buildings[0], name: '钟若谷', door: `77-${(people += 1)}`, phone: null, birthYear: 1970 },
      ]);
      const told = new Story(registered?.residentId ?? '');
      for (const step of story) {
        const before = await told.records();
        await told.tell(step).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        });
        await checkStory(told, before);
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 240_000);

test('after all stories the books keep every law of the ledger', async () => {
  expect(await kit.run((context) => checkLedger(context, { logKeys: readLogKeys }))).toEqual([]);
});
