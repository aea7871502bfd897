import { refusals, type RefusalCode } from '#contract/refusals.ts';

/** Facts the sentence may name: ids, figures, days; never a name, phone or address. */
export type RefusalFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** An answer people may get: carries its code and the facts of its sentence. A failed assertion is something else. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly facts: RefusalFacts;
  /** What the verb wrote stays although it refuses: a wrong try is counted. */
  readonly keeps: boolean;
  constructor(code: RefusalCode, facts: RefusalFacts = {}, keeps = false) {
    super(code);
    this.keeps = keeps;
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
  }
  get status(): number {
    return refusals[this.code];
  }
}

/** Refuses in a verb for one; a verb for many returns `refused(code, facts)` as an outcome instead. */
export function refuse(code: RefusalCode, facts: RefusalFacts = {}): never {
  throw new Refusal(code, facts);
}

/** Refuses, and yet keeps what was written so far; for sign-in, which counts wrong tries. */
export function refuseAndKeep(code: RefusalCode, facts: RefusalFacts = {}): never {
  throw new Refusal(code, facts, true);
}

/** A refusal as an outcome of a verb for many. */
export interface Refused {
  readonly refused: RefusalCode;
  readonly facts: RefusalFacts;
}
export const refused = (code: RefusalCode, facts: RefusalFacts = {}): Refused => ({ refused: code, facts });

/** What a programmer must not do; a failure is a bug, never an answer. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}
