import type {
  Award,
  BookSettings,
  Calculation,
  CapName,
  CapOutcome,
  Caps,
  ConfirmMode,
  DraftRule,
  FaultFacts,
  FaultReason,
  Multiplier,
  Resolution,
  RuleClass,
  RuleField,
  SettingField,
  VersionStanding,
  WhyNotFacts,
} from '../contract/rules.ts';
import type { rangeKeys } from '../contract/rules.ts';
import { dayWords } from './days.ts';
import type { Words } from './words.ts';

const words = (zh: string, en: string): Words => ({ zh, en });
const join = (parts: readonly Words[], zh = '，', en = ', '): Words => words(parts.map((part) => part.zh).join(zh), parts.map((part) => part.en).join(en));
const plural = (count: number, one: string): string => `${count} ${one}${Math.abs(count) === 1 ? '' : 's'}`;
const none = words('无', 'none');
const notGiven = words('未填', 'not given yet');

export const classWords: Record<RuleClass, Words> = {
  BASIC: words('基础参与', 'Taking part'),
  VOLUNTEER: words('志愿服务', 'Volunteering'),
  CIVILITY: words('文明倡导', 'Civility'),
  INNOVATION: words('创新贡献', 'Innovation'),
  NEGATIVE: words('负面约束', 'Deductions'),
};

export const standingWords: Record<VersionStanding, Words> = {
  draft: words('草案', 'Draft'),
  discarded: words('已放弃', 'Discarded'),
  upcoming: words('已通过，待生效', 'Adopted, not yet in force'),
  'in-force': words('现行', 'In force'),
  past: words('已被替代', 'Replaced'),
};

export const confirmWords: Record<ConfirmMode, Words> = {
  ask: words('组织者和本人都确认', 'Organiser and participant both confirm'),
  trusted: words('受信任的组织者确认即可，本人可提出“不是我”', 'A trusted organiser confirms; the participant can say "not me"'),
  silent: words('组织者确认后通知本人，本人可提出“不是我”', 'The organiser confirms and the participant is told and can say "not me"'),
  committee: words('积分监督委员会两名委员确认', 'Two members of the supervision committee confirm'),
  verify: words('工作人员核实后确认', 'Staff verify the facts and confirm'),
};

/** Who confirms, for a rule that may still be in the making. */
export const confirmLine = (mode: ConfirmMode | null): Words => (mode === null ? notGiven : confirmWords[mode]);

export const bodyWords: Record<Resolution['body'], Words> = {
  'residents-meeting': words('居民会议', "Residents' meeting"),
  'residents-representatives': words('居民代表会议', "Residents' representatives' meeting"),
  'villagers-meeting': words('村民会议', "Villagers' meeting"),
  'villagers-representatives': words('村民代表会议', "Villagers' representatives' meeting"),
};

export const calculationWords: Record<Calculation['kind'], Words> = {
  FIXED: words('固定分', 'Fixed'),
  TIERED: words('按时长分档', 'By length of service'),
  RANGE: words('区间内评分', 'Judged within a range'),
  MONTHLY: words('按在任月', 'By month in office'),
  LINEAR: words('按小时（时间银行）', 'By the hour (time bank)'),
  ROYALTY: words('按使用次数', 'By use'),
  RATIO: words('按他人得分比例', 'Share of another award'),
};

export const ruleFieldWords: Record<RuleField, Words> = {
  class: words('类别', 'Class'),
  name: words('名称', 'Name'),
  points: words('分值', 'Points'),
  caps: words('上限', 'Caps'),
  evidence: words('凭据', 'Evidence'),
  confirm: words('确认方式', 'Confirmation'),
  review: words('复核公示', 'Review and notice'),
  season: words('开展月份', 'Season'),
  validity: words('有效期', 'Validity'),
  age: words('年龄', 'Age'),
  conditions: words('条件与安全', 'Conditions and safety'),
  multipliers: words('倍数', 'Multipliers'),
  matter: words('清单事项', 'Listed matter'),
  enabled: words('启用', 'Switched on'),
  privacy: words('保密', 'Privacy'),
  session: words('时长与人数', 'Length and places'),
  tags: words('标签', 'Tags'),
  note: words('说明', 'Note'),
};

export const settingWords: Record<SettingField, Words> = {
  reviewOver: words('须复核公示的分值', 'Reviewed and posted'),
  noticeDays: words('公示天数', 'Days of public notice'),
  unconfirmedDays: words('未确认失效', 'Lapse without confirmation'),
  ranges: words('各类分值范围', 'Range of each class'),
  overrides: words('范围之外的规则及依据', 'Rules outside their range, and why'),
  multipliers: words('倍数（按次序）', 'Multipliers, in order'),
  maxTotalPercent: words('倍数合计上限', 'Ceiling of all multipliers'),
  personDay: words('每人每日上限', 'Cap of a person and day'),
  personMonth: words('每人每月上限', 'Cap of a person and month'),
  negativeList: words('可扣分事项', 'What points are taken for'),
  neverDeduct: words('不得扣分', 'Never deducted for'),
  neverReward: words('不得奖分', 'Never rewarded'),
  trusted: words('受信任的组织者', 'Trusted organisers'),
  expiry: words('积分有效期', 'Expiry'),
  pointValueFen: words('参考成本', 'Reference cost'),
};

/** "2 小时" where the minutes are whole hours, else "90 分钟". */
export function lengthWords(minutes: number): Words {
  return minutes % 60 === 0 && minutes > 0 ? words(`${minutes / 60} 小时`, plural(minutes / 60, 'hour')) : words(`${minutes} 分钟`, plural(minutes, 'minute'));
}
const times = (percent: number): string => `×${String(percent / 100)}`;
const pays = (points: number): Words =>
  points < 0 ? words(`扣 ${-points} 分`, `takes ${plural(-points, 'point')}`) : words(`记 ${points} 分`, `pays ${plural(points, 'point')}`);
const figures = (points: number): Words => words(`${points} 分`, plural(points, 'point'));

const capUnit: Record<CapName, Words> = {
  session: words('每场', 'a session'),
  day: words('每日', 'a day'),
  month: words('每月', 'a month'),
  year: words('每年', 'a year'),
  pairMonth: words('同一对象每月', 'a month with the same person'),
  household: words('每户', 'a household'),
  event: words('同一事件', 'an event'),
  personDay: words('每人每日', 'a person and day'),
  personMonth: words('每人每月', 'a person and month'),
};
const isPersonal = (cap: CapName): boolean => cap === 'personDay' || cap === 'personMonth';

function capClause(award: Award, { granted, cap, limit, used }: CapOutcome): Words {
  if (cap === null || granted === award.points) return words('', '');
  return isPersonal(cap)
    ? words(
        `；${capUnit[cap].zh}最多 ${limit} 分，已有 ${used} 分，实记 ${granted} 分`,
        `; at most ${plural(limit, 'point')} ${capUnit[cap].en}, ${used} already, so ${granted} counted`,
      )
    : words(
        `；这项${capUnit[cap].zh}最多 ${limit} 次，已有 ${used} 次，实记 ${granted} 分`,
        `; at most ${plural(limit, 'time')} ${capUnit[cap].en}, ${used} already, so ${granted} counted`,
      );
}

/** What the base is and how it came about: `whole` where nothing follows it, else only the figure that is multiplied. */
function baseClause({ how, facts, base }: Award, multiplied: boolean): Words {
  const result = multiplied ? figures(base) : pays(base);
  switch (how.kind) {
    case 'FIXED':
      return multiplied ? words(`每次 ${result.zh}`, `each time ${result.en}`) : words(`每次${result.zh}`, `each time ${result.en}`);
    case 'RANGE': {
      const [low, high] = base < 0 ? [-how.max, -how.min] : [how.min, how.max];
      return words(`按 ${low} 至 ${high} 分评定，${multiplied ? `评为 ${result.zh}` : result.zh}`, `judged between ${low} and ${high}, ${result.en}`);
    }
    case 'TIERED': {
      const served = words(`服务 ${facts.minutes ?? 0} 分钟`, `${plural(facts.minutes ?? 0, 'minute')} of service`);
      const level = how.level ? words(`，难度“${how.level.zh}”`, `, difficulty "${how.level.en}"`) : words('', '');
      if (how.tierMinutes === null) {
        const shortest = lengthWords(how.shortestMinutes);
        return words(`${served.zh}，不满 ${shortest.zh}，不计分，时长照记`, `${served.en}, less than ${shortest.en}: no points, the time is kept`);
      }
      const tier = lengthWords(how.tierMinutes);
      return words(
        `${served.zh}${level.zh}，满 ${tier.zh}${multiplied ? ` ${result.zh}` : result.zh}`,
        `${served.en}${level.en}, ${tier.en} or more: ${result.en}`,
      );
    }
  }
}

/** The one sentence that explains an award, made from stored facts alone; its own figures give its points. */
export function awardSentence(award: Award, outcome?: CapOutcome): Words {
  const multiplied = award.steps.length > 0;
  const base = baseClause(award, multiplied);
  const steps = award.steps.map(({ name, percent }) => words(`，${name.zh} ${times(percent)}`, `, ${name.en} ${times(percent)}`));
  const ceiling =
    award.ceilingPercent === null
      ? words('', '')
      : words(`，倍数合计最高 ${times(award.ceilingPercent)}`, `, multipliers together at most ${times(award.ceilingPercent)}`);
  const result = multiplied ? pays(award.points) : words('', '');
  const cap = outcome ? capClause(award, outcome) : words('', '');
  const zh = `${base.zh}${steps.map((step) => step.zh).join('')}${ceiling.zh}${multiplied ? `，${result.zh}` : ''}${cap.zh}（${award.code}，${award.versionLabel} 版）。`;
  const en = `${base.en}${steps.map((step) => step.en).join('')}${ceiling.en}${multiplied ? `, ${result.en}` : ''}${cap.en} (${award.code}, version ${award.versionLabel}).`;
  return words(zh, en.charAt(0).toUpperCase() + en.slice(1));
}

/** The receipt of a recorded deed; the Chinese text is fixed, its ASCII comma included (requirement 70). */
export const receiptSentence = (points: number): Words => words(`成功记录,获得${points}积分`, `Recorded: ${plural(points, 'point')} gained`);

function monthRuns(months: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const month of months.slice().sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && month === last[1] + 1) last[1] = month;
    else runs.push([month, month]);
  }
  return runs;
}
const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const monthName = (month: number): string => monthNames[month - 1] ?? '';

/** "3 至 5 月、9 月" · "March to May, September". */
export function seasonWords(months: readonly number[]): Words {
  if (months.length === 0) return words('全年', 'all year');
  const runs = monthRuns(months);
  return words(
    runs.map(([from, to]) => (from === to ? `${from} 月` : `${from} 至 ${to} 月`)).join('、'),
    runs.map(([from, to]) => (from === to ? monthName(from) : `${monthName(from)} to ${monthName(to)}`)).join(', '),
  );
}

/** Why a deed earns nothing or cannot be recorded, and the next day it can. */
export function whyNotSentence(facts: WhyNotFacts): Words {
  switch (facts.why) {
    case 'unknown':
      return words('活动类型不存在', 'Unknown activity type: it is not in the rules in force.');
    case 'no-book':
      return words('这一天还没有生效的积分规则。', 'No rule book was in force on that day.');
    case 'switched-off':
      return words('这条规则没有启用，不能记录。', 'This rule is switched off; nothing can be recorded with it.');
    case 'other-programme':
      return words(
        '这一项按月、按小时、按使用或按比例另行发放，不逐次记录。',
        'This is paid by month, hour, use or share through its own programme, not deed by deed.',
      );
    case 'over': {
      const day = dayWords(facts.lastDay, { year: true });
      return words(`这条规则只到 ${day.zh} 有效。`, `This rule was valid until ${day.en}.`);
    }
    case 'out-of-season': {
      const day = dayWords(facts.nextOn, { year: true });
      const season = seasonWords(facts.months);
      return words(`只在 ${season.zh}开展，${day.zh} 起可以记录。`, `Only in ${season.en}; it can be recorded from ${day.en}.`);
    }
    case 'too-young': {
      const day = dayWords(facts.nextOn, { year: true });
      return words(`要满 ${facts.minAge} 岁才能参加，${day.zh} 起可以记录。`, `For ages ${facts.minAge} and over; it can be recorded from ${day.en}.`);
    }
    case 'too-old':
      return words(`为安全起见，限 ${facts.maxAge} 岁及以下参加。`, `For safety this is for ages up to ${facts.maxAge}.`);
    case 'below-shortest': {
      const shortest = lengthWords(facts.shortestMinutes);
      return words(
        `服务 ${facts.minutes} 分钟，不满 ${shortest.zh}，不计分，时长照记。`,
        `${plural(facts.minutes, 'minute')} of service, less than ${shortest.en}: no points, the time is kept.`,
      );
    }
    case 'cap-full':
      return capFull(facts);
  }
}

function capFull({ cap, limit, used, nextOn }: Extract<WhyNotFacts, { why: 'cap-full' }>): Words {
  const full = isPersonal(cap)
    ? words(`${capUnit[cap].zh}最多 ${limit} 分，已有 ${used} 分，`, `At most ${plural(limit, 'point')} ${capUnit[cap].en}, ${used} already; `)
    : words(`这项${capUnit[cap].zh}最多 ${limit} 次，已有 ${used} 次，`, `At most ${plural(limit, 'time')} ${capUnit[cap].en}, ${used} already; `);
  if (nextOn !== null) {
    const day = dayWords(nextOn, { year: true });
    return words(`${full.zh}${day.zh} 起可以再记分。`, `${full.en}points count again from ${day.en}.`);
  }
  if (cap === 'household') return words(`${full.zh}不再记分。`, `${full.en}no more points.`);
  return cap === 'event'
    ? words(`${full.zh}下一次可以再记分。`, `${full.en}points count again with the next one.`)
    : words(`${full.zh}下一场可以再记分。`, `${full.en}points count again at the next session.`);
}

/** The formula of a rule in one line. */
export function pointsWords(calculation: Calculation | null): Words {
  switch (calculation?.kind) {
    case undefined:
      return notGiven;
    case 'FIXED':
      return calculation.points < 0
        ? words(`每次扣 ${-calculation.points} 分`, `takes ${plural(-calculation.points, 'point')} each time`)
        : words(`每次 ${calculation.points} 分`, `${plural(calculation.points, 'point')} each time`);
    case 'TIERED':
      return tieredWords(calculation);
    case 'RANGE': {
      const taken = calculation.max <= 0;
      const [low, high] = taken ? [-calculation.max, -calculation.min] : [calculation.min, calculation.max];
      return words(
        `${taken ? '扣 ' : ''}${low} 至 ${high} 分，评定并写明理由`,
        `${taken ? 'takes ' : ''}${low} to ${high} points, judged with a written reason`,
      );
    }
    case 'MONTHLY':
      return words(
        `在任每月 ${calculation.points} 分，当月在任满 ${calculation.minDaysInOffice} 天`,
        `${plural(calculation.points, 'point')} a month in office, with at least ${plural(calculation.minDaysInOffice, 'day')} in it`,
      );
    case 'LINEAR':
      return words(
        `时间银行每小时 ${calculation.pointsPerHour} 分，按 ${calculation.unitMinutes} 分钟计`,
        `${plural(calculation.pointsPerHour, 'time-bank point')} an hour, counted by ${plural(calculation.unitMinutes, 'minute')}`,
      );
    case 'ROYALTY':
      return words(`每被使用一次 ${calculation.points} 分`, `${plural(calculation.points, 'point')} for each use`);
    case 'RATIO':
      return words(`父母志愿服务得分的 ${calculation.percent}%`, `${calculation.percent}% of the parents' volunteering points`);
  }
}

function tieredWords({ levels, tiers }: Extract<Calculation, { kind: 'TIERED' }>): Words {
  const shortest = lengthWords(tiers[0]?.fromMinutes ?? 0);
  const byLevel = levels.map((level, index) => {
    const steps = join(
      tiers.map((tier) => {
        const length = lengthWords(tier.fromMinutes);
        const points = tier.points[index] ?? 0;
        return words(`满 ${length.zh} ${points} 分`, `${plural(points, 'point')} from ${length.en}`);
      }),
    );
    return levels.length > 1 ? words(`${level.zh}：${steps.zh}`, `${level.en}: ${steps.en}`) : steps;
  });
  const all = join(byLevel, '；', '; ');
  return words(
    `${all.zh}${levels.length > 1 ? '；' : '，'}不满 ${shortest.zh}不计分`,
    `${all.en}${levels.length > 1 ? '; ' : ', '}nothing below ${shortest.en}`,
  );
}

/** "每场 1 次，每日 2 次，每月 16 次". */
export function capsWords(caps: Caps, perHousehold = false): Words {
  const counts = (['session', 'day', 'month', 'year', 'pairMonth', 'household', 'event'] as const).flatMap((cap) => {
    const limit = caps[cap];
    return limit === undefined ? [] : [words(`${capUnit[cap].zh} ${limit} 次`, `${plural(limit, 'time')} ${capUnit[cap].en}`)];
  });
  if (caps.dayMinutes !== undefined) counts.push(words(`每日 ${lengthWords(caps.dayMinutes).zh}`, `${lengthWords(caps.dayMinutes).en} a day`));
  if (caps.monthPoints !== undefined) counts.push(words(`每月 ${caps.monthPoints} 分`, `${plural(caps.monthPoints, 'point')} a month`));
  if (caps.yearPoints !== undefined) counts.push(words(`每年 ${caps.yearPoints} 分`, `${plural(caps.yearPoints, 'point')} a year`));
  if (perHousehold) counts.push(words('全户合计', 'counted for the household as a whole'));
  return counts.length === 0 ? notGiven : join(counts);
}

/** Who may take part by age, or null where there is no limit. */
export function ageWords({ minAge, maxAge, guardianUnder }: Pick<DraftRule, 'minAge' | 'maxAge' | 'guardianUnder'>): Words | null {
  const parts = [
    ...(minAge === null ? [] : [words(`满 ${minAge} 岁`, `from age ${minAge}`)]),
    ...(maxAge === null ? [] : [words(`${maxAge} 岁及以下`, `up to age ${maxAge}`)]),
    ...(guardianUnder === null ? [] : [words(`未满 ${guardianUnder} 岁须监护人同意`, `a guardian agrees below age ${guardianUnder}`)]),
  ];
  return parts.length === 0 ? null : join(parts);
}

/** Qualification, insurance, hazard, work with children; null where there is nothing to know. */
export function conditionsWords({
  qualification,
  insurance,
  hazard,
  safeguard,
}: Pick<DraftRule, 'qualification' | 'insurance' | 'hazard' | 'safeguard'>): Words | null {
  const parts = [
    ...(qualification === null ? [] : [words(`须有：${qualification.zh}`, `needs: ${qualification.en}`)]),
    ...(insurance ? [words('事先办好意外保险', 'accident insurance beforehand')] : []),
    ...(hazard === null ? [] : [words(`风险：${hazard.zh}`, `risk: ${hazard.en}`)]),
    ...(safeguard ? [words('与儿童在一起：监护人同意、场所可见、不单独相处', 'with children: guardians agree, a visible place, never one adult alone')] : []),
  ];
  return parts.length === 0 ? null : join(parts, '；', '; ');
}

/** "文化活动 ×2（60 岁起）". */
export function multiplierWords({ name, percent, by, fromAge, toAge, from, until }: Multiplier): Words {
  const limits = [
    ...(by === 'activity' ? [words('限标明的活动', 'marked activities only')] : []),
    ...(fromAge === null ? [] : [words(`${fromAge} 岁起`, `from age ${fromAge}`)]),
    ...(toAge === null ? [] : [words(`至 ${toAge} 岁`, `up to age ${toAge}`)]),
    ...(from === null ? [] : [words(`自 ${dayWords(from, { year: true }).zh}`, `from ${dayWords(from, { year: true }).en}`)]),
    ...(until === null ? [] : [words(`至 ${dayWords(until, { year: true }).zh}`, `until ${dayWords(until, { year: true }).en}`)]),
  ];
  const limit = join(limits);
  return words(
    `${name.zh} ${times(percent)}${limits.length > 0 ? `（${limit.zh}）` : ''}`,
    `${name.en} ${times(percent)}${limits.length > 0 ? ` (${limit.en})` : ''}`,
  );
}

const privacyWords = ({ secretReporter, hideNames }: Pick<DraftRule, 'secretReporter' | 'hideNames'>): Words =>
  join([
    ...(secretReporter ? [words('举报人只有经办人知道', 'only the handler knows who reported')] : []),
    ...(hideNames ? [words('公示只写编号', 'notices show a number only')] : []),
  ]);
const sessionWords = ({ usualMinutes, usualCapacity }: Pick<DraftRule, 'usualMinutes' | 'usualCapacity'>): Words =>
  join([
    ...(usualMinutes === null ? [] : [lengthWords(usualMinutes)]),
    ...(usualCapacity === null ? [] : [words(`${usualCapacity} 人`, `${usualCapacity} places`)]),
  ]);
const orNone = (said: Words | null): Words => (said === null || said.zh === '' ? none : said);
const yesNo = (yes: boolean): Words => (yes ? words('是', 'yes') : words('否', 'no'));

/** One part of a rule as text, for the list of differences. `settings` names its multipliers and matters. */
export function ruleFieldText(field: RuleField, rule: DraftRule, settings: BookSettings): Words {
  switch (field) {
    case 'class':
      return rule.class === null ? none : classWords[rule.class];
    case 'name':
      return orNone(rule.name);
    case 'points':
      return pointsWords(rule.calculation);
    case 'caps':
      return capsWords(rule.caps, rule.perHousehold);
    case 'evidence':
      return orNone(rule.evidence);
    case 'confirm':
      return rule.confirm === null ? none : confirmWords[rule.confirm];
    case 'review':
      return rule.review
        ? words('一律复核公示', 'always reviewed and posted')
        : words(`超过 ${settings.reviewOver} 分时`, `above ${plural(settings.reviewOver, 'point')}`);
    case 'season':
      return seasonWords(rule.months);
    case 'validity':
      return rule.validUntil === null
        ? words('到下一版生效前', 'until the next version')
        : words(`到 ${dayWords(rule.validUntil, { year: true }).zh}`, `until ${dayWords(rule.validUntil, { year: true }).en}`);
    case 'age':
      return orNone(ageWords(rule));
    case 'conditions':
      return orNone(conditionsWords(rule));
    case 'multipliers':
      return orNone(multipliersWords(rule, settings));
    case 'matter':
      return rule.matter === null ? none : matterWords(rule.matter, settings);
    case 'enabled':
      return yesNo(rule.enabled);
    case 'privacy':
      return orNone(privacyWords(rule));
    case 'session':
      return orNone(sessionWords(rule));
    case 'tags':
      return orNone(
        join(
          rule.tags.map((tag) => words(tag, tag)),
          '、',
        ),
      );
    case 'note':
      return orNone(rule.note);
  }
}

const matterWords = (id: string, { negativeList, neverDeduct, neverReward }: BookSettings): Words =>
  [...negativeList, ...neverDeduct, ...neverReward].find((matter) => matter.id === id) ?? words(id, id);

/** The multipliers a rule takes, by name; null where there are none. */
export function multipliersWords(rule: Pick<DraftRule, 'multiplierTags'>, { multipliers }: Pick<BookSettings, 'multipliers'>): Words | null {
  const taken = rule.multiplierTags.map((tag) => {
    const known = multipliers.find((multiplier) => multiplier.tag === tag);
    return known ? multiplierWords(known) : words(tag, tag);
  });
  return taken.length === 0 ? null : join(taken);
}

const rangeWords: Record<(typeof rangeKeys)[number], Words> = { ...classWords, MONTHLY: words('按在任月', 'Months in office') };
const expiryWords: Record<BookSettings['expiry'], Words> = {
  NONE: words('不过期', 'never'),
  CALENDAR_YEAR: words('年底清零，累计积分永久保留', 'at the end of the year; the lifetime total stays'),
  ROLLING_12M: words('满 12 个月', 'after 12 months'),
};
const bounds = (min: number, max: number): string => (min === max ? String(min) : `${min}…${max}`);
const listed = (list: readonly Words[]): Words => orNone(join(list, '；', '; '));

/** A setting of the book as text. */
export function settingText(field: SettingField, settings: BookSettings): Words {
  switch (field) {
    case 'reviewOver':
      return words(`超过 ${settings.reviewOver} 分`, `above ${plural(settings.reviewOver, 'point')}`);
    case 'noticeDays':
      return words(`${settings.noticeDays} 个自然日，到末日 24:00`, plural(settings.noticeDays, 'full natural day'));
    case 'unconfirmedDays':
      return words(`${settings.unconfirmedDays} 天没有确认`, `after ${plural(settings.unconfirmedDays, 'day')}`);
    case 'ranges':
      return listed(
        Object.entries(rangeWords).map(([key, name]) => {
          const range = Object.entries(settings.ranges).find(([one]) => one === key)?.[1] ?? { min: 0, max: 0 };
          return words(`${name.zh} ${bounds(range.min, range.max)} 分`, `${name.en} ${bounds(range.min, range.max)}`);
        }),
      );
    case 'overrides':
      return listed(
        settings.overrides.map(({ code, min, max, resolution }) =>
          words(`${code} ${bounds(min, max)} 分：${resolution.zh}`, `${code} ${bounds(min, max)}: ${resolution.en}`),
        ),
      );
    case 'multipliers':
      return listed(settings.multipliers.map(multiplierWords));
    case 'maxTotalPercent':
      return words(times(settings.maxTotalPercent), times(settings.maxTotalPercent));
    case 'personDay':
      return figures(settings.personDay);
    case 'personMonth':
      return figures(settings.personMonth);
    case 'negativeList':
    case 'neverDeduct':
    case 'neverReward':
      return listed(settings[field]);
    case 'trusted':
      return words(
        `每次任命 ${settings.trusted.termMonths} 个月，抽查 ${settings.trusted.samplePercent}%`,
        `named for ${plural(settings.trusted.termMonths, 'month')}, ${settings.trusted.samplePercent}% checked by sample`,
      );
    case 'expiry':
      return expiryWords[settings.expiry];
    case 'pointValueFen':
      return words(`每 100 分约 ${settings.pointValueFen} 元，仅用于测算`, `about ${settings.pointValueFen} yuan for 100 points, for planning only`);
  }
}

/** Caps that a book may not promise while records cannot keep them. */
export const unkeptCapWords = {
  pairMonth: capUnit.pairMonth,
  dayMinutes: words('每日时长', 'minutes a day'),
  monthPoints: words('每月分值', 'points a month'),
  yearPoints: words('每年分值', 'points a year'),
} as const satisfies Record<string, Words>;

type FaultSentence = (facts: FaultFacts) => Words;
const say =
  (zh: string, en: string): FaultSentence =>
  () =>
    words(zh, en);
const faultSentences: Record<FaultReason, FaultSentence> = {
  'no-rules': say('还没有一条规则。', 'There is no rule yet.'),
  'class-missing': say('没有选类别。', 'The class is missing.'),
  'name-missing': say('没有名称。', 'The name is missing.'),
  'points-missing': say('没有分值或计算方式。', 'Points or formula are missing.'),
  'cap-missing': say('没有上限。', 'There is no cap.'),
  'cap-unkept': ({ what }) =>
    words(`“${what?.zh ?? ''}”这项上限现在还执行不了，请改用次数上限。`, `A cap by "${what?.en ?? ''}" cannot be kept yet; use a cap of times instead.`),
  'evidence-missing': say('没有写要什么凭据。', 'The evidence is missing.'),
  'confirmer-missing': say('没有写由谁确认。', 'Who confirms is missing.'),
  'validity-over': say('有效期在生效日之前就结束了。', 'Its validity ends before the version takes effect.'),
  'sign-wrong': say('扣分规则须为负数，其他规则须为正数。', 'Deductions are negative, every other rule is positive.'),
  'tiers-unordered': say('时长分档要从短到长。', 'Tiers go from short to long.'),
  'tier-levels-differ': say('每一档都要给每个难度一个分值。', 'Every tier needs one figure per difficulty.'),
  'tier-falls': say('服务更久或更难，分值不能更低。', 'Longer or harder service must not earn less.'),
  'range-reversed': say('评分区间的下限高于上限。', 'The range runs backwards.'),
  'ages-reversed': say('最小年龄大于最大年龄。', 'The youngest age is above the oldest.'),
  'silent-not-basic': ({ high }) =>
    words(
      `免本人确认只用于基础参与类、倍数之后不超过 ${high ?? 0} 分的规则。`,
      `Only class one up to ${plural(high ?? 0, 'point')} after multipliers may go without being asked.`,
    ),
  'deduction-not-verified': say('扣分须由工作人员核实。', 'Deductions are verified by staff.'),
  'basic-gated': ({ high }) =>
    words(
      `基础参与类不设资质、保险、风险或 ${high ?? 0} 岁以上的门槛。`,
      `Class one has no gate of qualification, insurance, risk or an age above ${high ?? 0}.`,
    ),
  'hazard-uninsured': say('有风险的活动须事先办好意外保险。', 'Hazardous service needs accident insurance.'),
  'multiplier-unknown': ({ what }) => words(`总则里没有“${what?.zh ?? ''}”这个倍数。`, `The settings have no multiplier "${what?.en ?? ''}".`),
  'multiplier-double': ({ what }) => words(`倍数“${what?.zh ?? ''}”写了两次。`, `The multiplier "${what?.en ?? ''}" stands there twice.`),
  'override-without-rule': ({ what }) => words(`例外 ${what?.zh ?? ''} 没有对应的规则。`, `The exception ${what?.en ?? ''} has no rule.`),
  'matter-double': ({ what }) => words(`“${what?.zh ?? ''}”在清单里出现两次。`, `"${what?.en ?? ''}" stands in the lists twice.`),
  'matter-unknown': ({ what }) => words(`清单里没有“${what?.zh ?? ''}”这一事项。`, `No list has the matter "${what?.en ?? ''}".`),
  'outside-range': ({ low, high }) =>
    words(
      `分值须在 ${low ?? 0} 到 ${high ?? 0} 之间；确需例外，请在总则写明依据的决议。`,
      `Points lie between ${low ?? 0} and ${high ?? 0}; an exception names its resolution in the settings.`,
    ),
  'negative-without-matter': say('扣分只能针对“可扣分事项”清单里的一项。', 'Points are taken only for a matter of the negative list.'),
  'never-deduct': ({ what }) => words(`“${what?.zh ?? ''}”在“不得扣分”清单里。`, `"${what?.en ?? ''}" is never deducted for.`),
  'never-reward': ({ what }) => words(`“${what?.zh ?? ''}”在“不得奖分”清单里。`, `"${what?.en ?? ''}" is never rewarded.`),
};

/** What is wrong with which rule. */
export function faultSentence(facts: FaultFacts): Words {
  const said = faultSentences[facts.reason](facts);
  if (facts.code === null) return said;
  return words(`${facts.code}${facts.name ? ` ${facts.name.zh}` : ''}：${said.zh}`, `${facts.code}${facts.name ? ` ${facts.name.en}` : ''}: ${said.en}`);
}

/** "居民代表会议 2025年12月18日 星期四：应到 60 人，到会 48 人，赞成 45 人，反对 2 人，弃权 1 人（文件号）". */
export function resolutionSentence({ body, decidedOn, entitled, present, votesFor, votesAgainst, abstained, document }: Resolution): Words {
  const day = dayWords(decidedOn, { year: true });
  return words(
    `${bodyWords[body].zh} ${day.zh}：应到 ${entitled} 人，到会 ${present} 人，赞成 ${votesFor} 人，反对 ${votesAgainst} 人，弃权 ${abstained} 人（${document}）`,
    `${bodyWords[body].en} of ${day.en}: ${entitled} entitled, ${present} present, ${votesFor} for, ${votesAgainst} against, ${abstained} abstained (${document})`,
  );
}
