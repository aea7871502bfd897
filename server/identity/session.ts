import { createHash, randomBytes } from 'node:crypto';

const hour = 3600_000;
/** A session is over when nobody used it for so long, and in any case after so long. */
export const limits = {
  staff: { idle: 12 * hour, absolute: 7 * 24 * hour },
  resident: { idle: 90 * 24 * hour, absolute: 365 * 24 * hour },
} as const;
/** Using a session is written down at most this often. */
export const seenEvery = 60_000;

export interface Session {
  readonly sessionId: string;
  readonly district: number;
  readonly personKind: 'staff' | 'resident';
  readonly personId: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly endedAt: Date | null;
}

export function isOver(session: Session, now: Date): boolean {
  const { idle, absolute } = limits[session.personKind];
  return session.endedAt !== null || now.getTime() - session.lastSeenAt.getTime() >= idle || now.getTime() - session.createdAt.getTime() >= absolute;
}

export const makeToken = (): string => randomBytes(32).toString('base64url');
/** Only this is stored: whoever reads the database cannot sign in with it. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
