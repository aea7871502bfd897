create schema participation;
grant usage on schema participation to liren_server, liren_reader;

-- A session that people take part in. Title and place are typed by people, so they are sealed like all free text.
create table participation.activity (
  district_id bigint not null,
  activity_id uuid not null,
  community_id uuid not null,
  rule_code text not null,
  title bytea not null,
  place bytea not null,
  starts_at timestamptz not null,
  -- The day it happens in Asia/Shanghai: which book counts and which caps.
  day date not null,
  minutes int not null check (minutes between 0 and 1440),
  difficulty int check (difficulty between 1 and 5),
  tags text[] not null default '{}',
  organiser_kind text not null check (organiser_kind in ('staff', 'resident')),
  organiser_id uuid not null,
  capacity int check (capacity > 0),
  state text not null check (state in ('open', 'closed', 'cancelled')),
  opened_by uuid,
  opened_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  ended_reason bytea,
  primary key (district_id, activity_id),
  foreign key (district_id, community_id) references places.place (district_id, place_id)
);
create index activity_by_start on participation.activity (district_id, community_id, starts_at desc, activity_id desc);
create index activity_by_organiser on participation.activity (district_id, organiser_id, starts_at desc);
create index activity_by_rule on participation.activity (district_id, community_id, rule_code, day desc);
alter table participation.activity enable row level security;
create policy own_district on participation.activity using (district_id = platform.district());
grant select, insert on participation.activity to liren_server;
grant update (state, ended_by, ended_at, ended_reason) on participation.activity to liren_server;
grant select on participation.activity to liren_reader;

-- What a clerk has not finished: a pasted text with names, sealed, one per activity.
create table participation.draft (
  district_id bigint not null,
  activity_id uuid not null,
  text bytea not null,
  saved_by uuid,
  saved_at timestamptz not null,
  primary key (district_id, activity_id),
  foreign key (district_id, activity_id) references participation.activity (district_id, activity_id)
);
alter table participation.draft enable row level security;
create policy own_district on participation.draft using (district_id = platform.district());
grant select, insert, update, delete on participation.draft to liren_server;
grant select on participation.draft to liren_reader;

-- The public notice a community posts on a day, with its own number of the year.
create table participation.notice (
  district_id bigint not null,
  notice_id uuid not null,
  community_id uuid not null,
  year int not null,
  serial int not null check (serial > 0),
  posted_on date not null,
  -- Ends at 24:00 of this day; an item whose clock stood still has a later day of its own.
  closes_on date not null,
  items int not null check (items >= 0),
  posted_at timestamptz not null,
  primary key (district_id, notice_id),
  unique (district_id, community_id, year, serial),
  unique (district_id, community_id, posted_on),
  check (closes_on >= posted_on + 3)
);
alter table participation.notice enable row level security;
create policy own_district on participation.notice using (district_id = platform.district());
grant select, insert on participation.notice to liren_server;
grant update (items) on participation.notice to liren_server;
grant select on participation.notice to liren_reader;

-- The last number given in a community and year; its row is the lock of the day's posting.
create table participation.notice_serial (
  district_id bigint not null,
  community_id uuid not null,
  year int not null,
  last int not null,
  primary key (district_id, community_id, year)
);
alter table participation.notice_serial enable row level security;
create policy own_district on participation.notice_serial using (district_id = platform.district());
grant select, insert, update on participation.notice_serial to liren_server;
grant select on participation.notice_serial to liren_reader;

-- One person's deed in one session. What it was scored from is stored whole and never computed anew from a newer book.
create table participation.record (
  district_id bigint not null,
  record_id uuid not null,
  community_id uuid not null,
  activity_id uuid not null,
  resident_id uuid not null,
  role text not null check (role in ('participant', 'helper', 'lead')),
  rule_code text not null,
  version_id uuid not null,
  happened_on date not null,
  minutes int not null check (minutes between 0 and 1440),
  award jsonb not null,
  confirm_mode text not null check (confirm_mode in ('ask', 'trusted', 'silent', 'committee', 'verify')),
  -- The participant's side is for an adult of the household.
  guardian boolean not null,
  waived boolean not null,
  -- Before caps; negative for a deduction.
  scored int not null,
  -- After caps: what will be, or was, paid.
  granted int not null,
  -- The cap that bound it, with what was used of it then.
  cap text,
  cap_limit int not null default 0,
  cap_used int not null default 0,
  -- Its share of the caps in the ledger; null where nothing is claimed (waived, no points).
  claim_id uuid,
  -- Counts against the two personal caps; what is reviewed and posted does not (readings 27).
  personal boolean not null,
  source text not null check (source in ('roster', 'paste', 'file', 'demo', 'correction')),
  judged_reason bytea,
  state text not null check (state in ('submitted', 'under-review', 'on-notice', 'objected', 'settled', 'rejected', 'withdrawn', 'lapsed', 'reversed')),
  -- The deadline of the present state: confirm, review, notice or reply.
  due_on date,
  provisional boolean not null default false,
  recorded_by uuid,
  -- The natural person behind the one who recorded, so that nobody meets themselves under another sign-in.
  recorded_person uuid,
  recorded_at timestamptz not null,
  confirmed_at timestamptz,
  reviewed_by uuid,
  reviewed_person uuid,
  reviewed_at timestamptz,
  notice_id uuid,
  notice_item int,
  closes_on date,
  transfer_id uuid,
  settled_at timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  reason bytea,
  replaces uuid,
  primary key (district_id, record_id),
  foreign key (district_id, activity_id) references participation.activity (district_id, activity_id),
  foreign key (district_id, resident_id) references identity.resident (district_id, resident_id),
  foreign key (district_id, notice_id) references participation.notice (district_id, notice_id),
  foreign key (district_id, replaces) references participation.record (district_id, record_id),
  check ((notice_id is null) = (notice_item is null) and (notice_id is null) = (closes_on is null)),
  check (state not in ('on-notice', 'objected') or notice_id is not null),
  check (abs(granted) <= abs(scored) and granted::bigint * scored >= 0),
  check (not waived or granted = 0),
  check ((state in ('rejected', 'withdrawn', 'lapsed', 'reversed')) = (ended_at is not null))
);
-- One deed counts once, whichever way it came in; an ended record makes room for a mended one.
create unique index record_once on participation.record (district_id, activity_id, resident_id, role)
  where state in ('submitted', 'under-review', 'on-notice', 'objected', 'settled');
create unique index record_replaced_once on participation.record (district_id, replaces) where replaces is not null;
create unique index record_on_notice on participation.record (district_id, notice_id, notice_item) where notice_id is not null;
create index record_by_activity on participation.record (district_id, activity_id, state);
create index record_by_resident on participation.record (district_id, resident_id, record_id desc);
create index record_by_day on participation.record (district_id, resident_id, happened_on);
create index record_unconfirmed on participation.record (district_id, due_on, record_id) where state = 'submitted';
create index record_on_notice_until on participation.record (district_id, closes_on, record_id) where state = 'on-notice';
create index record_in_review on participation.record (district_id, community_id, state, record_id) where state in ('under-review', 'on-notice', 'objected');
-- The board: what closed lately, among all that was ever posted.
create index record_by_closing on participation.record (district_id, community_id, closes_on) where notice_id is not null;
create index record_by_rule on participation.record (district_id, community_id, rule_code, resident_id);
alter table participation.record enable row level security;
create policy own_district on participation.record using (district_id = platform.district());
grant select, insert on participation.record to liren_server;
grant update (state, granted, cap, cap_limit, cap_used, claim_id, personal, due_on, provisional, confirmed_at, reviewed_by, reviewed_person, reviewed_at, notice_id, notice_item, closes_on, transfer_id, settled_at, ended_by, ended_at, reason) on participation.record to liren_server;
grant select on participation.record to liren_reader;

-- Who confirmed which side, and how.
create table participation.confirmation (
  district_id bigint not null,
  record_id uuid not null,
  side text not null check (side in ('organiser', 'participant', 'committee')),
  by_person uuid not null,
  by_id uuid not null,
  means text not null check (means in ('self', 'trusted', 'silent', 'paper', 'counter')),
  evidence bytea,
  at timestamptz not null,
  primary key (district_id, record_id, side, by_person),
  foreign key (district_id, record_id) references participation.record (district_id, record_id),
  check (means not in ('paper', 'counter') or (side = 'participant' and evidence is not null))
);
create unique index confirmation_of_side on participation.confirmation (district_id, record_id, side) where side <> 'committee';
alter table participation.confirmation enable row level security;
create policy own_district on participation.confirmation using (district_id = platform.district());
grant select, insert on participation.confirmation to liren_server;
grant select on participation.confirmation to liren_reader;

-- What somebody has against an item on notice; who it was nobody but the handler reads.
create table participation.objection (
  district_id bigint not null,
  objection_id uuid not null,
  record_id uuid not null,
  community_id uuid not null,
  receipt text not null,
  text bytea not null,
  contact bytea not null,
  raised_on date not null,
  raised_at timestamptz not null,
  reply_by date not null,
  provisional boolean not null,
  state text not null check (state in ('open', 'kept', 'corrected', 'cancelled')),
  decided_by uuid,
  decided_at timestamptz,
  reason bytea,
  primary key (district_id, objection_id),
  unique (district_id, receipt),
  foreign key (district_id, record_id) references participation.record (district_id, record_id),
  check ((state = 'open') = (decided_at is null))
);
create unique index objection_open_once on participation.objection (district_id, record_id) where state = 'open';
create index objection_of_record on participation.objection (district_id, record_id);
alter table participation.objection enable row level security;
create policy own_district on participation.objection using (district_id = platform.district());
grant select, insert on participation.objection to liren_server;
grant update (state, decided_by, decided_at, reason) on participation.objection to liren_server;
grant select on participation.objection to liren_reader;

-- A settled record is never edited: a second person approves its reversal, with or without a new record after it.
create table participation.correction (
  district_id bigint not null,
  correction_id uuid not null,
  record_id uuid not null,
  community_id uuid not null,
  state text not null check (state in ('proposed', 'approved', 'declined')),
  -- Raised by the resident with 「不是我」.
  not_me boolean not null,
  reason bytea not null,
  anew boolean not null,
  anew_minutes int,
  anew_judged int,
  anew_judged_reason bytea,
  proposed_by uuid,
  proposed_person uuid,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decided_reason bytea,
  replacement uuid,
  shortfall int not null default 0,
  primary key (district_id, correction_id),
  foreign key (district_id, record_id) references participation.record (district_id, record_id),
  foreign key (district_id, replacement) references participation.record (district_id, record_id),
  check ((state = 'proposed') = (decided_at is null))
);
create unique index correction_open_once on participation.correction (district_id, record_id) where state = 'proposed';
create index correction_of_record on participation.correction (district_id, record_id);
create index correction_waiting on participation.correction (district_id, community_id) where state = 'proposed';
alter table participation.correction enable row level security;
create policy own_district on participation.correction using (district_id = platform.district());
grant select, insert on participation.correction to liren_server;
grant update (state, decided_by, decided_at, decided_reason, replacement, shortfall) on participation.correction to liren_server;
grant select on participation.correction to liren_reader;
