create schema rules;
grant usage on schema rules to liren_server, liren_reader;

-- A book in the making. Its content leaves when it is adopted: from then on the version alone says what holds.
create table rules.draft (
  district_id bigint not null,
  draft_id uuid not null,
  place_id uuid not null,
  label text not null check (label <> ''),
  based_on uuid,
  state text not null check (state in ('draft', 'adopted', 'discarded')),
  content jsonb,
  made_by uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (district_id, draft_id),
  foreign key (district_id, place_id) references places.place (district_id, place_id),
  check ((state = 'adopted') = (content is null))
);
create unique index draft_label_once on rules.draft (district_id, place_id, label) where state <> 'discarded';
alter table rules.draft enable row level security;
create policy own_district on rules.draft using (district_id = platform.district());
grant select, insert on rules.draft to liren_server;
grant update (state, content, changed_at) on rules.draft to liren_server;
grant select on rules.draft to liren_reader;

-- An adopted version with the residents' decision, in force from a day. Nobody may change or remove it: the server's
-- role can only add, so that no record is ever scored by a rule other than the one of its day.
create table rules.version (
  district_id bigint not null,
  version_id uuid not null,
  place_id uuid not null,
  label text not null,
  based_on uuid,
  content jsonb not null,
  effective_from date not null,
  body text not null check (body in ('residents-meeting', 'residents-representatives', 'villagers-meeting', 'villagers-representatives')),
  decided_on date not null,
  entitled int not null,
  present int not null,
  votes_for int not null check (votes_for >= 0),
  votes_against int not null check (votes_against >= 0),
  abstained int not null check (abstained >= 0),
  document text not null check (document <> ''),
  adopted_by uuid,
  adopted_at timestamptz not null,
  primary key (district_id, version_id),
  foreign key (district_id, place_id) references places.place (district_id, place_id),
  foreign key (district_id, version_id) references rules.draft (district_id, draft_id),
  foreign key (district_id, based_on) references rules.version (district_id, version_id),
  unique (district_id, place_id, effective_from),
  unique (district_id, place_id, label),
  check (present <= entitled and votes_for + votes_against + abstained <= present),
  check (present * 2 > entitled and votes_for * 2 > present),
  check (decided_on <= effective_from)
);
alter table rules.version enable row level security;
create policy own_district on rules.version using (district_id = platform.district());
grant select, insert on rules.version to liren_server;
grant select on rules.version to liren_reader;
