import type { ActivityState, CorrectionState, ObjectionState, RecordState, RosterLineState, means, sides } from '../contract/participation.ts';
import type { Award } from '../contract/rules.ts';
import { dayWords } from './days.ts';
import type { Words } from './words.ts';

/** Labels of what a deed goes through, on every face. */
export const recordStateWords: Record<RecordState, Words> = {
  submitted: { zh: '待确认', en: 'To be confirmed' },
  'under-review': { zh: '待复核', en: 'In review' },
  'on-notice': { zh: '公示中', en: 'On notice' },
  objected: { zh: '有异议', en: 'Objected' },
  settled: { zh: '已入账', en: 'Settled' },
  rejected: { zh: '未通过', en: 'Not accepted' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  lapsed: { zh: '逾期未确认', en: 'Lapsed' },
  reversed: { zh: '已冲正', en: 'Reversed' },
};

export const activityStateWords: Record<ActivityState, Words> = {
  open: { zh: '登记中', en: 'Open' },
  closed: { zh: '已结束登记', en: 'Closed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
};

export const objectionStateWords: Record<ObjectionState, Words> = {
  open: { zh: '待答复', en: 'Open' },
  kept: { zh: '维持原分', en: 'Kept' },
  corrected: { zh: '已更正', en: 'Corrected' },
  cancelled: { zh: '已撤销', en: 'Cancelled' },
};

export const correctionStateWords: Record<CorrectionState, Words> = {
  proposed: { zh: '待核准', en: 'Waiting for approval' },
  approved: { zh: '已核准', en: 'Approved' },
  declined: { zh: '已退回', en: 'Declined' },
};

export const sideWords: Record<(typeof sides)[number], Words> = {
  organiser: { zh: '组织者', en: 'Organiser' },
  participant: { zh: '参与者', en: 'Participant' },
  committee: { zh: '监督委员会', en: 'Committee' },
};

/** How a side confirmed. */
export const meansWords: Record<(typeof means)[number], Words> = {
  self: { zh: '本人确认', en: 'in person' },
  trusted: { zh: '指定组织者代为确认', en: 'by a named organiser' },
  silent: { zh: '小额免确认', en: 'small amount, no objection' },
  paper: { zh: '凭签到表代办', en: 'by the signed sheet' },
  counter: { zh: '窗口代办', en: 'at the counter' },
};

/** What became of a line of a pasted list. */
export const rosterLineStateWords: Record<RosterLineState, Words> = {
  matched: { zh: '对上', en: 'Matched' },
  'same-name': { zh: '同名待选', en: 'Same name' },
  doubtful: { zh: '存疑', en: 'Doubtful' },
  companion: { zh: '带了人', en: 'Brought somebody' },
  unknown: { zh: '没找到', en: 'Not found' },
  double: { zh: '重复已并', en: 'Doubles merged' },
  withdrawn: { zh: '已退出', en: 'Withdrawn' },
  ignored: { zh: '不是名字', en: 'Not a name' },
  recorded: { zh: '已记过', en: 'Recorded before' },
};

/** "柳岸公示〔2026〕47 号". */
export const noticeNumber = (community: string, year: number, serial: number): string => `${community}公示〔${year}〕${serial} 号`;

/** "每人 20 分 · A-V01 · 2026.1 版": what an activity brings, by its rule and version. */
export const awardLine = (points: Words, code: string, version: string | null): Words => ({
  zh: `${points.zh} · ${code}${version === null ? '' : ` · ${version} 版`}`,
  en: `${points.en} · ${code}${version === null ? '' : ` · version ${version}`}`,
});
export const eachWords = (points: number): Words =>
  points < 0 ? { zh: `每人扣 ${-points} 分`, en: `takes ${-points} from each` } : { zh: `每人 ${points} 分`, en: `${points} each` };
export const noRuleWords: Words = { zh: '当天没有这条规则', en: 'no such rule on that day' };

/** 不计积分: the hours count, the points do not, by the resident's own wish (requirement 284). */
export const waivedSentence = ({ code, versionLabel }: { readonly code: string; readonly versionLabel: string }): Words => ({
  zh: `本人自愿不计积分，时长照记（${code}，${versionLabel} 版）。`,
  en: `No points by the resident's own wish; the time is kept (${code}, version ${versionLabel}).`,
});

export const waivedReceipt: Words = { zh: '成功记录,按本人意愿不计积分', en: "Recorded; no points by the resident's own wish" };

const timesWords = (percent: number): string => String(percent / 100);

/** How the points of a notice line came about, short: "40 × 加急 1.5", "服务 120 分钟"; the sentence stands in the record. */
export function noticeHow(award: Pick<Award, 'how' | 'base' | 'steps' | 'facts' | 'points'>, granted: number): Words {
  const base: Words =
    award.how.kind === 'TIERED'
      ? { zh: `服务 ${award.facts.minutes ?? 0} 分钟`, en: `${award.facts.minutes ?? 0} minutes of service` }
      : award.how.kind === 'RANGE'
        ? { zh: `评定 ${Math.abs(award.base)}`, en: `judged ${Math.abs(award.base)}` }
        : { zh: `${Math.abs(award.base)}`, en: `${Math.abs(award.base)}` };
  const start: Words = award.steps.length > 0 ? { zh: String(award.base), en: String(award.base) } : base;
  const zh = [start.zh, ...award.steps.map(({ name, percent }) => `${name.zh} ${timesWords(percent)}`)].join(' × ');
  const en = [start.en, ...award.steps.map(({ name, percent }) => `${name.en} ${timesWords(percent)}`)].join(' × ');
  return granted === award.points ? { zh, en } : { zh: `${zh}，按上限记 ${granted}`, en: `${en}, ${granted} after caps` };
}

/** Why a person may not do what waits, though their role covers it. */
export const notMineWords = {
  recorder: { zh: '您录入的，请另一位办理', en: 'You recorded it; somebody else must do it' },
  confirmer: { zh: '您确认的，请另一位办理', en: 'You confirmed it; somebody else must do it' },
  organiser: { zh: '您是组织者，请另一位办理', en: 'You organised it; somebody else must do it' },
  reviewer: { zh: '您复核的，请另一位办理', en: 'You reviewed it; somebody else must do it' },
  proposer: { zh: '您提出的，请另一位核准', en: 'You proposed it; somebody else must approve' },
  household: { zh: '涉及本人或家人，请另一位办理', en: 'It is about you or your household; somebody else must do it' },
} as const satisfies Record<string, Words>;
export type NotMine = keyof typeof notMineWords;

const roleOf: Record<(typeof sides)[number], Words> = {
  organiser: { zh: '组织者一方', en: "the organiser's side" },
  participant: { zh: '参与者一方', en: "the participant's side" },
  committee: { zh: '监督委员会', en: 'the committee' },
};

/** The steps of a record, in the order they happened. */
export const stepWords = {
  recorded: (): Words => ({ zh: '录入', en: 'Recorded' }),
  confirmed: (side: (typeof sides)[number], how: (typeof means)[number]): Words => {
    const bySomebodyElse = side === 'participant' || how !== 'self';
    return {
      zh: `${roleOf[side].zh}确认${bySomebodyElse ? `（${meansWords[how].zh}）` : ''}`,
      en: `Confirmed for ${roleOf[side].en}${bySomebodyElse ? ` (${meansWords[how].en})` : ''}`,
    };
  },
  reviewed: (): Words => ({ zh: '复核通过', en: 'Passed by review' }),
  posted: (number: string): Words => ({ zh: `贴出公示 ${number}`, en: `Posted on notice ${number}` }),
  objected: (): Words => ({ zh: '有人提出异议，暂停入账', en: 'Somebody objected; it waits' }),
  decided: (state: ObjectionState): Words => ({
    zh: `异议已答复：${objectionStateWords[state].zh}`,
    en: `Objection answered: ${objectionStateWords[state].en.toLowerCase()}`,
  }),
  settled: (points: number): Words =>
    points < 0 ? { zh: `扣 ${-points} 分，已入账`, en: `Settled: ${-points} points taken` } : { zh: `${points} 分入账`, en: `Settled: ${points} points` },
  rejected: (): Words => ({ zh: '不予通过', en: 'Not accepted' }),
  withdrawn: (): Words => ({ zh: '撤回', en: 'Withdrawn' }),
  lapsed: (): Words => ({ zh: '逾期未确认，失效', en: 'Lapsed without confirmation' }),
  reversed: (): Words => ({ zh: '冲正', en: 'Reversed' }),
  notMe: (): Words => ({ zh: '本人说“不是我”', en: 'The resident says it was not them' }),
  proposed: (): Words => ({ zh: '提出更正', en: 'A correction was proposed' }),
  correction: (state: CorrectionState): Words => correctionStateWords[state],
} as const;

/** In place of a name that the reader may not see or that nobody has. */
export const somebodyWords = {
  system: { zh: '系统', en: 'the system' },
  resident: { zh: '居民', en: 'a resident' },
  concerned: { zh: '本人', en: 'the person concerned' },
} as const satisfies Record<string, Words>;

const noticeDay = (day: string): string => dayWords(day).zh.split(' ')[0] ?? day;

/** The printed 积分公示表. It hangs on a wall, in Chinese. */
export const noticeSheetWords = {
  title: '积分公示表',
  heads: ['序号', '姓名', '楼栋', '事项', '规则 · 版本', '分值', '组织者', '复核人'],
  term: (postedOn: string, closesOn: string): string => `${noticeDay(postedOn)}贴出，公示到 ${dayWords(closesOn).zh} 24:00`,
  natural: (days: number): string => `满 ${days} 个自然日，含周末和节假日`,
  /** In place of a building where no name is shown: 编号 47-1. */
  number: (serial: number, item: number): string => `编号 ${serial}-${item}`,
  stateNote: (state: 'posted' | 'objected' | 'settled' | 'corrected' | 'cancelled' | 'reversed', closesOn: string | null): string | null => {
    switch (state) {
      case 'objected':
        return '有异议，暂停入账';
      case 'corrected':
        return '已更正，另行公示';
      case 'cancelled':
        return '已撤销';
      case 'reversed':
        return '已冲正';
      case 'posted':
        return closesOn === null ? null : `公示延到 ${dayWords(closesOn).zh} 24:00`;
      case 'settled':
        return null;
    }
  },
  notes: (phone: string | null): readonly string[] => [
    '一、姓名只显示首末字。未成年人不列名；调解、举报和扣分事项只列编号。',
    '二、公示期内没有异议的，期满入账；有异议的，暂停入账，3 个工作日内答复。',
    `三、异议可到积分服务窗口当面提出，${phone === null ? '' : `或打电话 ${phone}，`}也可扫码填写。提出人对外保密。`,
  ],
  scan: ['扫码看公示原文', '提出异议、核对真伪'],
  seal: '公章',
  dated: (day: string): string => {
    const [year, month, date] = day.split('-').map(Number);
    return `${year}年${month}月${date}日`;
  },
  page: (number: string, page: number, pages: number): string => `${number} · 第 ${page} 页，共 ${pages} 页`,
} as const;
