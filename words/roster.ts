import type { RosterIgnored, RosterReason } from '../contract/roster.ts';
import type { Words } from './words.ts';

/** What a sentence about a line may name: another line, how many people. */
export interface RosterFacts {
  readonly otherLine?: number | undefined;
  readonly count?: number | undefined;
}
const say = (zh: string, en: string) => (): Words => ({ zh, en });

/** Why a line stands where it stands, and what to do about it. */
const sentences: Record<RosterReason, (facts: RosterFacts) => Words> = {
  'only-one': say('本社区只有这一位叫这个名字。', 'Only one resident of the community has this name.'),
  'by-building': say('重名，但名单上写了楼栋，只有这一位在那里。', 'A shared name; the building on the roster singles this resident out.'),
  'by-door': say('重名，但名单上写了门牌，只有这一位在那里。', 'A shared name; the door on the roster singles this resident out.'),
  'by-phone': say('重名，但名单上的电话尾号只有这一位对得上。', 'A shared name; the phone digits on the roster single this resident out.'),
  'by-code': say('按短码对上。', 'Matched by the short code.'),
  several: ({ count }) => ({
    zh: `有 ${count ?? '几'} 位居民叫这个名字，请按楼栋和年龄段选一位。`,
    en: `${count ?? 'Several'} residents have this name; choose by building and age band.`,
  }),
  'hint-fits-nobody': say(
    '有几位同名，但都和名单上写的楼栋、门牌或电话对不上，请选一位。',
    'Several share this name, but none fits the building, door or phone on the roster; please choose.',
  ),
  'building-differs': say('名字对得上，楼栋和档案不同，请核对是不是这一位。', 'The name fits, the building does not; is it this resident?'),
  'door-differs': say('名字对得上，门牌和档案不同，请核对是不是这一位。', 'The name fits, the door does not; is it this resident?'),
  'phone-differs': say('名字对得上，电话尾号和档案不同，请核对是不是这一位。', 'The name fits, the phone digits do not; is it this resident?'),
  'code-and-name-differ': say('短码和名字不是同一位居民，请选一位。', 'The short code and the name are two different residents; please choose.'),
  'given-name': say('只写了名，没写姓，请核对是不是这一位。', 'Only a given name; is it this resident?'),
  'same-sound': say('读音相同，写法不同，请核对是不是这一位。', 'It sounds the same but is written differently; is it this resident?'),
  'one-character-off': say('和这个名字只差一个字，请核对是不是这一位。', 'One character away from this name; is it this resident?'),
  pinyin: say('写的是拼音，请核对是不是这一位。', 'Written in pinyin; is it this resident?'),
  nickname: say('写的是昵称，请核对是不是这一位。', 'A nickname; is it this resident?'),
  'title-only': say('只写了称呼，请选是哪一位。', 'Only a title and a surname; please choose who it is.'),
  kin: say('写的是某人的家人，请问清是谁再选。', "Somebody's relative; please ask who it is."),
  'phone-only': say('名字没对上，电话尾号对得上这一位，请核对。', 'The name is unknown, the phone digits are this resident’s; please check.'),
  'other-name-in-brackets': say('这一处写了两个人的名字，请选是哪一位。', 'Two names stand here; please choose.'),
  'not-ticked': say('别人打了勾，这一位没有，请确认来没来。', 'Others have a tick, this one has none; did they come?'),
  'only-acknowledged': say('群里只回了“收到”一类的话，没说参加，请确认来没来。', 'In the chat they only acknowledged; did they come?'),
  'signed-after-withdrawing': say('前面说了退出，后面又报名，请确认来没来。', 'Withdrew above and signed again here; did they come?'),
  'maybe-withdrawn': ({ otherLine }) => ({
    zh: `${otherLine === undefined ? '后面' : `第 ${otherLine} 行`}有人退出，可能就是这一位，请确认来没来。`,
    en: `${otherLine === undefined ? 'Below somebody' : `On line ${otherLine} somebody`} withdrew who may be this one; did they come?`,
  }),
  'companion-unnamed': ({ count }) => ({
    zh: `带了 ${count ?? 1} 人，没写名字。知道是谁就补上，不知道就不登记。`,
    en: `Brought ${count ?? 1} without a name. Add who it was, or leave it out.`,
  }),
  'no-one-found': say(
    '本社区没有找到这位居民。请换姓名、楼栋或短码再找，或先登记居民。',
    'No such resident in this community. Search by name, building or short code, or register them first.',
  ),
  'no-name': say('这里没有认出姓名，请看原文选人或跳过。', 'No name was read here; look at the line, choose somebody or skip it.'),
  'same-resident': ({ otherLine }) => ({
    zh: `和第 ${otherLine ?? '—'} 行是同一位，只登记一次。`,
    en: `The same resident as on line ${otherLine ?? '—'}; recorded once.`,
  }),
  'said-so': say('写明了退出或没来，不登记。', 'Withdrew or did not come; not recorded.'),
  'withdrawn-later': ({ otherLine }) => ({ zh: `第 ${otherLine ?? '—'} 行写明退出，不登记。`, en: `Withdrew on line ${otherLine ?? '—'}; not recorded.` }),
};

/** Why a line stands for nobody. */
const ignoredSentences: Record<RosterIgnored, Words> = {
  'list-header': { zh: '接龙的开头', en: 'Head of the list' },
  title: { zh: '标题或通知', en: 'Title or notice' },
  example: { zh: '填写示例', en: 'Example line' },
  'column-header': { zh: '表头', en: 'Column headings' },
  'building-heading': { zh: '楼栋分组，用于下面几行', en: 'A building for the lines below' },
  'chat-stamp': { zh: '聊天里的人名和时间', en: 'Who spoke when' },
  'chat-said': { zh: '上面那位说的话，已计入', en: 'Said by the one above; counted there' },
  'chat-talk': { zh: '聊天内容', en: 'Talk' },
  total: { zh: '合计', en: 'Total' },
  decoration: { zh: '分隔线或表情', en: 'Separator or ornament' },
  'empty-slot': { zh: '空号', en: 'Empty number' },
};

export const rosterReasonWords = (reason: RosterReason, facts: RosterFacts = {}): Words => sentences[reason](facts);
export const rosterIgnoredWords = (ignored: RosterIgnored): Words => ignoredSentences[ignored];
