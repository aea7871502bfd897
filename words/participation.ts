import type { ActivityState, CorrectionState, ObjectionState, RecordState, RosterLineState, means, sides } from '../contract/participation.ts';
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
  paper: { zh: '签到表', en: 'signed sheet' },
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
