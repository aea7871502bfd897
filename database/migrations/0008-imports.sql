create schema imports;
grant usage on schema imports to liren_server, liren_reader;

-- A file that was read for a dry run. What its lines say is sealed and forgotten after 24 hours; the counts stay.
create table imports.import (
  district_id bigint not null,
  import_id uuid not null,
  community_id uuid not null,
  kind text not null check (kind in ('places', 'households', 'residents', 'opening-balances')),
  state text not null check (state in ('reading', 'checked', 'writing', 'done', 'discarded', 'failed')),
  started_by uuid not null,
  started_at timestamptz not null,
  lines int not null check (lines >= 0),
  reached int not null default 0,
  counts jsonb not null default '{}',
  written int not null default 0,
  -- Which lines the commit asked for.
  good_ones_only boolean not null default false,
  -- The stamp of the community's directory that the lines were held against: another one at writing means to hold them again.
  seen_stamp bigint not null default 0,
  finished_at timestamptz,
  primary key (district_id, import_id)
);
create index import_by_community on imports.import (district_id, community_id, started_at desc);
create index import_to_do on imports.import (district_id, import_id) where state in ('reading', 'writing');
alter table imports.import enable row level security;
create policy own_district on imports.import using (district_id = platform.district());
grant select, insert, update on imports.import to liren_server;
grant select on imports.import to liren_reader;

create table imports.line (
  district_id bigint not null,
  import_id uuid not null,
  line int not null,
  kind text check (kind in ('new', 'changed', 'same', 'doubtful', 'faulty')),
  -- Fields as read, reasons and candidates: sealed for the district.
  sealed bytea not null,
  -- The resident or place the line means.
  match_id uuid,
  decision text check (decision in ('new', 'skip', 'same-as')),
  decided_id uuid,
  written boolean not null default false,
  primary key (district_id, import_id, line),
  foreign key (district_id, import_id) references imports.import (district_id, import_id)
);
create index line_by_kind on imports.line (district_id, import_id, kind, line);
alter table imports.line enable row level security;
create policy own_district on imports.line using (district_id = platform.district());
grant select, insert, update, delete on imports.line to liren_server;

-- The file's own key column, as a keyed token: the same key means the same resident in the next file.
create table imports.known_key (
  district_id bigint not null,
  community_id uuid not null,
  token bytea not null,
  resident_id uuid not null,
  primary key (district_id, community_id, token)
);
alter table imports.known_key enable row level security;
create policy own_district on imports.known_key using (district_id = platform.district());
grant select, insert on imports.known_key to liren_server;

-- Opening balances already brought over: one per resident, so that a second file can be held against it.
create table imports.opening_balance (
  district_id bigint not null,
  resident_id uuid not null,
  points bigint not null check (points >= 0),
  import_id uuid not null,
  primary key (district_id, resident_id),
  foreign key (district_id, import_id) references imports.import (district_id, import_id)
);
alter table imports.opening_balance enable row level security;
create policy own_district on imports.opening_balance using (district_id = platform.district());
grant select, insert on imports.opening_balance to liren_server;
grant select on imports.opening_balance to liren_reader;
