-- Rules are kept as wall time with the zone's name: a new tz database moves the instants, never the promise.

create table schedules (
  organization_id uuid not null,
  id uuid not null,
  practitioner_id uuid not null,
  location_id uuid,
  zone text not null,
  effective_from date not null,
  -- The last date on which it holds.
  effective_until date,
  version integer not null,
  primary key (organization_id, id),
  unique nulls not distinct (organization_id, practitioner_id, location_id),
  check (effective_until >= effective_from)
);
create index schedules_id on schedules (id);
create index schedules_practitioner on schedules (practitioner_id);
call protect_table('schedules');

create table schedule_rules (
  organization_id uuid not null,
  schedule_id uuid not null,
  weekday smallint not null check (weekday between 1 and 7),
  starts_at time not null,
  ends_at time not null,
  primary key (organization_id, schedule_id, weekday, starts_at),
  foreign key (organization_id, schedule_id) references schedules (organization_id, id) on delete cascade,
  check (starts_at < ends_at)
);
create index schedule_rules_schedule on schedule_rules (schedule_id);
call protect_table('schedule_rules');

-- Whole dates, first and last included, whose hours replace the weekly ones; no hours: time off. Of two that meet, the newer holds.
create table schedule_exceptions (
  organization_id uuid not null,
  id uuid not null,
  schedule_id uuid not null,
  first_day date not null,
  last_day date not null,
  starts_at time[] not null,
  ends_at time[] not null,
  primary key (organization_id, id),
  foreign key (organization_id, schedule_id) references schedules (organization_id, id) on delete cascade,
  check (first_day <= last_day),
  check (cardinality(starts_at) = cardinality(ends_at))
);
create index schedule_exceptions_id on schedule_exceptions (id);
create index schedule_exceptions_schedule on schedule_exceptions (schedule_id, last_day);
call protect_table('schedule_exceptions');

-- When somebody works is public, as free and busy time is; who may change it is not.
create policy schedules_public on schedules for select to klear_bookings_app using ((select viewer_kind()) is not null);
create policy schedules_staff on schedules for all to klear_bookings_app
  using (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK')))
  with check (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK')));
create policy schedule_rules_public on schedule_rules for select to klear_bookings_app using ((select viewer_kind()) is not null);
create policy schedule_rules_staff on schedule_rules for all to klear_bookings_app
  using (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK')))
  with check (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK')));
create policy schedule_exceptions_public on schedule_exceptions for select to klear_bookings_app using ((select viewer_kind()) is not null);
create policy schedule_exceptions_staff on schedule_exceptions for all to klear_bookings_app
  using (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK')))
  with check (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK')));

-- The runtime's tz database as rows (domain/zone-periods.ts): the only source of offsets in SQL. Wall spans have no holes: a gap
-- belongs to the period before it, a fold to the earlier one, so that one row answers for every wall time.
create table zone_offsets (
  zone text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  offset_seconds integer not null,
  wall_from timestamp not null,
  wall_until timestamp not null,
  tzdb_version text not null,
  primary key (zone, wall_from),
  check (from_at < until_at and wall_from < wall_until)
);
call protect_table('zone_offsets');
create policy zone_offsets_public on zone_offsets for select to klear_bookings_app using ((select viewer_kind()) is not null);
