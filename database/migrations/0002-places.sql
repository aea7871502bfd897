create schema places;
grant usage on schema places to liren_server, liren_reader;

-- district › street › community › grid cell › building. A door number is never a place: it is sealed with its residents.
create table places.place (
  district_id bigint not null references platform.district,
  place_id uuid not null,
  kind text not null check (kind in ('district', 'street', 'community', 'grid', 'building')),
  parent_id uuid,
  -- The community it lies in, a community's own id included.
  community_id uuid,
  name text not null,
  sort_order integer not null default 0,
  -- Of a community: residents, households, phone, hours, noticeName, committeeName. Public facts only.
  details jsonb not null default '{}',
  primary key (district_id, place_id),
  foreign key (district_id, parent_id) references places.place (district_id, place_id),
  foreign key (district_id, community_id) references places.place (district_id, place_id),
  constraint only_the_district_is_on_top check ((parent_id is null) = (kind = 'district')),
  constraint inside_a_community check ((community_id is not null) = (kind in ('community', 'grid', 'building'))),
  constraint a_community_is_its_own check (kind <> 'community' or community_id = place_id)
);
create unique index place_one_district on places.place (district_id) where kind = 'district';
create unique index place_by_parent on places.place (district_id, parent_id, kind, name);
create unique index place_by_community on places.place (district_id, community_id, kind, name) where community_id is not null;
alter table places.place enable row level security;
create policy own_district on places.place using (district_id = platform.district());
grant select, insert, update on places.place to liren_server;
grant select on places.place to liren_reader;
