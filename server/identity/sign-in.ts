import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { changePassword as changeEndpoint, signIn as signInEndpoint, signInCode as codeEndpoint } from '#contract/identity.ts';
import { person, type Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { refuse, refuseAndKeep } from '#platform/refuse.ts';
import { openForDistrict, sealForDistrict } from '#platform/seal.ts';
import type { Answer } from '#platform/serve.ts';
import { noteStaffEvent } from './manage-staff.ts';
import { stepOf } from './one-time-code.ts';
import { hashPassword, isPassword, isStrong } from './password.ts';
import { describe } from './read-me.ts';
import { keyOf, openStaff, usernameToken } from './sealing.ts';
import { hashOf, makeToken } from './session.ts';
import * as store from './store.ts';

const triesAllowed = 5;
const minute = 60_000;
const lockedFor = 15 * minute;
const ticketFor = 5 * minute;

/** 15:20, for the sentence that says how long. */
const clockTime = (moment: Date): string => new Date(moment.getTime() + 8 * 60 * minute).toISOString().slice(11, 16);

/** The tries of a user name, locked; refuses while they are used up. Old tries are forgiven. */
async function openTries(context: Context, token: Buffer): Promise<number> {
  const { tries, lastAt, lockedUntil } = await store.lockTries(context.tx, token, context.now);
  if (lockedUntil && lockedUntil > context.now) refuse('locked-out', { until: clockTime(lockedUntil) });
  return lockedUntil || context.now.getTime() - lastAt.getTime() > lockedFor ? 0 : tries;
}
async function countTry(context: Context, token: Buffer, before: number): Promise<void> {
  const tries = before + 1;
  await store.setTries(context.tx, token, {
    tries,
    lastAt: context.now,
    lockedUntil: tries >= triesAllowed ? new Date(context.now.getTime() + lockedFor) : null,
  });
}

/**
 * First step: user name and password. Answers a ticket for the second step, good for five minutes and once. A user
 * name that does not exist takes as long and locks alike.
 *
 * Refuses, in this order: locked-out, wrong-credentials (counted; five lock for 15 minutes).
 */
export async function signIn(context: Context, { username, password }: InputOf<typeof signInEndpoint>): Promise<OutputOf<typeof signInEndpoint>> {
  const token = usernameToken(username);
  const tries = await openTries(context, token);
  const found = await store.findUsername(context.tx, token);
  if (found) await store.enterDistrict(context.tx, found.district);
  const there: Context = { ...context, district: found?.district ?? context.district };
  const [staff] = found ? await store.sealedStaff(there, [found.staffId]) : [];
  const right = await isPassword(password, staff?.passwordHash);
  if (!right || !staff?.active) {
    await countTry(context, token, tries);
    refuseAndKeep('wrong-credentials');
  }
  const secret = randomBytes(18).toString('base64url');
  await store.setTicket(there, staff.staffId, hashOf(secret), new Date(context.now.getTime() + ticketFor));
  return { ticket: sealForDistrict(0, `${there.district}/${staff.staffId}/${secret}`, ticketAt).toString('base64url') };
}

const ticketAt = { table: 'identity.staff', column: 'ticket', row: 'sign-in' };

interface Ticket {
  readonly district: number;
  readonly staffId: string;
  readonly secret: string;
}
function openTicket(text: string): Ticket {
  let plain: string;
  try {
    plain = openForDistrict(0, Buffer.from(text, 'base64url'), ticketAt);
  } catch {
    return refuse('ticket-expired'); // not made here, or changed on the way
  }
  const [district, staffId = '', secret = ''] = plain.split('/');
  return { district: Number(district), staffId, secret };
}

/**
 * Second step: the code of the authenticator. A code is good once; a wrong one counts as a wrong try.
 *
 * Refuses, in this order: ticket-expired, locked-out, wrong-code.
 */
export async function signInCode(context: Context, { ticket, code }: InputOf<typeof codeEndpoint>, answer: Answer): Promise<OutputOf<typeof codeEndpoint>> {
  const { district, staffId, secret } = openTicket(ticket);
  await store.enterDistrict(context.tx, district);
  const there: Context = { ...context, district };
  const staff = (await store.lockStaff(there, staffId)) ?? refuse('ticket-expired');
  const good = staff.active && staff.ticketHash && staff.ticketUntil && staff.ticketUntil > context.now && timingSafeEqual(staff.ticketHash, hashOf(secret));
  if (!good) refuse('ticket-expired');
  const tries = await openTries(context, staff.usernameToken);
  const step = stepOf(openStaff(keyOf(staff.dataKey, staffId), staffId, 'totp_secret', staff.totpSecret), code, context.now, staff.totpStep);
  if (step === undefined) {
    await countTry(context, staff.usernameToken, tries);
    refuseAndKeep('wrong-code');
  }
  await store.useStep(there, staffId, step);
  await store.clearTries(context.tx, staff.usernameToken);
  await openSession(there, 'staff', staffId, answer);
  return describe(there, 'staff', staffId);
}

/** Opens a session and hands its token to the browser; only the hash is stored. */
export async function openSession(context: Context, personKind: 'staff' | 'resident', personId: string, answer: Answer): Promise<void> {
  const token = makeToken();
  await store.addSession(context.tx, hashOf(token), {
    sessionId: newId(),
    district: context.district,
    personKind,
    personId,
    createdAt: context.now,
    lastSeenAt: context.now,
    endedAt: null,
  });
  answer.session(token);
}

/**
 * Changes one's own password; other devices are signed out.
 *
 * Refuses, in this order: not-allowed (residents have no password), locked-out, wrong-credentials, password-too-weak.
 */
export async function changePassword(context: Context, { current, next }: InputOf<typeof changeEndpoint>): Promise<OutputOf<typeof changeEndpoint>> {
  const { as, id, sessionId } = person(context);
  const [staff] = as === 'staff' ? await store.sealedStaff(context, [id]) : [];
  if (!staff) refuse('not-allowed');
  const tries = await openTries(context, staff.usernameToken);
  if (!(await isPassword(current, staff.passwordHash))) {
    await countTry(context, staff.usernameToken, tries);
    refuseAndKeep('wrong-credentials');
  }
  if (!isStrong(next, openStaff(keyOf(staff.dataKey, id), id, 'username', staff.username))) refuse('password-too-weak');
  await store.setPassword(context, id, await hashPassword(next));
  await store.endSessions(context, 'staff', id, { but: sessionId });
  await noteStaffEvent(context, id, 'password-changed');
  return { done: true };
}

/** Forgets wrong tries older than a day; a job. */
export async function forgetTries(context: Context): Promise<number> {
  return store.forgetTriesBefore(context.tx, new Date(context.now.getTime() - 24 * 60 * minute));
}
