-- What a change leaves for people to settle, in the words of FHIR's Task: ids and codes, nothing of the client but through the appointment.
create table tasks (
  organization_id uuid not null,
  id uuid not null,
  status text not null check (status in ('REQUESTED', 'COMPLETED', 'CANCELLED')),
  code text not null check (code in
    ('LICENCE_LAPSED', 'SCHEDULE_CONFLICT', 'RESOURCE_RETIRED', 'PRACTITIONER_INACTIVE', 'TIME_MOVED', 'TIME_MOVED_CONFLICT')),
  appointment_id uuid not null,
  practitioner_id uuid not null,
  reasons text[] not null,
  -- The release of the tz database that moved the time: each release is settled once.
  tzdb_version text,
  created_at timestamptz not null,
  ended_at timestamptz,
  completed_by uuid,
  primary key (organization_id, id),
  foreign key (organization_id, appointment_id) references appointments (organization_id, id),
  check ((status = 'REQUESTED') = (ended_at is null)),
  check ((code in ('TIME_MOVED', 'TIME_MOVED_CONFLICT')) = (tzdb_version is not null))
);
create index tasks_id on tasks (id);
create index tasks_of_organization on tasks (organization_id, status, created_at, id);
create unique index tasks_open on tasks (organization_id, appointment_id, code) where status = 'REQUESTED';
create unique index tasks_of_release on tasks (organization_id, appointment_id, tzdb_version) where tzdb_version is not null;
call protect_table('tasks');
call keep_tenant('tasks');
create policy tasks_staff on tasks for all to klear_bookings_app
  using (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK')))
  with check (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK')));

-- A task ends with what it is about: whoever cancels or moves an appointment, a client too, leaves none open. A move that keeps the wall
-- time follows a new tz database, or puts right what it left: all else that was wrong still is.
grant select, update on tasks to klear_bookings_definer;
create policy tasks_definer on tasks for all to klear_bookings_definer using (true) with check (true);
create function end_tasks_of_appointment() returns trigger language plpgsql volatile security definer as $$
begin
  update tasks set status = 'CANCELLED', ended_at = current_instant()
  where organization_id = new.organization_id and appointment_id = new.id and status = 'REQUESTED'
    and (code = 'TIME_MOVED_CONFLICT' or new.status not in ('pending', 'booked', 'arrived', 'checked-in')
      or new.wall_starts_at <> old.wall_starts_at or new.ends_at - new.starts_at <> old.ends_at - old.starts_at);
  return null;
end $$;
create trigger end_tasks after update on appointments for each row
  when (new.starts_at <> old.starts_at or new.ends_at <> old.ends_at or new.status not in ('pending', 'booked', 'arrived', 'checked-in'))
  execute function end_tasks_of_appointment();
call own_by_definer('end_tasks_of_appointment()');

-- As an appointment, a hold keeps the wall time that was promised. Null for one that was made before, which ends within minutes.
alter table holds add column wall_starts_at timestamp;

-- By which release of the tz database the appointments of a zone stand where they stand.
create table zone_anchors (
  zone text primary key,
  tzdb_version text not null,
  anchored_at timestamptz not null
);
call protect_table('zone_anchors');
