import { describe, expect, test } from 'vitest';
import * as identity from '#contract/identity.ts';
import * as deeds from '#contract/participation.ts';
import type { RefusalCode } from '#contract/refusals.ts';
import { createWorld, type Holder } from '../kit/objects.ts';

/*
 * Nobody posts alone: whatever roles one person holds, what they recorded somebody else confirms, what they had a hand in
 * somebody else reviews, answers and corrects, and their own household is for others altogether.
 */
const world = await createWorld();
const { here, ok, refusal, people } = world;

/** Lives here, works here, and holds every role that one person can hold in a community. */
const home = { door: '8-801' };
const resident = await world.residentOf(here, home);
const relative = await world.residentOf(here, { ...home, birthYear: 1988 });
const everything = await world.staffOf(here, ['clerk', 'communityManager', 'committeeMember', 'committeeChair', 'organiser', 'gridWorker'], resident.id);
const [clerk, colleague, manager] = [people.clerk, people.secondClerk, people.manager].map(({ staffId, token }): Holder => ({ id: staffId, token }));
const reviewer = await world.staffOf(here, ['clerk']);
if (!clerk || !colleague || !manager) throw new Error('staff are missing');

interface Made {
  readonly by?: Holder;
  readonly organiser?: Holder;
  readonly of?: Holder;
}
const record = async (rule: string, { by = clerk, organiser = colleague, of }: Made = {}): Promise<string> => {
  const { id } = of ?? (await world.residentOf(here));
  return world.recordIn(await world.openIn(here, rule, { kind: 'staff', id: organiser.id }, clerk.token), id, by.token);
};
const outcome = async (answer: Promise<{ readonly outcomes: readonly object[] }>): Promise<string | undefined> => {
  const [first] = (await answer).outcomes;
  return first && 'refused' in first ? String(first.refused) : undefined;
};
const confirm = (recordId: string, side: deeds.Side, { token }: Holder) =>
  outcome(ok(deeds.confirmRecords, { recordIds: [recordId], side, evidence: '签到表第 1 页' }, token));
const review = (recordId: string, { token }: Holder, decision: 'pass' | 'reject' = 'pass') =>
  outcome(ok(deeds.reviewRecords, { recordIds: [recordId], decision, reason: '核对之后' }, token));
/** 60 points, confirmed by both sides: waiting for review. */
const forReview = async (made: Made & { readonly confirmer?: Holder } = {}): Promise<string> => {
  const recordId = await record('A-M01', made);
  expect(await confirm(recordId, 'organiser', made.confirmer ?? colleague)).toBeUndefined();
  expect(await confirm(recordId, 'participant', manager)).toBeUndefined();
  return recordId;
};
const objectionTo = async (recordId: string, passer: Holder): Promise<string> => {
  expect(await review(recordId, passer)).toBeUndefined();
  const { items } = await ok(deeds.readNoticeBoard, { communityId: here.communityId }, clerk.token);
  const on = items.find((each) => each.recordId === recordId);
  if (!on) throw new Error('the record is not on notice');
  return (await ok(deeds.raiseObjection, { district: here.district, noticeId: on.noticeId, item: on.item, text: '当天没有看到这位居民' })).objectionId;
};
const settled = async (made: Made = {}): Promise<string> => {
  const recordId = await record('A-V01', made);
  expect(await confirm(recordId, 'organiser', colleague)).toBeUndefined();
  expect(await confirm(recordId, 'participant', manager)).toBeUndefined();
  return recordId;
};
const decide = (objectionId: string, { token }: Holder) => refusal(deeds.decideObjection, { objectionId, decision: 'keep', reason: '核对之后' }, token);
const approve = (correctionId: string, { token }: Holder) =>
  outcome(ok(deeds.decideCorrections, { correctionIds: [correctionId], decision: 'approve' }, token));
const propose = async (recordId: string, { token }: Holder) => (await ok(deeds.proposeCorrection, { recordId, reason: '时长记错了' }, token)).correctionId;

const same: RefusalCode = 'same-person';
const household: RefusalCode = 'own-household';

describe('whoever recorded', () => {
  test('confirms neither as organiser nor for the participant nor as the committee', async () => {
    const recordId = await record('A-V01', { by: everything, organiser: everything });
    expect(await confirm(recordId, 'organiser', everything)).toBe('recorder-cannot-confirm');
    expect(await confirm(recordId, 'participant', everything)).toBe('recorder-cannot-confirm');
    expect(await confirm(await record('A-M01', { by: everything }), 'participant', everything)).toBe('recorder-cannot-confirm');
  });

  test('does not do so by spelling the record in capitals', async () => {
    const recordId = await record('A-V01', { by: everything, organiser: everything });
    expect(await confirm(recordId.toUpperCase(), 'organiser', everything)).toBe('recorder-cannot-confirm');
    expect((await ok(deeds.readRecord, { recordId }, clerk.token)).confirmations).toEqual([]);
    const { outcomes } = await ok(deeds.confirmMine, { recordIds: [recordId.toUpperCase()] }, relative.token);
    expect(outcomes).toMatchObject([{ recordId, refused: 'record-not-found' }]);
    expect((await ok(deeds.readRecord, { recordId }, clerk.token)).confirmations).toEqual([]);
  });

  test('does not confirm as the resident they are', async () => {
    const recordId = await record('A-V01', { by: everything, of: resident });
    expect(await outcome(ok(deeds.confirmMine, { recordIds: [recordId] }, resident.token))).toBe('recorder-cannot-confirm');
  });

  test('neither reviews nor answers an objection', async () => {
    expect(await review(await forReview({ by: everything }), everything)).toBe(same);
    expect(await decide(await objectionTo(await forReview({ by: everything }), reviewer), everything)).toBe(same);
  });
});

test('one person is not both sides of a deed, nor two of the committee', async () => {
  const recordId = await record('A-V01');
  expect(await confirm(recordId, 'organiser', everything)).toBeUndefined();
  expect(await confirm(recordId, 'participant', everything)).toBe(same);
});

test('whoever confirmed or organised does not review; whoever passed does not answer the objection', async () => {
  expect(await review(await forReview({ confirmer: everything }), everything)).toBe(same);
  expect(await review(await forReview({ confirmer: everything }), everything, 'reject')).toBe(same);
  const organised = await forReview({ organiser: everything });
  expect(await review(organised, everything)).toBe(same);
  expect(await decide(await objectionTo(await forReview(), everything), everything)).toBe(same);
});

test('whoever proposed a correction does not decide it; after 「不是我」 neither does whoever recorded or confirmed', async () => {
  expect(await approve(await propose(await settled(), everything), everything)).toBe(same);
  const doer = await world.residentOf(here);
  const recordId = await settled({ by: everything, of: doer });
  const { correctionId } = await ok(deeds.notMe, { recordId }, doer.token);
  expect(await approve(correctionId ?? '', everything)).toBe(same);
  expect(await approve(correctionId ?? '', colleague)).toBe(same);
});

describe('what concerns one’s own household is for others:', () => {
  test('confirming, standing in and rejecting', async () => {
    for (const of of [resident, relative]) {
      const recordId = await record('A-V01', { of });
      expect(await confirm(recordId, 'organiser', everything)).toBe(household);
      expect(await confirm(recordId, 'participant', everything)).toBe(household);
      expect(await outcome(ok(deeds.rejectRecords, { recordIds: [recordId], reason: '核对之后' }, everything.token))).toBe(household);
    }
  });

  test('reviewing and answering objections', async () => {
    const recordId = await forReview({ of: relative });
    expect(await review(recordId, everything)).toBe(household);
    expect(await decide(await objectionTo(recordId, reviewer), everything)).toBe(household);
  });

  test('deciding corrections', async () => {
    expect(await approve(await propose(await settled({ of: relative }), clerk), everything)).toBe(household);
  });

  test('taking back a deduction that somebody else recorded', async () => {
    const activityId = await world.openIn(here, 'A-X01', { kind: 'staff', id: colleague.id }, clerk.token);
    const { outcomes } = await ok(
      deeds.recordRoster,
      { activityId, source: 'roster', items: [{ residentId: relative.id, judgedReason: '楼道堆物，提醒两次' }] },
      clerk.token,
    );
    const [made] = outcomes;
    if (!made || !('recordId' in made)) throw new Error('nothing was recorded');
    expect(await outcome(ok(deeds.withdrawRecords, { recordIds: [made.recordId], reason: '核对之后' }, everything.token))).toBe(household);
    expect(await outcome(ok(deeds.withdrawRecords, { recordIds: [made.recordId], reason: '核对之后' }, clerk.token))).toBeUndefined();
  });
});

test('whoever a deduction is for does not end it with 「不是我」, and objects to its notice instead', async () => {
  const doer = await world.residentOf(here);
  const activityId = await world.openIn(here, 'A-X01', { kind: 'staff', id: colleague.id }, clerk.token);
  const { outcomes } = await ok(
    deeds.recordRoster,
    { activityId, source: 'roster', items: [{ residentId: doer.id, judgedReason: '楼道堆物，提醒两次' }] },
    clerk.token,
  );
  const [made] = outcomes;
  if (!made || !('recordId' in made)) throw new Error('nothing was recorded');
  const notMe = () => refusal(deeds.notMe, { recordId: made.recordId }, doer.token);
  expect(await notMe()).toBe('deduction-needs-objection');
  expect(await confirm(made.recordId, 'organiser', manager)).toBeUndefined();
  expect(await notMe()).toBe('deduction-needs-objection');
  expect(await decide(await objectionTo(made.recordId, reviewer), everything)).toBeUndefined();
  expect(await notMe()).toBe('deduction-needs-objection');
});

test('nobody grants, ends or resets for themselves, under either of their names', async () => {
  const term = { role: 'organiser', placeId: here.communityId, from: '2026-01-01', until: null } as const;
  expect(await refusal(identity.grantRole, { personKind: 'staff', personId: everything.id, ...term }, everything.token)).toBe(same);
  expect(await refusal(identity.grantRole, { personKind: 'resident', personId: resident.id, ...term }, everything.token)).toBe(same);
  const { grantId } = await ok(identity.grantRole, { personKind: 'resident', personId: resident.id, ...term }, manager.token);
  expect(await refusal(identity.endRole, { grantId, reason: '核对之后' }, everything.token)).toBe(same);
  expect(await refusal(identity.resetStaffSignIn, { staffId: everything.id, reason: '核对之后' }, everything.token)).toBe(same);
  expect(await refusal(identity.setStaffActive, { staffId: everything.id, active: false, reason: '核对之后' }, everything.token)).toBe(same);
});

test('somebody with no hand in it does all of that', async () => {
  const recordId = await forReview();
  expect(await review(recordId, everything)).toBeUndefined();
  expect(await decide(await objectionTo(await forReview(), reviewer), everything)).toBeUndefined();
  expect(await approve(await propose(await settled(), clerk), everything)).toBeUndefined();
});
