create schema identity;
grant usage on schema identity to liren_server, liren_reader;

-- Who lives behind one door. The door itself is sealed with each resident; here stands only a keyed token of building and door.
create table identity.household (
  district_id bigint not null,
  household_id uuid not null,
  community_id uuid not null,
  building_id uuid not null,
  -- Null when no door was given: such a household is never found again by its door.
  door_token bytea,
  primary key (district_id, household_id),
  foreign key (district_id, community_id) references places.place (district_id, place_id),
  foreign key (district_id, building_id) references places.place (district_id, place_id)
);
create unique index household_by_door on identity.household (district_id, building_id, door_token) where door_token is not null;
alter table identity.household enable row level security;
create policy own_district on identity.household using (district_id = platform.district());
grant select, insert on identity.household to liren_server;
grant select on identity.household to liren_reader;

-- Rises with every change to residents; rolled back numbers are never given again, so that a stale directory shows itself.
create sequence identity.directory_stamp;
grant usage on sequence identity.directory_stamp to liren_server;

-- One row per community: the stamp of its last change. Writers of one community follow each other on this row.
create table identity.directory_version (
  district_id bigint not null,
  community_id uuid not null,
  stamp bigint not null,
  primary key (district_id, community_id),
  foreign key (district_id, community_id) references places.place (district_id, place_id)
);
alter table identity.directory_version enable row level security;
create policy own_district on identity.directory_version using (district_id = platform.district());
grant select, insert, update on identity.directory_version to liren_server;
grant select on identity.directory_version to liren_reader;

create table identity.resident (
  district_id bigint not null,
  resident_id uuid not null,
  community_id uuid not null,
  building_id uuid not null,
  household_id uuid not null,
  -- The resident's data key, wrapped by the master key. Destroying it erases the person.
  data_key bytea,
  name bytea,
  phone bytea,
  door bytea,
  short_code bytea,
  birth_year smallint not null check (birth_year between 1900 and 2100),
  smartphone boolean not null default false,
  registered_on date not null,
  -- Raised by each change that people make, so that two clerks do not overwrite each other.
  version integer not null default 1,
  -- The directory stamp of the last change.
  stamp bigint not null,
  erased_at timestamptz,
  primary key (district_id, resident_id),
  foreign key (district_id, community_id) references places.place (district_id, place_id),
  foreign key (district_id, building_id) references places.place (district_id, place_id),
  foreign key (district_id, household_id) references identity.household (district_id, household_id),
  constraint erased_or_whole check ((erased_at is not null) = (data_key is null and name is null and phone is null and door is null and short_code is null)),
  constraint a_person_has_a_name check (erased_at is not null or (name is not null and door is not null and short_code is not null))
);
create index resident_by_stamp on identity.resident (district_id, community_id, stamp);
create index resident_by_building on identity.resident (district_id, building_id);
create index resident_by_household on identity.resident (district_id, household_id);
alter table identity.resident enable row level security;
create policy own_district on identity.resident using (district_id = platform.district());
grant select, insert, update on identity.resident to liren_server;
grant select on identity.resident to liren_reader;

-- Look-up by equality: the whole phone, its last four digits, the short code, as keyed tokens. Not unique: a couple shares a phone.
create table identity.search_token (
  district_id bigint not null,
  kind text not null check (kind in ('phone', 'phone4', 'short-code')),
  token bytea not null,
  community_id uuid not null,
  resident_id uuid not null,
  primary key (district_id, kind, token, resident_id),
  foreign key (district_id, resident_id) references identity.resident (district_id, resident_id)
);
create unique index short_code_once on identity.search_token (district_id, token) where kind = 'short-code';
create index search_token_by_resident on identity.search_token (district_id, resident_id);
alter table identity.search_token enable row level security;
create policy own_district on identity.search_token using (district_id = platform.district());
grant select, insert, delete on identity.search_token to liren_server;

create table identity.staff (
  district_id bigint not null,
  staff_id uuid not null,
  -- Where the person works: a community, or the district.
  place_id uuid not null,
  data_key bytea not null,
  name bytea not null,
  -- 积分专员: public, as the law on government openness has it.
  office text not null,
  username bytea not null,
  username_token bytea not null,
  -- Algorithm, parameters, salt and hash in one line.
  password_hash text not null,
  totp_secret bytea not null,
  -- The last time step a code was accepted for: a code works once.
  totp_step bigint not null default 0,
  -- Between the two steps of sign-in: the hash of the one ticket that is good.
  ticket_hash bytea,
  ticket_until timestamptz,
  active boolean not null default true,
  resident_id uuid,
  added_at timestamptz not null,
  primary key (district_id, staff_id),
  foreign key (district_id, place_id) references places.place (district_id, place_id),
  foreign key (district_id, resident_id) references identity.resident (district_id, resident_id)
);
create index staff_by_place on identity.staff (district_id, place_id);
alter table identity.staff enable row level security;
create policy own_district on identity.staff using (district_id = platform.district());
grant select, insert, update on identity.staff to liren_server;
grant select (district_id, staff_id, place_id, office, active, added_at) on identity.staff to liren_reader;

-- What was done to an account, by whom and why. The server can add to it and read it, never change it.
create table identity.staff_event (
  district_id bigint not null,
  event_id uuid not null,
  staff_id uuid not null,
  what text not null check (what in ('added', 'sign-in-reset', 'disabled', 'restored', 'password-changed')),
  at timestamptz not null,
  by_id uuid,
  reason bytea,
  primary key (district_id, event_id),
  foreign key (district_id, staff_id) references identity.staff (district_id, staff_id)
);
create index staff_event_by_staff on identity.staff_event (district_id, staff_id, event_id);
alter table identity.staff_event enable row level security;
create policy own_district on identity.staff_event using (district_id = platform.district());
grant select, insert on identity.staff_event to liren_server;
grant select on identity.staff_event to liren_reader;

-- Closed list of tables without tenancy: sign-in must find the district of a user name first. Keyed tokens, no names.
create table identity.sign_in_name (
  username_token bytea primary key,
  district_id bigint not null,
  staff_id uuid not null,
  foreign key (district_id, staff_id) references identity.staff (district_id, staff_id)
);
alter table identity.sign_in_name enable row level security;
create policy everyone on identity.sign_in_name using (true);
grant select, insert on identity.sign_in_name to liren_server;

-- Closed list too: wrong tries, counted alike for user names that exist and that do not.
create table identity.sign_in_try (
  username_token bytea primary key,
  tries integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
alter table identity.sign_in_try enable row level security;
create policy everyone on identity.sign_in_try using (true);
grant select, insert, update, delete on identity.sign_in_try to liren_server;

-- Closed list too: a session is found by the hash of its token, and names the district.
create table identity.session (
  token_hash bytea primary key,
  session_id uuid not null unique,
  district_id bigint not null references platform.district,
  person_kind text not null check (person_kind in ('staff', 'resident')),
  person_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz
);
create index session_by_person on identity.session (district_id, person_kind, person_id) where ended_at is null;
alter table identity.session enable row level security;
create policy everyone on identity.session using (true);
grant select, insert, update on identity.session to liren_server;

create table identity.role_grant (
  district_id bigint not null,
  grant_id uuid not null,
  person_kind text not null check (person_kind in ('staff', 'resident')),
  person_id uuid not null,
  role text not null check (role in ('organiser', 'buildingLead', 'gridWorker', 'clerk', 'communityManager', 'committeeMember', 'committeeChair', 'districtOfficer', 'auditor', 'securityOfficer', 'systemAdministrator')),
  place_id uuid not null,
  place_kind text not null check (place_kind in ('district', 'street', 'community', 'grid', 'building')),
  -- The community the place lies in; null for the district and its streets.
  community_id uuid,
  from_on date not null,
  -- The last day of the term; null: until it is ended.
  until_on date,
  trusted_organiser boolean not null default false,
  -- Null: the installation itself.
  granted_by uuid,
  granted_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  end_reason bytea,
  primary key (district_id, grant_id),
  foreign key (district_id, place_id) references places.place (district_id, place_id),
  constraint a_term_ends_after_it_begins check (until_on is null or until_on >= from_on),
  constraint ended_with_a_reason check ((ended_at is null) = (end_reason is null))
);
create index role_grant_by_person on identity.role_grant (district_id, person_kind, person_id);
create index role_grant_by_place on identity.role_grant (district_id, place_id);
alter table identity.role_grant enable row level security;
create policy own_district on identity.role_grant using (district_id = platform.district());
grant select, insert, update on identity.role_grant to liren_server;
grant select on identity.role_grant to liren_reader;

-- Who looked at whose data, when, what for. The server can add to it and read it, never change it.
create table identity.access_log (
  district_id bigint not null,
  access_id uuid not null,
  at timestamptz not null,
  by_kind text not null check (by_kind in ('staff', 'resident', 'system')),
  by_id uuid,
  resident_id uuid not null,
  what text not null check (what in ('record', 'standing', 'card', 'registration', 'correction', 'short-code', 'export')),
  reason bytea,
  primary key (district_id, access_id),
  foreign key (district_id, resident_id) references identity.resident (district_id, resident_id)
);
create index access_log_by_resident on identity.access_log (district_id, resident_id, access_id);
alter table identity.access_log enable row level security;
create policy own_district on identity.access_log using (district_id = platform.district());
grant select, insert on identity.access_log to liren_server;
grant select on identity.access_log to liren_reader;

-- Who can be tapped on the demo's first page; empty in production.
create table identity.demo_person (
  district_id bigint not null,
  persona text not null,
  sort_order integer not null,
  person_kind text not null check (person_kind in ('staff', 'resident')),
  person_id uuid not null,
  what jsonb not null,
  face text not null check (face in ('console', 'resident')),
  primary key (district_id, persona)
);
alter table identity.demo_person enable row level security;
create policy own_district on identity.demo_person using (district_id = platform.district());
grant select, insert, update, delete on identity.demo_person to liren_server;
