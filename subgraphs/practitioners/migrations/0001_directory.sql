-- The public directory: who practises, where, and what can be booked with them. Everybody whose transaction is bound to a viewer
-- reads it, with or without a token; only its owners write it.

create table practitioners (
  id uuid primary key,
  display_name text not null,
  headline text,
  bio text,
  languages text[] not null default '{}',
  -- FHIR Coding objects: system, code, display.
  specialties jsonb not null default '[]',
  specialty_codes text[] not null default '{}',
  active boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null
);
call protect_table('practitioners');
create policy practitioners_read on practitioners for select to klear_practitioners_app using ((select viewer_kind()) is not null);
create policy practitioners_create on practitioners for insert to klear_practitioners_app
  with check (id = (select viewer_person_id()) and (select viewer_has_role('PRACTITIONER')));
create policy practitioners_edit on practitioners for update to klear_practitioners_app
  using (id = (select viewer_person_id())) with check (id = (select viewer_person_id()));

create table credentials (
  practitioner_id uuid not null references practitioners (id),
  id uuid not null,
  name text not null,
  issuer text,
  identifier text,
  jurisdiction text,
  valid_from date,
  valid_until date,
  verification text not null default 'ATTESTED'
    check (verification in ('ATTESTED', 'VALIDATED', 'IN_PROCESS', 'REQ_REVALID', 'VAL_FAIL')),
  primary key (practitioner_id, id)
);
create index credentials_id on credentials (id);
call protect_table('credentials');
create policy credentials_read on credentials for select to klear_practitioners_app using ((select viewer_kind()) is not null);
-- What a holder states about themselves is attested, never more.
create policy credentials_add on credentials for insert to klear_practitioners_app
  with check (practitioner_id = (select viewer_person_id()) and verification = 'ATTESTED');
create policy credentials_remove on credentials for delete to klear_practitioners_app using (practitioner_id = (select viewer_person_id()));

-- A membership as users tells it by event, or an imported PractitionerRole.
create table practitioner_roles (
  organization_id uuid not null,
  id uuid not null,
  practitioner_id uuid not null,
  active boolean not null,
  -- Version of the membership that was last seen; 0 for an imported role.
  membership_version integer not null default 0,
  primary key (organization_id, id),
  unique (organization_id, practitioner_id)
);
create index practitioner_roles_id on practitioner_roles (id);
create index practitioner_roles_practitioner on practitioner_roles (practitioner_id);
call protect_table('practitioner_roles');
create policy practitioner_roles_read on practitioner_roles for select to klear_practitioners_app
  using ((select viewer_kind()) is not null
    and (active or practitioner_id = (select viewer_person_id()) or organization_id = (select viewer_organization_id())));

create table locations (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  address_lines text[] not null default '{}',
  city text,
  region text,
  postal_code text,
  country text not null check (country ~ '^[A-Z]{2}$'),
  time_zone text not null,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  active boolean not null default true,
  version integer not null default 1,
  primary key (organization_id, id),
  check ((latitude is null) = (longitude is null))
);
create index locations_id on locations (id);
create index locations_position on locations (latitude, longitude) where latitude is not null;
call protect_table('locations');
create policy locations_read on locations for select to klear_practitioners_app using ((select viewer_kind()) is not null);
create policy locations_create on locations for insert to klear_practitioners_app
  with check (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER')));
create policy locations_edit on locations for update to klear_practitioners_app
  using (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER')))
  with check (organization_id = (select viewer_organization_id()));

create table practitioner_locations (
  organization_id uuid not null,
  practitioner_id uuid not null,
  location_id uuid not null,
  primary key (organization_id, practitioner_id, location_id),
  foreign key (organization_id, location_id) references locations (organization_id, id)
);
create index practitioner_locations_practitioner on practitioner_locations (practitioner_id);
create index practitioner_locations_location on practitioner_locations (location_id);
call protect_table('practitioner_locations');
create policy practitioner_locations_read on practitioner_locations for select to klear_practitioners_app
  using ((select viewer_kind()) is not null);
create policy practitioner_locations_add on practitioner_locations for insert to klear_practitioners_app
  with check (organization_id = (select viewer_organization_id())
    and ((select viewer_has_role('OWNER', 'MANAGER')) or practitioner_id = (select viewer_person_id())));

-- Retired services stay readable: what was booked names them.
create table services (
  organization_id uuid not null,
  id uuid not null,
  practitioner_id uuid not null references practitioners (id),
  name text not null,
  description text,
  duration_minutes integer not null check (duration_minutes between 5 and 720),
  buffer_before_minutes integer not null check (buffer_before_minutes between 0 and 240),
  buffer_after_minutes integer not null check (buffer_after_minutes between 0 and 240),
  alignment_minutes integer not null check (alignment_minutes in (5, 10, 15, 20, 30, 60)),
  minimum_notice_minutes integer not null check (minimum_notice_minutes between 0 and 43200),
  horizon_days integer not null check (horizon_days between 1 and 365),
  price_minor bigint not null check (price_minor >= 0),
  currency text not null,
  modality text not null check (modality in ('IN_PERSON', 'VIDEO', 'PHONE', 'AT_HOME')),
  location_id uuid,
  active boolean not null default true,
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, location_id) references locations (organization_id, id),
  check (modality <> 'IN_PERSON' or location_id is not null)
);
create index services_id on services (id);
create index services_practitioner on services (practitioner_id, id) where active;
call protect_table('services');
create policy services_read on services for select to klear_practitioners_app using ((select viewer_kind()) is not null);
create policy services_create on services for insert to klear_practitioners_app
  with check (organization_id = (select viewer_organization_id())
    and ((select viewer_has_role('OWNER', 'MANAGER'))
      or practitioner_id = (select viewer_person_id()) and (select viewer_has_role('PRACTITIONER'))));
create policy services_edit on services for update to klear_practitioners_app
  using (organization_id = (select viewer_organization_id())
    and ((select viewer_has_role('OWNER', 'MANAGER'))
      or practitioner_id = (select viewer_person_id()) and (select viewer_has_role('PRACTITIONER'))))
  with check (organization_id = (select viewer_organization_id()));

-- Identifiers of imported resources, so that the same file twice is the same rows.
create table identifiers (
  kind text not null check (kind in ('Location', 'PractitionerRole')),
  system text not null,
  value text not null,
  organization_id uuid not null,
  id uuid not null,
  primary key (kind, system, value)
);
call protect_table('identifiers');

-- A postal code may name several places.
create table places (
  country text not null check (country ~ '^[A-Z]{2}$'),
  postal_code text not null,
  name text not null,
  region text,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  primary key (country, postal_code, name)
);
call protect_table('places');
create policy places_read on places for select to klear_practitioners_app using ((select viewer_kind()) is not null);
