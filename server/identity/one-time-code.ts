import { timingSafeEqual } from 'node:crypto';
import { generateSecret, generateSync, generateURI } from 'otplib';

const period = 30;

export const makeSecret = (): string => generateSecret();
/** What an authenticator app scans. */
export const uriOf = (secret: string, username: string): string => generateURI({ issuer: 'Liren', label: username, secret });

/**
 * The time step a code belongs to: now, the one before or the one after, but later than the last step that was used;
 * undefined when the code is wrong, over or used.
 */
export function stepOf(secret: string, code: string, now: Date, usedStep: number): number | undefined {
  const step = Math.floor(now.getTime() / 1000 / period);
  return [step, step - 1, step + 1].find(
    (each) => each > usedStep && timingSafeEqual(Buffer.from(generateSync({ secret, epoch: each * period })), Buffer.from(code)),
  );
}
