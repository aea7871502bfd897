-- Roles liren_owner, liren_server and liren_reader exist before the first migration (server/platform/migrate.ts makes them);
-- every migration runs as liren_owner, so that the server's role owns nothing.
create schema platform;
grant usage on schema platform to liren_server, liren_reader;

-- The tenant of this transaction. Null when none was set: every policy then compares with null and shows nothing.
create function platform.district() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('liren.district', true), '')::bigint;
grant execute on function platform.district() to liren_server, liren_reader;

-- Closed list of tables without tenancy: names of districts are public, and sign-in must find its district first.
create table platform.district (
  district_id bigint primary key,
  name text not null,
  city text not null,
  programme_start date not null,
  created_at timestamptz not null
);
alter table platform.district enable row level security;
create policy everyone on platform.district using (true);
grant select, insert on platform.district to liren_server;
grant select on platform.district to liren_reader;

-- The kept answer of a mutating request: written in the verb's transaction, sealed, 48 hours.
create table platform.kept_answer (
  district_id bigint not null,
  caller text not null,
  key text not null,
  request_hash bytea not null,
  answer bytea not null,
  kept_at timestamptz not null,
  primary key (district_id, caller, key)
);
create index kept_answer_by_age on platform.kept_answer (district_id, kept_at);
alter table platform.kept_answer enable row level security;
create policy own_district on platform.kept_answer using (district_id = platform.district());
grant select, insert, delete on platform.kept_answer to liren_server;
grant select on platform.kept_answer to liren_reader;

-- How far a job has got in a district: "do what is due and not done" reads its last day here.
create table platform.job_mark (
  district_id bigint not null,
  job text not null,
  done_through date not null,
  ran_at timestamptz not null,
  primary key (district_id, job)
);
alter table platform.job_mark enable row level security;
create policy own_district on platform.job_mark using (district_id = platform.district());
grant select, insert, update on platform.job_mark to liren_server;
grant select on platform.job_mark to liren_reader;
