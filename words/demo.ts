import type { Words } from './words.ts';

/** What loading the demo district says while it goes on. */
export const demoProgress = {
  places: { zh: '澜湾区的街道、社区、楼栋和规则', en: 'streets, communities, buildings and rules' },
  people: (community: string): Words => ({ zh: `${community}的居民和工作人员`, en: `residents and staff of ${community}` }),
  year: (community: string, day: string): Words => ({ zh: `${community}的一年，到 ${day}`, en: `a year of ${community}, up to ${day}` }),
  ready: { zh: '完成', en: 'done' },
} as const;

/** Who can be tapped on the first page, and as what. */
export const demoPersonas = {
  clerk: { zh: '柳岸社区 积分专员：录入、公示、答复', en: 'Points clerk of Willow Bank: records, notices, answers' },
  deputy: { zh: '柳岸社区 居委会副主任：复核、核准更正', en: 'Deputy head of Willow Bank: reviews and approves corrections' },
  secretary: { zh: '柳岸社区 书记：异议、规则、人员与角色', en: 'Head of Willow Bank: objections, rules, staff and roles' },
  'social-worker': { zh: '柳岸社区 养老服务社工：组织活动、确认', en: 'Social worker of Willow Bank: organises and confirms' },
  'committee-chair': { zh: '柳岸社区 积分监督委员会主任', en: 'Chair of the supervision committee of Willow Bank' },
  'building-lead': { zh: '柳岸社区 6 号楼楼道长：周六楼道清理的组织者', en: 'Lead of Building 6, Willow Bank: organised Saturday’s stair cleaning' },
  elder: { zh: '柳岸社区 居民，80 岁', en: 'Resident of Willow Bank, aged 80' },
  parent: { zh: '柳岸社区 居民，孩子上小学', en: 'Resident of Willow Bank, with a child at school' },
  'other-clerk': { zh: '石榴园社区 积分专员：看不到柳岸的居民', en: 'Points clerk of Pomegranate Garden: sees nobody of Willow Bank' },
  administrator: { zh: '澜湾区 系统管理员', en: 'System administrator of the district' },
} as const satisfies Record<string, Words>;
export type DemoPersona = keyof typeof demoPersonas;
