import type { TaskKind } from '../contract/tasks.ts';
import type { AgeBand } from '../contract/values.ts';
import { dayWords } from './days.ts';
import { ageBandWords } from './identity.ts';
import type { Words } from './words.ts';

/** A true minus sign. */
const signed = (points: number): string => (points < 0 ? `−${-points}` : String(points));

/** Words of the staff console that belong to no single page. */
export const consoleWords = {
  title: { zh: '里仁工作台', en: 'Liren console' },
  nav: {
    today: { zh: '今日', en: 'Today' },
    record: { zh: '录入', en: 'Record' },
    review: { zh: '复核与公示', en: 'Review and notice' },
    activities: { zh: '活动', en: 'Activities' },
    residents: { zh: '居民', en: 'Residents' },
    rules: { zh: '规则', en: 'Rules' },
    imports: { zh: '导入', en: 'Import' },
    staff: { zh: '人员与角色', en: 'Staff and roles' },
  },
  chooseCommunity: { zh: '选一个社区', en: 'Choose a community' },
  findLabel: { zh: '找居民', en: 'Find a resident' },
  findPrompt: { zh: '找居民：姓名、楼栋、拼音首字母、手机后四位、短码', en: 'Find a resident: name, building, initials, last four digits, short code' },
  findNone: (q: string): Words => ({
    zh: `没有找到“${q}”。换楼栋加姓、拼音首字母、手机后四位或短码再试。`,
    en: `Nobody found for "${q}". Try building and surname, initials, last four digits or the short code.`,
  }),
  findFailed: { zh: '没查到，请再试一次。', en: 'The search failed; please try again.' },
  noCommunity: { zh: '还没有可以打开的社区', en: 'No community to open' },
  noCommunityWhy: {
    zh: '在右上角选一个社区；没有可选的，请找社区书记分配角色。',
    en: 'Choose a community at the top right; if there is none to choose, ask the community manager for a role.',
  },
  notForYou: { zh: '这一页不在您的职责里', en: 'This page is outside your role' },
  notForYouWhy: { zh: '需要办理请找社区书记分配角色。', en: 'Ask the community manager for the role if you need it.' },
  places: (street: string, district: string): Words => ({
    zh: street ? `${street} · ${district}` : district,
    en: street ? `${street} · ${district}` : district,
  }),
  buildingAge: (building: string, band: AgeBand): Words => ({ zh: `${building} · ${ageBandWords[band].zh}`, en: `${building} · ${ageBandWords[band].en}` }),
  inBuilding: (name: string, building: string): Words => ({ zh: `${name}（${building}）`, en: `${name} (${building})` }),
  minutes: (minutes: number): Words => ({ zh: `${minutes} 分钟`, en: `${minutes} min` }),
  people: (count: number): Words => ({ zh: `${count} 人`, en: count === 1 ? '1 person' : `${count} people` }),
  records: (count: number): Words => ({ zh: `${count} 条`, en: count === 1 ? '1 record' : `${count} records` }),
  points: (points: number): Words => ({ zh: `${signed(points)} 分`, en: points === 1 ? '1 point' : `${signed(points)} points` }),
  and: { zh: '、', en: ', ' },
  andMore: (count: number): Words => ({ zh: `等 ${count} 人`, en: `and others, ${count} in all` }),
  reason: { zh: '理由', en: 'Reason' },
  back: { zh: '返回', en: 'Back' },
  open: { zh: '打开', en: 'Open' },
  edit: { zh: '修改', en: 'Edit' },
  save: { zh: '保存', en: 'Save' },
  search: { zh: '找', en: 'Find' },
  all: { zh: '全部', en: 'All' },
  none: { zh: '无', en: 'none' },
  optional: { zh: '可不填', en: 'optional' },
  done: { zh: '办好了', en: 'Done' },
  couldNot: (what: string): Words => ({ zh: `没读到${what}`, en: `Could not read ${what}` }),
  refusedCount: (count: number): Words => ({ zh: `${count} 条没有办成`, en: `${count} not done` }),
  doneCount: (count: number): Words => ({ zh: `办成 ${count} 条`, en: `${count} done` }),
} as const;

/** What the button of a task says. */
export const taskActWords: Record<TaskKind, Words> = {
  confirm: { zh: '确认', en: 'Confirm' },
  review: { zh: '复核', en: 'Review' },
  objection: { zh: '处理', en: 'Decide' },
  correction: { zh: '核准', en: 'Approve' },
  'not-me': { zh: '核对', en: 'Check' },
  import: { zh: '查看', en: 'Open' },
};

/** 今日: the queue and the quick record. */
export const todayWords = {
  title: { zh: '等我办的', en: 'Waiting for me' },
  head: (count: number): Words => ({ zh: `${count} 件`, en: `${count}` }),
  others: (count: number): Words => ({ zh: `${count} 件要请别人办`, en: `${count} for somebody else` }),
  overdue: (count: number): Words => ({ zh: `${count} 件已超时`, en: `${count} overdue` }),
  dueToday: (count: number): Words => ({ zh: `${count} 件今天到期`, en: `${count} due today` }),
  keyMove: { zh: '上下', en: 'move' },
  keyPick: { zh: '选中', en: 'tick' },
  keyOpen: { zh: '办理', en: 'open' },
  enter: { zh: '回车', en: 'Enter' },
  filter: { zh: '按类别筛选', en: 'Filter by kind' },
  allOf: (count: number): Words => ({ zh: `全部 ${count}`, en: `All ${count}` }),
  columns: {
    kind: { zh: '类别', en: 'Kind' },
    what: { zh: '事项', en: 'Matter' },
    from: { zh: '来自', en: 'From' },
    due: { zh: '办结期限', en: 'Due' },
    act: { zh: '办理', en: 'Act' },
  },
  noDeadline: { zh: '没有期限', en: 'No deadline' },
  provisional: { zh: '暂定', en: 'provisional' },
  together: {
    confirm: (count: number): Words => ({ zh: `一起确认选中的 ${count} 件`, en: `Confirm the ${count} ticked` }),
    review: (count: number): Words => ({ zh: `一起复核选中的 ${count} 件`, en: `Review the ${count} ticked` }),
    correction: (count: number): Words => ({ zh: `一起核准选中的 ${count} 件`, en: `Approve the ${count} ticked` }),
  },
  mixed: { zh: '选中的不是同一类，请只选确认、复核或更正中的一类', en: 'The ticked items differ in kind; tick confirmations, reviews or corrections only' },
  batchTitle: {
    confirm: (people: number, points: number): Words => ({
      zh: `确认 ${people} 人，共 ${points} 分？`,
      en: `Confirm ${people} people, ${points} points in all?`,
    }),
    review: (people: number, points: number): Words => ({
      zh: `复核通过 ${people} 人，共 ${points} 分，贴出公示？`,
      en: `Pass ${people} people, ${points} points in all, to public notice?`,
    }),
    correction: (people: number, points: number): Words => ({
      zh: `核准冲正 ${people} 人，共 ${points} 分？`,
      en: `Approve reversing ${people} people, ${points} points in all?`,
    }),
  },
  batchAct: {
    confirm: (count: number): Words => ({ zh: `确认这 ${count} 条`, en: `Confirm these ${count}` }),
    review: (count: number): Words => ({ zh: `通过这 ${count} 条并公示`, en: `Pass these ${count}` }),
    correction: (count: number): Words => ({ zh: `核准这 ${count} 件`, en: `Approve these ${count}` }),
  },
  batchNone: {
    zh: '选中的里面没有等您办的记录，可能别人刚办完。请刷新再看。',
    en: 'None of the ticked items still waits for you; somebody may just have done them. Reload the list.',
  },
  rest: (count: number, day: string): Words => ({
    zh: `其余 ${count} 件，最早的 ${dayWords(day).zh} 24:00 前`,
    en: `${count} more, the first due by the end of ${dayWords(day).en}`,
  }),
  restNoDay: (count: number): Words => ({ zh: `其余 ${count} 件`, en: `${count} more` }),
  showAll: { zh: '全部显示', en: 'Show all' },
  empty: { zh: '没有等您办的事', en: 'Nothing waits for you' },
  emptyWhy: {
    zh: '可以在右边录入名单，或去活动里看看还有没有没记的。',
    en: 'Record a list on the right, or look through the activities for what is not recorded yet.',
  },
  emptyKind: { zh: '这一类没有等您办的', en: 'Nothing of this kind waits for you' },
  queue: { zh: '等我办的事', en: 'the queue' },
  quick: { zh: '快速录入', en: 'Quick record' },
  quickKey: { zh: 'Ctrl V 粘贴名单', en: 'Ctrl V pastes a list' },
  quickNone: { zh: '近两周没有登记中的活动', en: 'No open activity in the last two weeks' },
  quickNoneWhy: { zh: '先从模板开一场，不到一分钟。', en: 'Open one from a template first: less than a minute.' },
} as const;
