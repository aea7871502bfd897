import type { AccessKind } from '../contract/identity.ts';
import type { AgeBand } from '../contract/values.ts';
import type { Words } from './words.ts';

/** 谁看过我的数据: what was done. */
export const accessWords: Record<AccessKind, Words> = {
  record: { zh: '查看了您的资料', en: 'Opened your record' },
  standing: { zh: '查看了您的积分和流水', en: 'Opened your points and statement' },
  card: { zh: '打印了您的居民卡', en: 'Printed your card' },
  registration: { zh: '登记了您的资料', en: 'Registered you' },
  correction: { zh: '改正了您的资料', en: 'Corrected your data' },
  'short-code': { zh: '换发了您的短码', en: 'Issued a new short code' },
  export: { zh: '导出了名册', en: 'Exported a list' },
};

/** Who looked, where it was no office. */
export const looker = {
  system: { zh: '系统', en: 'The system' },
  resident: { zh: '居民骨干', en: 'A resident with a role' },
  staff: { zh: '工作人员', en: 'Staff' },
} as const satisfies Record<string, Words>;

export const ageBandWords: Record<AgeBand, Words> = {
  '0-13': { zh: '13 岁及以下', en: 'Up to 13' },
  '14-17': { zh: '14–17 岁', en: '14–17' },
  '18-34': { zh: '18–34 岁', en: '18–34' },
  '35-59': { zh: '35–59 岁', en: '35–59' },
  '60-69': { zh: '60–69 岁', en: '60–69' },
  '70-79': { zh: '70–79 岁', en: '70–79' },
  '80+': { zh: '80 岁及以上', en: '80 and over' },
};
