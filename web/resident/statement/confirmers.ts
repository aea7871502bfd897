import type { RecordLine, Side } from '#contract/participation.ts';
import type { z } from 'zod';

/** Who has confirmed a waiting record and which sides are still missing, in words; the reader is "您本人". */
export function confirmersOf(record: Pick<RecordLine, 'confirmations' | 'missing'>, me: string, sideOf: (side: z.output<typeof Side>) => string) {
  return {
    confirmed: record.confirmations.map(({ side, by, means }) => (side === 'participant' && means === 'self' ? me : by)),
    missing: record.missing.map((side) => (side === 'participant' ? me : sideOf(side))),
  };
}
