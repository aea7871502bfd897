import type { MessageTemplate } from '../contract/messages.ts';
import { dayWords, deadlineWords } from './days.ts';
import type { Words } from './words.ts';

/** Figures of a message: rule names as published, points, days (`YYYY-MM-DD`); never a person's name. */
export type MessageFigures = Readonly<Record<string, string | number>>;
export interface MessageWords {
  readonly title: Words;
  readonly text: Words;
}

const figure = (figures: MessageFigures, name: string): string => String(figures[name] ?? '');
const day = (figures: MessageFigures, name: string): Words => (typeof figures[name] === 'string' ? dayWords(figures[name]) : { zh: '', en: '' });
const deadline = (figures: MessageFigures, name: string): Words => (typeof figures[name] === 'string' ? deadlineWords(figures[name]) : { zh: '', en: '' });
/** What was done: `what` is the rule's published name, `whatEn` its English one where the book has it. */
const what = (figures: MessageFigures): Words => ({
  zh: figure(figures, 'what') || '这项活动',
  en: figure(figures, 'whatEn') || figure(figures, 'what') || 'this deed',
});
const happened = (figures: MessageFigures): Words => {
  const [on, deed] = [day(figures, 'day'), what(figures)];
  return { zh: `${on.zh}${on.zh ? ' ' : ''}「${deed.zh}」`, en: `"${deed.en}"${on.en ? ` on ${on.en}` : ''}` };
};

/** A deduction is worded as one: what is taken, and where to object (GR4). */
const taken = (figures: MessageFigures): number => Math.max(0, -Number(figures['points'] ?? 0));

/**
 * The sentences, by template. Figures used: `what`, `whatEn`, `day`, `points`, `until` (a deadline), `balance`, `number` (of a
 * notice), `role`, `place`, `shortfall`. A missing figure shortens the sentence.
 */
export const messageWords: Record<MessageTemplate, (figures: MessageFigures) => MessageWords> = {
  'please-confirm': (figures) => ({
    title: { zh: '请确认一条记录', en: 'Please confirm a record' },
    text: {
      zh: `${happened(figures).zh}记了您 ${figure(figures, 'points')} 分，请在 ${deadline(figures, 'until').zh}确认。不是您做的，请点“不是我”。`,
      en: `${happened(figures).en} gives you ${figure(figures, 'points')} points. Please confirm ${deadline(figures, 'until').en}, or say it was not you.`,
    },
  }),
  recorded: (figures) =>
    taken(figures) > 0
      ? {
          title: { zh: '一条扣分待核实', en: 'A deduction is being verified' },
          text: {
            zh: `${happened(figures).zh}拟扣 ${taken(figures)} 分，核实、复核和公示之后才生效。公示期内您可以提出异议或申辩。`,
            en: `${happened(figures).en} would take ${taken(figures)} points, after it is verified, reviewed and on public notice. You may object during the notice.`,
          },
        }
      : {
          title: { zh: '记了您一次参与', en: 'You were recorded' },
          text: {
            zh: `${happened(figures).zh}记了您 ${figure(figures, 'points')} 分，不用您确认。不是您做的，请点“不是我”。`,
            en: `${happened(figures).en} gives you ${figure(figures, 'points')} points; you need not confirm. If it was not you, say so.`,
          },
        },
  settled: (figures) =>
    taken(figures) > 0
      ? {
          title: { zh: `扣 ${taken(figures)} 分已生效`, en: `A deduction of ${taken(figures)} points took effect` },
          text: {
            zh: `${happened(figures).zh}扣 ${taken(figures)} 分，公示期满已经生效${figures['balance'] === undefined ? '' : `，可用积分现在是 ${figure(figures, 'balance')} 分`}。不影响您的任何法定权益和公共服务。`,
            en: `${happened(figures).en} took ${taken(figures)} points after its notice${figures['balance'] === undefined ? '' : `; ${figure(figures, 'balance')} are left`}. None of your rights or public services are affected.`,
          },
        }
      : {
          title: { zh: `${figure(figures, 'points')} 分已入账`, en: `${figure(figures, 'points')} points are yours` },
          text: {
            zh: `${happened(figures).zh}的 ${figure(figures, 'points')} 分已经入账${figures['balance'] === undefined ? '' : `，可用积分现在是 ${figure(figures, 'balance')} 分`}，在“我的积分”里可以看到依据的规则。`,
            en: `The ${figure(figures, 'points')} points for ${happened(figures).en} are in your account${figures['balance'] === undefined ? '' : `, which now holds ${figure(figures, 'balance')}`}; the statement shows the rule.`,
          },
        },
  'under-review': (figures) => ({
    title: { zh: '一条记录在复核', en: 'A record is in review' },
    text:
      taken(figures) > 0
        ? {
            zh: `${happened(figures).zh}拟扣 ${taken(figures)} 分，要另一位工作人员复核，再公示 3 天，其间您可以提出异议或申辩。`,
            en: `${happened(figures).en} would take ${taken(figures)} points; another member of staff reviews it, then it is on public notice for 3 days, when you may object.`,
          }
        : {
            zh: `${happened(figures).zh}共 ${figure(figures, 'points')} 分，要另一位工作人员复核，再公示 3 天才入账。`,
            en: `${happened(figures).en} brings ${figure(figures, 'points')} points; another member of staff reviews it, then it is on public notice for 3 days before it settles.`,
          },
  }),
  'on-notice': (figures) => ({
    title: { zh: '一条记录在公示', en: 'A record is on public notice' },
    text:
      taken(figures) > 0
        ? {
            zh: `${happened(figures).zh}拟扣 ${taken(figures)} 分，公示到 ${day(figures, 'until').zh} 24:00，公示里不列您的名字。这之前可以在公示页提出异议，或到积分服务窗口申辩。不影响您的任何法定权益和公共服务。`,
            en: `${happened(figures).en} would take ${taken(figures)} points; it is on notice, without your name, to the end of ${day(figures, 'until').en}. Until then you may object on the notice page or at the points counter. None of your rights or public services are affected.`,
          }
        : {
            zh: `${happened(figures).zh}的 ${figure(figures, 'points')} 分公示到 ${day(figures, 'until').zh} 24:00，没有异议就自动入账。公示里不写全名。`,
            en: `The ${figure(figures, 'points')} points for ${happened(figures).en} are on notice to the end of ${day(figures, 'until').en} and settle by themselves if nobody objects. Your full name is not shown there.`,
          },
  }),
  'objection-raised': (figures) => ({
    title: { zh: '公示里有人提出异议', en: 'Somebody objected' },
    text: {
      zh: `${happened(figures).zh}公示期间有人提出异议，${deadline(figures, 'until').zh}答复，这期间暂不入账。您可以到积分服务窗口说明情况。`,
      en: `Somebody objected to ${happened(figures).en}. It is answered ${deadline(figures, 'until').en} and waits until then. You may explain at the points counter.`,
    },
  }),
  'objection-kept': (figures) => ({
    title: { zh: '异议已答复：维持原分', en: 'Objection answered: kept' },
    text: {
      zh: `${happened(figures).zh}的 ${figure(figures, 'points')} 分维持不变，公示到 ${day(figures, 'until').zh} 24:00 后入账。`,
      en: `The ${figure(figures, 'points')} points for ${happened(figures).en} stand; the notice runs to the end of ${day(figures, 'until').en}.`,
    },
  }),
  'objection-corrected': (figures) => ({
    title: { zh: '异议已答复：更正后重新公示', en: 'Objection answered: corrected' },
    text: {
      zh: `${happened(figures).zh}更正为 ${figure(figures, 'points')} 分，重新公示到 ${day(figures, 'until').zh} 24:00。`,
      en: `${happened(figures).en} is corrected to ${figure(figures, 'points')} points and on notice again to the end of ${day(figures, 'until').en}.`,
    },
  }),
  'objection-cancelled': (figures) => ({
    title: { zh: '异议已答复：不予记分', en: 'Objection answered: cancelled' },
    text: {
      zh: `${happened(figures).zh}经核实不予记分，理由在这条记录里。有意见可以到积分服务窗口提出。`,
      en: `${happened(figures).en} brings no points after the objection; the reason stands in the record. The points counter hears you.`,
    },
  }),
  rejected: (figures) => ({
    title: { zh: '一条记录没有通过', en: 'A record was not accepted' },
    text: {
      zh: `${happened(figures).zh}没有通过，理由在这条记录里。有疑问请到积分服务窗口。`,
      en: `${happened(figures).en} was not accepted; the reason stands in the record. Ask at the points counter.`,
    },
  }),
  lapsed: (figures) => ({
    title: { zh: '一条记录逾期未确认', en: 'A record was not confirmed in time' },
    text: {
      zh: `${happened(figures).zh}在 ${deadline(figures, 'until').zh}没有确认，已经作废。确实参加了，请找社区重新登记。`,
      en: `${happened(figures).en} was not confirmed ${deadline(figures, 'until').en} and has lapsed. If you took part, ask the community to record it again.`,
    },
  }),
  withdrawn: (figures) => ({
    title: { zh: '一条记录已撤回', en: 'A record was withdrawn' },
    text: { zh: `${happened(figures).zh}已由录入的人撤回，没有记分。`, en: `${happened(figures).en} was withdrawn by whoever recorded it; no points.` },
  }),
  reversed: (figures) => ({
    title: { zh: `${figure(figures, 'points')} 分已冲正`, en: `${figure(figures, 'points')} points were reversed` },
    text: {
      zh: `${happened(figures).zh}的 ${figure(figures, 'points')} 分记错了，已经冲正。原来的一笔和冲正的一笔都留在流水里，理由写在那里。`,
      en: `The ${figure(figures, 'points')} points for ${happened(figures).en} were a mistake and are reversed. Both lines stay in your statement with the reason.`,
    },
  }),
  corrected: (figures) => ({
    title: { zh: '一条记录已更正', en: 'A record was corrected' },
    text: {
      zh: `${happened(figures).zh}更正为 ${figure(figures, 'points')} 分，原来的一笔和更正的一笔都留在流水里。`,
      en: `${happened(figures).en} is corrected to ${figure(figures, 'points')} points; both lines stay in your statement.`,
    },
  }),
  'dispute-received': (figures) => ({
    title: { zh: '收到您的“不是我”', en: 'We received your "not me"' },
    text: {
      zh: `${happened(figures).zh}您说不是您做的，社区会核实，结果会告诉您。`,
      en: `You say ${happened(figures).en} was not you. The community looks into it and tells you.`,
    },
  }),
  'dispute-declined': (figures) => ({
    title: { zh: '“不是我”已答复：维持记录', en: 'Your "not me" was answered: the record stands' },
    text: {
      zh: `${happened(figures).zh}经核实维持不变。有不同意见，请到积分服务窗口查看凭据并说明情况。`,
      en: `${happened(figures).en} stands after a check. If you disagree, see the evidence at the points counter.`,
    },
  }),
  'opening-balance': (figures) => ({
    title: { zh: '原有积分已转入', en: 'Your earlier points are here' },
    text: {
      zh: `您原来的 ${figure(figures, 'points')} 分已经转入，计入累计和可用积分。`,
      en: `Your earlier ${figure(figures, 'points')} points were brought over; they count as lifetime and available points.`,
    },
  }),
};
