import type { ObjectionState } from '../contract/participation.ts';
import { dayWords, deadlineWords } from './days.ts';
import type { Words } from './words.ts';

/** What became of a line of a notice. */
export type ItemState = 'posted' | 'objected' | 'settled' | 'corrected' | 'cancelled' | 'reversed';

const words = (zh: string, en: string): Words => ({ zh, en });
const count = (value: number, one: string): string => `${value} ${one}${value === 1 ? '' : 's'}`;
const end = (day: string): Words => words(`${dayWords(day).zh} 24:00`, `the end of ${dayWords(day).en}`);
const shortDay = (day: string): Words => words(dayWords(day).zh.split(' ')[0] ?? '', dayWords(day).en);
const longDay = (day: string): Words => dayWords(day, { year: true });

/** What the open site says about notices and objections; no sign-in. */
export const publicWords = {
  // frame and landing
  navCommunities: words('社区', 'Communities'),
  navNotices: words('公示', 'Notices'),
  navRules: words('规则', 'Rules'),
  navHow: words('怎么运作', 'How it works'),
  navFollow: words('查异议', 'Follow an objection'),
  siteOf: (name: string): Words => words(`${name}公示`, name),
  landing: (district: string): Words => words(`${district}社区积分`, `Community points of ${district}`),
  landingLead: words(
    '大家为社区做的事，记多少分、按哪条规则、谁确认的，都贴在这里。不用登录，谁都能看，谁都能提意见。',
    'What neighbours do for their community, what it brings, by which rule and who confirmed it stands here. No sign-in; everybody may read and object.',
  ),
  since: (day: string): Words => words(`${longDay(day).zh} 开始`, `since ${longDay(day).en}`),
  communities: words('选您的社区', 'Your community'),
  noCommunities: words('这里还没有社区', 'No communities yet'),
  siteNotRead: words('没读到这个地方', 'This place was not read'),
  noSuchCommunity: words('没有这个社区', 'There is no such community'),
  noSuchCommunityNext: words('地址可能写错了。请从本区的社区里选。', "The address may be wrong. Please choose from the district's communities."),
  toCommunities: words('看所有社区', 'All communities'),
  counter: words('当面办、打电话', 'In person, by phone'),
  counterWhat: words(
    '不用手机也一样：到积分服务窗口，工作人员替您查、替您写、替您打印。',
    'No phone needed: staff at the counter look things up, write and print for you.',
  ),
  phoneHours: (phone: string, hours: string | null): Words =>
    words(hours === null ? phone : `${phone}，${hours}`, hours === null ? phone : `${phone}, ${hours}`),
  myPoints: words('看我的积分', 'My points'),

  // notices
  notices: words('积分公示', 'Public notices'),
  noticesNotRead: words('没读到公示', 'The notices were not read'),
  noticesNone: words('还没有公示', 'No notices yet'),
  noticesNoneNext: words('分值高的记录复核后，会在这里公示满天数再入账。', 'Records with many points are posted here after review, before they settle.'),
  open: words('公示中', 'On notice'),
  over: words('已期满', 'Closed'),
  paused: (items: number): Words => words(`${items} 条暂停`, `${items} paused`),
  posted: (day: string): Words => words(`${shortDay(day).zh} 贴出`, `posted ${shortDay(day).en}`),
  until: (day: string): Words => words(`公示到 ${end(day).zh}`, `until ${end(day).en}`),
  items: (items: number): Words => words(`${items} 条`, count(items, 'line')),
  serial: (serial: number): Words => words(`${serial} 号`, `No. ${serial}`),

  // one notice: the same words as the printed sheet
  sheet: words('积分公示表', 'Notice of points'),
  sheetNotRead: words('没读到这份公示', 'This notice was not read'),
  sheetTerm: (postedOn: string, closesOn: string): readonly [Words, Words] => [
    words(`${shortDay(postedOn).zh}贴出，`, `Posted ${shortDay(postedOn).en},\u00a0`),
    words(`公示到 ${end(closesOn).zh}`, `open until ${end(closesOn).en}`),
  ],
  sheetDays: (days: number): Words => words(`满 ${days} 个自然日，含周末和节假日`, `${days} full days, weekends and holidays included`),
  heads: {
    no: words('序号', 'No.'),
    name: words('姓名', 'Name'),
    building: words('楼栋', 'Building'),
    matter: words('事项', 'What'),
    rule: words('规则 · 版本', 'Rule · version'),
    points: words('分值', 'Points'),
    organiser: words('组织者', 'Organiser'),
    reviewer: words('复核人', 'Reviewer'),
  },
  before: { organiser: words('组织', 'Organised by'), reviewer: words('复核', 'reviewed by') },
  numbered: (serial: number, item: number): Words => words(`编号 ${serial}-${item}`, `No. ${serial}-${item}`),
  how: (how: Words): Words => words(`（${how.zh}）`, ` (${how.en})`),
  itemState: (state: ItemState, closesOn: string | null): Words | null => itemStates[state](closesOn),
  notes: (phone: string | null): readonly Words[] => [
    words(
      '一、姓名只显示首末字。未成年人不列名；调解、举报和扣分事项只列编号。',
      '1. Names show the first and last character only. Minors are not named; mediation, reports and deductions bear a number only.',
    ),
    words(
      '二、公示期内没有异议的，期满入账；有异议的，暂停入账，3 个工作日内答复。',
      '2. Without an objection a line settles when the notice closes; with one it waits and is answered within 3 working days.',
    ),
    words(
      `三、异议可到积分服务窗口当面提出，${phone === null ? '' : `或打电话 ${phone}，`}也可扫码填写。提出人对外保密。`,
      `3. Object at the counter${phone === null ? '' : `, by phone ${phone}`} or by scanning the code. Who objects is kept confidential.`,
    ),
  ],
  scan: [words('扫码看公示原文', 'Scan to read this notice'), words('提出异议、核对真伪', 'to object, to check it is genuine')],
  qr: words('二维码，打开这份公示', 'QR code that opens this notice'),
  past: words('其他公示', 'Other notices'),
  pastAll: words('全部公示', 'All notices'),
  print: words('打印张贴', 'Print and post'),
  printNote: words('A4，留有落款和公章位置。', 'A4, with room for signature and seal.'),
  printAct: words('打印公示表', 'Print the notice'),

  // objecting
  objectTitle: words('您有不同意见？', 'You see it differently?'),
  objectUntil: (day: string): Words =>
    words(`${deadlineWords(day).zh}都可以提，只需说清是哪一条、为什么。`, `You may object ${deadlineWords(day).en}. Only say which line and why.`),
  objectOver: words('公示已期满', 'This notice is closed'),
  objectOverNext: words(
    '已入账的记录发现有错，仍可到积分服务窗口提出，核实后冲正。',
    'If a settled record is wrong, tell the counter; once checked it is reversed.',
  ),
  object: words('提出异议', 'Object'),
  objectItem: words('哪一条', 'Which line'),
  objectItemPrompt: words('请选一条', 'Choose a line'),
  objectOption: (item: number, matter: string, who: string, points: number): Words =>
    words(`${item}. ${matter}，${who}，${points} 分`, `${item}. ${matter}, ${who}, ${points} pts`),
  objectText: words('为什么', 'Why'),
  objectTextHint: words('写您看到、知道的就行，至少 4 个字。', 'What you saw or know is enough; at least 4 characters.'),
  objectContact: words('联系方式（可以不写）', 'How to reach you (may stay empty)'),
  objectContactHint: words('不写也能凭受理号查结果。', 'Without it the receipt number still shows the outcome.'),
  objectPrivacy: words(
    '只有办理这件事的工作人员看得到您写的内容和联系方式，不告诉被公示的人，也不公开。不用写自己的名字。',
    'Only the staff who handle it see what you write and how to reach you. The person on the notice is not told, nothing is published, and you need not give your name.',
  ),
  objectSend: words('提交异议', 'Send the objection'),
  objectCancel: words('先不提了', 'Not now'),
  objectChoose: words('请先选是哪一条。', 'Please choose the line first.'),
  objectShort: words('请写清为什么，至少 4 个字。', 'Please say why, at least 4 characters.'),

  // the receipt and following it
  received: words('异议已收到', 'Your objection is received'),
  receipt: words('受理号', 'Receipt number'),
  keepIt: words('请记下来', 'Write it down'),
  keepItWhy: words(
    '凭这个号查结果，别人不知道号就查不到。可以抄下来、拍下来，或打印这一页。',
    'With this number you see the outcome; nobody else can without it. Note it, take a picture, or print this page.',
  ),
  follow: words('查异议的结果', 'Follow an objection'),
  followWhat: words('填提交异议时给您的受理号。', 'Fill in the receipt number you were given.'),
  followAct: words('查一下', 'Look it up'),
  followNotRead: words('没查到这件异议', 'The objection was not read'),
  followAbout: (notice: string, item: number): Words => words(`${notice} 第 ${item} 条`, `${notice}, line ${item}`),
  raisedAt: words('提出', 'Raised'),
  replyBy: words('答复', 'Answer'),
  provisional: words('（暂定，只会推后）', ' (provisional, later at most)'),
  decidedAt: words('答复于', 'Answered'),
  answer: words('答复', 'The answer'),
  outcome: {
    open: words('正在核实，那一条暂停入账。', 'It is being looked into; the line waits.'),
    kept: words('核实后维持原分，余下的公示继续。', 'Checked and kept; the rest of the notice runs on.'),
    corrected: words('已更正，重新公示。', 'Corrected and posted anew.'),
    cancelled: words('已撤销，这一条不记分。', 'Cancelled; the line brings no points.'),
  } satisfies Record<ObjectionState, Words>,
  notAgreed: words('对答复仍有意见，可到积分服务窗口，请社区积分监督委员会再看。', 'If you disagree, ask the supervision committee through the counter.'),
  another: words('查另一件', 'Look up another'),
} as const;

const itemStates: Record<ItemState, (closesOn: string | null) => Words | null> = {
  posted: (closesOn) => (closesOn === null ? null : words(`公示延到 ${end(closesOn).zh}`, `open until ${end(closesOn).en}`)),
  objected: () => words('有异议，暂停入账', 'objected, waits'),
  settled: () => null,
  corrected: () => words('已更正，另行公示', 'corrected, posted anew'),
  cancelled: () => words('已撤销', 'cancelled'),
  reversed: () => words('已冲正', 'reversed'),
};

/** What the open site says about the rules. */
export const publicRuleWords = {
  rules: words('积分规则', 'The rules'),
  notRead: words('没读到规则', 'The rules were not read'),
  noBook: words('这里还没有生效的积分规则', 'No rule book is in force here'),
  noBookNext: words('规则经居民代表表决通过后，会公布在这里。', 'Once the residents have decided on one it stands here.'),
  version: (label: string): Words => words(`${label} 版`, `version ${label}`),
  from: (day: string): Words => words(`${longDay(day).zh} 起`, `from ${longDay(day).en}`),
  to: (day: string): Words => words(`到 ${longDay(day).zh}`, `until ${longDay(day).en}`),
  rulesCount: (rules: number): Words => words(`${rules} 条`, count(rules, 'rule')),
  decidedBy: words('谁定的', 'Who decided'),
  decided: words(
    '每人一票，到会过半、赞成过半才算通过。没有表决，规则不能生效。',
    'One vote each; more than half present and more than half of them in favour. Without a decision no version is in force.',
  ),
  find: words('找一条规则', 'Find a rule'),
  findHint: words('写名称或编号，如“楼道”“A-V01”', 'Name or code, such as "stairs" or "A-V01"'),
  found: (rules: number): Words => words(`找到 ${rules} 条`, `${count(rules, 'rule')} found`),
  foundNone: words('没有找到', 'Nothing found'),
  foundNoneNext: words('换个说法试试，或看全部规则。', 'Try another word, or see all rules.'),
  seeAll: words('看全部', 'See all'),
  openAll: words('全部展开', 'Open all'),
  closeAll: words('全部收起', 'Close all'),
  classes: words('五类', 'Five classes'),
  classAll: words('全部', 'All'),
  caps: words('上限', 'Caps'),
  confirm: words('谁确认', 'Who confirms'),
  evidence: words('凭据', 'Evidence'),
  season: words('什么时候', 'When'),
  age: words('年龄', 'Age'),
  conditions: words('条件与安全', 'Conditions and safety'),
  multipliers: words('倍数', 'Multipliers'),
  review: words('复核公示', 'Review and notice'),
  always: words('不论分值，一律复核公示', 'Reviewed and posted whatever the points'),
  note: words('说明', 'Note'),
  example: words('举例', 'Example'),
  notRecordable: words('按月、按小时、按使用或按比例另行发放，不逐次记录', 'Paid by month, hour, use or share through its own programme'),
  off: words('没有启用', 'Switched off'),
  until: (day: string): Words => words(`只到 ${longDay(day).zh}`, `only until ${longDay(day).en}`),
  link: (code: string): Words => words(`${code} 的链接`, `Link to ${code}`),
  settings: words('总则', 'For all rules'),
  settingsWhat: words('每条规则都要守的数。', 'Figures that bind every rule.'),
  lists: words('三张清单', 'Three closed lists'),
  negativeList: words('只有这些事可以扣分', 'Points are taken for these only'),
  negativeListWhat: words('扣的只是积分，不影响任何待遇和权利；先通知，可申辩。', 'Points only, never benefits or rights; first a notice, then your say.'),
  neverDeduct: words('这些事永远不扣分', 'Points are never taken for these'),
  neverDeductWhat: words('谁也不能因此扣您的分，写进规则也不行。', 'Nobody may, not even by writing it into a rule.'),
  neverReward: words('这些事永远不奖分', 'Points are never given for these'),
  history: words('历次版本', 'All versions'),
  historyWhat: words('规则改了，过去的记录仍按当时的规则，不会变。', 'When rules change, past records keep the rules of their day.'),
  historyNotRead: words('没读到历次版本', 'The versions were not read'),
  read: words('看这一版', 'Read this version'),
  compare: words('比较两版', 'Compare two versions'),
  compareFrom: words('从', 'From'),
  compareTo: words('到', 'To'),
  compareSame: words('请选不同的两版。', 'Please choose two different versions.'),
  compareWith: (label: string): Words => words(`和 ${label} 版有什么不同`, `What changed since ${label}`),
  differences: (from: string, to: string): Words => words(`从 ${from} 版到 ${to} 版`, `From ${from} to ${to}`),
  differencesNotRead: words('没读到两版的不同', 'The differences were not read'),
  differencesNone: words('两版内容一样', 'The two versions are the same'),
  added: (rules: number): Words => words(`新增 ${rules} 条`, `${count(rules, 'rule')} added`),
  removed: (rules: number): Words => words(`取消 ${rules} 条`, `${count(rules, 'rule')} removed`),
  changed: (rules: number): Words => words(`改动 ${rules} 条`, `${count(rules, 'rule')} changed`),
  settingsChanged: (settings: number): Words => words(`总则改动 ${settings} 处`, `${count(settings, 'setting')} changed`),
  before: words('原来', 'Before'),
  after: words('现在', 'Now'),
  nothing: words('没有', 'none'),
  pastVersion: words('这是过去的一版，现在不用了。', 'This is a past version, no longer in force.'),
  comingVersion: words('这一版已经通过，还没到生效的日子。', 'Adopted, not yet in force.'),
  current: words('看现行规则', 'The rules in force'),
  print: words('打印规则', 'Print the rules'),
  printNote: words('全部规则展开打印。', 'Prints every rule in full.'),
} as const;
