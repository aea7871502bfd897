import type { Words } from './words.ts';

const words = (zh: string, en: string): Words => ({ zh, en });

/** Figures of the rule book in force that the guide names; without a book its sentences do without them. */
export interface HowFigures {
  readonly reviewOver: number;
  readonly noticeDays: number;
  readonly unconfirmedDays: number;
}

export interface HowStep {
  readonly key: 'join' | 'record' | 'confirm' | 'review' | 'notice' | 'settle';
  readonly title: Words;
  readonly text: Words;
}

/** From the deed to the points, in the order it happens. */
export const howSteps = (figures: HowFigures | undefined): readonly HowStep[] => [
  {
    key: 'join',
    title: words('参加', 'Take part'),
    text: words(
      '看社区的活动，愿意就去，也可以自己提。不想要积分也行，说一声“不计积分”，时长照记。',
      'Go to what you like, or propose something yourself. If you want no points, say so; your time is kept all the same.',
    ),
  },
  {
    key: 'record',
    title: words('记下来', 'It is recorded'),
    text: words(
      '组织者或工作人员记下谁、哪天、多久，按当天的规则算分，并写出是怎么算的。',
      'The organiser or staff record who, which day and how long; the rules of that day give the points, with a sentence that says how.',
    ),
  },
  {
    key: 'confirm',
    title: words('两边确认', 'Both sides confirm'),
    text: figures
      ? words(
          `组织者确认，您本人说“是我”。有的活动由指定的组织者代为确认，会告诉您，您随时可以说“不是我”。${figures.unconfirmedDays} 天没有确认就作废。`,
          `The organiser confirms, and you say it was you. Some are confirmed by a named organiser: you are told and can say it was not you. Unconfirmed, a record lapses after ${figures.unconfirmedDays} days.`,
        )
      : words('组织者确认，您本人说“是我”。记错了人，随时可以说“不是我”。', 'The organiser confirms, and you say it was you, or that it was not.'),
  },
  {
    key: 'review',
    title: words('复核', 'Review'),
    text: figures
      ? words(
          `同一天同一活动超过 ${figures.reviewOver} 分的，由另一位工作人员复核。录入的人、确认的人、本人和家里人都不能复核。`,
          `More than ${figures.reviewOver} points from one activity and day are reviewed by another member of staff, never by whoever recorded or confirmed it, nor by the household.`,
        )
      : words('分值高的由另一位工作人员复核，经手过的人和家里人不能复核。', 'Large ones are reviewed by another member of staff, never by anybody involved.'),
  },
  {
    key: 'notice',
    title: words('公示', 'Public notice'),
    text: figures
      ? words(
          `复核过的贴出来，满 ${figures.noticeDays} 个自然日，到最后一天 24:00。名字只显示首末字。这几天谁都可以提异议。`,
          `What passed is posted for ${figures.noticeDays} full days, to 24:00 of the last. Names show the first and last character. Everybody may object.`,
        )
      : words('复核过的贴出来，名字只显示首末字，谁都可以提异议。', 'What passed is posted with masked names; everybody may object.'),
  },
  {
    key: 'settle',
    title: words('入账', 'It settles'),
    text: words(
      '没有异议，公示期满第二天自动入账，发消息告诉您。不用复核的，两边确认后就入账。',
      'Without an objection it settles by itself the day after, and you get a message. What needs no review settles once both sides have confirmed.',
    ),
  },
];

export const howWords = {
  title: words('积分怎么运作', 'How the points work'),
  lead: words('从做一件事到积分到账，每一步谁来办、要几天，都写在这里。', 'Every step from a deed to its points: who does it and how long it takes.'),
  steps: words('一件事怎么变成积分', 'From a deed to points'),
  figures: words('三个数，分开看', 'Three figures, kept apart'),
  available: words('可用积分', 'Points to use'),
  availableWhat: words('现在能用的，能用到哪一天写在旁边。', 'What you can use now, with the day until which you can.'),
  annual: words('年度积分', "The year's points"),
  annualWhat: words('今年靠自己参与得的，用掉不减少。', 'What you gained this year by taking part; using points does not lower it.'),
  lifetime: words('累计积分', 'Lifetime points'),
  lifetimeWhat: words('历年一共得的，决定等级，不会过期。', 'All years together; it makes your level and never ends.'),
  waiting: words(
    '还有“待生效”：正在确认、复核、公示的，写明到哪一天，没到账前不算在三个数里。',
    'And what waits: being confirmed, reviewed or on notice, each with its day. It counts in none of the three until it settles.',
  ),
  expiry: (policy: Words): Words => words(`有效期：${policy.zh}。`, `Expiry: ${policy.en}.`),
  objections: words('有不同意见', 'If you disagree'),
  objectionsList: [
    words(
      '公示期间谁都可以提异议：网上填、到窗口、打电话都行，不用写名字。',
      'While a notice is open everybody may object: here, at the counter or by phone, without a name.',
    ),
    words(
      '提了异议的那一条暂停入账，另一位工作人员 3 个工作日内答复：维持、更正后重新公示，或撤销。',
      'That line waits; another member of staff answers within 3 working days: kept, corrected and posted anew, or cancelled.',
    ),
    words('给您一个受理号，凭号查结果。谁提的，只有办理的人知道。', 'You get a receipt number to follow it. Only the handler learns who objected.'),
  ],
  corrections: words('记错了怎么办', 'When something is wrong'),
  correctionsList: [
    words(
      '记的不是您，点“不是我”。没入账的马上撤回，入了账的由社区核实。',
      'If it was not you, say so: what waits is withdrawn at once, what is settled is looked into.',
    ),
    words(
      '入了账的不能删、不能改，只能冲正：反着再记一笔，写明理由，由两个人经手。原来的一笔和冲正的一笔都留着。',
      'A settled line is never deleted or changed, only reversed: a second line with its reason, by two people. Both stay.',
    ),
    words(
      '每一笔都有防改校验码，和社区登记的对得上，就说明没人动过。',
      'Every line has a check code; as long as it agrees with what the community keeps, nobody has touched it.',
    ),
  ],
  voluntary: words('自愿', 'Of your own free will'),
  voluntaryList: [
    words(
      '参加不参加都自愿，不参加不扣分，也不影响任何待遇和办事。',
      'Taking part is your choice. Not doing so costs no points and touches no benefit or service.',
    ),
    words('积分是邻里之间的感谢，不是钱：不能买卖，也不能换现金。', 'Points are thanks among neighbours, not money: they cannot be bought, sold or cashed.'),
    words(
      '有一张“永远不扣分”的清单，比如提意见、投诉、不用手机、租住，写在规则里。',
      'The rules list what never costs points, such as complaining, having no phone or renting.',
    ),
  ],
  privacy: words('您的信息', 'Your data'),
  privacyList: [
    words(
      '只记姓名、住处、出生年份和参加了什么，手机号可以不留。不记身份证号，不刷脸，不记行踪。',
      'We keep name, home, year of birth and what you took part in; a phone number if you like. No identity number, no face recognition, no movements.',
    ),
    words(
      '姓名、电话、门牌号加密保存，只有本社区经办的工作人员看得到；每看一次都留一行，您在“谁看过我的数据”里能看到。',
      'Name, phone and door number are encrypted; only staff of your community read them, and each reading is a line you can see.',
    ),
    words(
      '公示只显示姓名首末字和楼栋；未成年人、调解和举报事项不显示姓名。',
      'Notices show masked names and buildings; minors, mediation and reports show no name at all.',
    ),
    words('不卖、不交给别的单位；真要给，要您单独同意。', 'Nothing is sold or passed on; if it ever must be, only with your separate consent.'),
  ],
  help: words('不用手机也一样', 'Without a phone'),
  helpList: [
    words(
      '到社区积分服务窗口，报姓名和楼栋，或出示居民卡：查积分、确认、提异议、打印，都能当面办。',
      'At the counter, with your name and building or your card: look things up, confirm, object, print.',
    ),
    words('打电话也行。工作人员替您办的，会记下是谁代办的，和自己办一样算数。', 'Or by phone. What staff do for you is noted as such and counts the same.'),
    words('公示会打印出来贴在楼道和社区公告栏。', 'Notices are printed and hung in the stairs and on the board.'),
  ],
  rules: words('看全部规则', 'All the rules'),
  notRead: words('没读到现行规则里的数', 'The figures of the rules were not read'),
} as const;
