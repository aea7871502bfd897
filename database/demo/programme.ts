import fs from 'node:fs';
import path from 'node:path';
import type { AgeBand, LocalDate } from '../../contract/values.ts';
import { addDays, weekdayOf } from '../../server/platform/time.ts';
import { source, whole } from './random.ts';

/** Who holds an activity: a club's lead, a building's lead, the grid's worker, or an office of the community. */
export type Host = `club-${number}` | 'lead' | 'grid' | 'social-worker' | 'deputy' | 'clerk' | 'secretary';

type When =
  | { readonly weekdays: readonly number[]; readonly weeks?: 'odd' | 'even' }
  /** The n-th such weekday of a month. */
  | { readonly weekday: number; readonly nth: number; readonly months?: readonly number[] }
  /** Every year on this day, MM-DD. */
  | { readonly on: readonly string[] };

/** How eagerly each age comes: 0 never. */
export type Eagerness = Readonly<Record<AgeBand, number>>;
const eager = (child: number, youth: number, young: number, middle: number, sixties: number, seventies: number, eighties: number): Eagerness => ({
  '0-13': child,
  '14-17': youth,
  '18-34': young,
  '35-59': middle,
  '60-69': sixties,
  '70-79': seventies,
  '80+': eighties,
});
const elders = eager(0, 0, 0.1, 0.5, 3, 3, 1.5);
const everybody = eager(0.3, 0.3, 0.7, 1, 1.4, 1.1, 0.4);
const adults = eager(0, 0, 0.8, 1, 1.2, 0.6, 0.1);
const strong = eager(0, 0, 1, 1.2, 1, 0.2, 0);
const families = eager(4, 0.4, 0.6, 1.4, 0.5, 0.2, 0);
const learners = eager(0, 0, 0, 0.2, 2, 3, 1.5);

/** Something the community does again and again. */
export interface Series {
  readonly code: string;
  readonly title: string;
  readonly place: string;
  readonly when: When;
  /** HH:MM. */
  readonly at: string;
  readonly minutes: number;
  /** How many come in the programme's full swing. */
  readonly people: readonly [number, number];
  readonly ages: Eagerness;
  readonly host: Host;
  /** Months of the season where the rule has none of its own. */
  readonly outdoors?: boolean;
  /** The building whose people come first goes round. */
  readonly byBuilding?: boolean;
}

const weekly: readonly Series[] = [
  { code: 'A-B18', title: '养生保健操', place: '中心花园', when: { weekdays: [1] }, at: '08:30', minutes: 60, people: [30, 40], ages: elders, host: 'club-0' },
  { code: 'A-U01', title: '书法班', place: '活动室', when: { weekdays: [2] }, at: '14:00', minutes: 90, people: [18, 24], ages: elders, host: 'club-1' },
  {
    code: 'A-V08',
    title: '夜间义务巡逻',
    place: '全社区',
    when: { weekday: 2, nth: 2 },
    at: '19:30',
    minutes: 120,
    people: [9, 13],
    ages: strong,
    host: 'deputy',
  },
  { code: 'A-U04', title: '合唱团排练', place: '活动室', when: { weekdays: [3] }, at: '14:00', minutes: 90, people: [32, 42], ages: elders, host: 'club-2' },
  {
    code: 'A-V09',
    title: '垃圾分类桶边督导',
    place: '东门投放点',
    when: { weekdays: [3] },
    at: '18:30',
    minutes: 120,
    people: [10, 14],
    ages: adults,
    host: 'lead',
  },
  { code: 'A-V07', title: '日间义务巡逻', place: '全社区', when: { weekdays: [4] }, at: '09:00', minutes: 120, people: [9, 13], ages: adults, host: 'grid' },
  {
    code: 'A-V04',
    title: '独居老人探访',
    place: '各楼栋',
    when: { weekdays: [5] },
    at: '09:00',
    minutes: 120,
    people: [9, 13],
    ages: adults,
    host: 'social-worker',
  },
  { code: 'A-U02', title: '戏曲社', place: '活动室', when: { weekdays: [5] }, at: '14:00', minutes: 90, people: [20, 28], ages: elders, host: 'club-3' },
  {
    code: 'A-V01',
    title: '楼道清理',
    place: '楼前集合',
    when: { weekdays: [6] },
    at: '08:30',
    minutes: 120,
    people: [32, 44],
    ages: everybody,
    host: 'lead',
    outdoors: true,
    byBuilding: true,
  },
  {
    code: 'A-B06',
    title: '亲子阅读会',
    place: '图书角',
    when: { weekdays: [6] },
    at: '15:00',
    minutes: 60,
    people: [20, 28],
    ages: families,
    host: 'social-worker',
  },
  {
    code: 'A-U03',
    title: '读书会',
    place: '图书角',
    when: { weekdays: [0], weeks: 'odd' },
    at: '09:30',
    minutes: 90,
    people: [12, 18],
    ages: adults,
    host: 'club-4',
  },
  {
    code: 'A-U05',
    title: '剪纸非遗课',
    place: '活动室',
    when: { weekdays: [0], weeks: 'even' },
    at: '09:30',
    minutes: 90,
    people: [12, 18],
    ages: everybody,
    host: 'club-4',
  },
  {
    code: 'A-V19',
    title: '图书角整理值班',
    place: '图书角',
    when: { weekday: 0, nth: 3 },
    at: '14:00',
    minutes: 120,
    people: [8, 12],
    ages: families,
    host: 'club-4',
  },
];

const monthly: readonly Series[] = [
  {
    code: 'A-B01',
    title: '居民会议',
    place: '党群服务中心',
    when: { weekday: 4, nth: 1 },
    at: '19:00',
    minutes: 90,
    people: [40, 60],
    ages: adults,
    host: 'secretary',
  },
  {
    code: 'A-B02',
    title: '社区议事协商会',
    place: '党群服务中心',
    when: { weekday: 4, nth: 3 },
    at: '19:00',
    minutes: 90,
    people: [18, 26],
    ages: adults,
    host: 'secretary',
  },
  {
    code: 'A-B04',
    title: '健康讲座',
    place: '党群服务中心',
    when: { weekday: 2, nth: 2 },
    at: '09:30',
    minutes: 90,
    people: [34, 46],
    ages: elders,
    host: 'social-worker',
  },
  {
    code: 'A-B05',
    title: '慢性病管理小课堂',
    place: '活动室',
    when: { weekday: 3, nth: 4 },
    at: '09:30',
    minutes: 60,
    people: [18, 26],
    ages: elders,
    host: 'social-worker',
  },
  {
    code: 'A-B09',
    title: '反诈宣传讲座',
    place: '党群服务中心',
    when: { weekday: 1, nth: 4 },
    at: '10:00',
    minutes: 60,
    people: [30, 45],
    ages: elders,
    host: 'deputy',
  },
  {
    code: 'A-B10',
    title: '垃圾分类知识课堂',
    place: '活动室',
    when: { weekday: 3, nth: 2 },
    at: '10:00',
    minutes: 60,
    people: [18, 28],
    ages: everybody,
    host: 'grid',
  },
  {
    code: 'A-B11',
    title: '智能手机课堂',
    place: '活动室',
    when: { weekday: 2, nth: 3 },
    at: '09:30',
    minutes: 60,
    people: [14, 20],
    ages: learners,
    host: 'social-worker',
  },
  {
    code: 'A-V22',
    title: '一对一教老人用手机',
    place: '活动室',
    when: { weekday: 2, nth: 3 },
    at: '10:40',
    minutes: 60,
    people: [5, 7],
    ages: strong,
    host: 'social-worker',
  },
  {
    code: 'A-V12',
    title: '义诊与血压测量',
    place: '中心花园',
    when: { weekday: 6, nth: 1, months: [3, 6, 9, 12] },
    at: '13:30',
    minutes: 120,
    people: [3, 5],
    ages: adults,
    host: 'social-worker',
  },
  {
    code: 'A-V13',
    title: '公益理发',
    place: '中心花园',
    when: { weekday: 6, nth: 3, months: [1, 4, 7, 10] },
    at: '13:30',
    minutes: 120,
    people: [3, 5],
    ages: adults,
    host: 'social-worker',
  },
  {
    code: 'A-V14',
    title: '小家电义务维修',
    place: '中心花园',
    when: { weekday: 6, nth: 4, months: [2, 5, 8, 11] },
    at: '13:30',
    minutes: 120,
    people: [3, 5],
    ages: strong,
    host: 'social-worker',
  },
  {
    code: 'A-V18',
    title: '飞线充电与楼道隐患排查',
    place: '各楼栋',
    when: { weekday: 5, nth: 2 },
    at: '10:00',
    minutes: 120,
    people: [8, 12],
    ages: strong,
    host: 'grid',
  },
  {
    code: 'A-V26',
    title: '社区口述史讲述',
    place: '活动室',
    when: { weekday: 4, nth: 2 },
    at: '14:00',
    minutes: 120,
    people: [5, 8],
    ages: elders,
    host: 'social-worker',
  },
  {
    code: 'A-V29',
    title: '活动现场秩序与签到',
    place: '党群服务中心',
    when: { weekday: 4, nth: 1 },
    at: '18:30',
    minutes: 120,
    people: [4, 6],
    ages: adults,
    host: 'deputy',
  },
  {
    code: 'A-C03',
    title: '政策法规宣传',
    place: '东门',
    when: { weekday: 6, nth: 1 },
    at: '10:45',
    minutes: 60,
    people: [8, 12],
    ages: adults,
    host: 'deputy',
    outdoors: true,
  },
  {
    code: 'A-C05',
    title: '电动车进楼劝阻',
    place: '各楼栋',
    when: { weekday: 6, nth: 2 },
    at: '19:00',
    minutes: 60,
    people: [4, 6],
    ages: strong,
    host: 'grid',
  },
  {
    code: 'A-C10',
    title: '消防通道占用劝离',
    place: '西侧通道',
    when: { weekday: 0, nth: 3, months: [2, 4, 6, 8, 10, 12] },
    at: '16:00',
    minutes: 60,
    people: [3, 5],
    ages: strong,
    host: 'grid',
  },
  {
    code: 'A-C04',
    title: '文明养犬劝导',
    place: '中心花园',
    when: { weekday: 0, nth: 4, months: [3, 5, 7, 9, 11] },
    at: '18:00',
    minutes: 60,
    people: [3, 5],
    ages: adults,
    host: 'grid',
  },
  {
    code: 'A-C01',
    title: '不文明行为举报核实',
    place: '党群服务中心',
    when: { weekday: 1, nth: 2 },
    at: '16:00',
    minutes: 30,
    people: [1, 3],
    ages: adults,
    host: 'social-worker',
  },
];

const seasonal: readonly Series[] = [
  {
    code: 'A-B03',
    title: '居民代表会议',
    place: '党群服务中心',
    when: { weekday: 4, nth: 2, months: [3, 6, 9, 12] },
    at: '19:00',
    minutes: 120,
    people: [34, 44],
    ages: adults,
    host: 'secretary',
  },
  {
    code: 'A-B07',
    title: '儿童心理家长课堂',
    place: '活动室',
    when: { weekday: 0, nth: 2, months: [3, 5, 9, 11] },
    at: '10:00',
    minutes: 90,
    people: [16, 24],
    ages: families,
    host: 'social-worker',
  },
  {
    code: 'A-B08',
    title: '消防安全演练',
    place: '中心花园',
    when: { weekday: 6, nth: 2, months: [3, 6, 11] },
    at: '10:45',
    minutes: 60,
    people: [55, 75],
    ages: everybody,
    host: 'deputy',
  },
  {
    code: 'A-B12',
    title: '社区问卷与意见征集',
    place: '各楼栋',
    when: { weekday: 6, nth: 3, months: [2, 6, 11] },
    at: '16:00',
    minutes: 15,
    people: [80, 110],
    ages: everybody,
    host: 'grid',
  },
  {
    code: 'A-B17',
    title: '应急救护入门',
    place: '活动室',
    when: { weekday: 6, nth: 3, months: [4, 9] },
    at: '10:45',
    minutes: 120,
    people: [20, 28],
    ages: strong,
    host: 'social-worker',
  },
  {
    code: 'A-B13',
    title: '元宵灯谜会',
    place: '党群服务中心',
    when: { on: ['03-03'] },
    at: '18:30',
    minutes: 120,
    people: [90, 120],
    ages: families,
    host: 'deputy',
  },
  {
    code: 'A-B14',
    title: '端午包粽子',
    place: '社区食堂',
    when: { on: ['06-19'] },
    at: '09:30',
    minutes: 120,
    people: [50, 70],
    ages: everybody,
    host: 'social-worker',
  },
  {
    code: 'A-B15',
    title: '重阳敬老会',
    place: '党群服务中心',
    when: { on: ['10-18'] },
    at: '10:30',
    minutes: 120,
    people: [60, 80],
    ages: elders,
    host: 'social-worker',
  },
  {
    code: 'A-B16',
    title: '邻里节百家宴',
    place: '中心花园',
    when: { on: ['09-26'] },
    at: '17:30',
    minutes: 180,
    people: [110, 140],
    ages: everybody,
    host: 'secretary',
  },
  {
    code: 'A-B19',
    title: '党群服务中心开放日',
    place: '党群服务中心',
    when: { on: ['12-13'] },
    at: '16:30',
    minutes: 90,
    people: [35, 50],
    ages: everybody,
    host: 'deputy',
  },
  {
    code: 'A-V02',
    title: '白色垃圾捡拾',
    place: '河边绿道',
    when: { weekday: 0, nth: 2, months: [3, 4, 5, 9, 10] },
    at: '16:00',
    minutes: 120,
    people: [18, 28],
    ages: families,
    host: 'club-0',
    outdoors: true,
  },
  {
    code: 'A-V03',
    title: '绿地花箱认养养护',
    place: '中心花园',
    when: { weekday: 6, nth: 4, months: [3, 4, 5, 6, 9, 10] },
    at: '16:30',
    minutes: 120,
    people: [8, 12],
    ages: elders,
    host: 'club-0',
    outdoors: true,
  },
  {
    code: 'A-V11',
    title: '暑托班助教',
    place: '活动室',
    when: { weekdays: [1, 4] },
    at: '13:30',
    minutes: 120,
    people: [4, 6],
    ages: strong,
    host: 'social-worker',
  },
  {
    code: 'A-V15',
    title: '磨刀修伞便民摊',
    place: '东门',
    when: { weekday: 6, nth: 2, months: [3, 5, 10, 12] },
    at: '13:30',
    minutes: 120,
    people: [2, 4],
    ages: strong,
    host: 'social-worker',
  },
  {
    code: 'A-V16',
    title: '防汛值守',
    place: '河边泵房',
    when: { weekday: 6, nth: 2, months: [6, 7, 8, 9] },
    at: '19:30',
    minutes: 120,
    people: [9, 13],
    ages: strong,
    host: 'grid',
  },
  {
    code: 'A-V17',
    title: '铲冰除雪',
    place: '主干道',
    when: { on: ['12-20', '01-10', '01-22', '02-05'] },
    at: '07:30',
    minutes: 90,
    people: [18, 26],
    ages: strong,
    host: 'deputy',
  },
  {
    code: 'A-V30',
    title: '高温送水',
    place: '东门',
    when: { weekday: 3, nth: 3, months: [7, 8] },
    at: '10:00',
    minutes: 120,
    people: [6, 9],
    ages: strong,
    host: 'club-2',
  },
  {
    code: 'A-V30',
    title: '高考护考',
    place: '校门口',
    when: { on: ['06-07', '06-08'] },
    at: '07:30',
    minutes: 120,
    people: [8, 11],
    ages: strong,
    host: 'club-2',
  },
  {
    code: 'A-V28',
    title: '无障碍与适老环境体验',
    place: '各楼栋',
    when: { weekday: 5, nth: 3, months: [5, 10] },
    at: '15:30',
    minutes: 120,
    people: [5, 8],
    ages: elders,
    host: 'social-worker',
  },
  {
    code: 'A-C09',
    title: '文明祭扫宣讲',
    place: '东门',
    when: { weekday: 0, nth: 1, months: [3, 4] },
    at: '11:15',
    minutes: 60,
    people: [5, 7],
    ages: adults,
    host: 'deputy',
  },
];
const months: Readonly<Record<string, readonly number[]>> = { 'A-V11': [7, 8] };

/** What comes to one or two people at a time: a matter settled, an idea taken up, a warning not heeded. */
export interface Occasion {
  readonly code: string;
  readonly title: string;
  readonly at: string;
  readonly people: readonly [number, number];
  readonly ages: Eagerness;
  readonly host: Host;
  /** Chances a month, spread over its days. */
  readonly aMonth: number;
  readonly judged?: readonly [number, number];
  /** What is written where points are judged or taken. */
  readonly reasons?: readonly string[];
}
const grown = eager(0, 0, 1, 1.2, 1, 0.5, 0);
const wise = eager(0, 0, 0.5, 1.2, 1.5, 0.6, 0);
export const occasions: readonly Occasion[] = [
  { code: 'A-M01', title: '邻里纠纷人民调解', at: '15:00', people: [1, 2], ages: wise, host: 'social-worker', aMonth: 2.4 },
  { code: 'A-C02', title: '邻里纠纷调解', at: '15:30', people: [1, 2], ages: wise, host: 'social-worker', aMonth: 2 },
  { code: 'A-C07', title: '拾金不昧', at: '16:20', people: [1, 1], ages: everybody, host: 'deputy', aMonth: 0.7 },
  { code: 'A-C08', title: '反诈劝阻', at: '10:50', people: [1, 1], ages: grown, host: 'grid', aMonth: 0.5 },
  {
    code: 'A-I01',
    title: '建言献策评定',
    at: '16:00',
    people: [1, 2],
    ages: wise,
    host: 'secretary',
    aMonth: 1.2,
    judged: [30, 50],
    reasons: [
      '建议增设晾衣架，议事会采纳并已装好',
      '提出楼道灯感应改造，物业已采纳',
      '建议调整投放点开放时间，试行后满意度高',
      '建议在东门加装无障碍坡道，已列入计划',
    ],
  },
  {
    code: 'A-I02',
    title: '居民自办活动评定',
    at: '16:00',
    people: [1, 2],
    ages: wise,
    host: 'secretary',
    aMonth: 1,
    judged: [30, 50],
    reasons: ['发起并办成旧物交换日，六十多人参加', '组织楼栋中秋茶话会，自筹场地', '连续四周带队清理河边绿道'],
  },
  {
    code: 'A-I03',
    title: '引进社区资源',
    at: '16:00',
    people: [1, 1],
    ages: grown,
    host: 'secretary',
    aMonth: 0.5,
    judged: [30, 50],
    reasons: ['联系眼科医院来社区筛查一次', '为活动室引来二手桌椅十二套'],
  },
  {
    code: 'A-I06',
    title: '开放阳台绿化',
    at: '16:00',
    people: [1, 2],
    ages: elders,
    host: 'secretary',
    aMonth: 0.6,
    judged: [30, 40],
    reasons: ['沿街阳台花箱对外开放观赏，养护良好'],
  },
  { code: 'A-I08', title: '楼道微改造落地', at: '16:00', people: [1, 2], ages: wise, host: 'secretary', aMonth: 0.4 },
  {
    code: 'A-I09',
    title: '海报与小程序创意',
    at: '16:00',
    people: [1, 1],
    ages: eager(0, 1, 2, 0.5, 0, 0, 0),
    host: 'secretary',
    aMonth: 0.5,
    judged: [30, 40],
    reasons: ['为邻里节设计海报，已采用'],
  },
  { code: 'A-S01', title: '捐赠工具入共享仓', at: '16:00', people: [1, 2], ages: grown, host: 'secretary', aMonth: 0.5 },
  {
    code: 'A-X01',
    title: '楼道堆物处理',
    at: '11:00',
    people: [1, 1],
    ages: grown,
    host: 'grid',
    aMonth: 0.6,
    reasons: ['三次上门提醒，逾七日仍未清理，有照片'],
  },
  { code: 'A-X02', title: '遛犬不牵绳处理', at: '11:00', people: [1, 1], ages: grown, host: 'grid', aMonth: 0.4, reasons: ['两名居民证明，当面劝导后再犯'] },
  { code: 'A-X05', title: '垃圾投放处理', at: '11:00', people: [1, 1], ages: grown, host: 'grid', aMonth: 0.4, reasons: ['两次劝导后仍混投，有照片'] },
  {
    code: 'A-X09',
    title: '电动车进楼处理',
    at: '11:00',
    people: [1, 1],
    ages: grown,
    host: 'grid',
    aMonth: 0.3,
    reasons: ['电动车进楼充电，已报消防，有照片'],
  },
  {
    code: 'A-X07',
    title: '占用无障碍通道处理',
    at: '11:00',
    people: [1, 1],
    ages: grown,
    host: 'grid',
    aMonth: 0.2,
    reasons: ['车辆占用无障碍通道，劝离后再停'],
  },
];

/** One occurrence: an activity as it stands in the community's calendar. */
export interface Session {
  readonly code: string;
  readonly day: LocalDate;
  readonly at: string;
  readonly title: string;
  readonly place: string;
  readonly minutes: number;
  readonly people: readonly [number, number];
  readonly ages: Eagerness;
  readonly host: Host;
  /** Of the community's buildings, from 0; of leads and grids the one that holds it. */
  readonly turn: number;
  readonly byBuilding: boolean;
  readonly outdoors: boolean;
  readonly occasion: Occasion | null;
}

const dayOfMonth = (day: LocalDate): number => Number(day.slice(8));
const monthOf = (day: LocalDate): number => Number(day.slice(5, 7));
/** Weeks since a Monday long ago: odd and even go on over the new year. */
const weekOf = (day: LocalDate): number => Math.floor((Date.parse(day) / 86_400_000 + 3) / 7);

function happens({ when, code }: Series, day: LocalDate): boolean {
  if (months[code] && !months[code].includes(monthOf(day))) return false;
  if ('on' in when) return when.on.includes(day.slice(5));
  if ('weekdays' in when) return when.weekdays.includes(weekdayOf(day)) && (when.weeks === undefined || (weekOf(day) % 2 === 1) === (when.weeks === 'odd'));
  return when.weekday === weekdayOf(day) && when.nth === Math.ceil(dayOfMonth(day) / 7) && (when.months?.includes(monthOf(day)) ?? true);
}

/** The holidays as published: on them only what belongs to a feast takes place. */
const published: unknown = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '../calendar.json'), 'utf8'));
const holidays = new Set(
  JSON.stringify(published)
    .match(/"off":\[[^\]]*\]/g)
    ?.flatMap((list) => list.match(/\d{4}-\d\d-\d\d/g) ?? []) ?? [],
);
const isFeast = ({ when }: Series): boolean => 'on' in when;

/** All that takes place in a community on a day, earliest first. The same community, day and seed give the same. */
export function sessionsOn(communityId: string, day: LocalDate, seed: string): Session[] {
  const random = source(`${seed}/${communityId}/${day}`);
  const regular = [...weekly, ...monthly, ...seasonal]
    .filter((series) => happens(series, day) && (isFeast(series) || !holidays.has(day)))
    .map((series): Session => {
      const { code, title, place, at, minutes, people, ages, host } = series;
      return {
        code,
        day,
        at,
        title,
        place,
        minutes,
        people,
        ages,
        host,
        turn: weekOf(day),
        byBuilding: series.byBuilding ?? false,
        outdoors: series.outdoors ?? false,
        occasion: null,
      };
    });
  const single = occasions
    .filter(({ aMonth }) => random() < aMonth / 21 && weekdayOf(day) !== 0 && weekdayOf(day) !== 6 && !holidays.has(day))
    .map((occasion): Session => {
      const { code, title, at, people, ages, host } = occasion;
      return {
        code,
        day,
        at,
        title,
        place: '党群服务中心',
        minutes: 0,
        people,
        ages,
        host,
        turn: whole(random, 0, 99),
        byBuilding: false,
        outdoors: false,
        occasion,
      };
    });
  return [...regular, ...single].toSorted((a, b) => a.at.localeCompare(b.at));
}

/** Six weeks of the lift campaign: households of one building after another agree; some neighbours bring them together. */
export function campaignOn(day: LocalDate, today: LocalDate): Session[] {
  const since = (Date.parse(day) - Date.parse(addDays(today, -200))) / 86_400_000;
  if (since < 0 || since >= 42 || since % 7 !== 0) return [];
  const turn = since / 7;
  const base = { day, place: '党群服务中心', minutes: 0, ages: grown, host: 'grid', turn, byBuilding: true, outdoors: false, occasion: null } as const;
  return [
    { ...base, code: 'A-K02', at: '16:10', title: '加装电梯同意登记', people: [5, 9] },
    { ...base, code: 'A-K01', at: '16:40', title: '加装电梯协调', people: [1, 1] },
  ];
}
