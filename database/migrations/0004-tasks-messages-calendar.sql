create schema calendar;
grant usage on schema calendar to liren_server, liren_reader;

-- Closed list of tables without tenancy: the State Council's yearly arrangement is the same for every district.
create table calendar.published_year (
  year smallint primary key
);
alter table calendar.published_year enable row level security;
create policy everyone on calendar.published_year using (true);
grant select, insert on calendar.published_year to liren_server;
grant select on calendar.published_year to liren_reader;

-- Only the days that differ from the week: holidays (works = false) and make-up workdays (works = true).
create table calendar.published_day (
  day date primary key,
  works boolean not null
);
alter table calendar.published_day enable row level security;
create policy everyone on calendar.published_day using (true);
grant select, insert, update, delete on calendar.published_day to liren_server;
grant select on calendar.published_day to liren_reader;

create schema tasks;
grant usage on schema tasks to liren_server, liren_reader;

-- 等我办的. Ids and days only: what it is called and whom it is about is made at reading.
create table tasks.task (
  district_id bigint not null,
  task_id uuid not null,
  kind text not null check (kind in ('confirm', 'review', 'objection', 'correction', 'not-me', 'import')),
  subject_id uuid not null,
  community_id uuid not null,
  -- The action of the permission matrix that whoever does it needs.
  action text not null,
  -- For roles whose reach is only what they organise.
  organiser_id uuid,
  due_on date,
  provisional boolean not null default false,
  -- Staff or resident ids who may not do it: whoever recorded, the household.
  not_for uuid[] not null default '{}',
  state text not null check (state in ('open', 'done')),
  opened_at timestamptz not null,
  done_at timestamptz,
  primary key (district_id, task_id),
  foreign key (district_id, community_id) references places.place (district_id, place_id),
  constraint done_at_a_moment check ((state = 'done') = (done_at is not null))
);
create unique index task_open_once on tasks.task (district_id, kind, subject_id) where state = 'open';
create index task_waiting on tasks.task (district_id, community_id, due_on, task_id) where state = 'open';
alter table tasks.task enable row level security;
create policy own_district on tasks.task using (district_id = platform.district());
grant select, insert, update on tasks.task to liren_server;
grant select on tasks.task to liren_reader;

create schema messages;
grant usage on schema messages to liren_server, liren_reader;

-- What the programme tells a resident: a template and its figures; the sentence is made at reading.
create table messages.message (
  district_id bigint not null,
  message_id uuid not null,
  resident_id uuid not null,
  template text not null check (template in ('please-confirm', 'recorded', 'settled', 'under-review', 'on-notice', 'objection-raised', 'objection-kept', 'objection-corrected', 'objection-cancelled', 'rejected', 'lapsed', 'withdrawn', 'reversed', 'corrected', 'dispute-received', 'dispute-declined', 'opening-balance')),
  record_id uuid,
  figures jsonb not null,
  sent_at timestamptz not null,
  read_at timestamptz,
  primary key (district_id, message_id),
  foreign key (district_id, resident_id) references identity.resident (district_id, resident_id)
);
create index message_by_resident on messages.message (district_id, resident_id, message_id);
create index message_unread on messages.message (district_id, resident_id) where read_at is null;
alter table messages.message enable row level security;
create policy own_district on messages.message using (district_id = platform.district());
grant select, insert on messages.message to liren_server;
grant update (read_at) on messages.message to liren_server;
grant select on messages.message to liren_reader;
