import type { ImportState } from '../contract/imports.ts';
import type { Words } from './words.ts';

export const importKindWords = {
  places: { zh: '网格和楼栋', en: 'Grid cells and buildings' },
  households: { zh: '家庭（楼栋和门牌）', en: 'Households (building and door)' },
  residents: { zh: '居民名册', en: 'Residents' },
  'opening-balances': { zh: '期初积分', en: 'Opening balances' },
} as const satisfies Record<string, Words>;

export const importStateWords: Record<ImportState, Words> = {
  reading: { zh: '正在核对', en: 'Checking' },
  checked: { zh: '核对完，等您决定', en: 'Checked, waiting for you' },
  writing: { zh: '正在写入', en: 'Writing' },
  done: { zh: '已导入', en: 'Imported' },
  discarded: { zh: '已作废', en: 'Discarded' },
  failed: { zh: '没办成，一行都没有再写', en: 'Failed; no further line was written' },
};

export const lineKindWords = {
  new: { zh: '新增', en: 'New' },
  changed: { zh: '有变化', en: 'Changed' },
  same: { zh: '一样', en: 'Same' },
  doubtful: { zh: '存疑', en: 'Doubtful' },
  faulty: { zh: '有问题', en: 'Faulty' },
} as const satisfies Record<string, Words>;

/** Why a line cannot be taken, and what to do. */
export function lineFaultWords(
  why: string,
  { head = '', line = 0, figure = 0, text = '' }: { head?: string; line?: number; figure?: number; text?: string },
): Words {
  switch (why) {
    case 'missing':
      return { zh: `“${head}”是空的，请补上。`, en: `"${head}" is empty; fill it in.` };
    case 'name-shape':
      return { zh: `“${text}”不像姓名，请只写姓名，别带数字和备注。`, en: `"${text}" does not look like a name; leave out figures and remarks.` };
    case 'phone-shape':
      return { zh: `“${text}”不是 11 位手机号，请改正；没有手机就留空。`, en: `"${text}" is no 11-digit mobile number; mend it, or leave it empty.` };
    case 'birth-year':
      return { zh: `“${text}”读不出出生年，请写成 1958 这样的四位数。`, en: `No birth year in "${text}"; write four digits such as 1958.` };
    case 'points-shape':
      return { zh: `“${text}”不是整数积分，请写 0 或正整数。`, en: `"${text}" is no whole number of points; write 0 or more.` };
    case 'building-unknown':
      return { zh: `本社区没有“${text}”，请先导入楼栋，或改成已有的楼栋名。`, en: `There is no building "${text}" here; import it first or use a known name.` };
    case 'resident-unknown':
      return {
        zh: '没有找到这位居民，请核对姓名、楼栋和编号，或先导入名册。',
        en: 'No such resident; check name, building and key, or import the residents first.',
      };
    case 'nobody-named':
      return { zh: '没写是谁：请填编号、短码或姓名其中一样。', en: 'Nobody is named: give a key, a short code or a name.' };
    case 'double-in-file':
      return { zh: `和第 ${line} 行重复，只留一行。`, en: `The same as line ${line}; keep one of them.` };
    case 'several-match':
      return { zh: '有几位同名居民，请选是哪一位。', en: 'Several residents have this name; say which.' };
    case 'same-person-maybe':
      return {
        zh: '同楼同户已有一位同名居民，资料不同。请选：同一人、另一人，或跳过。',
        en: 'A resident of the same name lives behind this door with other data. Choose: same person, another, or skip.',
      };
    case 'other-opening-balance':
      return {
        zh: `这位居民已导入过期初积分 ${figure} 分，不能再改。要改请走更正。`,
        en: `An opening balance of ${figure} was imported already; change it by a correction.`,
      };
    default:
      return { zh: '这一行读不出来，请对照模板。', en: 'This line cannot be read; compare with the template.' };
  }
}

/** The heads and an example line of each template. */
export const templateExamples: Readonly<Record<keyof typeof importKindWords, readonly string[]>> = {
  places: ['第一网格', '6号楼'],
  households: ['6号楼', '301'],
  residents: ['R0001', '示例甲', '6号楼', '301', '19900000001', '1958', '有'],
  'opening-balances': ['R0001', '', '示例甲', '6号楼', '301', '120'],
};
