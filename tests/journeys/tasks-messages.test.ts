import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { accessKinds } from '#contract/identity.ts';
import { markMessagesRead, messageTemplates, readMyMessages } from '#contract/messages.ts';
import { roles } from '#contract/permissions.ts';
import { placeKinds } from '#contract/places.ts';
import { taskKinds, taskStates } from '#contract/tasks.ts';
import type { Actor } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { messageWords } from '#words/messages.ts';
import { sendMessages } from '../../server/messages/send-messages.ts';
import { closeTasks } from '../../server/tasks/close-tasks.ts';
import { listTasks } from '../../server/tasks/list-tasks.ts';
import { openTasks, type TaskToOpen } from '../../server/tasks/open-tasks.ts';
import { createTown } from '../kit/town.ts';

const town = await createTown();
const { places, people, ok, refusal, run } = town;

const actor = (id: string, role: 'clerk' | 'organiser' | 'committeeChair' | 'communityManager', placeId: string, residentId?: string): Actor => ({
  kind: 'person',
  as: residentId === id ? 'resident' : 'staff',
  id,
  residentId,
  grants: [{ role, placeId, placeKind: 'community' }],
  sessionId: newId(),
});
const clerk = actor(people.clerk.staffId, 'clerk', places.willow);
const secondClerk = actor(people.secondClerk.staffId, 'clerk', places.willow);
const foreign = actor(people.quarryClerk.staffId, 'clerk', places.quarry);
const [organiserId, otherOrganiserId] = [newId(), newId()];
const organiser = actor(organiserId, 'organiser', places.willow, organiserId);

const review = (more: Partial<TaskToOpen> = {}): TaskToOpen => ({
  kind: 'review',
  subjectId: newId(),
  communityId: places.willow,
  action: 'review-deeds',
  dueOn: '2026-11-26',
  ...more,
});
const subjects = async (who: Actor, filter: Parameters<typeof listTasks>[1] = {}) =>
  (await run((context) => listTasks(context, filter), who)).rows.map((row) => row.subjectId);

test('a task is seen by those who may do it, earliest deadline first', async () => {
  const [late, soon, whenever, elsewhere] = [review({ dueOn: '2026-11-30' }), review(), { subjectId: newId() }, review({ communityId: places.quarry })];
  await run((context) =>
    openTasks(context, [late, soon, { kind: 'objection', subjectId: whenever.subjectId, communityId: places.willow, action: 'decide-objections' }, elsewhere]),
  );
  expect(await subjects(clerk)).toEqual([soon.subjectId, late.subjectId, whenever.subjectId]);
  expect(await subjects(foreign)).toEqual([elsewhere.subjectId]);
  expect(await subjects(clerk, { kind: 'objection' })).toEqual([whenever.subjectId]);
  // The chair decides objections but reviews nothing.
  expect(await subjects(actor(newId(), 'committeeChair', places.willow))).toEqual([whenever.subjectId]);
  expect(await subjects(organiser)).toEqual([]);
  await run((context) => closeTasks(context, 'review', [late.subjectId, soon.subjectId, elsewhere.subjectId]));
  await run((context) => closeTasks(context, 'objection', [whenever.subjectId]));
  expect(await subjects(clerk)).toEqual([]);
});

test('an organiser sees what waits in their own activities only', async () => {
  const mine = { kind: 'confirm', subjectId: newId(), communityId: places.willow, action: 'confirm-deeds', organiserId, dueOn: '2026-12-08' } as const;
  const others = { ...mine, subjectId: newId(), organiserId: otherOrganiserId };
  await run((context) => openTasks(context, [mine, others]));
  expect(await subjects(organiser)).toEqual([mine.subjectId]);
  expect((await subjects(clerk)).toSorted()).toEqual([mine.subjectId, others.subjectId].toSorted());
  await run((context) => closeTasks(context, 'confirm', [mine.subjectId, others.subjectId]));
});

test('opened again while open it stays one task with the new deadline; done it can be opened anew', async () => {
  const task = review();
  await run((context) => openTasks(context, [task, task]));
  await run((context) => openTasks(context, [{ ...task, dueOn: '2026-11-27', provisional: true }]));
  expect((await run((context) => listTasks(context, {}), clerk)).rows).toMatchObject([{ subjectId: task.subjectId, dueOn: '2026-11-27', provisional: true }]);
  await run((context) => closeTasks(context, 'review', [task.subjectId]));
  await run((context) => openTasks(context, [task]));
  expect(await subjects(clerk)).toEqual([task.subjectId]);
  await run((context) => closeTasks(context, 'review', [task.subjectId]));
});

test('opened by two at once it is one task', async () => {
  const task = review();
  await Promise.all(Array.from({ length: 4 }, () => run((context) => openTasks(context, [task]))));
  expect(await subjects(clerk)).toEqual([task.subjectId]);
  await run((context) => closeTasks(context, 'review', [task.subjectId]));
});

test('whoever recorded sees the task marked as not theirs, and it is not counted for them', async () => {
  const tasks = [review({ notFor: [people.clerk.staffId] }), review({ dueOn: '2026-11-23' }), review({ dueOn: '2026-11-22' })];
  await run((context) => openTasks(context, tasks));
  const mine = await run((context) => listTasks(context, {}), clerk);
  expect(mine.rows.map((row) => row.notForMe)).toEqual([false, false, true]);
  expect(mine.rows.map((row) => row.overdue)).toEqual([true, false, false]);
  expect(mine).toMatchObject({ counts: { review: 2, confirm: 0 }, overdue: 1, dueToday: 1 });
  expect((await run((context) => listTasks(context, {}), secondClerk)).counts.review).toBe(3);
  const pages: string[] = [];
  for (let after: string | undefined, more = true; more;) {
    const page = await run((context) => listTasks(context, { limit: 1, after }), clerk);
    pages.push(...page.rows.map((row) => row.subjectId));
    after = page.next;
    more = after !== undefined;
  }
  expect(pages).toEqual(mine.rows.map((row) => row.subjectId));
  await run((context) =>
    closeTasks(
      context,
      'review',
      tasks.map((task) => task.subjectId),
    ),
  );
});

test('a resident reads own messages, newest first, and marks them as read', async () => {
  const me = await town.resident('林知远');
  const neighbour = await town.resident('顾明舒');
  const recordId = newId();
  await run((context) =>
    sendMessages(context, [
      { residentId: me.residentId, template: 'please-confirm', recordId, figures: { what: '楼道清洁', day: '2026-11-21', points: 20, until: '2026-12-08' } },
      { residentId: me.residentId, template: 'settled', recordId, figures: { what: '楼道清洁', day: '2026-11-21', points: 20 } },
      { residentId: neighbour.residentId, template: 'settled', figures: { what: '楼道清洁', day: '2026-11-21', points: 20 } },
    ]),
  );
  const page = await ok(readMyMessages, {}, me.token);
  expect(page.unread).toBe(2);
  expect(page.rows.map((row) => row.title.zh)).toEqual(['20 分已入账', '请确认一条记录']);
  expect(page.rows[1]?.text.zh).toBe('11月21日 星期六 「楼道清洁」记了您 20 分，请在 12月8日 星期二 24:00 前确认。不是您做的，请点“不是我”。');
  expect(page.rows[0]).toMatchObject({ read: false, recordId });
  const first = await ok(readMyMessages, { limit: 1 }, me.token);
  expect((await ok(readMyMessages, { limit: 1, after: first.next }, me.token)).rows).toEqual(page.rows.slice(1));
  const others = (await ok(readMyMessages, {}, neighbour.token)).rows[0]?.messageId ?? '';
  expect(await ok(markMessagesRead, { messageIds: [page.rows[0]?.messageId ?? '', others] }, me.token)).toEqual({ unread: 1 });
  expect((await ok(readMyMessages, {}, neighbour.token)).unread).toBe(1);
  expect(await refusal(readMyMessages, {}, people.clerk.token)).toBe('not-allowed');
});

test('a message of a verb that is rolled back was never sent', async () => {
  const me = await town.resident('陶静澜');
  await run(async (context) => {
    await sendMessages(context, [{ residentId: me.residentId, template: 'lapsed', figures: {} }]);
    throw new Error('rolled back');
  }).catch(() => undefined);
  expect((await ok(readMyMessages, {}, me.token)).rows).toEqual([]);
});

test('every template speaks in both languages, with all figures and with none', () => {
  const figures = { what: '楼道清洁', whatEn: 'Stair cleaning', day: '2026-11-21', until: '2026-11-26', points: 60 };
  for (const template of messageTemplates) {
    for (const given of [figures, {}]) {
      const { title, text } = messageWords[template](given);
      for (const sentence of [title.zh, title.en, text.zh, text.en]) {
        expect(sentence.length, template).toBeGreaterThan(3);
        expect(sentence, template).not.toMatch(/undefined|null|NaN/);
      }
    }
  }
});

test('lists of the contract and of the database are the same', async () => {
  const { rows } = await run(({ tx }) =>
    sql<{
      name: string;
      definition: string;
    }>`select conrelid::regclass::text || '.' || conname as name, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'c'`.execute(tx),
  );
  const listed = (name: string): string[] =>
    [...(rows.find((row) => row.name === name)?.definition ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '').toSorted();
  expect(listed('places.place.place_kind_check')).toEqual(placeKinds.toSorted());
  expect(listed('identity.role_grant.role_grant_role_check')).toEqual(roles.filter((role) => role !== 'resident').toSorted());
  expect(listed('identity.role_grant.role_grant_place_kind_check')).toEqual(placeKinds.toSorted());
  expect(listed('identity.access_log.access_log_what_check')).toEqual(accessKinds.toSorted());
  expect(listed('tasks.task.task_kind_check')).toEqual(taskKinds.toSorted());
  expect(listed('tasks.task.task_state_check')).toEqual(taskStates.toSorted());
  expect(listed('messages.message.message_template_check')).toEqual(messageTemplates.toSorted());
});
