-- Printed from the migrated catalogue by `npm run schema`; do not edit.

create schema platform;

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

CREATE INDEX kept_answer_by_age ON platform.kept_answer USING btree (district_id, kept_at);

CREATE OR REPLACE FUNCTION platform.district()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('liren.district'::text, true), ''::text))::bigint
;

create policy everyone on platform.district for all using (true);
create policy own_district on platform.job_mark for all using ((district_id = platform.district()));
create policy own_district on platform.kept_answer for all using ((district_id = platform.district()));

grant select on platform.district to liren_reader;
grant insert, select on platform.district to liren_server;
grant select on platform.job_mark to liren_reader;
grant insert, select, update on platform.job_mark to liren_server;
grant select on platform.kept_answer to liren_reader;
grant delete, insert, select on platform.kept_answer to liren_server;
grant execute on function platform.district() to liren_reader;
grant execute on function platform.district() to liren_server;
