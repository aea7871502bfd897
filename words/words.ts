/** A sentence in both languages; Chinese comes first in every face. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}
export type Language = keyof Words;
