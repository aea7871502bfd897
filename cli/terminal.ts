import { CannotStart } from '#platform/cannot-start.ts';
import { Refusal } from '#platform/refuse.ts';
import { terminalLanguage } from '#words/cli.ts';
import { refusalSentence } from '#words/refusals.ts';
import type { Words } from '#words/words.ts';

const language = terminalLanguage(process.env);

/** A sentence in the terminal's language. */
export const told = (sentence: Words): string => sentence[language];
export const print = (sentence: Words): void => console.log(told(sentence));
/** What a person should know but no program reads: to standard error. */
export const notice = (sentence: Words): void => console.error(told(sentence));

/** Shows why a command failed: sentences for what a person can put right, the whole error for a bug. */
export function explain(error: unknown): void {
  if (error instanceof CannotStart) for (const sentence of error.sentences) notice(sentence);
  else if (error instanceof Refusal) notice(refusalSentence(error.code, error.facts));
  else console.error(error);
}

/** Runs with the arguments after the command's name and answers the exit status. */
export type Command = (args: readonly string[]) => Promise<number>;

let lastStep = -1;
let lastAt = 0;
const quietFor = 10_000;
/** Percent and what is being done: one line that changes on a terminal; elsewhere a line every ten percent or ten seconds. */
export function showProgress(percent: number, what: string): void {
  const whole = Math.min(100, Math.max(0, Math.floor(percent)));
  if (process.stderr.isTTY) {
    process.stderr.write(`\r\u001B[K${what === '' ? '' : `${whole}% ${what}`}`);
    return;
  }
  const step = Math.floor(whole / 10);
  if (what === '' || (step === lastStep && Date.now() - lastAt < quietFor)) return;
  lastStep = step;
  lastAt = Date.now();
  process.stderr.write(`${whole}% ${what}\n`);
}
