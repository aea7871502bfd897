import type { RefusalCode } from '../contract/refusals.ts';
import type { Words } from './words.ts';
import { dayWords } from './days.ts';

/** What a sentence may name: ids, figures, days. */
export type SentenceFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;
type Sentence = (facts: SentenceFacts) => Words;

const say =
  (zh: string, en: string): Sentence =>
  () => ({ zh, en });
const figure = (value: SentenceFacts[string]): string => String(value ?? '');

/** Why, and what to do next: never a code alone. Exhaustive by type. */
const sentences: Record<RefusalCode, Sentence> = {
  'signed-out': say('您还没有登录，或登录已过期。请重新登录。', 'You are not signed in, or your session is over. Please sign in again.'),
  'not-allowed': say(
    '您的角色不能办这件事，或它不在您负责的范围内。需要办理请找社区书记分配角色。',
    'Your role does not cover this, or it lies outside your area. Ask the community manager for the role.',
  ),
  'invalid-input': ({ field, why }) => ({
    zh: `${field ? `“${figure(field)}”` : '这里'}填得不对，请改好再提交。${why ? `（${figure(why)}）` : ''}`,
    en: `${field ? `"${figure(field)}"` : 'Something here'} is not right; please mend it and send again.${why ? ` (${figure(why)})` : ''}`,
  }),
  'not-found': say('没有找到这一项，可能已被移走。请回到列表再找。', 'This was not found; it may have been moved. Please go back to the list.'),
  'idempotency-key-missing': say('请求缺少防重复编号（Idempotency-Key），没有办理。', 'The request has no Idempotency-Key, so nothing was done.'),
  'idempotency-key-reused': say(
    '这个防重复编号已用于另一件事，这次没有办理。请刷新页面再试。',
    'This Idempotency-Key was used for something else; nothing was done. Reload the page and try again.',
  ),
  'still-working': say(
    '上一次提交还在办理，请稍等几秒，不会重复办理。',
    'The first request is still being done; wait a few seconds, it will not be done twice.',
  ),
  'too-many-requests': say('提交得太频繁，请过一分钟再试。', 'Too many requests; please try again in a minute.'),
  'try-again': say('系统这会儿忙，没有办成，也没有改动。请再试一次。', 'The system is busy; nothing was changed. Please try again.'),
  'wrong-credentials': say('用户名或密码不对。连错 5 次会锁定 15 分钟。', 'User name or password is wrong. Five wrong tries lock the account for 15 minutes.'),
  'wrong-code': say('动态码不对或已过期，请看手机上最新的 6 位数字。', 'The code is wrong or over; use the six digits shown now.'),
  'locked-out': ({ until }) => ({
    zh: `连续输错，账号已锁定${until ? `到 ${figure(until)}` : ''}。急用请找管理员重设密码。`,
    en: `Locked after wrong tries${until ? ` until ${figure(until)}` : ''}. An administrator can reset the password.`,
  }),
  'ticket-expired': say('这一步超过 5 分钟，请重新输入用户名和密码。', 'This step took over 5 minutes; please enter user name and password again.'),
  'demo-only': say('一键登录只在演示模式里有。', 'One-tap sign-in exists in demo mode only.'),
  'username-taken': say('这个用户名已有人用，请换一个。', 'This user name is taken; choose another.'),
  'password-too-weak': say('密码至少 10 位，不能是常见密码或用户名。', 'Use at least 10 characters, no common password and not the user name.'),
  'staff-not-found': say('没有找到这位工作人员。', 'This member of staff was not found.'),
  'resident-not-found': say('没有找到这位居民，请换姓名、楼栋或短码再找。', 'This resident was not found; try name, building or short code.'),
  'resident-double': say(
    '这位居民看起来已经登记过（同楼同户同名）。请先核对，再决定是否新建。',
    'This resident seems to be registered already (same name, building and door). Check first.',
  ),
  'changed-meanwhile': say(
    '您打开之后，别人改过这份资料。请重新打开，看过最新的再改。',
    'Somebody changed this after you opened it. Open it again and look before you change it.',
  ),
  'place-not-found': say('没有找到这个地方。', 'This place was not found.'),
  'place-kind-mismatch': say('这一级地方不能这样办，请换成它规定的层级。', 'This does not belong at a place of this kind; choose the level it is meant for.'),
  'role-needs-staff': say(
    '这个角色只能由工作人员账号担任。请先为这个人开工作人员账号。',
    'Only a staff account can hold this role. Add one for this person first.',
  ),
  'role-term-invalid': say('任期的结束日要在开始日之后。', 'The term must end after it begins.'),
  'role-not-separable': say('系统管理、安全、审计三种角色不能由同一个人担任。', 'Administrator, security officer and auditor are never one account.'),
  'grant-not-found': say('没有找到这项任职。', 'This role grant was not found.'),
  'grant-already-ended': say('这项任职已经结束了。', 'This role grant has already ended.'),
  'reason-required': say('请写明理由，至少两个字。', 'Please give a reason.'),
  'minor-needs-reason': say('查看未成年人的资料要写明理由，并会留下记录。', "Opening a minor's record needs a reason, and is logged."),
  'import-not-found': say(
    '没有找到这次导入，可能已过 24 小时被清除。请重新上传。',
    'This import was not found; it may have been cleared after 24 hours. Upload again.',
  ),
  'import-unreadable': say('文件读不出来。请用 .xlsx 或 .csv（UTF-8 或 GBK）再上传。', 'The file cannot be read. Use .xlsx or .csv (UTF-8 or GBK).'),
  'import-columns-missing': ({ columns }) => ({
    zh: `表头缺少这些列：${figure(columns)}。请对照模板补上。`,
    en: `Columns are missing: ${figure(columns)}. Compare with the template.`,
  }),
  'import-too-large': say('一次最多 60,000 行，请分开上传。', 'At most 60,000 lines at once; please split the file.'),
  'import-not-ready': say('还在读取，请等进度走完。', 'Still reading; please wait for it to finish.'),
  'import-has-faults': ({ faults }) => ({
    zh: `还有 ${figure(faults)} 行有问题，所以一行都没有写入。请改好重传，或选“只导入没问题的”。`,
    en: `${figure(faults)} lines have faults, so nothing was written. Mend them, or choose "import the good ones".`,
  }),
  'import-already-done': say('这次导入已经办完，没有重复写入。', 'This import is already done; nothing was written twice.'),
  'rule-book-not-found': say('没有找到这一版规则。', 'This version of the rules was not found.'),
  'rule-book-not-draft': ({ state }) => ({
    zh: `这一版已${state === 'discarded' ? '放弃' : '表决通过'}，不能再改。请另起一份草案。`,
    en: `This version has been ${state === 'discarded' ? 'discarded' : 'adopted'} and cannot change; start a new draft.`,
  }),
  'rule-book-incomplete': ({ faults }) => ({
    zh: `草案还有 ${figure(faults)} 处不完整，不能生效。请按提示补齐。`,
    en: `The draft has ${figure(faults)} faults and cannot take effect; mend them first.`,
  }),
  'rule-outside-range': ({ code, low, high }) => ({
    zh: `${code ? `规则 ${figure(code)}：` : ''}这一类的分值须在 ${figure(low)} 到 ${figure(high)} 之间；确需例外请写明依据的决议。`,
    en: `${code ? `Rule ${figure(code)}: ` : ''}Points of this class lie between ${figure(low)} and ${figure(high)}; an exception names its resolution.`,
  }),
  'rule-forbidden-matter': ({ code }) => ({
    zh: `${code ? `规则 ${figure(code)}：` : ''}扣分只能针对“可扣分事项”，“不得扣分”“不得奖分”清单里的事不能写成规则。`,
    en: `${code ? `Rule ${figure(code)}: ` : ''}Points are taken only for matters of the negative list, and what is never deducted for or never rewarded cannot become a rule.`,
  }),
  'rule-code-taken': say('这个规则编号已经有了。', 'This rule code exists already.'),
  'rule-not-found': say('没有找到这条规则。', 'This rule was not found.'),
  'resolution-required': say(
    '规则要先经居民代表表决：请登记表决的机构、日期、到会、赞成、反对和文件。',
    "Rules need the residents' decision first: body, day, present, for, against and document.",
  ),
  'resolution-not-carried': say('到会或赞成人数不够，表决没有通过，不能生效。', 'Too few present or in favour: the decision was not carried.'),
  'effective-day-past': ({ earliest }) => ({
    zh: `生效日不能早于 ${earliest ? dayWords(figure(earliest)).zh : '明天'}：过去的记录按当时的规则，不能改。`,
    en: `It can take effect on ${earliest ? dayWords(figure(earliest)).en : 'the next day'} at the earliest: the past keeps its rules.`,
  }),
  'version-label-taken': say('这个版本号已经用过，请换一个。', 'This version label is taken; choose another.'),
  'unknown-activity-type': say('活动类型不存在', 'Unknown activity type: it is not in the rules in force.'),
  'activity-not-found': say('没有找到这场活动。', 'This activity was not found.'),
  'activity-in-wrong-state': say('这场活动已取消或已结束登记，不能再记。', 'This activity is cancelled or closed and takes no more records.'),
  'activity-in-future': say('活动还没开始，等开始后再登记。', 'The activity has not begun; record it afterwards.'),
  'activity-out-of-season': ({ next }) => ({
    zh: `这类活动不在开展月份。下次可以记分：${next ? dayWords(figure(next)).zh : '见规则'}。`,
    en: `Out of season. Next possible day: ${next ? dayWords(figure(next)).en : 'see the rules'}.`,
  }),
  'organiser-not-found': say('没有找到这位组织者。', 'This organiser was not found.'),
  'judged-points-required': say('这条规则要评分，请填分值和理由。', 'This rule is judged: give points and a reason.'),
  'judged-points-outside-range': ({ low, high }) => ({
    zh: `评分须在 ${figure(low)} 到 ${figure(high)} 分之间。`,
    en: `Judged points lie between ${figure(low)} and ${figure(high)}.`,
  }),
  'judged-reason-required': say('评分要写理由，居民看得到。', 'A judged award needs a reason that the resident can read.'),
  'already-recorded': say('这位居民这一场已经记过，不会记两次。', 'This resident is already recorded for this session; it will not count twice.'),
  'too-young': ({ age }) => ({ zh: `这项活动要满 ${figure(age)} 岁。`, en: `This activity is for ages ${figure(age)} and over.` }),
  'too-old': ({ age }) => ({ zh: `这项活动为安全起见限 ${figure(age)} 岁以下。`, en: `For safety this activity is for ages up to ${figure(age)}.` }),
  'record-not-found': say('没有找到这条记录。', 'This record was not found.'),
  'record-in-wrong-state': say('这条记录已经走到下一步，不能再这样办。请刷新看最新状态。', 'This record has already moved on. Reload to see its state.'),
  'recorder-cannot-confirm': say(
    '谁录入谁不能确认，也不能代本人确认。请另一位工作人员或组织者办理。',
    'Whoever recorded may neither confirm nor stand in. Ask another member of staff or the organiser.',
  ),
  'confirmer-not-organiser': say('只有这场活动的组织者或社区另一位工作人员可以确认。', 'Only the organiser or another member of staff can confirm.'),
  'already-confirmed': say('这一方已经确认过了。', 'This side has already confirmed.'),
  'guardian-needed': say(
    '未满 14 周岁的孩子，由同户的大人确认；家里没有手机的，可到窗口确认。',
    'For a child under 14 an adult of the household confirms, on their own phone or at the counter.',
  ),
  'stand-in-needs-evidence': say(
    '代本人确认要有签到表等凭据，请写明是哪一份。',
    'Standing in for a participant needs evidence such as the signed sheet; say which.',
  ),
  'same-person': say('录入、确认、复核须是不同的人，请换一位办理。', 'Recording, confirming and reviewing need different people.'),
  'own-household': say('涉及本人或家人的记录要请别人办理。', 'Matters of your own household are for somebody else.'),
  'objections-still-open': ({ until }) => ({
    zh: `公示到 ${until ? dayWords(figure(until)).zh : ''} 24:00，期满才能入账。`,
    en: `The notice runs to ${until ? dayWords(figure(until)).en : 'its last day'} 24:00; points settle after that.`,
  }),
  'notice-not-found': say('没有找到这份公示。', 'This notice was not found.'),
  'notice-closed': say(
    '这份公示已经期满。对已入账的记录有意见，请到积分服务窗口提出。',
    'This notice has ended. About settled records, speak to the points counter.',
  ),
  'notice-item-not-found': say('公示里没有这一条，请核对序号。', 'The notice has no such item; check its number.'),
  'objection-answered': ({ answeredOn }) => ({
    zh: `这一条已有人提过异议，${answeredOn ? `${dayWords(figure(answeredOn)).zh} ` : ''}核实后维持。仍有不同意见，请到积分服务窗口提出，或向监督委员会反映。`,
    en: `This item was looked into and kept${answeredOn ? ` on ${dayWords(figure(answeredOn)).en}` : ''}. Whoever disagrees turns to the points counter or the supervision committee.`,
  }),
  'objection-not-found': say('没有找到这件异议。', 'This objection was not found.'),
  'objection-already-decided': say('这件异议已经答复了。', 'This objection has been decided.'),
  'correction-not-found': say('没有找到这件更正。', 'This correction was not found.'),
  'correction-already-decided': say('这件更正已经办过了。', 'This correction has been decided.'),
  'correction-pending': say('这条记录已有一件更正在等人核准。', 'A correction of this record is already waiting.'),
  'deduction-needs-objection': say(
    '扣分不能自己撤销。公示期内可以提出异议或申辩，由没有经手的人答复。',
    'A deduction is not taken back by oneself. Object during its public notice; somebody with no hand in it answers.',
  ),
  'clock-disagrees': say(
    '服务器和数据库的时钟相差超过一分钟，到期的事先不办，以免公示期被缩短。',
    'The clocks of server and database differ by over a minute; nothing due is settled until they agree.',
  ),
  'insufficient-points': ({ short }) => ({
    zh: `积分不足${short ? `，还差 ${figure(short)} 分` : ''}`,
    en: `Not enough points${short ? `: ${figure(short)} short` : ''}.`,
  }),
  'account-not-found': say('没有找到这个积分账户。', 'This points account was not found.'),
  'already-reversed': say('这一笔已经冲正过，不会冲两次。', 'This entry has already been reversed.'),
  'transfer-not-found': say('没有找到这一笔流水。', 'This entry was not found.'),
  'reversal-is-final': say('冲正本身不能再冲正，请按新的记录重新入账。', 'A reversal is final: record the deed anew instead.'),
};

/** The sentence of a refusal. */
export const refusalSentence = (code: RefusalCode, facts: SentenceFacts): Words => sentences[code](facts);
