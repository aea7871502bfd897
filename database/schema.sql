-- Printed from the migrated catalogue by `npm run schema`; do not edit.

create schema calendar;
create schema identity;
create schema imports;
create schema ledger;
create schema messages;
create schema participation;
create schema places;
create schema platform;
create schema rules;
create schema tasks;

create table calendar.published_day (
  day date not null,
  works boolean not null,
  constraint published_day_pkey PRIMARY KEY (day)
);
alter table calendar.published_day enable row level security;
create table calendar.published_year (
  year smallint not null,
  constraint published_year_pkey PRIMARY KEY (year)
);
alter table calendar.published_year enable row level security;
create table identity.access_log (
  district_id bigint not null,
  access_id uuid not null,
  at timestamp with time zone not null,
  by_kind text not null,
  by_id uuid,
  resident_id uuid not null,
  what text not null,
  reason bytea,
  constraint access_log_by_kind_check CHECK ((by_kind = ANY (ARRAY['staff'::text, 'resident'::text, 'system'::text]))),
  constraint access_log_what_check CHECK ((what = ANY (ARRAY['record'::text, 'standing'::text, 'card'::text, 'registration'::text, 'correction'::text, 'short-code'::text, 'export'::text]))),
  constraint access_log_district_id_resident_id_fkey FOREIGN KEY (district_id, resident_id) REFERENCES identity.resident(district_id, resident_id),
  constraint access_log_pkey PRIMARY KEY (district_id, access_id)
);
alter table identity.access_log enable row level security;
create table identity.demo_person (
  district_id bigint not null,
  persona text not null,
  sort_order integer not null,
  person_kind text not null,
  person_id uuid not null,
  what jsonb not null,
  face text not null,
  constraint demo_person_face_check CHECK ((face = ANY (ARRAY['console'::text, 'resident'::text]))),
  constraint demo_person_person_kind_check CHECK ((person_kind = ANY (ARRAY['staff'::text, 'resident'::text]))),
  constraint demo_person_pkey PRIMARY KEY (district_id, persona)
);
alter table identity.demo_person enable row level security;
create table identity.directory_version (
  district_id bigint not null,
  community_id uuid not null,
  stamp bigint not null,
  constraint directory_version_district_id_community_id_fkey FOREIGN KEY (district_id, community_id) REFERENCES places.place(district_id, place_id),
  constraint directory_version_pkey PRIMARY KEY (district_id, community_id)
);
alter table identity.directory_version enable row level security;
create table identity.household (
  district_id bigint not null,
  household_id uuid not null,
  community_id uuid not null,
  building_id uuid not null,
  door_token bytea,
  constraint household_district_id_building_id_fkey FOREIGN KEY (district_id, building_id) REFERENCES places.place(district_id, place_id),
  constraint household_district_id_community_id_fkey FOREIGN KEY (district_id, community_id) REFERENCES places.place(district_id, place_id),
  constraint household_pkey PRIMARY KEY (district_id, household_id)
);
alter table identity.household enable row level security;
create table identity.resident (
  district_id bigint not null,
  resident_id uuid not null,
  community_id uuid not null,
  building_id uuid not null,
  household_id uuid not null,
  data_key bytea,
  name bytea,
  phone bytea,
  door bytea,
  short_code bytea,
  birth_year smallint not null,
  smartphone boolean not null default false,
  registered_on date not null,
  version integer not null default 1,
  stamp bigint not null,
  erased_at timestamp with time zone,
  constraint a_person_has_a_name CHECK (((erased_at IS NOT NULL) OR ((name IS NOT NULL) AND (door IS NOT NULL) AND (short_code IS NOT NULL)))),
  constraint erased_or_whole CHECK (((erased_at IS NOT NULL) = ((data_key IS NULL) AND (name IS NULL) AND (phone IS NULL) AND (door IS NULL) AND (short_code IS NULL)))),
  constraint resident_birth_year_check CHECK (((birth_year >= 1900) AND (birth_year <= 2100))),
  constraint resident_district_id_building_id_fkey FOREIGN KEY (district_id, building_id) REFERENCES places.place(district_id, place_id),
  constraint resident_district_id_community_id_fkey FOREIGN KEY (district_id, community_id) REFERENCES places.place(district_id, place_id),
  constraint resident_district_id_household_id_fkey FOREIGN KEY (district_id, household_id) REFERENCES identity.household(district_id, household_id),
  constraint resident_pkey PRIMARY KEY (district_id, resident_id)
);
alter table identity.resident enable row level security;
create table identity.role_grant (
  district_id bigint not null,
  grant_id uuid not null,
  person_kind text not null,
  person_id uuid not null,
  role text not null,
  place_id uuid not null,
  place_kind text not null,
  community_id uuid,
  from_on date not null,
  until_on date,
  trusted_organiser boolean not null default false,
  granted_by uuid,
  granted_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  end_reason bytea,
  constraint a_term_ends_after_it_begins CHECK (((until_on IS NULL) OR (until_on >= from_on))),
  constraint ended_with_a_reason CHECK (((ended_at IS NULL) = (end_reason IS NULL))),
  constraint role_grant_person_kind_check CHECK ((person_kind = ANY (ARRAY['staff'::text, 'resident'::text]))),
  constraint role_grant_place_kind_check CHECK ((place_kind = ANY (ARRAY['district'::text, 'street'::text, 'community'::text, 'grid'::text, 'building'::text]))),
  constraint role_grant_role_check CHECK ((role = ANY (ARRAY['organiser'::text, 'buildingLead'::text, 'gridWorker'::text, 'clerk'::text, 'communityManager'::text, 'committeeMember'::text, 'committeeChair'::text, 'districtOfficer'::text, 'auditor'::text, 'securityOfficer'::text, 'systemAdministrator'::text]))),
  constraint role_grant_district_id_place_id_fkey FOREIGN KEY (district_id, place_id) REFERENCES places.place(district_id, place_id),
  constraint role_grant_pkey PRIMARY KEY (district_id, grant_id)
);
alter table identity.role_grant enable row level security;
create table identity.search_token (
  district_id bigint not null,
  kind text not null,
  token bytea not null,
  community_id uuid not null,
  resident_id uuid not null,
  constraint search_token_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'phone4'::text, 'short-code'::text]))),
  constraint search_token_district_id_resident_id_fkey FOREIGN KEY (district_id, resident_id) REFERENCES identity.resident(district_id, resident_id),
  constraint search_token_pkey PRIMARY KEY (district_id, kind, token, resident_id)
);
alter table identity.search_token enable row level security;
create table identity.session (
  token_hash bytea not null,
  session_id uuid not null,
  district_id bigint not null,
  person_kind text not null,
  person_id uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint session_person_kind_check CHECK ((person_kind = ANY (ARRAY['staff'::text, 'resident'::text]))),
  constraint session_district_id_fkey FOREIGN KEY (district_id) REFERENCES platform.district(district_id),
  constraint session_pkey PRIMARY KEY (token_hash),
  constraint session_session_id_key UNIQUE (session_id)
);
alter table identity.session enable row level security;
create table identity.sign_in_name (
  username_token bytea not null,
  district_id bigint not null,
  staff_id uuid not null,
  constraint sign_in_name_district_id_staff_id_fkey FOREIGN KEY (district_id, staff_id) REFERENCES identity.staff(district_id, staff_id),
  constraint sign_in_name_pkey PRIMARY KEY (username_token)
);
alter table identity.sign_in_name enable row level security;
create table identity.sign_in_try (
  username_token bytea not null,
  tries integer not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint sign_in_try_pkey PRIMARY KEY (username_token)
);
alter table identity.sign_in_try enable row level security;
create table identity.staff (
  district_id bigint not null,
  staff_id uuid not null,
  place_id uuid not null,
  data_key bytea not null,
  name bytea not null,
  office text not null,
  username bytea not null,
  username_token bytea not null,
  password_hash text not null,
  totp_secret bytea not null,
  totp_step bigint not null default 0,
  ticket_hash bytea,
  ticket_until timestamp with time zone,
  active boolean not null default true,
  resident_id uuid,
  added_at timestamp with time zone not null,
  constraint staff_district_id_place_id_fkey FOREIGN KEY (district_id, place_id) REFERENCES places.place(district_id, place_id),
  constraint staff_district_id_resident_id_fkey FOREIGN KEY (district_id, resident_id) REFERENCES identity.resident(district_id, resident_id),
  constraint staff_pkey PRIMARY KEY (district_id, staff_id)
);
alter table identity.staff enable row level security;
create table identity.staff_event (
  district_id bigint not null,
  event_id uuid not null,
  staff_id uuid not null,
  what text not null,
  at timestamp with time zone not null,
  by_id uuid,
  reason bytea,
  constraint staff_event_what_check CHECK ((what = ANY (ARRAY['added'::text, 'sign-in-reset'::text, 'disabled'::text, 'restored'::text, 'password-changed'::text]))),
  constraint staff_event_district_id_staff_id_fkey FOREIGN KEY (district_id, staff_id) REFERENCES identity.staff(district_id, staff_id),
  constraint staff_event_pkey PRIMARY KEY (district_id, event_id)
);
alter table identity.staff_event enable row level security;
create table imports.import (
  district_id bigint not null,
  import_id uuid not null,
  community_id uuid not null,
  kind text not null,
  state text not null,
  started_by uuid not null,
  started_at timestamp with time zone not null,
  lines integer not null,
  reached integer not null default 0,
  counts jsonb not null default '{}'::jsonb,
  written integer not null default 0,
  good_ones_only boolean not null default false,
  seen_stamp bigint not null default 0,
  finished_at timestamp with time zone,
  constraint import_kind_check CHECK ((kind = ANY (ARRAY['places'::text, 'households'::text, 'residents'::text, 'opening-balances'::text]))),
  constraint import_lines_check CHECK ((lines >= 0)),
  constraint import_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'checked'::text, 'writing'::text, 'done'::text, 'discarded'::text, 'failed'::text]))),
  constraint import_pkey PRIMARY KEY (district_id, import_id)
);
alter table imports.import enable row level security;
create table imports.known_key (
  district_id bigint not null,
  community_id uuid not null,
  token bytea not null,
  resident_id uuid not null,
  constraint known_key_pkey PRIMARY KEY (district_id, community_id, token)
);
alter table imports.known_key enable row level security;
create table imports.line (
  district_id bigint not null,
  import_id uuid not null,
  line integer not null,
  kind text,
  sealed bytea not null,
  match_id uuid,
  decision text,
  decided_id uuid,
  written boolean not null default false,
  constraint line_decision_check CHECK ((decision = ANY (ARRAY['new'::text, 'skip'::text, 'same-as'::text]))),
  constraint line_kind_check CHECK ((kind = ANY (ARRAY['new'::text, 'changed'::text, 'same'::text, 'doubtful'::text, 'faulty'::text]))),
  constraint line_district_id_import_id_fkey FOREIGN KEY (district_id, import_id) REFERENCES imports.import(district_id, import_id),
  constraint line_pkey PRIMARY KEY (district_id, import_id, line)
);
alter table imports.line enable row level security;
create table imports.opening_balance (
  district_id bigint not null,
  resident_id uuid not null,
  points bigint not null,
  import_id uuid not null,
  constraint opening_balance_points_check CHECK ((points >= 0)),
  constraint opening_balance_district_id_import_id_fkey FOREIGN KEY (district_id, import_id) REFERENCES imports.import(district_id, import_id),
  constraint opening_balance_pkey PRIMARY KEY (district_id, resident_id)
);
alter table imports.opening_balance enable row level security;
create table ledger.account (
  district_id bigint not null,
  owner_id uuid not null,
  purse text not null,
  owner_kind text not null,
  community_id uuid,
  on_board boolean not null default false,
  balance bigint not null default 0,
  reserved bigint not null default 0,
  bucket_on date not null default 'infinity'::date,
  bucket bigint not null default 0,
  further integer not null default 0,
  annual_year integer not null default 0,
  annual bigint not null default 0,
  annual_before bigint not null default 0,
  month_on date not null default '1970-01-01'::date,
  month bigint not null default 0,
  lifetime bigint not null default 0,
  constraint account_check CHECK (((owner_kind = 'system'::text) OR ((balance >= reserved) AND (reserved >= 0) AND (bucket >= 0) AND (further >= 0)))),
  constraint account_check1 CHECK (((annual >= 0) AND (annual_before >= 0) AND (lifetime >= 0))),
  constraint account_check2 CHECK (((NOT on_board) OR ((owner_kind = 'resident'::text) AND (purse = 'available'::text) AND (community_id IS NOT NULL)))),
  constraint account_owner_kind_check CHECK ((owner_kind = ANY (ARRAY['resident'::text, 'merchant'::text, 'pool'::text, 'fund'::text, 'system'::text]))),
  constraint account_purse_check CHECK ((purse = ANY (ARRAY['available'::text, 'timebank'::text, 'green'::text, 'culture'::text]))),
  constraint account_pkey PRIMARY KEY (district_id, owner_id, purse)
);
alter table ledger.account enable row level security;
create table ledger.board_range (
  district_id bigint not null,
  community_id uuid not null,
  year integer not null,
  range bigint not null,
  people bigint not null,
  constraint board_range_pkey PRIMARY KEY (district_id, community_id, year, range)
);
alter table ledger.board_range enable row level security;
create table ledger.board_score (
  district_id bigint not null,
  community_id uuid not null,
  year integer not null,
  score bigint not null,
  people bigint not null,
  constraint board_score_pkey PRIMARY KEY (district_id, community_id, year, score)
);
alter table ledger.board_score enable row level security;
create table ledger.bucket (
  district_id bigint not null,
  owner_id uuid not null,
  purse text not null,
  bucket_on date not null,
  points bigint not null,
  constraint bucket_district_id_owner_id_purse_fkey FOREIGN KEY (district_id, owner_id, purse) REFERENCES ledger.account(district_id, owner_id, purse),
  constraint bucket_pkey PRIMARY KEY (district_id, owner_id, purse, bucket_on)
);
alter table ledger.bucket enable row level security;
create table ledger.cap_claim (
  district_id bigint not null,
  id uuid not null,
  holder_id uuid not null,
  period_on date not null,
  slots text[] not null,
  times boolean[] not null,
  asked bigint not null,
  granted bigint not null,
  bound_by text,
  claimed_at timestamp with time zone not null,
  released_at timestamp with time zone,
  constraint cap_claim_asked_check CHECK ((asked >= 0)),
  constraint cap_claim_check CHECK (((granted >= 0) AND (granted <= asked))),
  constraint cap_claim_pkey PRIMARY KEY (district_id, id, holder_id, period_on)
);
alter table ledger.cap_claim enable row level security;
create table ledger.cap_use (
  district_id bigint not null,
  holder_id uuid not null,
  period_on date not null,
  used jsonb not null default '{}'::jsonb,
  constraint cap_use_pkey PRIMARY KEY (district_id, holder_id, period_on)
);
alter table ledger.cap_use enable row level security;
create table ledger.draw (
  district_id bigint not null,
  transfer_id uuid not null,
  side text not null,
  bucket_on date not null,
  points bigint not null,
  constraint draw_points_check CHECK ((points > 0)),
  constraint draw_side_check CHECK ((side = ANY (ARRAY['from'::text, 'to'::text]))),
  constraint draw_district_id_transfer_id_fkey FOREIGN KEY (district_id, transfer_id) REFERENCES ledger.transfer(district_id, id),
  constraint draw_pkey PRIMARY KEY (district_id, transfer_id, side, bucket_on)
);
alter table ledger.draw enable row level security;
create table ledger.pending_entry (
  district_id bigint not null,
  transfer_id uuid not null,
  owner_id uuid not null,
  commitment bytea not null,
  constraint pending_entry_commitment_check CHECK ((octet_length(commitment) = 32)),
  constraint pending_entry_pkey PRIMARY KEY (district_id, transfer_id, owner_id)
);
alter table ledger.pending_entry enable row level security;
create table ledger.system_delta (
  district_id bigint not null,
  batch uuid not null,
  owner_id uuid not null,
  purse text not null,
  delta bigint not null,
  constraint system_delta_pkey PRIMARY KEY (district_id, batch, owner_id, purse)
);
alter table ledger.system_delta enable row level security;
create table ledger.transfer (
  district_id bigint not null,
  id uuid not null,
  from_owner uuid not null,
  to_owner uuid not null,
  purse text not null,
  kind text not null,
  cause text not null,
  amount bigint not null,
  shortfall bigint not null default 0,
  annual_delta bigint not null default 0,
  lifetime_delta bigint not null default 0,
  from_bucket_on date,
  to_bucket_on date,
  happened_on date not null,
  posted_at timestamp with time zone not null,
  rule_version uuid,
  reverses uuid,
  constraint transfer_amount_check CHECK ((amount >= 0)),
  constraint transfer_check CHECK ((from_owner <> to_owner)),
  constraint transfer_check1 CHECK (((amount > 0) OR (shortfall > 0) OR (reverses IS NOT NULL))),
  constraint transfer_check2 CHECK (((kind = 'reversal'::text) = (reverses IS NOT NULL))),
  constraint transfer_check3 CHECK (((annual_delta = 0) OR (kind = ANY (ARRAY['earn'::text, 'deduct'::text, 'reversal'::text])))),
  constraint transfer_check4 CHECK (((lifetime_delta = 0) OR (kind = ANY (ARRAY['earn'::text, 'deduct'::text, 'opening'::text, 'reversal'::text])))),
  constraint transfer_kind_check CHECK ((kind = ANY (ARRAY['earn'::text, 'deduct'::text, 'spend'::text, 'gift'::text, 'opening'::text, 'expiry'::text, 'reversal'::text]))),
  constraint transfer_purse_check CHECK ((purse = ANY (ARRAY['available'::text, 'timebank'::text, 'green'::text, 'culture'::text]))),
  constraint transfer_shortfall_check CHECK ((shortfall >= 0)),
  constraint transfer_district_id_reverses_fkey FOREIGN KEY (district_id, reverses) REFERENCES ledger.transfer(district_id, id),
  constraint transfer_pkey PRIMARY KEY (district_id, id),
  constraint transfer_district_id_cause_key UNIQUE (district_id, cause)
);
alter table ledger.transfer enable row level security;
create table messages.message (
  district_id bigint not null,
  message_id uuid not null,
  resident_id uuid not null,
  template text not null,
  record_id uuid,
  figures jsonb not null,
  sent_at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint message_template_check CHECK ((template = ANY (ARRAY['please-confirm'::text, 'recorded'::text, 'settled'::text, 'under-review'::text, 'on-notice'::text, 'objection-raised'::text, 'objection-kept'::text, 'objection-corrected'::text, 'objection-cancelled'::text, 'rejected'::text, 'lapsed'::text, 'withdrawn'::text, 'reversed'::text, 'corrected'::text, 'dispute-received'::text, 'dispute-declined'::text, 'opening-balance'::text]))),
  constraint message_district_id_resident_id_fkey FOREIGN KEY (district_id, resident_id) REFERENCES identity.resident(district_id, resident_id),
  constraint message_pkey PRIMARY KEY (district_id, message_id)
);
alter table messages.message enable row level security;
create table participation.activity (
  district_id bigint not null,
  activity_id uuid not null,
  community_id uuid not null,
  rule_code text not null,
  title bytea not null,
  place bytea not null,
  starts_at timestamp with time zone not null,
  day date not null,
  minutes integer not null,
  difficulty integer,
  tags text[] not null default '{}'::text[],
  organiser_kind text not null,
  organiser_id uuid not null,
  capacity integer,
  state text not null,
  opened_by uuid,
  opened_at timestamp with time zone not null,
  ended_by uuid,
  ended_at timestamp with time zone,
  ended_reason bytea,
  constraint activity_capacity_check CHECK ((capacity > 0)),
  constraint activity_difficulty_check CHECK (((difficulty >= 1) AND (difficulty <= 5))),
  constraint activity_minutes_check CHECK (((minutes >= 0) AND (minutes <= 1440))),
  constraint activity_organiser_kind_check CHECK ((organiser_kind = ANY (ARRAY['staff'::text, 'resident'::text]))),
  constraint activity_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'cancelled'::text]))),
  constraint activity_district_id_community_id_fkey FOREIGN KEY (district_id, community_id) REFERENCES places.place(district_id, place_id),
  constraint activity_pkey PRIMARY KEY (district_id, activity_id)
);
alter table participation.activity enable row level security;
create table participation.confirmation (
  district_id bigint not null,
  record_id uuid not null,
  side text not null,
  by_person uuid not null,
  by_id uuid not null,
  means text not null,
  evidence bytea,
  at timestamp with time zone not null,
  constraint confirmation_check CHECK (((means <> ALL (ARRAY['paper'::text, 'counter'::text])) OR ((side = 'participant'::text) AND (evidence IS NOT NULL)))),
  constraint confirmation_means_check CHECK ((means = ANY (ARRAY['self'::text, 'trusted'::text, 'silent'::text, 'paper'::text, 'counter'::text]))),
  constraint confirmation_side_check CHECK ((side = ANY (ARRAY['organiser'::text, 'participant'::text, 'committee'::text]))),
  constraint confirmation_district_id_record_id_fkey FOREIGN KEY (district_id, record_id) REFERENCES participation.record(district_id, record_id),
  constraint confirmation_pkey PRIMARY KEY (district_id, record_id, side, by_person)
);
alter table participation.confirmation enable row level security;
create table participation.correction (
  district_id bigint not null,
  correction_id uuid not null,
  record_id uuid not null,
  community_id uuid not null,
  state text not null,
  not_me boolean not null,
  reason bytea not null,
  anew boolean not null,
  anew_minutes integer,
  anew_judged integer,
  anew_judged_reason bytea,
  proposed_by uuid,
  proposed_person uuid,
  proposed_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  decided_reason bytea,
  replacement uuid,
  shortfall integer not null default 0,
  constraint correction_check CHECK (((state = 'proposed'::text) = (decided_at IS NULL))),
  constraint correction_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'declined'::text]))),
  constraint correction_district_id_record_id_fkey FOREIGN KEY (district_id, record_id) REFERENCES participation.record(district_id, record_id),
  constraint correction_district_id_replacement_fkey FOREIGN KEY (district_id, replacement) REFERENCES participation.record(district_id, record_id),
  constraint correction_pkey PRIMARY KEY (district_id, correction_id)
);
alter table participation.correction enable row level security;
create table participation.draft (
  district_id bigint not null,
  activity_id uuid not null,
  text bytea not null,
  saved_by uuid,
  saved_at timestamp with time zone not null,
  constraint draft_district_id_activity_id_fkey FOREIGN KEY (district_id, activity_id) REFERENCES participation.activity(district_id, activity_id),
  constraint draft_pkey PRIMARY KEY (district_id, activity_id)
);
alter table participation.draft enable row level security;
create table participation.notice (
  district_id bigint not null,
  notice_id uuid not null,
  community_id uuid not null,
  year integer not null,
  serial integer not null,
  posted_on date not null,
  closes_on date not null,
  items integer not null,
  posted_at timestamp with time zone not null,
  constraint notice_check CHECK ((closes_on >= (posted_on + 3))),
  constraint notice_items_check CHECK ((items >= 0)),
  constraint notice_serial_check CHECK ((serial > 0)),
  constraint notice_pkey PRIMARY KEY (district_id, notice_id),
  constraint notice_district_id_community_id_posted_on_key UNIQUE (district_id, community_id, posted_on),
  constraint notice_district_id_community_id_year_serial_key UNIQUE (district_id, community_id, year, serial)
);
alter table participation.notice enable row level security;
create table participation.notice_serial (
  district_id bigint not null,
  community_id uuid not null,
  year integer not null,
  last integer not null,
  constraint notice_serial_pkey PRIMARY KEY (district_id, community_id, year)
);
alter table participation.notice_serial enable row level security;
create table participation.objection (
  district_id bigint not null,
  objection_id uuid not null,
  record_id uuid not null,
  community_id uuid not null,
  receipt text not null,
  text bytea not null,
  contact bytea not null,
  raised_on date not null,
  raised_at timestamp with time zone not null,
  reply_by date not null,
  provisional boolean not null,
  state text not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  reason bytea,
  constraint objection_check CHECK (((state = 'open'::text) = (decided_at IS NULL))),
  constraint objection_state_check CHECK ((state = ANY (ARRAY['open'::text, 'kept'::text, 'corrected'::text, 'cancelled'::text]))),
  constraint objection_district_id_record_id_fkey FOREIGN KEY (district_id, record_id) REFERENCES participation.record(district_id, record_id),
  constraint objection_pkey PRIMARY KEY (district_id, objection_id),
  constraint objection_district_id_receipt_key UNIQUE (district_id, receipt)
);
alter table participation.objection enable row level security;
create table participation.record (
  district_id bigint not null,
  record_id uuid not null,
  community_id uuid not null,
  activity_id uuid not null,
  resident_id uuid not null,
  role text not null,
  rule_code text not null,
  version_id uuid not null,
  happened_on date not null,
  minutes integer not null,
  award jsonb not null,
  confirm_mode text not null,
  guardian boolean not null,
  waived boolean not null,
  scored integer not null,
  granted integer not null,
  cap text,
  cap_limit integer not null default 0,
  cap_used integer not null default 0,
  claim_id uuid,
  personal boolean not null,
  source text not null,
  judged_reason bytea,
  state text not null,
  due_on date,
  provisional boolean not null default false,
  recorded_by uuid,
  recorded_person uuid,
  recorded_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  reviewed_by uuid,
  reviewed_person uuid,
  reviewed_at timestamp with time zone,
  notice_id uuid,
  notice_item integer,
  closes_on date,
  transfer_id uuid,
  settled_at timestamp with time zone,
  ended_by uuid,
  ended_at timestamp with time zone,
  reason bytea,
  replaces uuid,
  constraint record_check CHECK ((((notice_id IS NULL) = (notice_item IS NULL)) AND ((notice_id IS NULL) = (closes_on IS NULL)))),
  constraint record_check1 CHECK (((state <> ALL (ARRAY['on-notice'::text, 'objected'::text])) OR (notice_id IS NOT NULL))),
  constraint record_check2 CHECK (((abs(granted) <= abs(scored)) AND (((granted)::bigint * scored) >= 0))),
  constraint record_check3 CHECK (((NOT waived) OR (granted = 0))),
  constraint record_check4 CHECK (((state = ANY (ARRAY['rejected'::text, 'withdrawn'::text, 'lapsed'::text, 'reversed'::text])) = (ended_at IS NOT NULL))),
  constraint record_confirm_mode_check CHECK ((confirm_mode = ANY (ARRAY['ask'::text, 'trusted'::text, 'silent'::text, 'committee'::text, 'verify'::text]))),
  constraint record_minutes_check CHECK (((minutes >= 0) AND (minutes <= 1440))),
  constraint record_role_check CHECK ((role = ANY (ARRAY['participant'::text, 'helper'::text, 'lead'::text]))),
  constraint record_source_check CHECK ((source = ANY (ARRAY['roster'::text, 'paste'::text, 'file'::text, 'demo'::text, 'correction'::text]))),
  constraint record_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'under-review'::text, 'on-notice'::text, 'objected'::text, 'settled'::text, 'rejected'::text, 'withdrawn'::text, 'lapsed'::text, 'reversed'::text]))),
  constraint record_district_id_activity_id_fkey FOREIGN KEY (district_id, activity_id) REFERENCES participation.activity(district_id, activity_id),
  constraint record_district_id_notice_id_fkey FOREIGN KEY (district_id, notice_id) REFERENCES participation.notice(district_id, notice_id),
  constraint record_district_id_replaces_fkey FOREIGN KEY (district_id, replaces) REFERENCES participation.record(district_id, record_id),
  constraint record_district_id_resident_id_fkey FOREIGN KEY (district_id, resident_id) REFERENCES identity.resident(district_id, resident_id),
  constraint record_pkey PRIMARY KEY (district_id, record_id)
);
alter table participation.record enable row level security;
create table places.place (
  district_id bigint not null,
  place_id uuid not null,
  kind text not null,
  parent_id uuid,
  community_id uuid,
  name text not null,
  sort_order integer not null default 0,
  details jsonb not null default '{}'::jsonb,
  constraint a_community_is_its_own CHECK (((kind <> 'community'::text) OR (community_id = place_id))),
  constraint inside_a_community CHECK (((community_id IS NOT NULL) = (kind = ANY (ARRAY['community'::text, 'grid'::text, 'building'::text])))),
  constraint only_the_district_is_on_top CHECK (((parent_id IS NULL) = (kind = 'district'::text))),
  constraint place_kind_check CHECK ((kind = ANY (ARRAY['district'::text, 'street'::text, 'community'::text, 'grid'::text, 'building'::text]))),
  constraint place_district_id_community_id_fkey FOREIGN KEY (district_id, community_id) REFERENCES places.place(district_id, place_id),
  constraint place_district_id_fkey FOREIGN KEY (district_id) REFERENCES platform.district(district_id),
  constraint place_district_id_parent_id_fkey FOREIGN KEY (district_id, parent_id) REFERENCES places.place(district_id, place_id),
  constraint place_pkey PRIMARY KEY (district_id, place_id)
);
alter table places.place enable row level security;
create table platform.district (
  district_id bigint not null,
  name text not null,
  city text not null,
  programme_start date not null,
  created_at timestamp with time zone not null,
  constraint district_pkey PRIMARY KEY (district_id)
);
alter table platform.district enable row level security;
create table platform.job_mark (
  district_id bigint not null,
  job text not null,
  done_through date not null,
  ran_at timestamp with time zone not null,
  constraint job_mark_pkey PRIMARY KEY (district_id, job)
);
alter table platform.job_mark enable row level security;
create table platform.kept_answer (
  district_id bigint not null,
  caller text not null,
  key text not null,
  request_hash bytea not null,
  answer bytea not null,
  kept_at timestamp with time zone not null,
  constraint kept_answer_pkey PRIMARY KEY (district_id, caller, key)
);
alter table platform.kept_answer enable row level security;
create table rules.draft (
  district_id bigint not null,
  draft_id uuid not null,
  place_id uuid not null,
  label text not null,
  based_on uuid,
  state text not null,
  content jsonb,
  made_by uuid,
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint draft_check CHECK (((state = 'adopted'::text) = (content IS NULL))),
  constraint draft_label_check CHECK ((label <> ''::text)),
  constraint draft_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'adopted'::text, 'discarded'::text]))),
  constraint draft_district_id_place_id_fkey FOREIGN KEY (district_id, place_id) REFERENCES places.place(district_id, place_id),
  constraint draft_pkey PRIMARY KEY (district_id, draft_id)
);
alter table rules.draft enable row level security;
create table rules.version (
  district_id bigint not null,
  version_id uuid not null,
  place_id uuid not null,
  label text not null,
  based_on uuid,
  content jsonb not null,
  effective_from date not null,
  body text not null,
  decided_on date not null,
  entitled integer not null,
  present integer not null,
  votes_for integer not null,
  votes_against integer not null,
  abstained integer not null,
  document text not null,
  adopted_by uuid,
  adopted_at timestamp with time zone not null,
  constraint version_abstained_check CHECK ((abstained >= 0)),
  constraint version_body_check CHECK ((body = ANY (ARRAY['residents-meeting'::text, 'residents-representatives'::text, 'villagers-meeting'::text, 'villagers-representatives'::text]))),
  constraint version_check CHECK (((present <= entitled) AND (((votes_for + votes_against) + abstained) <= present))),
  constraint version_check1 CHECK ((((present * 2) > entitled) AND ((votes_for * 2) > present))),
  constraint version_check2 CHECK ((decided_on <= effective_from)),
  constraint version_document_check CHECK ((document <> ''::text)),
  constraint version_votes_against_check CHECK ((votes_against >= 0)),
  constraint version_votes_for_check CHECK ((votes_for >= 0)),
  constraint version_district_id_based_on_fkey FOREIGN KEY (district_id, based_on) REFERENCES rules.version(district_id, version_id),
  constraint version_district_id_place_id_fkey FOREIGN KEY (district_id, place_id) REFERENCES places.place(district_id, place_id),
  constraint version_district_id_version_id_fkey FOREIGN KEY (district_id, version_id) REFERENCES rules.draft(district_id, draft_id),
  constraint version_pkey PRIMARY KEY (district_id, version_id),
  constraint version_district_id_place_id_effective_from_key UNIQUE (district_id, place_id, effective_from),
  constraint version_district_id_place_id_label_key UNIQUE (district_id, place_id, label)
);
alter table rules.version enable row level security;
create table tasks.task (
  district_id bigint not null,
  task_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  community_id uuid not null,
  action text not null,
  organiser_id uuid,
  due_on date,
  provisional boolean not null default false,
  not_for uuid[] not null default '{}'::uuid[],
  state text not null,
  opened_at timestamp with time zone not null,
  done_at timestamp with time zone,
  constraint done_at_a_moment CHECK (((state = 'done'::text) = (done_at IS NOT NULL))),
  constraint task_kind_check CHECK ((kind = ANY (ARRAY['confirm'::text, 'review'::text, 'objection'::text, 'correction'::text, 'not-me'::text, 'import'::text]))),
  constraint task_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text]))),
  constraint task_district_id_community_id_fkey FOREIGN KEY (district_id, community_id) REFERENCES places.place(district_id, place_id),
  constraint task_pkey PRIMARY KEY (district_id, task_id)
);
alter table tasks.task enable row level security;

CREATE INDEX access_log_by_resident ON identity.access_log USING btree (district_id, resident_id, access_id);
CREATE INDEX account_by_bucket_day ON ledger.account USING btree (district_id, bucket_on);
CREATE INDEX activity_by_organiser ON participation.activity USING btree (district_id, organiser_id, starts_at DESC);
CREATE INDEX activity_by_rule ON participation.activity USING btree (district_id, community_id, rule_code, day DESC);
CREATE INDEX activity_by_start ON participation.activity USING btree (district_id, community_id, starts_at DESC, activity_id DESC);
CREATE INDEX bucket_by_day ON ledger.bucket USING btree (district_id, bucket_on, owner_id, purse);
CREATE INDEX correction_of_record ON participation.correction USING btree (district_id, record_id);
CREATE INDEX correction_waiting ON participation.correction USING btree (district_id, community_id) WHERE (state = 'proposed'::text);
CREATE INDEX import_by_community ON imports.import USING btree (district_id, community_id, started_at DESC);
CREATE INDEX import_to_do ON imports.import USING btree (district_id, import_id) WHERE (state = ANY (ARRAY['reading'::text, 'writing'::text]));
CREATE INDEX kept_answer_by_age ON platform.kept_answer USING btree (district_id, kept_at);
CREATE INDEX line_by_kind ON imports.line USING btree (district_id, import_id, kind, line);
CREATE INDEX message_by_resident ON messages.message USING btree (district_id, resident_id, message_id);
CREATE INDEX message_unread ON messages.message USING btree (district_id, resident_id) WHERE (read_at IS NULL);
CREATE INDEX objection_of_record ON participation.objection USING btree (district_id, record_id);
CREATE INDEX record_by_activity ON participation.record USING btree (district_id, activity_id, state);
CREATE INDEX record_by_closing ON participation.record USING btree (district_id, community_id, closes_on) WHERE (notice_id IS NOT NULL);
CREATE INDEX record_by_day ON participation.record USING btree (district_id, resident_id, happened_on);
CREATE INDEX record_by_resident ON participation.record USING btree (district_id, resident_id, record_id DESC);
CREATE INDEX record_by_rule ON participation.record USING btree (district_id, community_id, rule_code, resident_id);
CREATE INDEX record_in_review ON participation.record USING btree (district_id, community_id, state, record_id) WHERE (state = ANY (ARRAY['under-review'::text, 'on-notice'::text, 'objected'::text]));
CREATE INDEX record_on_notice_until ON participation.record USING btree (district_id, closes_on, record_id) WHERE (state = 'on-notice'::text);
CREATE INDEX record_unconfirmed ON participation.record USING btree (district_id, due_on, record_id) WHERE (state = 'submitted'::text);
CREATE INDEX resident_by_building ON identity.resident USING btree (district_id, building_id);
CREATE INDEX resident_by_household ON identity.resident USING btree (district_id, household_id);
CREATE INDEX resident_by_stamp ON identity.resident USING btree (district_id, community_id, stamp);
CREATE INDEX role_grant_by_person ON identity.role_grant USING btree (district_id, person_kind, person_id);
CREATE INDEX role_grant_by_place ON identity.role_grant USING btree (district_id, place_id);
CREATE INDEX search_token_by_resident ON identity.search_token USING btree (district_id, resident_id);
CREATE INDEX session_by_person ON identity.session USING btree (district_id, person_kind, person_id) WHERE (ended_at IS NULL);
CREATE INDEX staff_by_place ON identity.staff USING btree (district_id, place_id);
CREATE INDEX staff_event_by_staff ON identity.staff_event USING btree (district_id, staff_id, event_id);
CREATE INDEX task_provisional ON tasks.task USING btree (district_id, due_on, task_id) WHERE ((state = 'open'::text) AND provisional);
CREATE INDEX task_waiting ON tasks.task USING btree (district_id, community_id, due_on, task_id) WHERE (state = 'open'::text);
CREATE INDEX transfer_into ON ledger.transfer USING btree (district_id, to_owner, posted_at, id) WHERE (to_owner > '00000000-0000-0000-0000-0000000000ff'::uuid);
CREATE INDEX transfer_out_of ON ledger.transfer USING btree (district_id, from_owner, posted_at, id) WHERE (from_owner > '00000000-0000-0000-0000-0000000000ff'::uuid);
CREATE UNIQUE INDEX confirmation_of_side ON participation.confirmation USING btree (district_id, record_id, side) WHERE (side <> 'committee'::text);
CREATE UNIQUE INDEX correction_open_once ON participation.correction USING btree (district_id, record_id) WHERE (state = 'proposed'::text);
CREATE UNIQUE INDEX draft_label_once ON rules.draft USING btree (district_id, place_id, label) WHERE (state <> 'discarded'::text);
CREATE UNIQUE INDEX household_by_door ON identity.household USING btree (district_id, building_id, door_token) WHERE (door_token IS NOT NULL);
CREATE UNIQUE INDEX objection_open_once ON participation.objection USING btree (district_id, record_id) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX place_by_community ON places.place USING btree (district_id, community_id, kind, name) WHERE (community_id IS NOT NULL);
CREATE UNIQUE INDEX place_by_parent ON places.place USING btree (district_id, parent_id, kind, name);
CREATE UNIQUE INDEX place_one_district ON places.place USING btree (district_id) WHERE (kind = 'district'::text);
CREATE UNIQUE INDEX record_on_notice ON participation.record USING btree (district_id, notice_id, notice_item) WHERE (notice_id IS NOT NULL);
CREATE UNIQUE INDEX record_once ON participation.record USING btree (district_id, activity_id, resident_id, role) WHERE (state = ANY (ARRAY['submitted'::text, 'under-review'::text, 'on-notice'::text, 'objected'::text, 'settled'::text]));
CREATE UNIQUE INDEX record_replaced_once ON participation.record USING btree (district_id, replaces) WHERE (replaces IS NOT NULL);
CREATE UNIQUE INDEX short_code_once ON identity.search_token USING btree (district_id, token) WHERE (kind = 'short-code'::text);
CREATE UNIQUE INDEX task_open_once ON tasks.task USING btree (district_id, kind, subject_id) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX transfer_reversed_once ON ledger.transfer USING btree (district_id, reverses) WHERE (reverses IS NOT NULL);

CREATE OR REPLACE FUNCTION ledger.claim_caps(at timestamp with time zone, items jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
AS $function$
declare
  d constant bigint := platform.district();
  i record;
  n integer;
  used bigint;
  room bigint;
  rooms bigint[] := '{}';
  bounds text[] := '{}';
  limits bigint[] := '{}';
  useds bigint[] := '{}';
  parts ledger.cap_claim[] := '{}';
  claims integer[] := '{}';
  part ledger.cap_claim;
  count integer := 0;
  written integer;
  outcomes jsonb[] := '{}';
begin
  insert into ledger.cap_use (district_id, holder_id, period_on)
  select d, r.holder_id, r.period_on from jsonb_to_recordset(items) r(holder_id uuid, period_on date) order by r.holder_id, r.period_on
  on conflict (district_id, holder_id, period_on) do nothing;

  -- 1. Lock the rows of holders and periods in key order, and see what room each claim has.
  for i in
    select x.*, u.used, k.granted, k.bound_by, k.released_at, k.id is not null as known
      from (select * from jsonb_to_recordset(items) r(
              claim integer, id uuid, asked bigint, holder_id uuid, period_on date, keys text[], slots text[], times boolean[], limits bigint[])
             order by r.holder_id, r.period_on) x
     cross join lateral (
        select c.used from ledger.cap_use c
         where c.district_id = d and c.holder_id = x.holder_id and c.period_on = x.period_on
           for no key update) u
      left join lateral (select * from ledger.cap_claim c where c.district_id = d and c.id = x.id limit 1) k on true
  loop
    n := i.claim;
    if i.known then
      outcomes[n] := jsonb_build_object('outcome', 'already-claimed', 'granted', i.granted, 'boundBy', i.bound_by, 'limit', null, 'used', null, 'released', i.released_at is not null);
      continue;
    end if;
    if rooms[n] is null then
      rooms[n] := i.asked;
    end if;
    for k in 1 .. cardinality(i.slots) loop
      used := coalesce((i.used ->> i.slots[k])::bigint, 0);
      room := case when not i.times[k] then greatest(i.limits[k] - used, 0) when used < i.limits[k] then i.asked else 0 end;
      if room < rooms[n] then
        rooms[n] := room;
        bounds[n] := i.keys[k];
        limits[n] := i.limits[k];
        useds[n] := used;
      end if;
    end loop;
    part.district_id := d;
    part.id := i.id;
    part.holder_id := i.holder_id;
    part.period_on := i.period_on;
    part.slots := i.slots;
    part.times := i.times;
    part.asked := i.asked;
    part.claimed_at := at;
    count := count + 1;
    parts[count] := part;
    claims[count] := n;
  end loop;

  -- 2. Grant. A deed that gets nothing takes nothing, or a full day would also use up the month.
  for k in 1 .. count loop
    n := claims[k];
    parts[k].granted := rooms[n];
    parts[k].bound_by := bounds[n];
    if rooms[n] = 0 then
      parts[k].slots := '{}';
      parts[k].times := '{}';
    end if;
    outcomes[n] := jsonb_build_object('outcome', 'claimed', 'granted', rooms[n], 'boundBy', bounds[n], 'limit', limits[n], 'used', useds[n], 'released', false);
  end loop;

  -- 3. Write.
  update ledger.cap_use u
     set used = u.used || (
       select coalesce(jsonb_object_agg(s.slot, coalesce((u.used ->> s.slot)::bigint, 0) + case when s.times then 1 else p.granted end), '{}')
         from unnest(p.slots, p.times) s(slot, times))
    from unnest(parts) p
   where u.district_id = d and u.holder_id = p.holder_id and u.period_on = p.period_on;
  get diagnostics written = row_count;
  assert written = count, 'a holder''s period stands once in a call';
  insert into ledger.cap_claim select * from unnest(parts) p order by p.id, p.holder_id, p.period_on on conflict (district_id, id, holder_id, period_on) do nothing;
  get diagnostics written = row_count;
  if written < count then
    raise exception 'the claim was made meanwhile' using errcode = 'serialization_failure';
  end if;
  return to_jsonb(outcomes);
end $function$
;
CREATE OR REPLACE FUNCTION ledger.count_scores(scores ledger.board_score[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  insert into ledger.board_score as b
  select s.district_id, s.community_id, s.year, s.score, sum(s.people)
    from unnest(scores) s
   group by 1, 2, 3, 4
  having sum(s.people) <> 0
   order by 1, 2, 3, 4
  on conflict (district_id, community_id, year, score) do update set people = b.people + excluded.people;

  insert into ledger.board_range as b
  select s.district_id, s.community_id, s.year, s.score >> 8, sum(s.people)
    from unnest(scores) s
   group by 1, 2, 3, 4
  having sum(s.people) <> 0
   order by 1, 2, 3, 4
  on conflict (district_id, community_id, year, range) do update set people = b.people + excluded.people;
end $function$
;
CREATE OR REPLACE FUNCTION ledger.door(task text, at timestamp with time zone, items jsonb DEFAULT '[]'::jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET "plpgsql.check_asserts" TO 'on'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET jit TO 'off'
AS $function$
begin
  assert platform.district() is not null, 'a district is set';
  case task
    when 'open' then return ledger.open_accounts(items);
    when 'claim' then return ledger.claim_caps(at, items);
    when 'release' then return ledger.release_caps(at, items);
    when 'post' then return ledger.post(at, items, false);
    when 'rehearse' then return ledger.post(at, items, true);
    when 'fold' then return ledger.fold_system_deltas();
  end case;
end $function$
;
CREATE OR REPLACE FUNCTION ledger.fold_system_deltas()
 RETURNS jsonb
 LANGUAGE plpgsql
AS $function$
declare
  d constant bigint := platform.district();
  folded integer;
begin
  with gone as (
    delete from ledger.system_delta s where s.district_id = d returning s.owner_id, s.purse, s.delta
  ), summed as (
    insert into ledger.account as a (district_id, owner_id, purse, owner_kind, balance)
    select d, g.owner_id, g.purse, 'system', sum(g.delta) from gone g group by g.owner_id, g.purse order by g.owner_id, g.purse
    on conflict (district_id, owner_id, purse) do update set balance = a.balance + excluded.balance
  )
  select count(*) into folded from gone;
  return to_jsonb(folded);
end $function$
;
CREATE OR REPLACE FUNCTION ledger.open_accounts(items jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
AS $function$
declare
  d constant bigint := platform.district();
  opened integer;
  a record;
  scores ledger.board_score[] := '{}';
begin
  insert into ledger.account (district_id, owner_id, purse, owner_kind, community_id, on_board)
  select d, x.owner_id, x.purse, x.owner_kind, x.community_id, x.on_board
    from jsonb_to_recordset(items) x(owner_id uuid, purse text, owner_kind text, community_id uuid, on_board boolean)
   order by x.owner_id, x.purse
  on conflict (district_id, owner_id, purse) do nothing;
  get diagnostics opened = row_count;

  for a in
    select l.*, x.community_id as new_community_id, x.on_board as new_on_board
      from jsonb_to_recordset(items) x(owner_id uuid, purse text, community_id uuid, on_board boolean)
      join ledger.account l on l.district_id = d and l.owner_id = x.owner_id and l.purse = x.purse
     where (l.community_id, l.on_board) is distinct from (x.community_id, x.on_board)
     order by l.owner_id, l.purse
       for no key update of l
  loop
    scores := scores || array(
      select row(d, side.community_id, y.year, y.score, side.people)::ledger.board_score
        from (values (a.annual_year, a.annual), (a.annual_year - 1, a.annual_before)) y(year, score),
             (values (a.community_id, a.on_board, -1), (a.new_community_id, a.new_on_board, 1)) side(community_id, on_board, people)
       where side.on_board and y.score > 0);
    update ledger.account set community_id = a.new_community_id, on_board = a.new_on_board
     where district_id = d and owner_id = a.owner_id and purse = a.purse;
  end loop;
  if cardinality(scores) > 0 then
    perform ledger.count_scores(scores);
  end if;
  return to_jsonb(opened);
end $function$
;
CREATE OR REPLACE FUNCTION ledger.post(at timestamp with time zone, items jsonb, rehearsal boolean)
 RETURNS jsonb
 LANGUAGE plpgsql
AS $function$
declare
  d constant bigint := platform.district();
  last_system constant uuid := '00000000-0000-0000-0000-0000000000ff';
  -- issuance, redemption, expiry, opening: the list of contract/ledger.ts.
  system_owners constant uuid[] := array['00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000004'];
  today constant date := (at at time zone 'Asia/Shanghai')::date;
  i record;
  payer ledger.account;
  payee ledger.account;
  counted ledger.account;
  made ledger.transfer;
  from_system boolean;
  to_system boolean;
  code text;
  asked bigint;
  room bigint;
  moved bigint;
  left_over bigint;
  year integer;
  figure bigint;
  share record;
  day date;
  there bigint;
  outcomes jsonb[] := '{}';
  transfers ledger.transfer[] := '{}';
  accounts ledger.account[] := '{}';
  touched integer := 0;
  draws ledger.draw[] := '{}';
  own_draws ledger.draw[];
  returned ledger.draw[];
  draw_row ledger.draw;
  changes ledger.bucket[] := '{}';
  change ledger.bucket;
  entries ledger.pending_entry[] := '{}';
  entry ledger.pending_entry;
  scores ledger.board_score[] := '{}';
  score ledger.board_score;
  written integer;
begin
  -- 1. Lock the accounts, in key order. Whatever is read from here on is read after the wait, by a new statement.
  perform 1
    from ledger.account a
   where a.district_id = d
     and (a.owner_id, a.purse) in (
       select side.owner_id, x.purse
         from jsonb_to_recordset(items) x("from" uuid, "to" uuid, purse text), lateral (values (x."from"), (x."to")) side(owner_id)
        where side.owner_id > last_system)
   order by a.owner_id, a.purse
     for no key update of a;

  -- 2. Decide each item; nothing is written in this loop.
  for i in
    select x.*, paid.id as paid_id, paid.amount as paid_amount, original, reversal.id as reversal_id, f as payer, t as payee
      from rows from (jsonb_to_recordset(items) as (
             id uuid, "from" uuid, "to" uuid, purse text, kind text, cause text, amount bigint, within boolean, annual bigint, lifetime bigint,
             draw_on date, bucket_on date, happened_on date, rule_version uuid, reverses uuid, from_commitment text, to_commitment text
           )) with ordinality x
      left join ledger.transfer paid on paid.district_id = d and paid.cause = x.cause
      left join ledger.transfer original on original.district_id = d and original.id = x.reverses
      left join ledger.transfer reversal on reversal.district_id = d and reversal.reverses = x.reverses
      left join ledger.account f on f.district_id = d and f.owner_id = case when x."from" > last_system then x."from" end and f.purse = x.purse
      left join ledger.account t on t.district_id = d and t.owner_id = case when x."to" > last_system then x."to" end and t.purse = x.purse
     order by x.ordinality
  loop
    payer := i.payer;
    payee := i.payee;
    from_system := i."from" <= last_system;
    to_system := i."to" <= last_system;
    asked := i.amount;
    if i.reverses is not null and (i.original).id is not null then
      assert (i.original).to_owner = i."from" and (i.original).from_owner = i."to" and (i.original).purse = i.purse, 'a reversal runs back between the same accounts';
      asked := (i.original).amount;
    end if;
    assert not (from_system and to_system), 'a transfer has a party that is no system account';
    assert i.happened_on <= today, 'what is posted has happened';

    -- What can be drawn: everything free, or for an expiry what is left of its one day.
    if from_system then
      room := asked;
    else
      room := payer.balance - payer.reserved;
      if i.draw_on is not null then
        if i.draw_on = payer.bucket_on then
          there := payer.bucket;
        elsif payer.further > 0 then
          select coalesce(sum(b.points), 0) into there from ledger.bucket b
           where b.district_id = d and b.owner_id = payer.owner_id and b.purse = payer.purse and b.bucket_on = i.draw_on;
        else
          there := 0;
        end if;
        room := least(room, there);
      end if;
    end if;
    moved := least(asked, room);

    code := case
      when i.paid_id is not null then 'already-posted'
      when i.reverses is not null and (i.original).id is null then 'transfer-not-found'
      when payer.owner_id is null and i."from" <> all (system_owners) then 'account-not-found'
      when payee.owner_id is null and i."to" <> all (system_owners) then 'account-not-found'
      when (i.original).reverses is not null then 'reversal-is-final'
      when i.reversal_id is not null then 'already-reversed'
      when asked > room and not i.within then 'insufficient-points'
      when i.draw_on is not null and moved = 0 then 'nothing-left'
      else 'posted'
    end;
    if code <> 'posted' then
      outcomes[i.ordinality] := jsonb_build_object('outcome', code, 'id', i.paid_id, 'amount', coalesce(i.paid_amount, asked), 'spendable', case when code = 'insufficient-points' then room end);
      continue;
    end if;

    made := null;
    made.district_id := d;
    made.id := i.id;
    made.from_owner := i."from";
    made.to_owner := i."to";
    made.purse := i.purse;
    made.kind := i.kind;
    made.cause := i.cause;
    made.amount := moved;
    made.shortfall := asked - moved;
    made.annual_delta := coalesce(i.annual, 0);
    made.lifetime_delta := coalesce(i.lifetime, 0);
    made.happened_on := i.happened_on;
    made.posted_at := at;
    made.rule_version := i.rule_version;
    made.reverses := i.reverses;
    if i.reverses is not null then
      made.annual_delta := -(i.original).annual_delta;
      made.lifetime_delta := -(i.original).lifetime_delta;
      made.happened_on := (i.original).happened_on;
      made.rule_version := (i.original).rule_version;
    end if;

    -- Debit: the earliest day first; a reversal takes back from the day it had given to, as far as that is still there.
    own_draws := '{}';
    if not from_system then
      if moved > 0 then
        if payer.further = 0 then
          payer.bucket := payer.bucket - moved;
          made.from_bucket_on := payer.bucket_on;
        else
          left_over := moved;
          for share in
            select b.bucket_on, b.points, b.own
              from (select payer.bucket_on, payer.bucket as points, true as own
                    union all
                    select s.bucket_on, s.points, false from ledger.bucket s where s.district_id = d and s.owner_id = payer.owner_id and s.purse = payer.purse) b
             where b.points > 0 and (i.draw_on is null or b.bucket_on = i.draw_on)
             order by (i.reverses is not null and b.bucket_on = (i.original).to_bucket_on) desc nulls last, b.bucket_on
          loop
            exit when left_over = 0;
            there := least(share.points, left_over);
            left_over := left_over - there;
            if share.own then
              payer.bucket := payer.bucket - there;
            else
              change := row(d, payer.owner_id, payer.purse, share.bucket_on, -there)::ledger.bucket;
              changes := array_append(changes, change);
              if there = share.points then payer.further := payer.further - 1; end if;
            end if;
            draw_row := row(d, i.id, 'from', share.bucket_on, there)::ledger.draw;
            own_draws := array_append(own_draws, draw_row);
          end loop;
          assert left_over = 0, 'the buckets hold the balance';
          if cardinality(own_draws) = 1 then
            made.from_bucket_on := own_draws[1].bucket_on;
          else
            draws := draws || own_draws;
          end if;
        end if;
      end if;
      payer.balance := payer.balance - moved;
    end if;

    -- Credit: the day given, or for a reversal the days that were drawn; what lives longest comes back first.
    if not to_system then
      if moved > 0 then
        returned := '{}';
        if i.reverses is null then
          made.to_bucket_on := coalesce(i.bucket_on, 'infinity');
        elsif (i.original).from_bucket_on is not null then
          made.to_bucket_on := (i.original).from_bucket_on;
        else
          left_over := moved;
          for share in select w.bucket_on, w.points from ledger.draw w where w.district_id = d and w.transfer_id = i.reverses and w.side = 'from' order by w.bucket_on desc loop
            exit when left_over = 0;
            there := least(share.points, left_over);
            left_over := left_over - there;
            draw_row := row(d, i.id, 'to', share.bucket_on, there)::ledger.draw;
            returned := array_append(returned, draw_row);
          end loop;
          assert left_over = 0, 'the draws add up to what was drawn';
          if cardinality(returned) = 1 then made.to_bucket_on := returned[1].bucket_on; end if;
        end if;
        if made.to_bucket_on is not null and (payee.bucket_on = made.to_bucket_on or (payee.bucket = 0 and payee.further = 0)) then
          payee.bucket_on := made.to_bucket_on;
          payee.bucket := payee.bucket + moved;
        else
          if made.to_bucket_on is not null then
            returned := array[row(d, i.id, 'to', made.to_bucket_on, moved)::ledger.draw];
          else
            draws := draws || returned;
          end if;
          -- Earliest first, so that a day which has moved off the account is never met again.
          for draw_row in select * from unnest(returned) r order by r.bucket_on loop
            if draw_row.bucket_on = payee.bucket_on then
              payee.bucket := payee.bucket + draw_row.points;
            elsif exists (select from ledger.bucket s where s.district_id = d and s.owner_id = payee.owner_id and s.purse = payee.purse and s.bucket_on = draw_row.bucket_on) then
              changes := array_append(changes, row(d, payee.owner_id, payee.purse, draw_row.bucket_on, draw_row.points)::ledger.bucket);
            elsif payee.bucket = 0 then
              payee.bucket_on := draw_row.bucket_on;
              payee.bucket := draw_row.points;
            elsif draw_row.bucket_on > payee.bucket_on then
              -- The newest day moves onto the account: the next credits go there.
              changes := array_append(changes, row(d, payee.owner_id, payee.purse, payee.bucket_on, payee.bucket)::ledger.bucket);
              payee.further := payee.further + 1;
              payee.bucket_on := draw_row.bucket_on;
              payee.bucket := draw_row.points;
            else
              changes := array_append(changes, row(d, payee.owner_id, payee.purse, draw_row.bucket_on, draw_row.points)::ledger.bucket);
              payee.further := payee.further + 1;
            end if;
          end loop;
        end if;
      end if;
      payee.balance := payee.balance + moved;
    end if;

    -- Counters of the one resident of the transfer, never below 0. The year is that of the day it happened: the account's
    -- own year or the one before; an older year is closed and its figure no longer moves.
    if made.annual_delta <> 0 or made.lifetime_delta <> 0 then
      counted := case when payee.owner_kind = 'resident' then payee else payer end;
      assert counted.owner_kind = 'resident' and (payee.owner_kind = 'resident') is distinct from (payer.owner_kind = 'resident'), 'counters belong to the one resident of a transfer';
      year := extract(year from made.happened_on);
      figure := case
        when year > counted.annual_year then 0
        when year = counted.annual_year then counted.annual
        when year = counted.annual_year - 1 then counted.annual_before
      end;
      made.annual_delta := case when figure is null then 0 else greatest(made.annual_delta, -figure) end;
      made.lifetime_delta := greatest(made.lifetime_delta, -counted.lifetime);
      counted.lifetime := counted.lifetime + made.lifetime_delta;
      if made.annual_delta <> 0 then
        if year > counted.annual_year then
          counted.annual_before := case when year - 1 = counted.annual_year then counted.annual else 0 end;
          counted.annual_year := year;
          counted.annual := made.annual_delta;
        elsif year = counted.annual_year then
          counted.annual := figure + made.annual_delta;
        else
          counted.annual_before := figure + made.annual_delta;
        end if;
        day := date_trunc('month', made.happened_on)::date;
        if day > counted.month_on then
          counted.month_on := day;
          counted.month := made.annual_delta;
        elsif day = counted.month_on then
          counted.month := counted.month + made.annual_delta;
        end if;
        if counted.on_board then
          if figure > 0 then
            score := row(d, counted.community_id, year, figure, -1)::ledger.board_score;
            scores := array_append(scores, score);
          end if;
          if figure + made.annual_delta > 0 then
            score := row(d, counted.community_id, year, figure + made.annual_delta, 1)::ledger.board_score;
            scores := array_append(scores, score);
          end if;
        end if;
      end if;
      if payee.owner_kind = 'resident' then payee := counted; else payer := counted; end if;
    end if;

    if not from_system then
      touched := touched + 1;
      accounts[touched] := payer;
      entry := row(d, i.id, i."from", decode(i.from_commitment, 'hex'))::ledger.pending_entry;
      entries[touched] := entry;
    end if;
    if not to_system then
      touched := touched + 1;
      accounts[touched] := payee;
      entry := row(d, i.id, i."to", decode(i.to_commitment, 'hex'))::ledger.pending_entry;
      entries[touched] := entry;
    end if;
    transfers := array_append(transfers, made);
    outcomes[i.ordinality] := jsonb_build_object('outcome', 'posted', 'id', i.id, 'amount', moved, 'shortfall', made.shortfall, 'annual', made.annual_delta, 'lifetime', made.lifetime_delta);
  end loop;

  if rehearsal or touched = 0 then
    return to_jsonb(outcomes);
  end if;

  -- 3. Write, table by table, each in key order.
  insert into ledger.transfer select * from unnest(transfers) p order by p.cause on conflict (district_id, cause) do nothing;
  get diagnostics written = row_count;
  if written < cardinality(transfers) then
    assert (select count(*) = count(distinct p.cause) from unnest(transfers) p), 'a cause stands once in a call';
    -- The cause was paid meanwhile to another account, whose lock we did not wait for: look again.
    raise exception 'a cause was paid meanwhile' using errcode = 'serialization_failure';
  end if;

  if cardinality(draws) > 0 then
    insert into ledger.draw select * from unnest(draws) w order by w.transfer_id, w.side, w.bucket_on;
  end if;
  if cardinality(changes) > 0 then
    insert into ledger.bucket as b select * from unnest(changes) c order by c.owner_id, c.purse, c.bucket_on
      on conflict (district_id, owner_id, purse, bucket_on) do update set points = b.points + excluded.points;
    delete from ledger.bucket b using unnest(changes) c
     where b.district_id = d and b.owner_id = c.owner_id and b.purse = c.purse and b.bucket_on = c.bucket_on and b.points = 0;
  end if;

  update ledger.account a
     set balance = n.balance, bucket_on = n.bucket_on, bucket = n.bucket, further = n.further, annual_year = n.annual_year, annual = n.annual,
         annual_before = n.annual_before, month_on = n.month_on, month = n.month, lifetime = n.lifetime
    from unnest(accounts) n
   where a.district_id = d and a.owner_id = n.owner_id and a.purse = n.purse;
  get diagnostics written = row_count;
  assert written = touched, 'an account stands once in a call';

  insert into ledger.system_delta
  select d, (transfers[1]).id, s.owner_id, s.purse, sum(s.delta)
    from (select p.from_owner as owner_id, p.purse, -p.amount as delta from unnest(transfers) p where p.from_owner <= last_system
          union all
          select p.to_owner, p.purse, p.amount from unnest(transfers) p where p.to_owner <= last_system) s
   group by s.owner_id, s.purse
  having sum(s.delta) <> 0;

  insert into ledger.pending_entry select * from unnest(entries) e;

  -- The board comes last: its few rows are everybody's, so they are held the shortest.
  if cardinality(scores) > 0 then
    perform ledger.count_scores(scores);
  end if;
  return to_jsonb(outcomes);
end $function$
;
CREATE OR REPLACE FUNCTION ledger.release_caps(at timestamp with time zone, items jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
AS $function$
declare
  d constant bigint := platform.district();
  ids constant uuid[] := array(select value::uuid from jsonb_array_elements_text(items));
  released ledger.cap_claim[];
begin
  perform 1
    from (select distinct k.holder_id, k.period_on from unnest(ids) i(id) join ledger.cap_claim k on k.district_id = d and k.id = i.id
           order by k.holder_id, k.period_on) h
   cross join lateral (
     select from ledger.cap_use c where c.district_id = d and c.holder_id = h.holder_id and c.period_on = h.period_on for no key update) u;

  with freed as (
    update ledger.cap_claim k set released_at = at where k.district_id = d and k.id = any (ids) and k.released_at is null returning k
  )
  select coalesce(array_agg(f.k), '{}') into released from freed f;

  update ledger.cap_use u
     set used = (
       select coalesce(jsonb_object_agg(e.slot, e.kept) filter (where e.kept <> 0), '{}')
         from (select v.key as slot, v.value::bigint - coalesce(sum(g.taken), 0) as kept
                 from jsonb_each_text(u.used) v left join unnest(t.slots, t.taken) g(slot, taken) on g.slot = v.key
                group by v.key, v.value) e)
    from (select k.holder_id, k.period_on, array_agg(l.slot) as slots, array_agg(case when l.times then 1 else k.granted end) as taken
            from unnest(released) k, unnest(k.slots, k.times) l(slot, times)
           group by k.holder_id, k.period_on) t
   where u.district_id = d and u.holder_id = t.holder_id and u.period_on = t.period_on;
  return to_jsonb((select count(distinct k.id) from unnest(released) k));
end $function$
;
CREATE OR REPLACE FUNCTION platform.count_again(schemas text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  found regclass;
begin
  for found in
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = any (schemas) and c.relowner = (select oid from pg_roles where rolname = current_user)
     order by n.nspname, c.relname
  loop
    execute format('analyze %s', found);
  end loop;
end
$function$
;
CREATE OR REPLACE FUNCTION platform.district()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('liren.district'::text, true), ''::text))::bigint
;

create policy everyone on calendar.published_day for all using (true);
create policy everyone on calendar.published_year for all using (true);
create policy everyone on identity.session for all using (true);
create policy everyone on identity.sign_in_name for all using (true);
create policy everyone on identity.sign_in_try for all using (true);
create policy everyone on platform.district for all using (true);
create policy own_district on identity.access_log for all using ((district_id = platform.district()));
create policy own_district on identity.demo_person for all using ((district_id = platform.district()));
create policy own_district on identity.directory_version for all using ((district_id = platform.district()));
create policy own_district on identity.household for all using ((district_id = platform.district()));
create policy own_district on identity.resident for all using ((district_id = platform.district()));
create policy own_district on identity.role_grant for all using ((district_id = platform.district()));
create policy own_district on identity.search_token for all using ((district_id = platform.district()));
create policy own_district on identity.staff for all using ((district_id = platform.district()));
create policy own_district on identity.staff_event for all using ((district_id = platform.district()));
create policy own_district on imports.import for all using ((district_id = platform.district()));
create policy own_district on imports.known_key for all using ((district_id = platform.district()));
create policy own_district on imports.line for all using ((district_id = platform.district()));
create policy own_district on imports.opening_balance for all using ((district_id = platform.district()));
create policy own_district on ledger.account for all using ((district_id = platform.district()));
create policy own_district on ledger.board_range for all using ((district_id = platform.district()));
create policy own_district on ledger.board_score for all using ((district_id = platform.district()));
create policy own_district on ledger.bucket for all using ((district_id = platform.district()));
create policy own_district on ledger.cap_claim for all using ((district_id = platform.district()));
create policy own_district on ledger.cap_use for all using ((district_id = platform.district()));
create policy own_district on ledger.draw for all using ((district_id = platform.district()));
create policy own_district on ledger.pending_entry for all using ((district_id = platform.district()));
create policy own_district on ledger.system_delta for all using ((district_id = platform.district()));
create policy own_district on ledger.transfer for all using ((district_id = platform.district()));
create policy own_district on messages.message for all using ((district_id = platform.district()));
create policy own_district on participation.activity for all using ((district_id = platform.district()));
create policy own_district on participation.confirmation for all using ((district_id = platform.district()));
create policy own_district on participation.correction for all using ((district_id = platform.district()));
create policy own_district on participation.draft for all using ((district_id = platform.district()));
create policy own_district on participation.notice for all using ((district_id = platform.district()));
create policy own_district on participation.notice_serial for all using ((district_id = platform.district()));
create policy own_district on participation.objection for all using ((district_id = platform.district()));
create policy own_district on participation.record for all using ((district_id = platform.district()));
create policy own_district on places.place for all using ((district_id = platform.district()));
create policy own_district on platform.job_mark for all using ((district_id = platform.district()));
create policy own_district on platform.kept_answer for all using ((district_id = platform.district()));
create policy own_district on rules.draft for all using ((district_id = platform.district()));
create policy own_district on rules.version for all using ((district_id = platform.district()));
create policy own_district on tasks.task for all using ((district_id = platform.district()));

grant select on calendar.published_day to liren_reader;
grant delete, insert, select, update on calendar.published_day to liren_server;
grant select on calendar.published_year to liren_reader;
grant insert, select on calendar.published_year to liren_server;
grant select on identity.access_log to liren_reader;
grant insert, select on identity.access_log to liren_server;
grant delete, insert, select, update on identity.demo_person to liren_server;
grant usage on identity.directory_stamp to liren_server;
grant select on identity.directory_version to liren_reader;
grant insert, select, update on identity.directory_version to liren_server;
grant select on identity.household to liren_reader;
grant insert, select on identity.household to liren_server;
grant select on identity.resident to liren_reader;
grant insert, select, update on identity.resident to liren_server;
grant select on identity.role_grant to liren_reader;
grant insert, select, update on identity.role_grant to liren_server;
grant delete, insert, select on identity.search_token to liren_server;
grant insert, select, update on identity.session to liren_server;
grant insert, select on identity.sign_in_name to liren_server;
grant delete, insert, select, update on identity.sign_in_try to liren_server;
grant insert, select, update on identity.staff to liren_server;
grant select on identity.staff_event to liren_reader;
grant insert, select on identity.staff_event to liren_server;
grant select on imports.import to liren_reader;
grant insert, select, update on imports.import to liren_server;
grant insert, select on imports.known_key to liren_server;
grant delete, insert, select, update on imports.line to liren_server;
grant select on imports.opening_balance to liren_reader;
grant insert, select on imports.opening_balance to liren_server;
grant select on ledger.account to liren_reader;
grant select on ledger.account to liren_server;
grant select on ledger.board_range to liren_reader;
grant select on ledger.board_range to liren_server;
grant select on ledger.board_score to liren_reader;
grant select on ledger.board_score to liren_server;
grant select on ledger.bucket to liren_reader;
grant select on ledger.bucket to liren_server;
grant select on ledger.cap_claim to liren_reader;
grant select on ledger.cap_claim to liren_server;
grant select on ledger.cap_use to liren_reader;
grant select on ledger.cap_use to liren_server;
grant select on ledger.draw to liren_reader;
grant select on ledger.draw to liren_server;
grant select on ledger.pending_entry to liren_reader;
grant select on ledger.pending_entry to liren_server;
grant select on ledger.system_delta to liren_reader;
grant select on ledger.system_delta to liren_server;
grant select on ledger.transfer to liren_reader;
grant select on ledger.transfer to liren_server;
grant select on messages.message to liren_reader;
grant insert, select on messages.message to liren_server;
grant select on participation.activity to liren_reader;
grant insert, select on participation.activity to liren_server;
grant select on participation.confirmation to liren_reader;
grant insert, select on participation.confirmation to liren_server;
grant select on participation.correction to liren_reader;
grant insert, select on participation.correction to liren_server;
grant select on participation.draft to liren_reader;
grant delete, insert, select, update on participation.draft to liren_server;
grant select on participation.notice to liren_reader;
grant insert, select on participation.notice to liren_server;
grant select on participation.notice_serial to liren_reader;
grant insert, select, update on participation.notice_serial to liren_server;
grant select on participation.objection to liren_reader;
grant insert, select on participation.objection to liren_server;
grant select on participation.record to liren_reader;
grant insert, select on participation.record to liren_server;
grant select on places.place to liren_reader;
grant insert, select, update on places.place to liren_server;
grant select on platform.district to liren_reader;
grant insert, select on platform.district to liren_server;
grant select on platform.job_mark to liren_reader;
grant insert, select, update on platform.job_mark to liren_server;
grant select on platform.kept_answer to liren_reader;
grant delete, insert, select on platform.kept_answer to liren_server;
grant select on rules.draft to liren_reader;
grant insert, select on rules.draft to liren_server;
grant select on rules.version to liren_reader;
grant insert, select on rules.version to liren_server;
grant select on tasks.task to liren_reader;
grant insert, select, update on tasks.task to liren_server;
grant execute on function ledger.door(task text, at timestamp with time zone, items jsonb) to liren_server;
grant execute on function platform.count_again(schemas text[]) to liren_server;
grant execute on function platform.district() to liren_reader;
grant execute on function platform.district() to liren_server;
