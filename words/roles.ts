import type { Role } from '../contract/permissions.ts';
import type { Words } from './words.ts';

/** What people call each role. */
export const roleWords: Record<Role, Words> = {
  resident: { zh: '居民', en: 'Resident' },
  organiser: { zh: '活动组织者', en: 'Organiser' },
  buildingLead: { zh: '楼道长', en: 'Building lead' },
  gridWorker: { zh: '网格员', en: 'Grid worker' },
  clerk: { zh: '积分专员', en: 'Points clerk' },
  communityManager: { zh: '社区书记（管理员）', en: 'Community manager' },
  committeeMember: { zh: '监督委员会委员', en: 'Committee member' },
  committeeChair: { zh: '监督委员会主任', en: 'Committee chair' },
  districtOfficer: { zh: '街道、区工作人员', en: 'District officer' },
  auditor: { zh: '审计员', en: 'Auditor' },
  securityOfficer: { zh: '安全员', en: 'Security officer' },
  systemAdministrator: { zh: '系统管理员', en: 'System administrator' },
};
