import type { InputOf } from '#contract/endpoint.ts';
import type { printCard as endpoint } from '#contract/identity.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { makePdf } from '#platform/paper.ts';
import { refuse } from '#platform/refuse.ts';
import { cardWords } from '#words/card.ts';
import { readCommunity } from '../places/read-community.ts';
import { logAccess } from './log-access.ts';
import { readResidents } from './read-residents.ts';

const ink = '#1b1f24';
const quiet = '#4a5560';

/**
 * The paper card, A6: name, building, short code in large letters and as a QR code. The printing is written down.
 *
 * Refuses, in this order: resident-not-found, not-allowed.
 */
export async function printCard(context: Context, { residentId }: InputOf<typeof endpoint>): Promise<Uint8Array> {
  const resident = (await readResidents(context, [residentId])).get(residentId);
  if (!resident || resident.name === '') refuse('resident-not-found', { residentId });
  mustReach(context, 'read-resident', { communityId: resident.communityId });
  const community = await readCommunity(context, resident.communityId);
  await logAccess(context, { residentIds: [residentId], what: 'card' });
  return makePdf({
    pageSize: { width: 420, height: 298 },
    pageMargins: [26, 20, 26, 12],
    info: { title: cardWords.title },
    defaultStyle: { color: ink, lineHeight: 1.05 },
    content: [
      // One page: nothing may flow over the edge of the card.
      {
        columns: [
          { text: community.name, fontSize: 15, bold: true },
          { text: cardWords.title, fontSize: 15, alignment: 'right' },
        ],
      },
      { canvas: [{ type: 'line', x1: 0, y1: 4, x2: 368, y2: 4, lineWidth: 1.2, lineColor: ink }], margin: [0, 0, 0, 8] },
      {
        columns: [
          {
            width: '*',
            stack: [
              { text: resident.name, fontSize: Array.from(resident.name).length > 6 ? 18 : 28, bold: true, margin: [0, 0, 0, 2] },
              { text: resident.buildingName, fontSize: 14, color: quiet, margin: [0, 0, 0, 8] },
              { text: cardWords.code, fontSize: 12, color: quiet },
              { text: `${resident.shortCode.slice(0, 3)} ${resident.shortCode.slice(3)}`, fontSize: 34, bold: true, characterSpacing: 2 },
            ],
          },
          { width: 132, qr: resident.shortCode, fit: 132, eccLevel: 'M', foreground: ink },
        ],
        columnGap: 14,
      },
      { text: cardWords.use, fontSize: 12, margin: [0, 6, 0, 0] },
      { text: cardWords.lost, fontSize: 12 },
      { text: cardWords.counter(community.phone, community.hours), fontSize: 11, color: quiet },
    ],
  });
}
