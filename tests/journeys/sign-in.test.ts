import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { generateSync } from 'otplib';
import {
  changePassword,
  endMySession,
  readDemoPeople,
  readMe,
  readMySessions,
  resetStaffSignIn,
  setStaffActive,
  signIn,
  signInCode,
  signInDemo,
  signOut,
} from '#contract/identity.ts';
import { newId } from '#platform/ids.ts';
import { useMode } from '#platform/mode.ts';
import { nameDemoPeople } from '../../server/identity/demo-people.ts';
import { hashPassword, isPassword, isStrong, makePassword } from '../../server/identity/password.ts';
import { hashOf } from '../../server/identity/session.ts';
import { forgetTries } from '../../server/identity/sign-in.ts';
import { createTown } from '../kit/town.ts';

const town = await createTown();
const { places, people, call, ok, refusal, run, setNow } = town;
const minute = 60_000;
let now = town.clock();
const later = (milliseconds: number): void => setNow((now = new Date(now.getTime() + milliseconds)));
const codeFor = (secret: string): string => generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) });
const wrongCodeFor = (secret: string): string => String((Number(codeFor(secret)) + 1) % 1_000_000).padStart(6, '0');

async function signedIn(who: { username: string; initialPassword: string; codeSecret: string }): Promise<string> {
  const { ticket } = await ok(signIn, { username: who.username, password: who.initialPassword });
  const answered = await call(signInCode, { ticket, code: codeFor(who.codeSecret) });
  expect(answered.status, JSON.stringify(answered.body)).toBe(200);
  return answered.cookie ?? '';
}
const fresh = (name = '陆安澜') => town.addPerson(name, '社区工作者', places.willow, [{ role: 'clerk', placeId: places.willow }]);

test('a member of staff signs in with password and code, and is told who they are', async () => {
  const who = await fresh();
  const { ticket } = await ok(signIn, { username: who.username.toUpperCase(), password: who.initialPassword });
  const answered = await call(signInCode, { ticket, code: codeFor(who.codeSecret) });
  expect(answered.body).toMatchObject({
    as: 'staff',
    id: who.staffId,
    name: '陆安澜',
    office: '社区工作者',
    district: 1,
    districtName: '澜湾区',
    communityId: places.willow,
    communityName: '柳岸社区',
    mode: 'demo',
    today: '2026-11-23',
  });
  expect(await ok(readMe, {}, answered.cookie)).toMatchObject({
    id: who.staffId,
    roles: [{ role: 'clerk', placeName: '柳岸社区', placeKind: 'community', from: '2026-01-01', until: null }],
  });
});

test('five wrong passwords lock a user name for 15 minutes, whether it exists or not', async () => {
  const who = await fresh();
  for (const username of [who.username, 'nobody.here']) {
    for (let time = 0; time < 5; time += 1) expect(await refusal(signIn, { username, password: 'wrong' })).toBe('wrong-credentials');
    const locked = await call(signIn, { username, password: username === who.username ? who.initialPassword : 'wrong' });
    expect(locked.refused).toBe('locked-out');
    expect(locked.body).toMatchObject({ facts: { until: '10:15' } });
  }
  later(15 * minute + 1);
  expect(await refusal(signIn, { username: who.username, password: who.initialPassword })).toBeUndefined();
  expect(await refusal(signIn, { username: 'nobody.here', password: 'wrong' })).toBe('wrong-credentials');
});

test('tries at the same time are all counted', async () => {
  const who = await fresh();
  const answers = await Promise.all(Array.from({ length: 12 }, () => refusal(signIn, { username: who.username, password: 'wrong' })));
  expect(answers.filter((code) => code === 'wrong-credentials')).toHaveLength(5);
  expect(answers.filter((code) => code === 'locked-out')).toHaveLength(7);
});

test('a ticket is good for five minutes, once, and only as it was given', async () => {
  const who = await fresh();
  const { ticket } = await ok(signIn, { username: who.username, password: who.initialPassword });
  expect(await refusal(signInCode, { ticket: `${ticket.slice(0, -2)}AA`, code: '000000' })).toBe('ticket-expired');
  expect(await refusal(signInCode, { ticket: 'not a ticket at all', code: '000000' })).toBe('ticket-expired');
  expect(await refusal(signInCode, { ticket, code: codeFor(who.codeSecret) })).toBeUndefined();
  later(minute);
  expect(await refusal(signInCode, { ticket, code: codeFor(who.codeSecret) })).toBe('ticket-expired');
  const second = await ok(signIn, { username: who.username, password: who.initialPassword });
  later(5 * minute);
  expect(await refusal(signInCode, { ticket: second.ticket, code: codeFor(who.codeSecret) })).toBe('ticket-expired');
});

test('a code works once, and five wrong codes lock too', async () => {
  const who = await fresh();
  await signedIn(who);
  const again = await ok(signIn, { username: who.username, password: who.initialPassword });
  expect(await refusal(signInCode, { ticket: again.ticket, code: codeFor(who.codeSecret) })).toBe('wrong-code');
  for (let time = 0; time < 4; time += 1) expect(await refusal(signInCode, { ticket: again.ticket, code: wrongCodeFor(who.codeSecret) })).toBe('wrong-code');
  later(minute);
  expect(await refusal(signInCode, { ticket: again.ticket, code: codeFor(who.codeSecret) })).toBe('locked-out');
  expect(await refusal(signIn, { username: who.username, password: who.initialPassword })).toBe('locked-out');
});

test('a code is accepted one step early or late, not two', async () => {
  const who = await fresh();
  const steps = async (seconds: number): Promise<string | undefined> => {
    const { ticket } = await ok(signIn, { username: who.username, password: who.initialPassword });
    return refusal(signInCode, { ticket, code: generateSync({ secret: who.codeSecret, epoch: Math.floor(now.getTime() / 1000) + seconds }) });
  };
  expect(await steps(-60)).toBe('wrong-code');
  expect(await steps(-30)).toBeUndefined();
  expect(await steps(60)).toBe('wrong-code');
  expect(await steps(30)).toBeUndefined();
});

test('only a hash of the session is stored, and the session ends after 12 idle hours or 7 days', async () => {
  const who = await fresh();
  const token = await signedIn(who);
  const stored = await run(
    async ({ tx }) => (await sql<{ token_hash: Buffer }>`select token_hash from identity.session where person_id = ${who.staffId}`.execute(tx)).rows,
  );
  expect(stored.map((row) => row.token_hash)).toEqual([hashOf(token)]);
  later(11 * 60 * minute);
  expect(await refusal(readMe, {}, token)).toBeUndefined();
  later(11 * 60 * minute);
  expect(await refusal(readMe, {}, token)).toBeUndefined();
  later(12 * 60 * minute);
  expect(await refusal(readMe, {}, token)).toBe('signed-out');
  const kept = await signedIn(who);
  for (let hours = 0; hours < 7 * 24 - 6; hours += 6) {
    later(6 * 60 * minute);
    expect(await refusal(readMe, {}, kept)).toBeUndefined();
  }
  later(6 * 60 * minute);
  expect(await refusal(readMe, {}, kept)).toBe('signed-out');
});

test('a person sees their devices, signs one out, signs out', async () => {
  const who = await fresh();
  const desk = await signedIn(who);
  later(minute);
  const phone = await signedIn(who);
  const { sessions } = await ok(readMySessions, {}, desk);
  expect(sessions).toHaveLength(2);
  const other = sessions.find((session) => !session.current)?.sessionId ?? '';
  await ok(endMySession, { sessionId: other }, desk);
  expect(await refusal(endMySession, { sessionId: other }, desk)).toBe('not-found');
  expect(await refusal(endMySession, { sessionId: newId() }, desk)).toBe('not-found');
  expect(await refusal(readMe, {}, phone)).toBe('signed-out');
  const strangers = await ok(readMySessions, {}, await town.sessionFor('staff', people.secondClerk.staffId));
  expect(await refusal(endMySession, { sessionId: strangers.sessions[0]?.sessionId ?? '' }, desk)).toBe('not-found');
  await ok(signOut, {}, desk);
  expect(await refusal(readMe, {}, desk)).toBe('signed-out');
});

test('changing the password needs the current one and a strong new one, and signs other devices out', async () => {
  const who = await fresh();
  const desk = await signedIn(who);
  later(minute);
  const phone = await signedIn(who);
  expect(await refusal(changePassword, { current: 'wrong', next: 'a' }, desk)).toBe('wrong-credentials');
  for (const next of ['short', '1234567890', 'password123', `x-${who.username}-x`, 'aaaaaaaaaaaa'])
    expect(await refusal(changePassword, { current: who.initialPassword, next }, desk), next).toBe('password-too-weak');
  await ok(changePassword, { current: who.initialPassword, next: '春江潮水连海平，海上明月' }, desk);
  expect(await refusal(readMe, {}, phone)).toBe('signed-out');
  expect(await refusal(readMe, {}, desk)).toBeUndefined();
  expect(await refusal(signIn, { username: who.username, password: who.initialPassword })).toBe('wrong-credentials');
  expect(await refusal(signIn, { username: who.username, password: '春江潮水连海平，海上明月' })).toBeUndefined();
  for (let time = 0; time < 5; time += 1) await call(changePassword, { current: 'wrong', next: 'a' }, desk);
  expect(await refusal(changePassword, { current: 'wrong', next: 'a' }, desk)).toBe('locked-out');
  const resident = await town.resident('顾明舒');
  expect(await refusal(changePassword, { current: 'x', next: 'y' }, resident.token)).toBe('not-allowed');
});

test('a reset gives new credentials once and signs every device out; an administrator lifts a lock with it', async () => {
  const who = await fresh();
  const desk = await signedIn(who);
  const manager = await town.sessionFor('staff', people.manager.staffId);
  for (let time = 0; time < 5; time += 1) await call(signIn, { username: who.username, password: 'wrong' });
  const renewed = await ok(resetStaffSignIn, { staffId: who.staffId, reason: '手机丢失' }, manager);
  expect(await refusal(readMe, {}, desk)).toBe('signed-out');
  expect(await refusal(signIn, { username: who.username, password: who.initialPassword })).toBe('wrong-credentials');
  await signedIn({ ...who, ...renewed });
  expect(renewed.codeUri).toContain(renewed.codeSecret);
});

test('resetting and disabling refuse in order: staff-not-found, not-allowed, same-person', async () => {
  const manager = await town.sessionFor('staff', people.manager.staffId);
  const foreign = await town.sessionFor('staff', people.quarryManager.staffId);
  expect(await refusal(resetStaffSignIn, { staffId: newId(), reason: '手机丢失' }, foreign)).toBe('staff-not-found');
  expect(await refusal(resetStaffSignIn, { staffId: people.manager.staffId, reason: '手机丢失' }, foreign)).toBe('not-allowed');
  expect(await refusal(resetStaffSignIn, { staffId: people.manager.staffId, reason: '手机丢失' }, manager)).toBe('same-person');
  expect(await refusal(setStaffActive, { staffId: newId(), active: false, reason: '离任' }, foreign)).toBe('staff-not-found');
  expect(await refusal(setStaffActive, { staffId: people.manager.staffId, active: false, reason: '离任' }, foreign)).toBe('not-allowed');
  expect(await refusal(setStaffActive, { staffId: people.manager.staffId, active: false, reason: '离任' }, manager)).toBe('same-person');
  // Somebody of the community who also serves the district is out of the manager's reach.
  const officer = await town.addPerson('苏清禾', '街道联络员', places.willow, [{ role: 'districtOfficer', placeId: places.district }]);
  expect(await refusal(resetStaffSignIn, { staffId: officer.staffId, reason: '手机丢失' }, manager)).toBe('not-allowed');
});

test('a disabled account is out at once and comes back when restored', async () => {
  const who = await fresh();
  const desk = await signedIn(who);
  const manager = await town.sessionFor('staff', people.manager.staffId);
  await ok(setStaffActive, { staffId: who.staffId, active: false, reason: '离任' }, manager);
  expect(await refusal(readMe, {}, desk)).toBe('signed-out');
  expect(await refusal(signIn, { username: who.username, password: who.initialPassword })).toBe('wrong-credentials');
  await ok(setStaffActive, { staffId: who.staffId, active: true, reason: '返岗' }, manager);
  later(minute);
  await signedIn(who);
});

test('demo people are tapped in demo mode only', async () => {
  const resident = await town.resident('陶静澜');
  await run((context) =>
    nameDemoPeople(context, [
      { persona: 'clerk', kind: 'staff', id: people.clerk.staffId, what: { zh: '积分专员', en: 'Points clerk' }, face: 'console' },
      { persona: 'resident', kind: 'resident', id: resident.residentId, what: { zh: '居民', en: 'Resident' }, face: 'resident' },
    ]),
  );
  expect((await ok(readDemoPeople, {})).people).toEqual([
    { persona: 'clerk', name: '祁怀恬', what: { zh: '积分专员', en: 'Points clerk' }, face: 'console' },
    { persona: 'resident', name: '陶静澜', what: { zh: '居民', en: 'Resident' }, face: 'resident' },
  ]);
  const answered = await call(signInDemo, { persona: 'resident' });
  expect(answered.body).toMatchObject({ as: 'resident', id: resident.residentId, name: '陶静澜', communityName: '柳岸社区', roles: [] });
  expect(await ok(readMe, {}, answered.cookie)).toMatchObject({ as: 'resident' });
  expect(await refusal(signInDemo, { persona: 'nobody' })).toBe('not-found');
  useMode('production');
  expect(await refusal(readDemoPeople, {})).toBe('demo-only');
  expect(await refusal(signInDemo, { persona: 'resident' })).toBe('demo-only');
  useMode('demo');
});

test('wrong tries are forgotten after a day', async () => {
  await call(signIn, { username: 'nobody.there', password: 'wrong' });
  later(24 * 60 * minute + 1);
  expect(await run(forgetTries)).toBeGreaterThan(0);
});

test('passwords are hashed with their parameters, each with its own salt', async () => {
  const [one, two] = await Promise.all([hashPassword('春江潮水连海平'), hashPassword('春江潮水连海平')]);
  expect(one).not.toBe(two);
  expect(one).toMatch(/^(argon2id\$19456\$2\$1|scrypt\$32768\$8\$2)\$/);
  expect(await isPassword('春江潮水连海平', one)).toBe(true);
  expect(await isPassword('春江潮水连海', one)).toBe(false);
  expect(await isPassword('春江潮水连海平', undefined)).toBe(false);
  // A hash made where argon2 was missing opens here as well.
  expect(await isPassword('hello', 'scrypt$32768$8$2$AAAAAAAAAAAAAAAAAAAAAA==$AAAA')).toBe(false);
  expect(isStrong(makePassword(), 'clerk')).toBe(true);
});

test('one address may not try again and again', async () => {
  const statuses = [];
  for (let time = 0; time < 31; time += 1)
    statuses.push((await town.app.inject({ method: 'POST', url: signIn.path, remoteAddress: '192.0.2.7', payload: {} })).statusCode);
  expect(statuses.filter((status) => status === 429)).toHaveLength(1);
});
