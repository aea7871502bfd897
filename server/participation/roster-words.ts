/**
 * The vocabulary of rosters: what clerks and neighbours write beside a name. Patterns are sticky: `roster-piece.ts`
 * tries them at one place of a folded text (half-width, one kind of dash), in the order given there.
 */

const count = '(?:\\d{1,2}|[一二两三四五六七八九十俩])';
const kin =
  '小朋友|小孩子?|孩子|娃娃?|宝宝|宝贝|儿子|女儿|闺女|孙子|孙女|外孙女?|老公|老婆|老伴儿?|爱人|丈夫|妻子|媳妇|对象|父母|爸妈|爹妈|妈妈|爸爸|母亲|父亲|老妈|老爸|妈|爸|婆婆|公公|岳母|岳父|丈母娘|奶奶|爷爷|外婆|外公|姥姥|姥爷|家人|家属|家里人|朋友|同事|邻居|姐姐|妹妹|哥哥|弟弟|室友|同学';

/** 带孩子 · 和老公 · 带2个娃一起; group 1 a number in front of the person, group 2 the person. */
export const withKin = new RegExp(
  `(?:还带|还有|带|携|和|跟|与|同|陪|含|加|及|&|\\+)(?:着|上|了)?(?:我家|家里|我|自己)?的?(${count})?(?:个|名|位|口)?(?:大|小(?!孩|朋友))?(${kin})(?:(?:一起|一同)?(?:参加|过来|来|去)?)`,
  'y',
);
/** 带2人 · 带三个人 */
export const withMany = new RegExp(`(?:还带|另带|带|携|加)了?(?:(${count})(?:个人|人|位|名|个(?!\\p{Script=Han}))|个?人)`, 'uy');
/** +1 · 加1 */
export const plus = /(?:\+\s*|加)(\d)(?![\d号栋幢座单:-])/y;
/** 一家三口 · 3口人 · 共2人 · 2人: the number counts the one who signed, too. */
export const headCount = new RegExp(`(?:(?:我们?)?(?:一家|全家|阖家)(${count})(?:口人?|人)|(?:一共|共|合计)?(${count})(?:个|口)?人(?!民)|(${count})位)`, 'y');
/** 夫妻俩 · 母子: one more person. */
export const pair = /(?:我们)?(?:夫妻|夫妇|两口子|俩口子|老两口|小两口|母子|母女|父子|父女|姐妹|兄弟|祖孙)(?:俩|二人|两人|2人|两个)?/y;
/** 全家: more people, nobody says how many. */
export const wholeHousehold = /(?:我们)?(?:全家|一家人|一家子|携家带口)/y;

export const withdrawal =
  /(?:取消(?:报名|参加|了)?|退出(?:报名|接龙|了)?|退(?:了|报|赛)|(?:今天|明天|周六|这次|我)?(?:去|来|参加)不了了?|(?:这次|我)?不(?:去|来|参加|报)了?|没(?:有)?(?:来|到|去|参加)|未(?:到|来|参加|签到)|缺席|缺勤|请假|临时有事|有事(?!先|早|晚|迟)(?:不来|不去)?了?|划掉|作废|删除|删掉|撤销|放弃)/y;
/** 林知远换成沈若禾: the one before withdraws, the one after signs. */
export const replaced = /(?:换成|改成|改为|替换为|换)(?=\p{Script=Han}{2,4})/uy;
export const crossed = /[✗✘×✖❌☒]/y;
export const tick = /[✓✔√☑✅]/y;

export const phone = /(?:\+?86[- ]?)?1\d{2}[- ]?(?:\d{4}|\*{4})[- ]?(\d{4})(?!\d)/y;
export const tail = /(?:电话|手机号?|号码)?(?:尾号|后四位|末四位|后4位|末4位)[是为:]?\s*(\d{4})(?!\d)/y;

export const timeRange = /(?:(?:上午|下午|早上|晚上)\s*)?(\d{1,2}):(\d{2})\s*(?:-+|~|至|到)\s*(\d{1,2}):(\d{2})/y;
export const clock = /(?:(?:上午|下午|早上|晚上|中午|凌晨)\s*)?\d{1,2}:\d{2}(?::\d{2})?/y;
export const date = /(?:\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?|\d{1,2}月\d{1,2}[日号]?|\d{1,2}\/\d{1,2}(?![\d/]))/y;
export const hours = /(?:(\d{1,2}(?:\.\d{1,2})?)|(一|二|两|三|四|五|六))个?(半)?(?:小时|钟头|h(?![a-z]))(?:(\d{1,2})分钟?|(半))?/iy;
export const halfHour = /半个?小时/y;
export const minuteFigure = /(\d{1,3})(?:分钟|min(?![a-z])|mins(?![a-z]))/iy;

/** 6号楼 · 6栋 · 6# · 六号楼 · A座; a door may follow at once: 6号楼301, 6栋2单元301室. Groups: building, door. */
const buildingText =
  '(?:\\d{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z](?![A-Za-z]))(?:号楼|栋楼?|幢|座|#楼?)|\\d{1,3}号(?=\\s*\\d{3,4}(?!\\d)|\\s*\\d{1,2}(?:单元|门|-\\d{3}))';
export const building = new RegExp(`(${buildingText})(?:\\s*-?\\s*((?:\\d{1,2}(?:单元|门|-)\\s*)?\\d{3,4}(?![\\d-])(?:室|号|房)?))?`, 'y');
/** 2单元301 · 2-301室 · 二单元 · 301室: a door in words. */
export const door = /(?:(?:\d{1,2}|[一二三四五六])(?:单元|门)\s*(?:\d{3,4}(?!\d)(?:室|号|房)?)?|\d{1,2}-\d{3,4}(?!\d)(?:室|号|房)?|\d{3,4}(?:室|号房|房))/y;
/** 6-2-301 · 6-301 · A-2-301: building and door by dashes; groups: building, door. */
export const buildingDoor = /(?<![\d/-])(\d{1,3}|[A-Za-z])[-/]((?:\d{1,2}[-/])?\d{3,4})(?![\d/-])(?:室|号|房)?/y;
export const shortCode = /(?<![A-Za-z0-9])(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-HJ-NP-Za-hj-np-z2-9]{6}(?![A-Za-z0-9])/y;

/** 1、林知远 2、沈若禾: a list number inside a line. */
export const innerNumber = /(?<=[\s、,;\p{Script=Han}])\(?\d{1,3}\s*[.、)]\s*(?=[\p{Script=Han}A-Za-z])/uy;
export const digitRun = /\d+(?![A-Za-z\d])/y;
/** ① ⑴ ⒈ ❶ ㈠ 🔟: a list number of one character. */
export const circledNumber = /[\u2460-\u249b\u2776-\u2793\u24ea-\u24ff\u3220-\u3229\u3280-\u3289\u3251-\u325f\u32b1-\u32bf]|🔟/uy;

/** Words that say "I come"; never a person. */
export const joining =
  /^(?:我|我们|本人|报名|参加|我?(?:也|要|来|去|可以|能|都)?(?:报名|参加|签到|接龙|来|去|到|能来|可以)了?|我?报(?:一?个)?名?|算我一个|加我(?:一个)?|带上我|又?(?:能|可以)(?:来|去|参加)了?|已?(?:到|来|签到|到场|参加|报名)了?|准时到|一起|都(?:来|去|参加)|一同|两个?人?都来)$/;
/** Words that acknowledge without saying "I come". */
export const acknowledging =
  /^(?:收到|好|好的|好滴|知道了|明白|嗯+|ok|OK|Ok|谢谢.{0,6}|辛苦.{0,6}|感谢.{0,6}|哈+|赞+|加油.{0,4}|早上?好?|大家(?:好|早)|晚安|没问题)$/;
/** Words beside a name that are about tools, places, times and duties; never a person. */
export const remarking =
  /手套|扫帚|扫把|拖把|铲|桶|抹布|工具|打扫|清扫|清理|清洁|擦|拖地|扫|搬|倒垃圾|垃圾|楼道|楼梯|楼层|门口|门前|绿地|花坛|上午|中午|下午|早上|晚上|晚到|晚点|迟到|先走|早走|提前|半天|全程|组长|队长|带队|党员|志愿者?|代签|代报|代表|代领|自带|自备|负责|拍照|摄影|签到|记录|开车|推车|第.{1,3}(?:次|组|队|批)|群主|已到|已来|到场|补签|补登|补报|补录|新来|新居民|租户|业主|退休|在职|在校|学生|老师带|需要|不用|保险|喝水|备注|待定|不确定|看情况|尽量|可能|高血压|腰不好|左右|东侧|西侧|南侧|北侧|底楼|顶楼|一楼|二楼|三楼|四楼|五楼|六楼|七楼/;
/** Two or three characters that begin like a name and are mostly none; whoever matches asks the directory all the same. */
export const notNames =
  /^(?:周[一二三四五六日末]|周边|时间|地点|集合|成员|安排|安全|管理|卫生|和谐|平安|文明|文化|金额|方便|全家|全部|全体|全程|单元|单位|房号|房间|温馨|常住|党员|党群|党支部|通知|通告|项目|应到|应该|支部|明天|明早|明晚|车位|车棚|路口|路边|路灯|花坛|花园|花箱|高层|高温|满员|连续|左边|右边|左右|商量|商家|查看|查岗|包括|包含|宣传|强调|计划|计分|计时|计入|程度|严格|严禁|许多|毛巾|元旦|元宵|白天|白色|黄色|红色|顾问|司机|关于|关注|关系|步行|步道|经理|经过|经办|干净|干部|干活|晚安|代签|代报|代表|代领|代理|家属|家长|家庭|家人|家里|双休|东区|西区|祝大家|祝福|余下|方式|方向|方案|方法|常规|林地|江边|支持|支付|广场|广播|广告|桂花|马路|池塘|居民|居委|居委会|国旗|国家|文件|文字|都来|师傅|聚会|麻烦|阳台|充电|操场|操作|满意|解决|相关|年龄|年纪)$/;

const manyTitles =
  '阿姨|叔叔|师傅|老师|大爷|大妈|大姐|大哥|大叔|大婶|大伯|奶奶|爷爷|婆婆|伯伯|伯母|婶婶|女士|先生|太太|小姐|同志|书记|主任|医生|大夫|护士|校长|经理|老板|教授|警官|队长|组长|楼长|楼道长|楼栋长|代表|会计|工程师|嫂子|妈妈|爸爸|妈|爸|老';
const oneTitles = '姐|哥|叔|姨|嫂|婶|伯|爷|工|总|导';
/** 王阿姨 · 欧阳老师 · 李姐; groups: surname, title. */
export const titled = new RegExp(`^(\\p{Script=Han}{1,2}?)(${manyTitles}|${oneTitles})$`, 'u');
/** 老王 · 小李 · 老王头; groups: title, surname. */
export const familiar = /^(老|小|阿)(\p{Script=Han})(?:头|儿)?$/u;
/** 林知远老师: a full name and a title that adds nothing; group: name. */
export const nameAndTitle =
  /^(\p{Script=Han}{2,4})(?:阿姨|叔叔|师傅|老师|大爷|大妈|大姐|大哥|大叔|女士|先生|同志|书记|主任|医生|大夫|护士|校长|教授|警官|队长|组长|楼长|楼道长|楼栋长|代表)$/u;
/** 叶子妈妈 · 林知远的老公: somebody's relative; group: whose. */
export const relativeOf = new RegExp(`^(.{1,8}?)(?:家)?的?(${kin}|家长|妈咪|爹地|麻麻|粑粑)$`, 'u');

/** What a column of a pasted table, or a label before a colon, holds. */
export type Column =
  | 'number'
  | 'name'
  | 'nickname'
  | 'building'
  | 'door'
  | 'address'
  | 'phone'
  | 'code'
  | 'minutes'
  | 'hours'
  | 'duration'
  | 'companions'
  | 'status'
  | 'remark'
  | 'other';
const columns: readonly (readonly [Column, RegExp])[] = [
  ['number', /^(?:序号|编号|序|号|no\.?|№|#)$/i],
  [
    'name',
    /^(?:居民|参加|参与|参加人|参与人|志愿者|报名人?|队员|人员|户主)?(?:姓名|名字|真名|名单)$|^(?:志愿者|参加人|参与者|参加者|居民|报名人|签到人|人员|队员|name)$/i,
  ],
  ['nickname', /^(?:群|微信)?(?:昵称|网名|群名片|微信名|称呼)$|^微信$/],
  ['building', /^(?:楼栋号?|楼号|栋号?|幢号?|楼|楼幢|所在楼栋|building)$/i],
  ['door', /^(?:房号|门牌号?|室号?|房间号?|单元房号|单元号?|门号|室)$/],
  ['address', /^(?:住址|地址|家庭住址|楼栋房号|楼栋门牌|住处|详细地址|楼室)$/],
  ['phone', /^(?:联系)?(?:电话号?码?|手机号?码?|联系方式|方式|tel|phone)$|^(?:手机|电话)?(?:尾号|后四位|末四位)$|^(?:手机|电话)\(?(?:后四位|尾号)\)?$/i],
  ['code', /^(?:短码|积分码|居民码|存折码|卡号)$/],
  ['minutes', /^(?:服务|志愿|活动)?(?:时长|时间)?\(?(?:分钟|min)\)?$/i],
  ['hours', /^(?:服务|志愿|活动)?(?:时长|时间)?\(?(?:小时|h)\)?$/i],
  ['duration', /^(?:服务|志愿|活动)?(?:时长|工时)$/],
  ['companions', /^(?:同行|随行|带|携带|陪同|家属)(?:人数|人|几人)?$/],
  ['status', /^(?:签到|是否(?:到场|参加|签到)|到场|出勤|状态|签名|签字|确认)(?:情况)?$/],
  ['remark', /^(?:备注|说明|分工|任务|岗位|留言)$/],
  ['other', /^(?:性别|年龄|日期|活动|活动名称|身份证号?|积分|分值|社区|网格|签到时间|报名时间|提交时间|时间|组别|小组|政治面貌|民族)$/],
];
/** The kind of column a heading names, or undefined if it is no heading. */
export const columnOf = (heading: string): Column | undefined => columns.find(([, pattern]) => pattern.test(heading.replaceAll(/[\s"*]/g, '')))?.[0];

/** A word and a colon in front of something, such as 电话: or 楼栋:. */
export const label = /(\p{Script=Han}{1,6}(?:\([^()]{1,4}\))?|tel|phone|name)\s*:\s*/iuy;

/** 参加人员: a label in front of the names themselves. */
export const peopleLabel =
  /^(?:本次|今天|周六)?(?:参加|参与|到场|报名|签到|出席|出勤|志愿|服务|劳动|实到)?(?:人员|人|名单|者|居民|志愿者|队员)\s*(?:\([^()]*\))?\s*:\s*/;
/** 时间: 地点: 要求: what a notice says before the list. */
export const noticeLabel =
  /^(?:[【[])?(?:时间|地点|集合.{0,4}|活动.{0,4}|内容|主题|要求|联系人|联系电话|负责人|组织者|组织人|带队.{0,2}|领队|注意.{0,3}|截止.{0,3}|人数|名额|说明|日期|天气|主办.{0,3}|承办.{0,3}|记录人|制表人?|填表人?|审核人?|备注|温馨提示|报名.{0,3}|接龙.{0,3}|格式|PS|ps)\s*[\]】]?\s*:/;
/** Words of notices and headings. */
export const noticeWord =
  /名单|签到表|报名表|登记表|统计表|花名册|名册|接龙|活动|通知|集合|时间|地点|主题|要求|注意|请大家|请各位|请参加|各位|温馨提示|欢迎|感谢|参与人员|参加人员|清洁|打扫|清扫|整治|巡逻|捡拾|大扫除|服务队|党支部|居委会|社区|街道|截止|名额|人数|合影|日$|的人$|志愿服务|^请(?!假)/;
/** A line that is a heading whatever else it says. */
export const listTitle = /(?:名单|签到表|报名表|登记表|统计表|花名册|名册|签到册|汇总表|签到|报名|接龙)\s*(?:\([^()]*\))?\s*[:。]?$/;
export const total =
  /^(?:以上)?(?:合计|总计|共计|总共|一共|共|小计|实到|应到|到场|报名)\D{0,6}\d{1,4}\s*(?:人|名|位|户|个)?[^\p{Script=Han}]*(?:(?:[,;]?\s*(?:实到|应到|未到|缺席|请假)\D{0,3}\d{1,4}\s*(?:人|名)?)*)[。.\s]*$/u;
export const example = /^(?:例|示例|例如|样例|格式|范例|举例)(?:\s|[:.、)]|\d|$)|^如:/;
export const chainHeader = /^#\s*接龙|^接龙\s*$|^\[接龙\]|^#接力/;
export const buildingAlone = new RegExp(`^[【[(]?\\s*(${buildingText})\\s*[\\]】)]?\\s*:?\\s*$`);
/** 6号楼: at the head of a line of names. */
export const buildingHeading = new RegExp(`^[【[(]?\\s*(${buildingText})\\s*[\\]】)]?\\s*:\\s*(?=\\S)`);
export const talk =
  /撤回了一条消息|加入(?:了)?群聊|邀请.*加入|拍了拍|修改群名|[?？]\s*$|^\[[^\]]*\]$|几点|在哪|哪里|什么时候|大家(?:辛苦|好|早)|辛苦|谢谢|感谢/;
/** Somebody and a moment, as a copied chat shows them; groups: who, day. */
export const stamp =
  /^(.*?)[\s[(]*?((?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/]\d{1,2}|\d{1,2}月\d{1,2}日|昨天|今天|前天|(?:星期|周)[一二三四五六日天])\s*)?(?:上午|下午|早上|晚上|中午|凌晨)?\s*\d{1,2}:\d{2}(?::\d{2})?\s*[\])]?\s*:?$/;

const chineseDigits = new Map([...'零一二三四五六七八九十'].map((digit, value) => [digit, value]));
/** 3 · 三 · 两 · 俩 · 十二 as a number; undefined if it is none. */
export function numberOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === '两' || text === '俩') return 2;
  const ten = text.indexOf('十');
  if (ten === -1) return text.length === 1 ? chineseDigits.get(text) : undefined;
  const tens = ten === 0 ? 1 : chineseDigits.get(text.slice(0, ten));
  const ones = ten === text.length - 1 ? 0 : chineseDigits.get(text.slice(ten + 1));
  return tens === undefined || ones === undefined ? undefined : tens * 10 + ones;
}
