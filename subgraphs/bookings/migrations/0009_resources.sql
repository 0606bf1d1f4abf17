-- Rooms and equipment, which a visit claims together with its people (0003_claims.sql). A service names the types that it needs; which
-- room it is, bookings finds. Retired ones stay: what was booked names them.
create table resources (
  organization_id uuid not null,
  id uuid not null,
  -- Null for equipment that goes wherever the practice works; a room is somewhere.
  location_id uuid,
  kind text not null check (kind in ('ROOM', 'EQUIPMENT')),
  -- The word that a service's need names.
  type text not null check (type ~ '^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,63}$'),
  name text not null check (length(name) between 1 and 120),
  active boolean not null default true,
  version integer not null default 1 check (version > 0),
  primary key (organization_id, id),
  check (kind <> 'ROOM' or location_id is not null)
);
create index resources_id on resources (id);
create index resources_of_type on resources (organization_id, kind, type, id) where active;
create index resources_of_location on resources (location_id, id);
call protect_table('resources');
call keep_tenant('resources');
-- That there is a room, and when it is taken, is public as free times are; what the practice calls it is for those who work there
-- (policies/permissions.ts).
create policy resources_public on resources for select to klear_bookings_app using ((select viewer_kind()) is not null);
create policy resources_add on resources for insert to klear_bookings_app
  with check (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'FRONT_DESK')));
create policy resources_edit on resources for update to klear_bookings_app
  using (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'FRONT_DESK')))
  with check (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'FRONT_DESK')));

-- What entitles practitioners, from their owner's events: public, as their profiles are. A person's, and so of no tenant. What was
-- removed stays as a row that is not held, so that an older event cannot bring it back.
create table known_credentials (
  practitioner_id uuid not null,
  id uuid not null,
  -- The word that a service's licence names; null for what no service asks for.
  code text,
  -- ISO 3166-2 or 3166-1; it covers what lies within.
  jurisdiction text,
  -- First and last date on which it holds.
  starts_on date,
  ends_on date,
  verified boolean not null,
  held boolean not null,
  version bigint not null,
  primary key (practitioner_id, id)
);
create index known_credentials_id on known_credentials (id);
create index known_credentials_code on known_credentials (practitioner_id, code) where held and verified;
call protect_table('known_credentials');
create policy known_credentials_public on known_credentials for select to klear_bookings_app using ((select viewer_kind()) is not null);
