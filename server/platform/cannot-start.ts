import type { Words } from '#words/words.ts';

/** The program cannot start for a reason the person at the keyboard can put right: shown as sentences, without a stack. */
export class CannotStart extends Error {
  readonly sentences: readonly Words[];
  constructor(...sentences: readonly Words[]) {
    super(sentences.map((sentence) => sentence.en).join('\n'));
    this.name = 'CannotStart';
    this.sentences = sentences;
  }
}
