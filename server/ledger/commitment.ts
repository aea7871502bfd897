import { createHash, createHmac } from 'node:crypto';
import type { Purse, TransferKind } from '#contract/ledger.ts';
import type { LocalDate } from '#contract/values.ts';

/** What an entry of the transparency log hides: the whole movement as the books hold it. */
export interface PrivatePart {
  readonly transferId: string;
  readonly from: string;
  readonly to: string;
  readonly purse: Purse;
  readonly kind: TransferKind;
  readonly cause: string;
  readonly amount: number;
  readonly shortfall: number;
  readonly annualDelta: number;
  readonly lifetimeDelta: number;
  readonly happenedOn: LocalDate;
  /** ISO 8601, milliseconds, UTC. */
  readonly postedAt: string;
  readonly ruleVersion: string | null;
  readonly reverses: string | null;
}

/** Canonical JSON (RFC 8785): sorted keys, no spaces. Strings and whole numbers only, so JSON.stringify writes the values. */
export function canonical(part: PrivatePart): string {
  const entries = Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`;
}

/** Made anew from the owner's log key whenever it is needed: no opening is stored. */
export const saltOf = (logKey: Buffer, transferId: string): Buffer => createHmac('sha256', logKey).update(transferId).digest();

/** `H("pts/v1" ‖ salt ‖ canonical JSON of the private part)`: 32 bytes that say nothing without the owner's key. */
export const commitmentOf = (logKey: Buffer, part: PrivatePart): Buffer =>
  createHash('sha256').update('pts/v1').update(saltOf(logKey, part.transferId)).update(canonical(part)).digest();
