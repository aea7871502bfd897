import { z } from 'zod';
import { endpoint, pdf } from './endpoint.ts';
import { roles } from './permissions.ts';
import { PlaceKind } from './places.ts';
import { AgeBand, Id, LocalDate, Moment, page, shortText } from './values.ts';

export const RoleId = z.enum(roles);

/** What a member of staff did with a resident's data; labels stand in words/identity.ts. */
export const accessKinds = ['record', 'standing', 'card', 'registration', 'correction', 'short-code', 'export'] as const;
export type AccessKind = (typeof accessKinds)[number];

/** A role held for a term at a place. */
export const HeldRole = z.object({
  grantId: Id,
  role: RoleId,
  placeId: Id,
  placeName: z.string(),
  placeKind: PlaceKind,
  from: LocalDate,
  until: LocalDate.nullable(),
});

export const Me = z.object({
  as: z.enum(['staff', 'resident']),
  id: Id,
  /** The person's own name; nobody else's. */
  name: z.string(),
  office: z.string().nullable(),
  district: z.number(),
  districtName: z.string(),
  /** The community to open first. */
  communityId: Id.nullable(),
  communityName: z.string().nullable(),
  roles: z.array(HeldRole),
  mode: z.enum(['demo', 'production']),
  today: LocalDate,
});

export const signIn = endpoint({
  id: 'signIn',
  method: 'POST',
  path: '/api/sign-in',
  gate: 'public',
  summary: { zh: '工作人员登录第一步：用户名和密码', en: 'Staff sign-in, first step: user name and password' },
  input: z.object({ username: shortText(60), password: z.string().min(1).max(200) }),
  output: z.object({ ticket: z.string() }),
  refusals: ['locked-out', 'wrong-credentials'],
  replay: false,
});

export const signInCode = endpoint({
  id: 'signInCode',
  method: 'POST',
  path: '/api/sign-in/code',
  gate: 'public',
  summary: { zh: '工作人员登录第二步：动态码', en: 'Staff sign-in, second step: the time-based code' },
  input: z.object({ ticket: z.string().min(10).max(200), code: z.string().regex(/^\d{6}$/) }),
  output: Me,
  refusals: ['ticket-expired', 'locked-out', 'wrong-code'],
  replay: false,
});

export const signOut = endpoint({
  id: 'signOut',
  method: 'POST',
  path: '/api/sign-out',
  gate: 'signed-in',
  summary: { zh: '退出登录', en: 'Sign out' },
  input: z.object({}),
  output: z.object({ done: z.literal(true) }),
  refusals: [],
  replay: false,
});

export const readMe = endpoint({
  id: 'readMe',
  method: 'GET',
  path: '/api/me',
  gate: 'signed-in',
  summary: { zh: '我是谁，有哪些角色', en: 'Who I am and which roles I hold' },
  input: z.object({}),
  output: Me,
  refusals: [],
});

export const readMySessions = endpoint({
  id: 'readMySessions',
  method: 'GET',
  path: '/api/me/sessions',
  gate: 'signed-in',
  summary: { zh: '我登录着的设备', en: 'The devices I am signed in on' },
  input: z.object({}),
  output: z.object({ sessions: z.array(z.object({ sessionId: Id, since: Moment, lastSeen: Moment, current: z.boolean() })) }),
  refusals: [],
});

export const endMySession = endpoint({
  id: 'endMySession',
  method: 'POST',
  path: '/api/me/sessions/:sessionId/end',
  gate: 'signed-in',
  summary: { zh: '让一台设备退出登录', en: 'Sign a device out' },
  input: z.object({ sessionId: Id }),
  output: z.object({ done: z.literal(true) }),
  refusals: ['not-found'],
});

/** Demo mode only. */
export const readDemoPeople = endpoint({
  id: 'readDemoPeople',
  method: 'GET',
  path: '/api/demo/people',
  gate: 'public',
  summary: { zh: '演示人物（仅演示模式）', en: 'The demo people (demo mode only)' },
  input: z.object({}),
  output: z.object({
    people: z.array(
      z.object({ persona: z.string(), name: z.string(), what: z.object({ zh: z.string(), en: z.string() }), face: z.enum(['console', 'resident']) }),
    ),
  }),
  refusals: ['demo-only'],
});
export const signInDemo = endpoint({
  id: 'signInDemo',
  method: 'POST',
  path: '/api/demo/sign-in',
  gate: 'public',
  summary: { zh: '演示一键登录（仅演示模式）', en: 'One-tap demo sign-in (demo mode only)' },
  input: z.object({ persona: shortText(40) }),
  output: Me,
  refusals: ['demo-only', 'not-found'],
  replay: false,
});

/** One line of a search or a list; names only to staff of the community. */
export const ResidentLine = z.object({
  residentId: Id,
  name: z.string(),
  buildingId: Id,
  buildingName: z.string(),
  ageBand: AgeBand,
  shortCode: z.string(),
  hasPhone: z.boolean(),
});
export type ResidentLine = z.infer<typeof ResidentLine>;

export const searchResidents = endpoint({
  id: 'searchResidents',
  method: 'GET',
  path: '/api/residents/search',
  gate: 'search-residents',
  summary: {
    zh: '找居民：姓名、楼栋、拼音、首字母、手机后四位、短码',
    en: 'Find residents by name, building, pinyin, initials, last four digits or short code',
  },
  input: z.object({ communityId: Id, q: z.string().trim().min(1).max(60), limit: z.coerce.number().int().min(1).max(50).default(12) }),
  output: z.object({ residents: z.array(ResidentLine), more: z.boolean() }),
  refusals: [],
});

export const listResidents = endpoint({
  id: 'listResidents',
  method: 'GET',
  path: '/api/residents',
  gate: 'search-residents',
  summary: { zh: '居民名册，按楼栋和短码', en: 'Residents by building and short code' },
  input: z.object({ communityId: Id, buildingId: Id.optional(), after: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: page(ResidentLine),
  refusals: [],
});

export const readResident = endpoint({
  id: 'readResident',
  method: 'GET',
  path: '/api/residents/:residentId',
  gate: 'read-resident',
  summary: { zh: '一位居民的资料（查看会留记录）', en: 'One resident (the reading is logged)' },
  input: z.object({ residentId: Id, reason: z.string().trim().max(200).optional() }),
  output: z.object({
    residentId: Id,
    communityId: Id,
    name: z.string(),
    buildingId: Id,
    buildingName: z.string(),
    door: z.string(),
    phone: z.string().nullable(),
    birthYear: z.number().int(),
    ageBand: AgeBand,
    shortCode: z.string(),
    household: z.array(z.object({ residentId: Id, name: z.string(), ageBand: AgeBand })),
    registeredOn: LocalDate,
    /** Raised by each change; sent back with a correction so that two clerks do not overwrite each other. */
    version: z.number().int(),
  }),
  refusals: ['resident-not-found', 'minor-needs-reason'],
});

const residentFields = {
  name: shortText(40),
  buildingId: Id,
  door: z.string().trim().max(20).default(''),
  phone: z
    .string()
    .trim()
    .regex(/^1\d{10}$/)
    .nullable()
    .default(null),
  birthYear: z.number().int().min(1900).max(2100),
};
export const registerResident = endpoint({
  id: 'registerResident',
  method: 'POST',
  path: '/api/residents',
  gate: 'write-resident',
  summary: { zh: '登记一位居民，发短码', en: 'Register a resident and issue a short code' },
  input: z.object({ communityId: Id, ...residentFields, evenIfDouble: z.boolean().default(false) }),
  output: z.object({ residentId: Id, shortCode: z.string() }),
  refusals: ['place-not-found', 'resident-double'],
});
export const correctResident = endpoint({
  id: 'correctResident',
  method: 'POST',
  path: '/api/residents/:residentId/correct',
  gate: 'write-resident',
  summary: { zh: '改正居民资料', en: "Correct a resident's data" },
  input: z.object({ residentId: Id, ...residentFields, version: z.number().int() }),
  output: z.object({ version: z.number().int() }),
  refusals: ['resident-not-found', 'place-not-found', 'changed-meanwhile'],
});
export const renewShortCode = endpoint({
  id: 'renewShortCode',
  method: 'POST',
  path: '/api/residents/:residentId/short-code',
  gate: 'write-resident',
  summary: { zh: '换发短码和卡片（旧卡作废）', en: 'Issue a new short code and card (the old one ends)' },
  input: z.object({ residentId: Id, reason: shortText(200) }),
  output: z.object({ shortCode: z.string() }),
  refusals: ['resident-not-found'],
});
export const printCard = endpoint({
  id: 'printCard',
  method: 'GET',
  path: '/api/residents/:residentId/card.pdf',
  gate: 'read-resident',
  summary: { zh: '打印居民卡（二维码和短码）', en: 'The paper card with QR and short code' },
  input: z.object({ residentId: Id }),
  output: pdf,
  refusals: ['resident-not-found'],
});

/** Who looked at my data: staff by office, when, why. */
export const readWhoLooked = endpoint({
  id: 'readWhoLooked',
  method: 'GET',
  path: '/api/me/who-looked',
  gate: 'read-own',
  summary: { zh: '谁看过我的数据', en: 'Who looked at my data' },
  input: z.object({ after: z.string().optional() }),
  output: page(z.object({ at: Moment, office: z.string(), what: z.object({ zh: z.string(), en: z.string() }), reason: z.string().nullable() })),
  refusals: [],
});

export const StaffLine = z.object({
  staffId: Id,
  name: z.string(),
  office: z.string(),
  username: z.string(),
  active: z.boolean(),
  lockedUntil: Moment.nullable(),
  roles: z.array(HeldRole),
});
export const listStaff = endpoint({
  id: 'listStaff',
  method: 'GET',
  path: '/api/staff',
  gate: 'read-staff',
  summary: { zh: '工作人员和任职', en: 'Staff and the roles they hold' },
  input: z.object({ communityId: Id.optional() }),
  output: z.object({
    staff: z.array(StaffLine),
    /** Residents who hold a role here (楼道长、组织者 …). */
    residents: z.array(z.object({ residentId: Id, name: z.string(), buildingName: z.string(), roles: z.array(HeldRole) })),
  }),
  refusals: [],
});
export const addStaff = endpoint({
  id: 'addStaff',
  method: 'POST',
  path: '/api/staff',
  gate: 'write-staff',
  summary: { zh: '新增工作人员，密码和动态码只显示一次', en: 'Add staff; password and code secret are shown once' },
  input: z.object({
    communityId: Id,
    name: shortText(40),
    office: shortText(60),
    username: z
      .string()
      .trim()
      .regex(/^[a-z][a-z0-9._-]{2,39}$/),
    residentId: Id.optional(),
  }),
  output: z.object({ staffId: Id, initialPassword: z.string(), codeSecret: z.string(), codeUri: z.string() }),
  refusals: ['place-not-found', 'username-taken', 'resident-not-found'],
});
export const resetStaffSignIn = endpoint({
  id: 'resetStaffSignIn',
  method: 'POST',
  path: '/api/staff/:staffId/reset',
  gate: 'write-staff',
  summary: { zh: '重设密码和动态码，其他设备退出', en: 'New password and code secret; other devices are signed out' },
  input: z.object({ staffId: Id, reason: shortText(200) }),
  output: z.object({ initialPassword: z.string(), codeSecret: z.string(), codeUri: z.string() }),
  refusals: ['staff-not-found', 'same-person'],
});
export const setStaffActive = endpoint({
  id: 'setStaffActive',
  method: 'POST',
  path: '/api/staff/:staffId/active',
  gate: 'write-staff',
  summary: { zh: '停用或恢复账号', en: 'Disable or restore an account' },
  input: z.object({ staffId: Id, active: z.boolean(), reason: shortText(200) }),
  output: z.object({ active: z.boolean() }),
  refusals: ['staff-not-found', 'same-person'],
});
export const changePassword = endpoint({
  id: 'changePassword',
  method: 'POST',
  path: '/api/me/password',
  gate: 'signed-in',
  summary: { zh: '改我的密码', en: 'Change my password' },
  input: z.object({ current: z.string().max(200), next: z.string().max(200) }),
  output: z.object({ done: z.literal(true) }),
  refusals: ['locked-out', 'wrong-credentials', 'password-too-weak'],
});
export const grantRole = endpoint({
  id: 'grantRole',
  method: 'POST',
  path: '/api/grants',
  gate: 'write-staff',
  summary: { zh: '任命角色（地方、任期）', en: 'Grant a role at a place for a term' },
  input: z.object({
    personKind: z.enum(['staff', 'resident']),
    personId: Id,
    role: RoleId,
    placeId: Id,
    from: LocalDate,
    until: LocalDate.nullable(),
    trustedOrganiser: z.boolean().default(false),
  }),
  output: z.object({ grantId: Id }),
  refusals: [
    'staff-not-found',
    'resident-not-found',
    'place-not-found',
    'place-kind-mismatch',
    'role-needs-staff',
    'role-term-invalid',
    'role-not-separable',
    'same-person',
  ],
});
export const endRole = endpoint({
  id: 'endRole',
  method: 'POST',
  path: '/api/grants/:grantId/end',
  gate: 'write-staff',
  summary: { zh: '结束任职（当天生效）', en: 'End a role grant (today)' },
  input: z.object({ grantId: Id, reason: shortText(200) }),
  output: z.object({ until: LocalDate }),
  refusals: ['grant-not-found', 'grant-already-ended', 'same-person'],
});
