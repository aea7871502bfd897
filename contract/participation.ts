import { z } from 'zod';
import { endpoint, pdf } from './endpoint.ts';
import { Tag } from './rules.ts';
import { AgeBand, DistrictId, Id, LocalDate, Moment, page, shortText } from './values.ts';

const Sentence = z.object({ zh: z.string(), en: z.string() });

export const activityStates = ['open', 'closed', 'cancelled'] as const;
export const ActivityState = z.enum(activityStates);
export type ActivityState = z.infer<typeof ActivityState>;
export const activityMoves = {
  open: ['closed', 'cancelled'],
  closed: ['open'],
  cancelled: [],
} as const satisfies Record<ActivityState, readonly ActivityState[]>;

/** What a deed goes through from being recorded to standing in the ledger. */
export const recordStates = ['submitted', 'under-review', 'on-notice', 'objected', 'settled', 'rejected', 'withdrawn', 'lapsed', 'reversed'] as const;
export const RecordState = z.enum(recordStates);
export type RecordState = z.infer<typeof RecordState>;
export const recordMoves = {
  submitted: ['under-review', 'settled', 'rejected', 'withdrawn', 'lapsed'],
  'under-review': ['on-notice', 'rejected', 'withdrawn'],
  'on-notice': ['objected', 'settled', 'withdrawn'],
  objected: ['on-notice', 'rejected', 'withdrawn'],
  settled: ['reversed'],
  rejected: [],
  withdrawn: [],
  lapsed: [],
  reversed: [],
} as const satisfies Record<RecordState, readonly RecordState[]>;

export const objectionStates = ['open', 'kept', 'corrected', 'cancelled'] as const;
export const ObjectionState = z.enum(objectionStates);
export type ObjectionState = z.infer<typeof ObjectionState>;
export const objectionMoves = { open: ['kept', 'corrected', 'cancelled'], kept: [], corrected: [], cancelled: [] } as const satisfies Record<
  ObjectionState,
  readonly ObjectionState[]
>;

export const correctionStates = ['proposed', 'approved', 'declined'] as const;
export const CorrectionState = z.enum(correctionStates);
export type CorrectionState = z.infer<typeof CorrectionState>;
export const correctionMoves = { proposed: ['approved', 'declined'], approved: [], declined: [] } as const satisfies Record<
  CorrectionState,
  readonly CorrectionState[]
>;

/** organiser and participant are the double confirmation; committee rules ask two members of the committee instead. */
export const sides = ['organiser', 'participant', 'committee'] as const;
export const Side = z.enum(sides);
export type Side = z.infer<typeof Side>;
/** How a side confirmed: the person, a trusted organiser's word, silence (small basic points), a signed sheet, the counter. */
export const means = ['self', 'trusted', 'silent', 'paper', 'counter'] as const;
export type Means = (typeof means)[number];
/** How staff stand in for a participant: a signed sheet, or the person at the counter. */
export const standIns = ['paper', 'counter'] as const satisfies readonly Means[];
export const sources = ['roster', 'paste', 'file', 'demo'] as const;

/** An outcome of one item of a request for many: it happened, or the refusal with its sentence. */
const Refused = z.object({ refused: z.string(), message: Sentence });

export const ActivityLine = z.object({
  activityId: Id,
  communityId: Id,
  ruleCode: z.string(),
  title: z.string(),
  place: z.string(),
  startsAt: Moment,
  minutes: z.number().int(),
  /** The day it happened (or will) in Asia/Shanghai. */
  day: LocalDate,
  organiser: z.object({ kind: z.enum(['staff', 'resident']), id: Id, name: z.string() }),
  state: ActivityState,
  capacity: z.number().int().nullable(),
  /** "每人 20 分 · A-V01 · 2026.1 版". */
  award: Sentence,
  /** Records by state. */
  counts: z.record(RecordState, z.number().int()),
});

/** A rule one can open an activity from. */
export const readTemplates = endpoint({
  id: 'readTemplates',
  method: 'GET',
  path: '/api/activity-templates',
  gate: 'write-activities',
  summary: { zh: '活动模板（来自现行规则）', en: 'Templates for activities, from the rules in force' },
  input: z.object({ communityId: Id, day: LocalDate.optional() }),
  output: z.object({
    versionLabel: z.string(),
    templates: z.array(
      z.object({
        ruleCode: z.string(),
        name: z.string(),
        behaviour: z.string(),
        minutes: z.number().int(),
        capacity: z.number().int().nullable(),
        judged: z.boolean(),
        low: z.number().int().nullable(),
        high: z.number().int().nullable(),
        award: Sentence,
        tags: z.array(z.string()),
        whyNot: Sentence.nullable(),
        recent: z.number().int(),
      }),
    ),
    /** Who can organise: staff of the community and residents with such a role. */
    organisers: z.array(z.object({ kind: z.enum(['staff', 'resident']), id: Id, name: z.string(), office: z.string(), trusted: z.boolean() })),
  }),
  refusals: [],
});

export const openActivity = endpoint({
  id: 'openActivity',
  method: 'POST',
  path: '/api/activities',
  gate: 'write-activities',
  summary: { zh: '从模板开一场活动', en: 'Open an activity from a template' },
  input: z.object({
    communityId: Id,
    ruleCode: shortText(20),
    title: shortText(60),
    place: shortText(60),
    startsAt: Moment,
    minutes: z
      .number()
      .int()
      .min(0)
      .max(24 * 60),
    difficulty: z.number().int().min(1).max(5).optional(),
    organiser: z.object({ kind: z.enum(['staff', 'resident']), id: Id }),
    capacity: z.number().int().min(1).max(5000).nullable().default(null),
    /** For multipliers bound to an activity, e.g. an urgent call. */
    tags: z.array(Tag).max(6).default([]),
  }),
  output: z.object({ activityId: Id }),
  refusals: ['unknown-activity-type', 'activity-out-of-season', 'organiser-not-found'],
});
export const cancelActivity = endpoint({
  id: 'cancelActivity',
  method: 'POST',
  path: '/api/activities/:activityId/cancel',
  gate: 'write-activities',
  summary: { zh: '取消一场还没有记录的活动', en: 'Cancel an activity that has no records yet' },
  input: z.object({ activityId: Id, reason: shortText(200) }),
  output: z.object({ state: ActivityState }),
  refusals: ['activity-not-found', 'activity-in-wrong-state'],
});
export const closeActivity = endpoint({
  id: 'closeActivity',
  method: 'POST',
  path: '/api/activities/:activityId/close',
  gate: 'write-activities',
  summary: { zh: '结束登记，或重新打开', en: 'Close recording, or open it again' },
  input: z.object({ activityId: Id, closed: z.boolean() }),
  output: z.object({ state: ActivityState }),
  refusals: ['activity-not-found', 'activity-in-wrong-state'],
});
export const listActivities = endpoint({
  id: 'listActivities',
  method: 'GET',
  path: '/api/activities',
  gate: 'read-activities',
  summary: { zh: '活动列表，最近的在前', en: 'Activities, latest first' },
  input: z.object({
    communityId: Id,
    state: ActivityState.optional(),
    from: LocalDate.optional(),
    to: LocalDate.optional(),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: page(ActivityLine),
  refusals: [],
});

export const Confirmation = z.object({ side: Side, means: z.enum(means), by: z.string(), at: Moment });

/** A record as staff see it. */
export const RecordLine = z.object({
  recordId: Id,
  activityId: Id,
  activityTitle: z.string(),
  ruleCode: z.string(),
  versionLabel: z.string(),
  day: LocalDate,
  residentId: Id,
  name: z.string(),
  buildingName: z.string(),
  ageBand: AgeBand,
  minutes: z.number().int(),
  /** By the rule, before caps. */
  scored: z.number().int(),
  /** After caps: what will be, or was, paid. */
  granted: z.number().int(),
  waived: z.boolean(),
  explanation: Sentence,
  state: RecordState,
  recordedBy: z.string(),
  recordedAt: Moment,
  confirmations: z.array(Confirmation),
  /** Sides still missing. */
  missing: z.array(Side),
  reviewedBy: z.string().nullable(),
  /** The deadline of the present state: confirm, review, notice or reply. */
  dueOn: LocalDate.nullable(),
  provisional: z.boolean(),
  noticeNumber: z.string().nullable(),
  /** A correction of this record waits, or replaced it. */
  correction: z.object({ correctionId: Id, state: CorrectionState }).nullable(),
  replaces: Id.nullable(),
  reversedAt: Moment.nullable(),
  reason: z.string().nullable(),
});
export type RecordLine = z.infer<typeof RecordLine>;

export const readActivity = endpoint({
  id: 'readActivity',
  method: 'GET',
  path: '/api/activities/:activityId',
  gate: 'read-activities',
  summary: { zh: '一场活动和它的记录', en: 'An activity and its records' },
  input: z.object({ activityId: Id }),
  output: ActivityLine.extend({ records: z.array(RecordLine) }),
  refusals: ['activity-not-found'],
});

/** People one can tick: who often comes to this kind of activity first, then by building. */
export const readRosterCandidates = endpoint({
  id: 'readRosterCandidates',
  method: 'GET',
  path: '/api/activities/:activityId/candidates',
  gate: 'record-deeds',
  summary: { zh: '可以勾选的居民：常来的在前', en: 'Residents to tick, regulars first' },
  input: z.object({ activityId: Id, buildingId: Id.optional(), limit: z.coerce.number().int().min(1).max(300).default(100) }),
  output: z.object({
    people: z.array(
      z.object({
        residentId: Id,
        name: z.string(),
        buildingName: z.string(),
        ageBand: AgeBand,
        times: z.number().int(),
        recorded: z.boolean(),
        shortCode: z.string(),
      }),
    ),
  }),
  refusals: ['activity-not-found'],
});

export const rosterLineStates = ['matched', 'same-name', 'doubtful', 'companion', 'unknown', 'double', 'withdrawn', 'ignored', 'recorded'] as const;
export const RosterLineState = z.enum(rosterLineStates);
export type RosterLineState = z.infer<typeof RosterLineState>;
export const RosterCandidate = z.object({
  residentId: Id,
  name: z.string(),
  buildingName: z.string(),
  ageBand: AgeBand,
  /** How often this resident came to this kind of activity: 常参加. */
  times: z.number().int(),
  /** What it would bring here and now, caps included, and the sentence. */
  scored: z.number().int(),
  granted: z.number().int(),
  note: Sentence.nullable(),
});
export const RosterLine = z.object({
  /** Line of the text, from 1, and the entry within it (two names on a line). */
  line: z.number().int(),
  part: z.number().int(),
  raw: z.string(),
  text: z.string(),
  state: RosterLineState,
  why: Sentence.nullable(),
  minutes: z.number().int().nullable(),
  candidates: z.array(RosterCandidate),
  /** For `double`: the line that already names this resident. */
  sameAsLine: z.number().int().nullable(),
});

/** Reads a pasted text or an uploaded sheet against the community's residents; writes nothing. */
export const readRoster = endpoint({
  id: 'readRoster',
  method: 'POST',
  path: '/api/activities/:activityId/read-roster',
  gate: 'record-deeds',
  summary: { zh: '读一份名单（粘贴或表格），不写入', en: 'Read a roster (paste or sheet) without writing' },
  input: z.object({
    activityId: Id,
    text: z.string().max(60_000).optional(),
    file: z.object({ name: shortText(200), content: z.base64().max(6_000_000) }).optional(),
  }),
  output: z.object({ lines: z.array(RosterLine), counts: z.record(RosterLineState, z.number().int()) }),
  refusals: ['activity-not-found', 'activity-in-wrong-state', 'import-unreadable', 'import-too-large'],
  bodyLimit: 8_000_000,
  replay: false,
});

export const recordRoster = endpoint({
  id: 'recordRoster',
  method: 'POST',
  path: '/api/activities/:activityId/records',
  gate: 'record-deeds',
  summary: { zh: '登记名单：一次提交，逐人结果', en: 'Record a roster: one transaction, one outcome each' },
  input: z.object({
    activityId: Id,
    source: z.enum(sources),
    items: z
      .array(
        z.object({
          residentId: Id,
          role: z.enum(['participant', 'helper', 'lead']).default('participant'),
          minutes: z
            .number()
            .int()
            .min(0)
            .max(24 * 60)
            .optional(),
          judgedPoints: z.number().int().optional(),
          judgedReason: z.string().trim().max(300).optional(),
          /** 不计积分: the hours count, no points by the resident's own wish. */
          waived: z.boolean().default(false),
        }),
      )
      .min(1)
      .max(1000),
  }),
  output: z.object({
    /** "成功记录,获得{points}积分" per person stands in `receipt`. */
    outcomes: z.array(
      z.union([
        z.object({
          residentId: Id,
          recordId: Id,
          state: RecordState,
          scored: z.number().int(),
          granted: z.number().int(),
          explanation: Sentence,
          receipt: Sentence,
          capNote: Sentence.nullable(),
        }),
        Refused.extend({ residentId: Id, existing: Id.nullable() }),
      ]),
    ),
    recorded: z.number().int(),
    points: z.number().int(),
  }),
  refusals: [
    'activity-not-found',
    'activity-in-wrong-state',
    'activity-in-future',
    'unknown-activity-type',
    'activity-out-of-season',
    'resident-not-found',
    'already-recorded',
    'too-young',
    'too-old',
    'judged-points-required',
    'judged-points-outside-range',
    'judged-reason-required',
  ],
});

/** What a clerk has not finished: kept sealed with the activity, so that a phone call loses nothing. */
export const readDraft = endpoint({
  id: 'readDraft',
  method: 'GET',
  path: '/api/activities/:activityId/draft',
  gate: 'record-deeds',
  summary: { zh: '没记完的名单草稿', en: 'The unfinished roster draft' },
  input: z.object({ activityId: Id }),
  output: z.object({ text: z.string().nullable(), savedAt: Moment.nullable() }),
  refusals: ['activity-not-found'],
});
export const saveDraft = endpoint({
  id: 'saveDraft',
  method: 'POST',
  path: '/api/activities/:activityId/draft',
  gate: 'record-deeds',
  summary: { zh: '保存草稿（空文本即删除）', en: 'Save the draft (an empty text removes it)' },
  input: z.object({ activityId: Id, text: z.string().max(60_000) }),
  output: z.object({ savedAt: Moment.nullable() }),
  refusals: ['activity-not-found'],
});

export const readRecord = endpoint({
  id: 'readRecord',
  method: 'GET',
  path: '/api/records/:recordId',
  gate: 'read-activities',
  summary: { zh: '一条记录的来龙去脉', en: 'One record with all its steps' },
  input: z.object({ recordId: Id }),
  output: RecordLine.extend({ steps: z.array(z.object({ at: Moment, by: z.string(), what: Sentence, reason: z.string().nullable() })) }),
  refusals: ['record-not-found'],
});

const recordIds = z.array(Id).min(1).max(1000);
const RecordOutcome = z.union([z.object({ recordId: Id, state: RecordState, granted: z.number().int() }), Refused.extend({ recordId: Id })]);

export const confirmRecords = endpoint({
  id: 'confirmRecords',
  method: 'POST',
  path: '/api/records/confirm',
  gate: 'confirm-deeds',
  summary: { zh: '确认：组织者、代参与者（凭签到表）、委员会', en: 'Confirm as organiser, for participants by a signed sheet, or as committee' },
  input: z.object({ recordIds, side: Side, evidence: z.string().trim().max(200).optional(), standIn: z.enum(standIns).default('paper') }),
  output: z.object({ outcomes: z.array(RecordOutcome) }),
  refusals: [
    'record-not-found',
    'record-in-wrong-state',
    'recorder-cannot-confirm',
    'confirmer-not-organiser',
    'own-household',
    'same-person',
    'stand-in-needs-evidence',
    'already-confirmed',
  ],
});
export const confirmMine = endpoint({
  id: 'confirmMine',
  method: 'POST',
  path: '/api/me/records/confirm',
  gate: 'confirm-own',
  summary: { zh: '是我，确认', en: 'Yes, that was me' },
  input: z.object({ recordIds }),
  output: z.object({ outcomes: z.array(RecordOutcome) }),
  refusals: ['record-not-found', 'record-in-wrong-state', 'recorder-cannot-confirm', 'guardian-needed', 'already-confirmed'],
});
/** 「不是我」: a waiting record is withdrawn at once; a settled one becomes a proposed correction for two people to look at. */
export const notMe = endpoint({
  id: 'notMe',
  method: 'POST',
  path: '/api/me/records/:recordId/not-me',
  gate: 'dispute-own',
  summary: { zh: '不是我', en: 'That was not me' },
  input: z.object({ recordId: Id, note: z.string().trim().max(300).default('') }),
  output: z.object({ state: RecordState, correctionId: Id.nullable() }),
  refusals: ['record-not-found', 'record-in-wrong-state', 'deduction-needs-objection', 'correction-pending'],
});
export const rejectRecords = endpoint({
  id: 'rejectRecords',
  method: 'POST',
  path: '/api/records/reject',
  gate: 'reject-deeds',
  summary: { zh: '不予确认（写理由）', en: 'Reject waiting records with a reason' },
  input: z.object({ recordIds, reason: shortText(300) }),
  output: z.object({ outcomes: z.array(RecordOutcome) }),
  refusals: ['record-not-found', 'record-in-wrong-state', 'own-household'],
});
export const withdrawRecords = endpoint({
  id: 'withdrawRecords',
  method: 'POST',
  path: '/api/records/withdraw',
  gate: 'record-deeds',
  summary: { zh: '撤回还没生效的记录', en: 'Withdraw records that are not settled' },
  input: z.object({ recordIds, reason: shortText(300) }),
  output: z.object({ outcomes: z.array(RecordOutcome) }),
  refusals: ['record-not-found', 'record-in-wrong-state', 'own-household'],
});

export const readReviews = endpoint({
  id: 'readReviews',
  method: 'GET',
  path: '/api/reviews',
  gate: 'review-deeds',
  summary: { zh: '待复核（超过 50 分）', en: 'Waiting for review (over 50 points)' },
  input: z.object({ communityId: Id }),
  output: z.object({ records: z.array(RecordLine.extend({ sameDaySum: z.number().int(), notMine: Sentence.nullable() })) }),
  refusals: [],
});
export const reviewRecords = endpoint({
  id: 'reviewRecords',
  method: 'POST',
  path: '/api/records/review',
  gate: 'review-deeds',
  summary: { zh: '复核：通过并公示，或不通过', en: 'Review: pass to public notice, or reject' },
  input: z.object({ recordIds, decision: z.enum(['pass', 'reject']), reason: z.string().trim().max(300).default('') }),
  output: z.object({ outcomes: z.array(RecordOutcome), noticeNumber: z.string().nullable() }),
  refusals: ['record-not-found', 'record-in-wrong-state', 'same-person', 'own-household', 'reason-required'],
});

export const NoticeLine = z.object({
  noticeId: Id,
  /** "柳岸公示〔2026〕47 号". */
  number: z.string(),
  serial: z.number().int(),
  year: z.number().int(),
  postedOn: LocalDate,
  /** Ends at 24:00 of this day. */
  closesOn: LocalDate,
  items: z.number().int(),
  objected: z.number().int(),
  points: z.number().int(),
  closed: z.boolean(),
});
/** One line of the 积分公示表; the name is masked, or absent for minors and mediation. */
export const NoticeItem = z.object({
  item: z.number().int(),
  name: z.string().nullable(),
  buildingName: z.string().nullable(),
  matter: z.string(),
  how: Sentence,
  ruleCode: z.string(),
  versionLabel: z.string(),
  points: z.number().int(),
  organiser: z.string(),
  reviewer: z.string(),
  state: z.enum(['posted', 'objected', 'settled', 'corrected', 'cancelled', 'reversed']),
  closesOn: LocalDate,
});

/** The notice board of the console: days across, items down. */
export const readNoticeBoard = endpoint({
  id: 'readNoticeBoard',
  method: 'GET',
  path: '/api/notices',
  gate: 'review-deeds',
  summary: { zh: '公示板', en: 'The notice board' },
  input: z.object({ communityId: Id }),
  output: z.object({
    from: LocalDate,
    to: LocalDate,
    items: z.array(
      RecordLine.extend({
        noticeId: Id,
        item: z.number().int(),
        postedOn: LocalDate,
        closesOn: LocalDate,
        objectionId: Id.nullable(),
        objectedAt: Moment.nullable(),
      }),
    ),
  }),
  refusals: [],
});
export const listPublicNotices = endpoint({
  id: 'listPublicNotices',
  method: 'GET',
  path: '/api/public/:district/communities/:communityId/notices',
  gate: 'public',
  summary: { zh: '公示列表', en: 'Public notices' },
  input: z.object({ district: DistrictId, communityId: Id, after: z.string().optional(), limit: z.coerce.number().int().min(1).max(100).default(20) }),
  output: page(NoticeLine),
  refusals: [],
});
export const readPublicNotice = endpoint({
  id: 'readPublicNotice',
  method: 'GET',
  path: '/api/public/:district/notices/:noticeId',
  gate: 'public',
  summary: { zh: '积分公示表', en: 'One public notice' },
  input: z.object({ district: DistrictId, noticeId: Id }),
  output: NoticeLine.omit({ items: true }).extend({
    communityId: Id,
    communityName: z.string(),
    committeeName: z.string(),
    phone: z.string().nullable(),
    hours: z.string().nullable(),
    list: z.array(NoticeItem),
  }),
  refusals: ['notice-not-found'],
});
export const printNotice = endpoint({
  id: 'printNotice',
  method: 'GET',
  path: '/api/public/:district/notices/:noticeId/sheet.pdf',
  gate: 'public',
  summary: { zh: '打印积分公示表（A4）', en: 'The printed notice (A4)' },
  input: z.object({ district: DistrictId, noticeId: Id }),
  output: pdf,
  refusals: ['notice-not-found'],
});
/** Anybody may object, signed in or not; who it was is shown to nobody but the handler. */
export const raiseObjection = endpoint({
  id: 'raiseObjection',
  method: 'POST',
  path: '/api/public/:district/notices/:noticeId/objections',
  gate: 'public',
  summary: { zh: '提出异议', en: 'Raise an objection' },
  input: z.object({
    district: DistrictId,
    noticeId: Id,
    item: z.number().int().min(1),
    text: z.string().trim().min(4).max(1000),
    contact: z.string().trim().max(60).default(''),
  }),
  output: z.object({ objectionId: Id, receipt: z.string(), replyBy: LocalDate, provisional: z.boolean() }),
  refusals: ['notice-not-found', 'notice-item-not-found', 'notice-closed', 'record-in-wrong-state', 'objection-answered'],
});
export const readObjection = endpoint({
  id: 'readObjection',
  method: 'GET',
  path: '/api/objections/:objectionId',
  gate: 'decide-objections',
  summary: { zh: '一件异议和凭据', en: 'An objection with its evidence' },
  input: z.object({ objectionId: Id }),
  output: z.object({
    objectionId: Id,
    receipt: z.string(),
    state: ObjectionState,
    text: z.string(),
    contact: z.string(),
    raisedAt: Moment,
    replyBy: LocalDate,
    provisional: z.boolean(),
    record: RecordLine,
    noticeNumber: z.string(),
    item: z.number().int(),
    notMine: Sentence.nullable(),
    decision: z.object({ at: Moment, by: z.string(), reason: z.string() }).nullable(),
  }),
  refusals: ['objection-not-found'],
});
export const decideObjection = endpoint({
  id: 'decideObjection',
  method: 'POST',
  path: '/api/objections/:objectionId/decide',
  gate: 'decide-objections',
  summary: { zh: '答复异议：维持、更正后重新公示、撤销', en: 'Decide: keep, correct with a notice of its own, or cancel' },
  input: z.object({
    objectionId: Id,
    decision: z.enum(['keep', 'correct', 'cancel']),
    reason: shortText(500),
    minutes: z
      .number()
      .int()
      .min(0)
      .max(24 * 60)
      .optional(),
    judgedPoints: z.number().int().optional(),
  }),
  output: z.object({ state: ObjectionState, recordState: RecordState, closesOn: LocalDate.nullable(), replacement: Id.nullable() }),
  refusals: ['objection-not-found', 'objection-already-decided', 'same-person', 'own-household', 'judged-points-required', 'judged-points-outside-range'],
});
/** What the one who objected sees with the receipt number, without sign-in. */
export const followObjection = endpoint({
  id: 'followObjection',
  method: 'GET',
  path: '/api/public/:district/objections/:receipt',
  gate: 'public',
  summary: { zh: '凭受理号查异议进度', en: 'Follow an objection by its receipt' },
  input: z.object({ district: DistrictId, receipt: z.string().min(6).max(20) }),
  output: z.object({
    receipt: z.string(),
    state: ObjectionState,
    noticeNumber: z.string(),
    item: z.number().int(),
    raisedAt: Moment,
    replyBy: LocalDate,
    provisional: z.boolean(),
    decidedAt: Moment.nullable(),
    reason: z.string().nullable(),
  }),
  refusals: ['objection-not-found'],
});

export const proposeCorrection = endpoint({
  id: 'proposeCorrection',
  method: 'POST',
  path: '/api/records/:recordId/corrections',
  gate: 'propose-corrections',
  summary: { zh: '提出更正：冲正，或冲正后重记', en: 'Propose a correction: reverse, or reverse and record anew' },
  input: z.object({
    recordId: Id,
    reason: shortText(300),
    anew: z
      .object({
        minutes: z
          .number()
          .int()
          .min(0)
          .max(24 * 60)
          .optional(),
        judgedPoints: z.number().int().optional(),
        judgedReason: z.string().trim().max(300).optional(),
      })
      .optional(),
  }),
  output: z.object({ correctionId: Id }),
  refusals: ['record-not-found', 'record-in-wrong-state', 'correction-pending', 'judged-points-required', 'judged-points-outside-range'],
});
export const CorrectionLine = z.object({
  correctionId: Id,
  state: CorrectionState,
  record: RecordLine,
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: Moment,
  anew: z.object({ minutes: z.number().int().nullable(), judgedPoints: z.number().int().nullable() }).nullable(),
  notMine: Sentence.nullable(),
});
export const readCorrections = endpoint({
  id: 'readCorrections',
  method: 'GET',
  path: '/api/corrections',
  gate: 'decide-corrections',
  summary: { zh: '等核准的更正', en: 'Corrections waiting for a second person' },
  input: z.object({ communityId: Id }),
  output: z.object({ corrections: z.array(CorrectionLine) }),
  refusals: [],
});
export const decideCorrections = endpoint({
  id: 'decideCorrections',
  method: 'POST',
  path: '/api/corrections/decide',
  gate: 'decide-corrections',
  summary: { zh: '核准或退回更正（第二个人）', en: 'Approve or decline corrections (a second person)' },
  input: z.object({ correctionIds: z.array(Id).min(1).max(100), decision: z.enum(['approve', 'decline']), reason: z.string().trim().max(300).default('') }),
  output: z.object({
    outcomes: z.array(
      z.union([
        z.object({ correctionId: Id, state: CorrectionState, recordState: RecordState, replacement: Id.nullable(), shortfall: z.number().int() }),
        Refused.extend({ correctionId: Id }),
      ]),
    ),
  }),
  refusals: ['correction-not-found', 'correction-already-decided', 'same-person', 'own-household', 'reason-required', 'record-in-wrong-state'],
});

const Waiting = z.object({
  recordId: Id,
  title: z.string(),
  points: z.number().int(),
  state: RecordState,
  until: LocalDate.nullable(),
  provisional: z.boolean(),
});
export const Figures = z.object({
  /** 可用 */
  available: z.number().int(),
  /** What of it can be used until which day, earliest first; null: no end. */
  buckets: z.array(z.object({ until: LocalDate.nullable(), points: z.number().int() })),
  year: z.number().int(),
  /** 年度 */
  annual: z.number().int(),
  annualGoal: z.number().int(),
  /** 累计 */
  lifetime: z.number().int(),
  /** `top` is the highest level there is; `next` where the next one begins. */
  level: z.object({ level: z.number().int(), top: z.number().int(), name: z.string(), from: z.number().int(), next: z.number().int().nullable() }),
  /** 待生效, never added to the others. */
  waiting: z.number().int(),
  waitingParts: z.array(Waiting),
  asOf: Moment,
});
export type Figures = z.infer<typeof Figures>;

export const readHome = endpoint({
  id: 'readHome',
  method: 'GET',
  path: '/api/me/home',
  gate: 'read-own',
  summary: { zh: '我的积分', en: 'My points' },
  input: z.object({}),
  output: z.object({
    name: z.string(),
    communityName: z.string(),
    shortCode: z.string(),
    figures: Figures,
    toConfirm: z.number().int(),
    unread: z.number().int(),
    activities: z.array(z.object({ activityId: Id, title: z.string(), place: z.string(), startsAt: Moment, minutes: z.number().int(), award: Sentence })),
  }),
  refusals: [],
});
/** One line of the statement: what, when, by which rule version, who confirmed, until when it can be used. */
export const StatementLine = z.object({
  transferId: Id,
  recordId: Id.nullable(),
  kind: z.string(),
  title: z.string(),
  happenedOn: LocalDate,
  postedAt: Moment,
  /** Signed: what came in or went out of the spendable points. */
  points: z.number().int(),
  annualDelta: z.number().int(),
  lifetimeDelta: z.number().int(),
  /** For the link to the rule on the public page. */
  ruleCode: z.string().nullable(),
  rule: Sentence.nullable(),
  explanation: Sentence.nullable(),
  confirmedBy: z.array(z.string()),
  reviewedBy: z.string().nullable(),
  validUntil: LocalDate.nullable(),
  /** The pair of a correction: the line it reverses or was reversed by. */
  reverses: Id.nullable(),
  reversedBy: Id.nullable(),
  reason: z.string().nullable(),
  /** 防改校验码: eight characters of the pending entry's commitment. */
  checkCode: z.string(),
});
export const readMyStatement = endpoint({
  id: 'readMyStatement',
  method: 'GET',
  path: '/api/me/statement',
  gate: 'read-own',
  summary: { zh: '我的积分流水', en: 'My statement' },
  input: z.object({
    show: z.enum(['all', 'in', 'out']).default('all'),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: page(StatementLine).extend({ waiting: z.array(RecordLine) }),
  refusals: [],
});
export const readMyRecords = endpoint({
  id: 'readMyRecords',
  method: 'GET',
  path: '/api/me/records',
  gate: 'read-own',
  summary: { zh: '我的记录', en: 'My records' },
  /** `recordId` reads that one alone. */
  input: z.object({
    state: RecordState.optional(),
    recordId: Id.optional(),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: page(RecordLine),
  refusals: [],
});
/** The same for a clerk at the counter; the reading is logged. */
export const readResidentStanding = endpoint({
  id: 'readResidentStanding',
  method: 'GET',
  path: '/api/residents/:residentId/standing',
  gate: 'read-resident',
  summary: { zh: '一位居民的积分和流水（查看会留记录）', en: "A resident's points and statement (the reading is logged)" },
  input: z.object({
    residentId: Id,
    reason: z.string().trim().max(200).optional(),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({ figures: Figures, statement: page(StatementLine), records: z.array(RecordLine) }),
  refusals: ['resident-not-found', 'minor-needs-reason'],
});
