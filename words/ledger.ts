import type { LedgerLaw, TransferKind } from '../contract/ledger.ts';
import type { Words } from './words.ts';

/** How a line of the statement is headed where nothing more particular is known. */
export const transferKindWords: Record<TransferKind, Words> = {
  earn: { zh: '获得积分', en: 'Points earned' },
  deduct: { zh: '扣减', en: 'Deduction' },
  spend: { zh: '兑换', en: 'Redemption' },
  gift: { zh: '转赠', en: 'Gift' },
  opening: { zh: '期初结转', en: 'Opening balance' },
  expiry: { zh: '到期', en: 'Expired' },
  reversal: { zh: '冲正', en: 'Reversal' },
};

export const ledgerLawWords: Record<LedgerLaw, Words> = {
  'purses-sum-to-zero': { zh: '每种积分全部账户合计为零', en: 'Every purse sums to zero over all accounts' },
  'balances-are-sums-of-transfers': { zh: '余额等于流水之和', en: 'Balances equal the sums of their transfers' },
  'balances-are-sums-of-buckets': {
    zh: '余额等于各有效期积分之和，且不少于已预留的积分',
    en: 'Balances equal the sums of their buckets and cover what is reserved',
  },
  'buckets-are-what-was-put-in-and-drawn': { zh: '各有效期积分等于存入减支取', en: 'Buckets equal what was put in less what was drawn' },
  'a-cause-is-paid-once': { zh: '同一事由只入账一次', en: 'A cause is paid once' },
  'reversals-are-linked-once': { zh: '冲正只有一次，冲正本身不再冲正', en: 'A transfer is reversed once, a reversal never' },
  'counters-are-sums-of-deltas': { zh: '年度、当月和累计积分等于流水之和', en: 'Annual, month and lifetime figures equal the sums of their transfers' },
  'counters-exclude-what-is-no-behaviour': { zh: '非行为积分不计入年度和累计', en: 'What is no behaviour does not count' },
  'boards-count-every-score': { zh: '排行榜与年度积分一致', en: 'Boards agree with the annual figures' },
  'every-party-has-its-entry': { zh: '每笔流水都有待登记的存证', en: 'Every transfer has its log entries' },
  'caps-are-sums-of-claims': { zh: '上限用量等于占用之和', en: 'Caps used equal the claims that stand' },
  'commitments-open': { zh: '存证与流水一致', en: 'Commitments open to the transfers' },
};
