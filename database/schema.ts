// Generated from the migrated database by `npm run schema`; do not edit.
import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface CalendarPublishedDay {
  day: string;
  works: boolean;
}

export interface CalendarPublishedYear {
  year: number;
}

export interface IdentityAccessLog {
  access_id: string;
  at: Timestamp;
  by_id: string | null;
  by_kind: string;
  district_id: number;
  reason: Buffer | null;
  resident_id: string;
  what: string;
}

export interface IdentityDemoPerson {
  district_id: number;
  face: string;
  person_id: string;
  person_kind: string;
  persona: string;
  sort_order: number;
  what: Json;
}

export interface IdentityDirectoryVersion {
  community_id: string;
  district_id: number;
  stamp: number;
}

export interface IdentityHousehold {
  building_id: string;
  community_id: string;
  district_id: number;
  door_token: Buffer | null;
  household_id: string;
}

export interface IdentityResident {
  birth_year: number;
  building_id: string;
  community_id: string;
  data_key: Buffer | null;
  district_id: number;
  door: Buffer | null;
  erased_at: Timestamp | null;
  household_id: string;
  name: Buffer | null;
  phone: Buffer | null;
  registered_on: string;
  resident_id: string;
  short_code: Buffer | null;
  smartphone: Generated<boolean>;
  stamp: number;
  version: Generated<number>;
}

export interface IdentityRoleGrant {
  community_id: string | null;
  district_id: number;
  end_reason: Buffer | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  from_on: string;
  grant_id: string;
  granted_at: Timestamp;
  granted_by: string | null;
  person_id: string;
  person_kind: string;
  place_id: string;
  place_kind: string;
  role: string;
  trusted_organiser: Generated<boolean>;
  until_on: string | null;
}

export interface IdentitySearchToken {
  community_id: string;
  district_id: number;
  kind: string;
  resident_id: string;
  token: Buffer;
}

export interface IdentitySession {
  created_at: Timestamp;
  district_id: number;
  ended_at: Timestamp | null;
  last_seen_at: Timestamp;
  person_id: string;
  person_kind: string;
  session_id: string;
  token_hash: Buffer;
}

export interface IdentitySignInName {
  district_id: number;
  staff_id: string;
  username_token: Buffer;
}

export interface IdentitySignInTry {
  last_at: Timestamp;
  locked_until: Timestamp | null;
  tries: number;
  username_token: Buffer;
}

export interface IdentityStaff {
  active: Generated<boolean>;
  added_at: Timestamp;
  data_key: Buffer;
  district_id: number;
  name: Buffer;
  office: string;
  password_hash: string;
  place_id: string;
  resident_id: string | null;
  staff_id: string;
  ticket_hash: Buffer | null;
  ticket_until: Timestamp | null;
  totp_secret: Buffer;
  totp_step: Generated<number>;
  username: Buffer;
  username_token: Buffer;
}

export interface IdentityStaffEvent {
  at: Timestamp;
  by_id: string | null;
  district_id: number;
  event_id: string;
  reason: Buffer | null;
  staff_id: string;
  what: string;
}

export interface ImportsImport {
  community_id: string;
  counts: Generated<Json>;
  district_id: number;
  finished_at: Timestamp | null;
  good_ones_only: Generated<boolean>;
  import_id: string;
  kind: string;
  lines: number;
  reached: Generated<number>;
  seen_stamp: Generated<number>;
  started_at: Timestamp;
  started_by: string;
  state: string;
  written: Generated<number>;
}

export interface ImportsKnownKey {
  community_id: string;
  district_id: number;
  resident_id: string;
  token: Buffer;
}

export interface ImportsLine {
  decided_id: string | null;
  decision: string | null;
  district_id: number;
  import_id: string;
  kind: string | null;
  line: number;
  match_id: string | null;
  sealed: Buffer;
  written: Generated<boolean>;
}

export interface ImportsOpeningBalance {
  district_id: number;
  import_id: string;
  points: number;
  resident_id: string;
}

export interface LedgerAccount {
  annual: Generated<number>;
  annual_before: Generated<number>;
  annual_year: Generated<number>;
  balance: Generated<number>;
  bucket: Generated<number>;
  bucket_on: Generated<string>;
  community_id: string | null;
  district_id: number;
  further: Generated<number>;
  lifetime: Generated<number>;
  month: Generated<number>;
  month_on: Generated<string>;
  on_board: Generated<boolean>;
  owner_id: string;
  owner_kind: string;
  purse: string;
  reserved: Generated<number>;
}

export interface LedgerBoardRange {
  community_id: string;
  district_id: number;
  people: number;
  range: number;
  year: number;
}

export interface LedgerBoardScore {
  community_id: string;
  district_id: number;
  people: number;
  score: number;
  year: number;
}

export interface LedgerBucket {
  bucket_on: string;
  district_id: number;
  owner_id: string;
  points: number;
  purse: string;
}

export interface LedgerCapClaim {
  asked: number;
  bound_by: string | null;
  claimed_at: Timestamp;
  district_id: number;
  granted: number;
  holder_id: string;
  id: string;
  period_on: string;
  released_at: Timestamp | null;
  slots: string[];
  times: boolean[];
}

export interface LedgerCapUse {
  district_id: number;
  holder_id: string;
  period_on: string;
  used: Generated<Json>;
}

export interface LedgerDraw {
  bucket_on: string;
  district_id: number;
  points: number;
  side: string;
  transfer_id: string;
}

export interface LedgerPendingEntry {
  commitment: Buffer;
  district_id: number;
  owner_id: string;
  transfer_id: string;
}

export interface LedgerSystemDelta {
  batch: string;
  delta: number;
  district_id: number;
  owner_id: string;
  purse: string;
}

export interface LedgerTransfer {
  amount: number;
  annual_delta: Generated<number>;
  cause: string;
  district_id: number;
  from_bucket_on: string | null;
  from_owner: string;
  happened_on: string;
  id: string;
  kind: string;
  lifetime_delta: Generated<number>;
  posted_at: Timestamp;
  purse: string;
  reverses: string | null;
  rule_version: string | null;
  shortfall: Generated<number>;
  to_bucket_on: string | null;
  to_owner: string;
}

export interface MessagesMessage {
  district_id: number;
  figures: Json;
  message_id: string;
  read_at: Timestamp | null;
  record_id: string | null;
  resident_id: string;
  sent_at: Timestamp;
  template: string;
}

export interface ParticipationActivity {
  activity_id: string;
  capacity: number | null;
  community_id: string;
  day: string;
  difficulty: number | null;
  district_id: number;
  ended_at: Timestamp | null;
  ended_by: string | null;
  ended_reason: Buffer | null;
  minutes: number;
  opened_at: Timestamp;
  opened_by: string | null;
  organiser_id: string;
  organiser_kind: string;
  place: Buffer;
  rule_code: string;
  starts_at: Timestamp;
  state: string;
  tags: Generated<string[]>;
  title: Buffer;
}

export interface ParticipationConfirmation {
  at: Timestamp;
  by_id: string;
  by_person: string;
  district_id: number;
  evidence: Buffer | null;
  means: string;
  record_id: string;
  side: string;
}

export interface ParticipationCorrection {
  anew: boolean;
  anew_judged: number | null;
  anew_judged_reason: Buffer | null;
  anew_minutes: number | null;
  community_id: string;
  correction_id: string;
  decided_at: Timestamp | null;
  decided_by: string | null;
  decided_reason: Buffer | null;
  district_id: number;
  not_me: boolean;
  proposed_at: Timestamp;
  proposed_by: string | null;
  proposed_person: string | null;
  reason: Buffer;
  record_id: string;
  replacement: string | null;
  shortfall: Generated<number>;
  state: string;
}

export interface ParticipationDraft {
  activity_id: string;
  district_id: number;
  saved_at: Timestamp;
  saved_by: string | null;
  text: Buffer;
}

export interface ParticipationNotice {
  closes_on: string;
  community_id: string;
  district_id: number;
  items: number;
  notice_id: string;
  posted_at: Timestamp;
  posted_on: string;
  serial: number;
  year: number;
}

export interface ParticipationNoticeSerial {
  community_id: string;
  district_id: number;
  last: number;
  year: number;
}

export interface ParticipationObjection {
  community_id: string;
  contact: Buffer;
  decided_at: Timestamp | null;
  decided_by: string | null;
  district_id: number;
  objection_id: string;
  provisional: boolean;
  raised_at: Timestamp;
  raised_on: string;
  reason: Buffer | null;
  receipt: string;
  record_id: string;
  reply_by: string;
  state: string;
  text: Buffer;
}

export interface ParticipationRecord {
  activity_id: string;
  award: Json;
  cap: string | null;
  cap_limit: Generated<number>;
  cap_used: Generated<number>;
  claim_id: string | null;
  closes_on: string | null;
  community_id: string;
  confirm_mode: string;
  confirmed_at: Timestamp | null;
  district_id: number;
  due_on: string | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  granted: number;
  guardian: boolean;
  happened_on: string;
  judged_reason: Buffer | null;
  minutes: number;
  notice_id: string | null;
  notice_item: number | null;
  personal: boolean;
  provisional: Generated<boolean>;
  reason: Buffer | null;
  record_id: string;
  recorded_at: Timestamp;
  recorded_by: string | null;
  recorded_person: string | null;
  replaces: string | null;
  resident_id: string;
  reviewed_at: Timestamp | null;
  reviewed_by: string | null;
  reviewed_person: string | null;
  role: string;
  rule_code: string;
  scored: number;
  settled_at: Timestamp | null;
  source: string;
  state: string;
  transfer_id: string | null;
  version_id: string;
  waived: boolean;
}

export interface PlacesPlace {
  community_id: string | null;
  details: Generated<Json>;
  district_id: number;
  kind: string;
  name: string;
  parent_id: string | null;
  place_id: string;
  sort_order: Generated<number>;
}

export interface PlatformDistrict {
  city: string;
  created_at: Timestamp;
  district_id: number;
  name: string;
  programme_start: string;
}

export interface PlatformJobMark {
  district_id: number;
  done_through: string;
  job: string;
  ran_at: Timestamp;
}

export interface PlatformKeptAnswer {
  answer: Buffer;
  caller: string;
  district_id: number;
  kept_at: Timestamp;
  key: string;
  request_hash: Buffer;
}

export interface RulesDraft {
  based_on: string | null;
  changed_at: Timestamp;
  content: Json | null;
  district_id: number;
  draft_id: string;
  label: string;
  made_at: Timestamp;
  made_by: string | null;
  place_id: string;
  state: string;
}

export interface RulesVersion {
  abstained: number;
  adopted_at: Timestamp;
  adopted_by: string | null;
  based_on: string | null;
  body: string;
  content: Json;
  decided_on: string;
  district_id: number;
  document: string;
  effective_from: string;
  entitled: number;
  label: string;
  place_id: string;
  present: number;
  version_id: string;
  votes_against: number;
  votes_for: number;
}

export interface TasksTask {
  action: string;
  community_id: string;
  district_id: number;
  done_at: Timestamp | null;
  due_on: string | null;
  kind: string;
  not_for: Generated<string[]>;
  opened_at: Timestamp;
  organiser_id: string | null;
  provisional: Generated<boolean>;
  state: string;
  subject_id: string;
  task_id: string;
}

export interface DB {
  "calendar.published_day": CalendarPublishedDay;
  "calendar.published_year": CalendarPublishedYear;
  "identity.access_log": IdentityAccessLog;
  "identity.demo_person": IdentityDemoPerson;
  "identity.directory_version": IdentityDirectoryVersion;
  "identity.household": IdentityHousehold;
  "identity.resident": IdentityResident;
  "identity.role_grant": IdentityRoleGrant;
  "identity.search_token": IdentitySearchToken;
  "identity.session": IdentitySession;
  "identity.sign_in_name": IdentitySignInName;
  "identity.sign_in_try": IdentitySignInTry;
  "identity.staff": IdentityStaff;
  "identity.staff_event": IdentityStaffEvent;
  "imports.import": ImportsImport;
  "imports.known_key": ImportsKnownKey;
  "imports.line": ImportsLine;
  "imports.opening_balance": ImportsOpeningBalance;
  "ledger.account": LedgerAccount;
  "ledger.board_range": LedgerBoardRange;
  "ledger.board_score": LedgerBoardScore;
  "ledger.bucket": LedgerBucket;
  "ledger.cap_claim": LedgerCapClaim;
  "ledger.cap_use": LedgerCapUse;
  "ledger.draw": LedgerDraw;
  "ledger.pending_entry": LedgerPendingEntry;
  "ledger.system_delta": LedgerSystemDelta;
  "ledger.transfer": LedgerTransfer;
  "messages.message": MessagesMessage;
  "participation.activity": ParticipationActivity;
  "participation.confirmation": ParticipationConfirmation;
  "participation.correction": ParticipationCorrection;
  "participation.draft": ParticipationDraft;
  "participation.notice": ParticipationNotice;
  "participation.notice_serial": ParticipationNoticeSerial;
  "participation.objection": ParticipationObjection;
  "participation.record": ParticipationRecord;
  "places.place": PlacesPlace;
  "platform.district": PlatformDistrict;
  "platform.job_mark": PlatformJobMark;
  "platform.kept_answer": PlatformKeptAnswer;
  "rules.draft": RulesDraft;
  "rules.version": RulesVersion;
  "tasks.task": TasksTask;
}
