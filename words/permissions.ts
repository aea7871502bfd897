import type { Action, Scope } from '../contract/permissions.ts';
import type { Words } from './words.ts';

/** What each action of the matrix means to the people who do it. */
export const actionWords: Record<Action, Words> = {
  'read-own': { zh: '看自己的积分、记录和消息', en: "Read one's own points, records and messages" },
  'confirm-own': { zh: '确认自己（和同户未满 14 周岁孩子）的参与', en: "Confirm one's own part, and that of the household's children under 14" },
  'dispute-own': { zh: '对自己的记录说“不是我”', en: 'Say "not me" to a record of one\'s own' },
  'search-residents': { zh: '找居民、看名册', en: 'Search and list residents' },
  'read-resident': { zh: '看一位居民的资料和积分、打印居民卡（留记录）', en: "Read a resident's data and points, print the card (logged)" },
  'write-resident': { zh: '登记、改正居民资料，换发短码', en: 'Register and correct residents, renew short codes' },
  'read-places': { zh: '看社区、网格、楼栋', en: 'Read communities, grid cells and buildings' },
  'import-data': { zh: '按文件导入', en: 'Import from files' },
  'read-staff': { zh: '看工作人员和任职', en: 'Read staff and the roles they hold' },
  'write-staff': { zh: '新增、停用工作人员，任命和结束角色', en: 'Add and disable staff, grant and end roles' },
  'read-rule-books': { zh: '看规则草案、试算', en: 'Read drafts of the rules, try them out' },
  'write-rule-books': { zh: '起草规则、登记居民表决', en: "Draft rules, record the residents' decision" },
  'read-activities': { zh: '看活动和记录', en: 'Read activities and records' },
  'write-activities': { zh: '开活动、取消、结束登记', en: 'Open, cancel and close activities' },
  'record-deeds': { zh: '录入名单、撤回没生效的记录', en: 'Record rosters, withdraw what is not settled' },
  'confirm-deeds': { zh: '确认（组织者、凭签到表代参与者、委员会）', en: 'Confirm (as organiser, for participants by a signed sheet, as committee)' },
  'reject-deeds': { zh: '不予确认', en: 'Reject waiting records' },
  'review-deeds': { zh: '复核、看公示板', en: 'Review, read the notice board' },
  'decide-objections': { zh: '答复异议', en: 'Decide objections' },
  'propose-corrections': { zh: '提出更正', en: 'Propose corrections' },
  'decide-corrections': { zh: '核准更正（第二个人）', en: 'Approve corrections (a second person)' },
  'read-tasks': { zh: '看“等我办的”', en: 'Read what waits for oneself' },
};

/** How far an action reaches, from the narrowest; `mark` stands in tables. */
export const scopeWords: Record<Scope, Words & { readonly mark: string }> = {
  self: { zh: '只限本人', en: 'only oneself', mark: '己 S' },
  assigned: { zh: '任职社区里由本人组织的活动', en: 'activities one organises in the community of the role', mark: '派 A' },
  building: { zh: '任职的楼栋及以上', en: 'the building of the role, or wider', mark: '楼 B' },
  community: { zh: '任职的社区及以上', en: 'the community of the role, or wider', mark: '社 C' },
  district: { zh: '任职的区', en: 'the district of the role', mark: '区 D' },
};
