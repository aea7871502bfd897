import type { RecordState } from '../contract/participation.ts';
import { dayWords, deadlineWords } from './days.ts';
import type { Words } from './words.ts';

const words = (zh: string, en: string): Words => ({ zh, en });
const figure = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
const count = (value: number, one: string): string => `${value} ${one}${value === 1 ? '' : 's'}`;
const end = (day: string): Words => words(`${dayWords(day).zh} 24:00`, `the end of ${dayWords(day).en}`);
/** A day beyond the published calendar is said to be open to change, later only. */
const provisionally = (said: Words, provisional: boolean): Words =>
  provisional ? words(`${said.zh}（暂定，只会推后）`, `${said.en} (provisional, later at most)`) : said;

/** What the residents' pages say. */
export const residentWords = {
  // frame and signing in
  tabHome: words('首页', 'Home'),
  tabStatement: words('流水', 'Statement'),
  tabRecords: words('记录', 'Records'),
  tabMine: words('我的', 'Mine'),
  signInTitle: words('我的积分', 'My points'),
  signInLater: words('手机登录还没有开通', 'Signing in by phone is not open yet'),
  signInLaterHow: words(
    '这段时间请到社区积分服务窗口，报姓名和楼栋，或出示居民卡，工作人员当面替您查、替您确认、替您提意见，和自己登录一样算数。',
    'Until then please come to the community counter with your name and building, or your card: staff look things up, confirm and object for you, and it counts the same.',
  ),
  signInPublic: words('公示和规则不用登录就能看', 'Notices and rules are open without sign-in'),
  counters: words('社区积分服务窗口', 'Community counters'),
  countersNotRead: words('没读到各社区的电话', "The communities' phones were not read"),
  noPhone: words('电话未登记', 'no phone listed'),

  // home
  homeNotRead: words('没读到您的积分', 'Your points were not read'),
  pointsOf: (name: string): Words => words(`${name}的积分`, `Points of ${name}`),
  available: words('可用积分', 'Points to use'),
  availablePlain: words('您现在能用的积分', 'The points you can use now'),
  usableUntil: words('可用到', 'Usable until'),
  usableAlways: words('一直可用', 'No end'),
  usable: (until: string | null): Words =>
    until === null ? words('一直可用', 'Usable without end') : words(`可用到 ${end(until).zh}`, `Usable until ${end(until).en}`),
  bucketUntil: (points: number, until: string | null): Words =>
    until === null
      ? words(`其中 ${figure(points)} 分一直可用`, `${figure(points)} of them without end`)
      : words(`其中 ${figure(points)} 分可用到 ${end(until).zh}`, `${figure(points)} of them until ${end(until).en}`),
  annual: (year: number): Words => words(`${year} 年度积分`, `Points of ${year}`),
  annualPlain: words('今年得的', 'Gained this year'),
  goal: (goal: number): Words => words(`今年目标 ${figure(goal)} 分`, `Goal ${figure(goal)}`),
  goalLabel: (annual: number, goal: number): Words =>
    words(`今年 ${figure(annual)} 分，目标 ${figure(goal)} 分`, `${figure(annual)} this year, the goal is ${figure(goal)}`),
  lifetime: words('累计积分', 'Lifetime'),
  lifetimePlain: words('历年一共', 'All years together'),
  level: (level: number, name: string): Words => words(`${level} 级 ${name}`, `Level ${level} ${name}`),
  levelLabel: (level: number, top: number): Words => words(`第 ${level} 级，共 ${top} 级`, `Level ${level} of ${top}`),
  waiting: (points: number): Words => words(`待生效 ${figure(points)} 分`, `Waiting: ${figure(points)} points`),
  points: (points: number): Words => words(`${figure(points)} 分`, count(points, 'point')),
  notYet: (points: number): Words => words(`还有 ${figure(points)} 分没到账`, `${figure(points)} points are not yours yet`),
  spoken: (available: number, annual: number, lifetime: number): Words =>
    words(
      `您现在能用的积分，${available} 分。今年得的，${annual} 分。历年一共，${lifetime} 分。`,
      `You can use ${available} points now. This year you gained ${annual}. All years together ${lifetime}.`,
    ),
  spokenWaiting: (waiting: number): Words => words(`还有 ${waiting} 分没到账。`, `${waiting} more are not yours yet.`),
  actions: words('常用', 'Often used'),
  myCard: words('我的卡', 'My card'),
  statementTile: words('积分明细', 'Statement'),
  recordsTile: words('我的记录', 'My records'),
  more: words('更多', 'More'),
  noticesTile: words('社区公示', 'Notices'),
  rulesTile: words('积分规则', 'Rules'),
  howTile: words('怎么运作', 'How it works'),
  /** The same on narrow tiles. */
  short: { notices: words('公示', 'Notices'), rules: words('规则', 'Rules'), how: words('说明', 'Guide') },
  call: words('打电话给社区', 'Call the community'),
  today: words('今天的活动', "Today's activities"),
  coming: words('接下来的活动', 'Coming activities'),
  noActivities: words('最近没有安排活动', 'No activities are planned'),
  noActivitiesNext: words(
    '有了新活动会列在这里；也可以问社区，或看楼道里的告示。',
    'New ones are listed here; the community and the boards in the stairs tell you too.',
  ),
  unread: (messages: number): Words => words(`消息，${messages} 条未读`, `Messages, ${messages} unread`),
  unreadLine: (messages: number): Words => words(`有 ${messages} 条新消息`, count(messages, 'new message')),
  messages: words('消息', 'Messages'),
  length: (minutes: number): Words => {
    const hours = minutes / 60;
    return Number.isInteger(hours) ? words(`${hours} 小时`, `${hours} h`) : words(`${minutes} 分钟`, `${minutes} min`);
  },

  // what waits, and until when
  until: (state: RecordState, day: string | null, provisional: boolean): Words => {
    if (day === null) return untilNothing[state] ?? words('', '');
    return provisionally(untilDay[state]?.(day) ?? words(`到 ${end(day).zh}`, `until ${end(day).en}`), provisional);
  },

  // confirming
  confirmTitle: (records: number): Words => words(`请您确认 ${records} 条`, records === 1 ? 'Please confirm one record' : `Please confirm ${records} records`),
  confirmPage: words('请您确认', 'Please confirm'),
  confirmWhy: words('别人替您记下的，您说“是我”才算数。', 'Others recorded this for you; it counts once you say it was you.'),
  confirmAll: (records: number): Words => words(`${records} 条都是我，确认`, `All ${records} were me: confirm`),
  confirmSeeAll: (records: number): Words => words(`全部 ${records} 条`, `All ${records}`),
  isMe: words('是我', 'It was me'),
  notMe: words('不是我', 'Not me'),
  isMeOf: (title: string): Words => words(`“${title}”是我，确认`, `"${title}" was me: confirm`),
  notMeOf: (title: string): Words => words(`“${title}”不是我`, `"${title}" was not me`),
  confirmed: (records: number, points: number): Words =>
    words(
      `已确认 ${records} 条，共 ${figure(points)} 分。入账后会发消息给您。`,
      `Confirmed ${count(records, 'record')}, ${count(points, 'point')}. You get a message when they settle.`,
    ),
  confirmNone: words('没有等您确认的', 'Nothing waits for you'),
  confirmNoneNext: words('社区记下您参加的活动后，会在这里请您确认。', 'When the community records what you did, it asks you here.'),
  confirmNotRead: words('没读到等您确认的记录', 'The records to confirm were not read'),
  childOf: (name: string): Words => words(`孩子 ${name}`, `your child ${name}`),
  notDone: (title: string): Words => words(`“${title}”没有确认`, `"${title}" was not confirmed`),

  // statement
  statement: words('积分流水', 'Statement'),
  statementNotRead: words('没读到您的流水', 'Your statement was not read'),
  filter: words('筛选', 'Show'),
  show: { all: words('全部', 'All'), in: words('得到', 'Gained'), out: words('用掉', 'Used'), waiting: words('待生效', 'Waiting') },
  waitingHead: words('待生效', 'Waiting'),
  waitingSum: (points: number): Words => words(`共 ${figure(points)} 分，现在还不能用`, `${figure(points)} points, not to be used yet`),
  waitingNone: words('没有待生效的', 'Nothing waits'),
  waitingNoneNext: words('确认、复核、公示都走完的，已经在流水里了。', 'What is confirmed, reviewed and past its notice stands in the statement.'),
  statementNone: words('还没有流水', 'No lines yet'),
  statementNoneNext: words('参加一次社区活动，入账后就有第一笔。', 'Take part once; the first line comes when it settles.'),
  monthIn: words('得', 'in'),
  monthOut: words('用', 'out'),
  monthPart: words('（已显示的）', '(of what is shown)'),
  rule: words('规则', 'Rule'),
  how: words('怎么算', 'How'),
  confirmedBy: words('确认', 'Confirmed'),
  reviewedBy: words('复核', 'Reviewed'),
  handledBy: words('经手', 'Handled'),
  valid: words('有效', 'Valid'),
  validUntil: (day: string): Words => words(`到 ${dayWords(day, { year: true }).zh} 24:00`, `until the end of ${dayWords(day, { year: true }).en}`),
  posted: words('入账', 'Settled'),
  reason: words('原因', 'Reason'),
  checkCode: words('防改校验码', 'Check code'),
  checkCodeWhat: words(
    '防改校验码：一笔的内容一改，码就对不上。打印出来的和社区登记的应当一致。',
    'Check code: if anything in a line is changed, its code no longer fits. What you print and what the community keeps must agree.',
  ),
  kind: {
    earn: words('已入账', 'Settled'),
    deduct: words('已扣分', 'Deducted'),
    spend: words('已使用', 'Used'),
    gift: words('转赠', 'Gift'),
    opening: words('原有积分', 'Brought over'),
    expiry: words('已到期', 'Expired'),
    reversal: words('冲正', 'Reversal'),
  },
  reversed: words('已冲正', 'Reversed'),
  reverses: words('冲正上面这笔', 'Reverses the line above'),
  reversesOf: (title: string): Words => words(`冲正：${title}`, `Reversal: ${title}`),
  reversesElsewhere: words(
    '原来那一笔在“全部”里，和这笔放在一起；早些的要往下再显示一些。',
    'The original line stands beside this one under All; show more if it is an early one.',
  ),
  reversedElsewhere: words('冲正的一笔在“全部”里，两笔并排。', 'Its reversal stands beside it under All.'),
  tiedIn: (month: Words): Words => words(`已冲正，两笔一起放在 ${month.zh}`, `Reversed; both lines stand together in ${month.en}`),
  net: (points: number): Words => words(`两笔都留着，合计 ${figure(points)} 分。`, `Both lines stay, together ${figure(points)}.`),
  printed: (name: string, when: string): Words => words(`${name}的积分流水 · ${when} 打印`, `Statement of ${name} · printed ${when}`),
  ruleOf: (code: string, version: string): Words => words(`${code} · ${version} 版`, `${code} · version ${version}`),
  waitsFor: (sides: string): Words => words(`等${sides}`, `waits for ${sides}`),
  me: words('您本人', 'you'),
  and: words('、', ', '),

  // records
  records: words('我的记录', 'My records'),
  recordsNotRead: words('没读到您的记录', 'Your records were not read'),
  recordsNone: words('还没有记录', 'No records yet'),
  recordsNoneNext: words('社区记下您参加的活动后，列在这里。', 'What the community records of you is listed here.'),
  recordsNoneOf: words('没有这一类记录', 'No records of this kind'),
  recordFilters: {
    all: words('全部', 'All'),
    submitted: words('待确认', 'To confirm'),
    'on-notice': words('公示中', 'On notice'),
    settled: words('已入账', 'Settled'),
  },
  recordTitle: words('这条记录', 'This record'),
  recordNotRead: words('没读到这条记录', 'The record was not read'),
  recordGone: words('没有这条记录', 'There is no such record'),
  recordGoneNext: words(
    '它可能不是您的，或地址写错了。请从“我的记录”里进入。',
    'It may not be yours, or the address is wrong. Please enter from your records.',
  ),
  recordSee: words('来龙去脉', 'The whole story'),
  day: words('日期', 'Day'),
  time: words('时长', 'Time'),
  whose: words('是谁的', 'Whose'),
  notice: words('公示', 'Notice'),
  next: words('接下来', 'What comes next'),
  steps: words('经过', 'What happened'),
  stepRecorded: (by: string): Words => words(`${by} 录入`, `Recorded by ${by}`),
  stepConfirmed: (side: Words, by: string, means: Words): Words => words(`${side.zh}确认：${by}（${means.zh}）`, `${side.en} confirmed: ${by} (${means.en})`),
  stepMe: words('您本人确认', 'You confirmed'),
  stepForMe: (by: string, means: Words): Words => words(`您这一方：${means.zh}（${by}）`, `On your side: ${means.en} (${by})`),
  stepSilent: words('您这一方：小额免确认，已告诉您', 'On your side: a small amount that needs no word; you were told'),
  stepReviewed: (by: string): Words => words(`${by} 复核通过`, `Passed by ${by}`),
  stepPosted: (number: string): Words => words(`贴出公示 ${number}`, `Posted on notice ${number}`),
  stepReversed: words('冲正，原来的一笔和冲正的一笔都留着', 'Reversed; both lines stay'),
  disputed: words(
    '这条正在核实：您说过“不是我”，或有人提出了更正。结果会发消息告诉您。',
    'It is being looked into: you said it was not you, or a correction was proposed. You get a message.',
  ),
  deduction: words(
    '扣分有不同意见，公示期间可以提异议，也可以到窗口说明情况，由另一位工作人员核实。',
    'If you disagree with a deduction, object while its notice is open, or explain at the counter; another member of staff looks into it.',
  ),
  replaces: words('这条是更正后重记的。', 'This record replaces a corrected one.'),
  replacesSee: words('看原来那条', 'See the first one'),

  // 不是我
  notMePage: words('不是我', 'That was not me'),
  notMeAsk: (title: string): Words => words(`“${title}”不是您做的？`, `"${title}" was not you?`),
  notMeWhat: words('按下以后会这样', 'What happens then'),
  notMeWaiting: [
    words('这条记录马上撤回，不记分，也不再请您确认。', 'The record is withdrawn at once: no points, and nobody asks you again.'),
    words('社区会知道这条记错了人，再去找对的人。', 'The community learns that it named the wrong person and looks for the right one.'),
  ],
  notMeSettled: [
    words('社区会核实，由两位工作人员分别经手，您不用做别的。', 'The community looks into it, two members of staff in turn; you need do nothing else.'),
    words(
      '核实前积分先不动；确实记错了，就冲正，原来的一笔和冲正的一笔都留在流水里。',
      'Until then nothing moves; if it was a mistake it is reversed, and both lines stay in your statement.',
    ),
  ],
  notMeNobody: words('说“不是我”不会影响您别的积分，也不用证明什么。', 'Saying so never touches your other points, and you need not prove anything.'),
  notMeNote: words('想说明的话（可以不写）', 'Anything to add (may stay empty)'),
  notMeNoteHint: words('只有核实的工作人员看得到。', 'Only the staff who look into it can read this.'),
  notMeAct: words('不是我，提交', 'It was not me: send'),
  notMeBack: words('看错了，返回', 'My mistake, go back'),
  notMeDone: {
    withdrawn: words('已撤回，这条不记分。', 'Withdrawn; it brings no points.'),
    proposed: words('收到了。社区核实后发消息告诉您结果。', 'Received. The community looks into it and sends you a message.'),
  },
  toRecords: words('回我的记录', 'Back to my records'),
  toHome: words('回首页', 'Back home'),

  // messages, readings, card, mine
  messagesNotRead: words('没读到您的消息', 'Your messages were not read'),
  messagesNone: words('还没有消息', 'No messages yet'),
  messagesNoneNext: words('记录、公示、入账、更正有了进展，都会在这里告诉您。', 'Records, notices, settlements and corrections are told here.'),
  messageNew: words('新', 'New'),
  whoLooked: words('谁看过我的数据', 'Who looked at my data'),
  whoLookedWhat: words(
    '工作人员每次打开您的资料都会留下一行，删不掉。看着不对，请打社区电话问。',
    'Each time staff open your data a line is kept that nobody can delete. If one looks wrong, call the community.',
  ),
  whoLookedNotRead: words('没读到查看记录', 'The readings were not read'),
  whoLookedNone: words('还没有人看过', 'Nobody has looked'),
  whoLookedNoneNext: words('有人打开您的资料，就会列在这里。', 'When somebody opens your data it is listed here.'),
  whoLookedReason: (reason: string): Words => words(`理由：${reason}`, `Reason: ${reason}`),
  card: words('我的卡', 'My card'),
  cardNotRead: words('没读到您的卡', 'Your card was not read'),
  cardCode: words('短码', 'Short code'),
  cardQr: (code: string): Words => words(`二维码，内容是短码 ${code}`, `QR code of the short code ${code}`),
  cardUse: words('到窗口或活动现场，给工作人员扫一扫，或者念出短码。', 'At the counter or an activity, let staff scan it, or read the code out.'),
  cardSafe: words(
    '卡上没有手机号和门牌号。短码只用来找到您，不能用来花积分。',
    'It holds no phone and no door number. The code only finds you; nobody can spend points with it.',
  ),
  cardLost: words(
    '纸卡丢了或给别人看到了，到窗口换一个，旧的马上作废。',
    'If your paper card is lost or was seen by others, ask at the counter for a new one; the old one ends at once.',
  ),
  mine: words('我的', 'Mine'),
  mineMe: words('我的资料', 'About me'),
  mineProgramme: words('这套积分', 'The programme'),
  settings: words('设置', 'Settings'),
  language: words('语言', 'Language'),
  letterSize: words('字的大小（后三种是长辈模式）', 'Letter size (the last three are large print)'),
  ordinary: words('普通版', 'Ordinary'),
  ordinaryNote: words('正文 16', '16 px'),
  elderNote: {
    1: words('正文 20', '20 px'),
    2: words('正文 24', '24 px'),
    3: words('正文 30', '30 px'),
  },
  devices: words('登录着的设备', 'Devices signed in'),
  devicesNotRead: words('没读到登录的设备', 'The devices were not read'),
  deviceHere: words('就是这一台', 'This one'),
  deviceOther: words('另一台设备', 'Another device'),
  deviceSince: (since: string, seen: string): Words => words(`${since} 登录，${seen} 用过`, `Signed in ${since}, last used ${seen}`),
  deviceEnd: words('让它退出', 'Sign it out'),
  deviceEnded: words('那台设备已退出。', 'That device is signed out.'),
  signOutNote: words('退出后积分和记录都在，到窗口一样能办。', 'Your points and records stay; the counter serves you all the same.'),
} as const;

/** 待生效: what each part waits for, and to which day. */
const untilDay: Partial<Record<RecordState, (day: string) => Words>> = {
  submitted: (day) => words(`待确认到 ${end(day).zh}`, `to be confirmed until ${end(day).en}`),
  'under-review': (day) => words(`复核到 ${end(day).zh}`, `in review until ${end(day).en}`),
  'on-notice': (day) => words(`公示到 ${end(day).zh}`, `on notice until ${end(day).en}`),
  objected: (day) => words(`有异议，答复到 ${end(day).zh}`, `objected, answered until ${end(day).en}`),
};
const untilNothing: Partial<Record<RecordState, Words>> = {
  submitted: words('待确认', 'to be confirmed'),
  'under-review': words('等复核', 'waits for review'),
  'on-notice': words('公示中', 'on notice'),
  objected: words('有异议，等答复', 'objected, waits for the answer'),
};

/** What comes next, for the person whose record it is. */
export const nextWords: Record<RecordState, (day: string | null) => Words> = {
  submitted: (day) =>
    day === null
      ? words('等两边都确认。', 'Both sides still confirm.')
      : words(
          `两边都确认了才算数；${deadlineWords(day).zh}没有确认就作废。`,
          `It counts when both sides have confirmed; unconfirmed it lapses after ${dayWords(day).en}.`,
        ),
  'under-review': (day) =>
    day === null
      ? words('等另一位工作人员复核，通过后公示。', 'Another member of staff reviews it, then it is posted.')
      : words(`另一位工作人员 ${deadlineWords(day).zh}复核，通过后公示。`, `Another member of staff reviews it ${deadlineWords(day).en}, then it is posted.`),
  'on-notice': (day) =>
    day === null
      ? words('公示期满没有异议就入账。', 'It settles after the notice if nobody objects.')
      : words(`公示到 ${end(day).zh}，没有异议，第二天自动入账。`, `On notice until ${end(day).en}; if nobody objects it settles by itself the next day.`),
  objected: (day) =>
    day === null
      ? words('有人提出异议，暂停入账，等社区答复。', 'Somebody objected; it waits for the answer.')
      : words(
          `有人提出异议，暂停入账，社区 ${deadlineWords(day).zh}答复。您可以到窗口说明情况。`,
          `Somebody objected; the community answers ${deadlineWords(day).en}. You may explain at the counter.`,
        ),
  settled: () => words('已经入账，在流水里看得到。', 'Settled; it stands in your statement.'),
  rejected: () => words('没有通过，不记分。有疑问请到窗口问。', 'Not accepted, no points. Ask at the counter if you wonder why.'),
  withdrawn: () => words('已经撤回，不记分。', 'Withdrawn, no points.'),
  lapsed: () => words('逾期没有确认，已作废。确实参加了，请找社区重新登记。', 'It lapsed unconfirmed. If you took part, ask the community to record it again.'),
  reversed: () => words('已经冲正，两笔都留在流水里。', 'Reversed; both lines stay in your statement.'),
};
