-- Hours may differ by season: several periods per place, of which no two meet. A schedule that names a region keeps its public holidays.
alter table schedules
  drop constraint schedules_organization_id_practitioner_id_location_id_key,
  add column holiday_region text,
  add constraint schedules_periods_do_not_meet exclude using gist (
    organization_id with =, practitioner_id with =, coalesce(location_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
    daterange(effective_from, effective_until, '[]') with &&);

-- When a practitioner is away from every place of an organization: wall time and zone, as rules are. Why is nobody's business.
create table time_off (
  organization_id uuid not null,
  id uuid not null,
  practitioner_id uuid not null,
  wall_from timestamp not null,
  wall_until timestamp not null,
  zone text not null,
  primary key (organization_id, id),
  check (wall_from < wall_until)
);
create index time_off_id on time_off (id);
create index time_off_practitioner on time_off (practitioner_id, wall_until);
call protect_table('time_off');
call keep_tenant('time_off');
create policy time_off_public on time_off for select to klear_bookings_app using ((select viewer_kind()) is not null);
create policy time_off_staff on time_off for all to klear_bookings_app
  using (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK')))
  with check (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK')));

-- Public holidays by region, as the runtime's calendar says (store/holidays.ts): the only source of them in SQL.
create table holidays (
  region text not null,
  day date not null,
  name text not null,
  release text not null,
  primary key (region, day)
);
call protect_table('holidays');
create policy holidays_public on holidays for select to klear_bookings_app using ((select viewer_kind()) is not null);

-- The instant at which a zone's clocks show a wall time, by zone_offsets: before all that is kept it is long past, after it far away.
create function instant_of_wall(zone_name text, wall timestamp) returns timestamptz
  language sql stable strict
  begin atomic
    select coalesce(
      (select to_timestamp(extract(epoch from wall) - z.offset_seconds) from zone_offsets z
       where z.zone = zone_name and z.wall_from <= wall and wall < z.wall_until),
      (select case when wall < min(z.wall_from) then '-infinity'::timestamptz else 'infinity'::timestamptz end
       from zone_offsets z where z.zone = zone_name));
  end;

-- The same for claims and visits but those of some holds and appointments, which whoever asks would give up.
create function busy_ranges(resources uuid[], span tstzrange, but uuid[]) returns table (resource_id uuid, during tstzrange)
  language sql stable security definer rows 100
  begin atomic
    select c.resource_id, c.during from claims c
    where c.resource_id = any (resources) and c.kind <> 'CLIENT' and c.during && span
      and (c.expires_at is null or c.expires_at > (select current_instant()))
      and (c.hold_id is null or c.hold_id <> all (but)) and (c.appointment_id is null or c.appointment_id <> all (but));
  end;
call own_by_definer('busy_ranges(uuid[], tstzrange, uuid[])');

grant select on appointments, holds to klear_bookings_definer;
create policy appointments_definer on appointments for select to klear_bookings_definer using (true);
create policy holds_definer on holds for select to klear_bookings_definer using (true);
create index holds_open_of_practitioner on holds (practitioner_id, starts_at) where outcome is null;

-- When services with a limit are given, of which no more is told than that: seats of one group are one start.
create function visit_starts(organizations uuid[], practitioners uuid[], services uuid[], span tstzrange, but uuid[])
  returns table (service_id uuid, starts_at timestamptz)
  language sql stable security definer rows 100
  begin atomic
    select a.service_id, a.starts_at
    from unnest(organizations, practitioners, services) as s (organization_id, practitioner_id, service_id)
    join appointments a on a.organization_id = s.organization_id and a.practitioner_id = s.practitioner_id and a.service_id = s.service_id
    where a.starts_at >= lower(span) and a.starts_at < upper(span) and a.id <> all (but)
      and a.status not in ('proposed', 'cancelled', 'entered-in-error', 'waitlist')
    union
    select h.service_id, h.starts_at
    from unnest(practitioners, services) as s (practitioner_id, service_id)
    join holds h on h.practitioner_id = s.practitioner_id and h.service_id = s.service_id
    where h.starts_at >= lower(span) and h.starts_at < upper(span) and h.id <> all (but)
      and h.outcome is null and h.expires_at > (select current_instant());
  end;
call own_by_definer('visit_starts(uuid[], uuid[], uuid[], tstzrange, uuid[])');
