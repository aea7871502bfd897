import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { InputOf } from '#contract/endpoint.ts';
import type { printNotice as endpoint } from '#contract/participation.ts';
import { noticeSheetWords as w } from '#words/participation.ts';
import { addressOf } from '#platform/address.ts';
import type { Context } from '#platform/context.ts';
import { makePdf } from '#platform/paper.ts';
import { daysBetween } from '#platform/time.ts';
import { readPublicNotice } from './read-public-notice.ts';

const ink = '#1e2521';
const quiet = '#465049';
const hairline = '#cfcbbe';
/** Between the margins of an A4 page. */
const width = 511;
const sealRadius = 59.5;

type Notice = Awaited<ReturnType<typeof readPublicNotice>>;

const rule = (weight: number, margin: [number, number, number, number]): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: weight, lineColor: ink }],
  margin,
});

/** "社区副主任 尹怀夏" on two lines, the office small. */
function person(name: string): TableCell {
  const at = name.lastIndexOf(' ');
  return at < 0 ? { text: name } : { stack: [{ text: name.slice(at + 1) }, { text: name.slice(0, at), fontSize: 8, color: quiet }] };
}

function rowOf(notice: Notice, item: Notice['list'][number]): TableCell[] {
  const note = w.stateNote(item.state, item.closesOn === notice.closesOn ? null : item.closesOn);
  return [
    { text: String(item.item) },
    { text: item.name ?? '—' },
    { text: item.buildingName ?? w.number(notice.serial, item.item), noWrap: true },
    {
      stack: [
        { text: [item.matter, ...(item.how.zh === String(Math.abs(item.points)) ? [] : [{ text: `（${item.how.zh}）`, color: quiet }])] },
        ...(note === null ? [] : [{ text: note, fontSize: 9, color: quiet }]),
      ],
    },
    { text: `${item.ruleCode} · ${item.versionLabel}`, fontSize: 9.5, noWrap: true, margin: [0, 1, 0, 0] },
    { text: String(item.points), bold: true, fontSize: 12, alignment: 'right', margin: [0, -1, 8, 0] },
    person(item.organiser),
    person(item.reviewer),
  ];
}

/**
 * 积分公示表 on A4, for the wall: number, term, lines, how to object, QR, signature and room for the seal.
 *
 * Refuses: notice-not-found.
 */
export async function printNotice(context: Context, { noticeId }: Pick<InputOf<typeof endpoint>, 'noticeId'>): Promise<Uint8Array> {
  const notice = await readPublicNotice(context, { noticeId });
  const heads = w.heads.map((text, column): TableCell => ({
    text,
    bold: true,
    noWrap: true,
    ...(column === 5 ? { alignment: 'right', margin: [0, 0, 8, 0] } : {}),
  }));
  return makePdf({
    pageSize: 'A4',
    pageMargins: [42, 46, 42, 46],
    info: { title: `${w.title} ${notice.number}` },
    defaultStyle: { fontSize: 10.5, lineHeight: 1.2, color: ink },
    footer: (page, pages) => (pages > 1 ? { text: w.page(notice.number, page, pages), fontSize: 8, color: quiet, alignment: 'center' } : { text: '' }),
    content: [
      { text: w.title, fontSize: 24, bold: true, alignment: 'center', characterSpacing: 7, noWrap: true, margin: [7, 0, 0, 4] },
      { text: `${notice.communityName} · ${notice.number}`, fontSize: 12.5, color: quiet, alignment: 'center', margin: [0, 0, 0, 18] },
      rule(1.5, [0, 0, 0, 11]),
      {
        columns: [
          { width: 'auto', text: w.term(notice.postedOn, notice.closesOn), fontSize: 14, bold: true },
          { width: '*', text: w.natural(daysBetween(notice.postedOn, notice.closesOn)), color: quiet, alignment: 'right', margin: [0, 3, 0, 0] },
        ],
        margin: [3, 0, 3, 7],
      },
      rule(1.5, [0, 0, 0, 14]),
      {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: [24, 36, 50, '*', 72, 36, 48, 48],
          body: [heads, ...notice.list.map((item) => rowOf(notice, item))],
        },
        layout: {
          hLineWidth: (line) => (line === 0 ? 0 : line === 1 ? 1 : 0.6),
          hLineColor: (line) => (line === 1 ? ink : hairline),
          vLineWidth: () => 0,
          paddingLeft: () => 3,
          paddingRight: () => 3,
          paddingTop: (row) => (row === 0 ? 5 : 10),
          paddingBottom: (row) => (row === 0 ? 6 : 7),
        },
      },
      { stack: w.notes(notice.phone).map((text) => ({ text, color: quiet, margin: [0, 0, 0, 3] })), margin: [0, 16, 0, 0] },
      {
        unbreakable: true,
        margin: [0, 26, 0, 0],
        columns: [
          { width: 88, qr: addressOf(`/public/${context.district}/notices/${noticeId}`), fit: 88, eccLevel: 'M', foreground: ink, margin: [3, 42, 0, 0] },
          { width: '*', stack: w.scan.map((text) => ({ text, color: quiet, lineHeight: 1.35 })), margin: [8, 84, 0, 0] },
          {
            width: 170,
            stack: [
              {
                canvas: [
                  { type: 'ellipse', x: 85, y: sealRadius + 0.5, r1: sealRadius, r2: sealRadius, lineWidth: 0.7, lineColor: hairline, dash: { length: 3 } },
                ],
              },
              { text: w.seal, fontSize: 9, color: quiet, alignment: 'center', relativePosition: { x: 0, y: -92 } },
              { text: notice.committeeName, alignment: 'center', relativePosition: { x: 0, y: -60 } },
              { text: w.dated(notice.postedOn), alignment: 'center', relativePosition: { x: 0, y: -41 } },
            ],
          },
        ],
      },
    ],
  });
}
