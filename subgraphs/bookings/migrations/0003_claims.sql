create table holds (
  organization_id uuid not null,
  id uuid not null,
  practitioner_id uuid not null,
  client_id uuid not null,
  service_id uuid not null,
  schedule_id uuid not null,
  location_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  occupied_from timestamptz not null,
  occupied_until timestamptz not null,
  zone text not null,
  modality text not null,
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('BOOKED', 'RELEASED', 'EXPIRED')),
  created_at timestamptz not null,
  primary key (organization_id, id),
  check (starts_at < ends_at and occupied_from <= starts_at and ends_at <= occupied_until),
  check ((ended_at is null) = (outcome is null))
);
create index holds_id on holds (id);
create index holds_client on holds (client_id, created_at);
create index holds_open on holds (expires_at) where outcome is null;
call protect_table('holds');
create policy holds_client_or_staff on holds for all to klear_bookings_app
  using (client_id = (select viewer_person_id())
    or (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK'))))
  with check (client_id = (select viewer_person_id())
    or (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK'))));

create table appointments (
  organization_id uuid not null,
  id uuid not null,
  practitioner_id uuid not null,
  client_id uuid not null,
  service_id uuid not null,
  schedule_id uuid not null,
  location_id uuid,
  -- Null for an appointment that was recorded from elsewhere.
  hold_id uuid,
  payment_id uuid,
  status text not null check (status in
    ('proposed', 'pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow', 'entered-in-error', 'checked-in', 'waitlist')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  occupied_from timestamptz not null,
  occupied_until timestamptz not null,
  -- The promise as it was made: wall time and zone.
  wall_starts_at timestamp not null,
  zone text not null,
  modality text not null,
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  cancelation_reason text check (cancelation_reason in ('CLIENT', 'PRACTITIONER', 'PRACTICE', 'OTHER')),
  version integer not null check (version > 0),
  created_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, hold_id) references holds (organization_id, id),
  unique (organization_id, hold_id),
  check (starts_at < ends_at and occupied_from <= starts_at and ends_at <= occupied_until)
);
create index appointments_id on appointments (id);
create index appointments_of_client on appointments (client_id, starts_at, id);
create index appointments_of_practitioner on appointments (organization_id, practitioner_id, starts_at, id);
create index appointments_of_organization on appointments (organization_id, starts_at, id);
call protect_table('appointments');
create policy appointments_client_or_staff on appointments for all to klear_bookings_app
  using (client_id = (select viewer_person_id())
    or (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK'))))
  with check (client_id = (select viewer_person_id())
    or (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK'))));

-- No double booking: whatever can be in one place at a time is claimed here, and two claims of one resource cannot overlap.
create table claims (
  id uuid primary key,
  organization_id uuid not null,
  client_id uuid not null,
  kind text not null check (kind in ('PRACTITIONER', 'ROOM', 'EQUIPMENT', 'CLIENT')),
  resource_id uuid not null,
  during tstzrange not null check (not isempty(during)),
  hold_id uuid,
  appointment_id uuid,
  -- A hold's claim ends by itself; an appointment's does not.
  expires_at timestamptz,
  check ((hold_id is null) <> (appointment_id is null)),
  check ((hold_id is null) = (expires_at is null)),
  constraint claims_do_not_overlap exclude using gist (resource_id with =, kind with =, during with &&)
);
create index claims_hold on claims (hold_id) where hold_id is not null;
create index claims_appointment on claims (appointment_id) where appointment_id is not null;
call protect_table('claims');
create policy claims_client_or_staff on claims for all to klear_bookings_app
  using (client_id = (select viewer_person_id())
    or (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK'))))
  with check (client_id = (select viewer_person_id())
    or (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK'))));

-- Claims of others are invisible to a viewer. These two functions are the only way around, and tell nothing but busy spans and a count.
grant select, update, delete on claims to klear_bookings_definer;
create policy claims_definer on claims for all to klear_bookings_definer using (true) with check (false);

-- Busy spans of practitioners, rooms and equipment: public as busy. Clients' spans never leave.
create function busy_ranges(resources uuid[], span tstzrange) returns table (resource_id uuid, during tstzrange)
  language sql stable security definer rows 500
  begin atomic
    select c.resource_id, c.during from claims c
    where c.resource_id = any (resources) and c.kind <> 'CLIENT' and c.during && span
      and (c.expires_at is null or c.expires_at > (select current_instant()));
  end;
call own_by_definer('busy_ranges(uuid[], tstzrange)');

-- Frees what expired holds still claim of the resources within the span. Claims that another transaction is freeing are left to it.
create function evict_expired_claims(resources uuid[], span tstzrange) returns integer
  language sql volatile security definer
  begin atomic
    with doomed as (
      select c.id from claims c
      where c.resource_id = any (resources) and c.during && span and c.expires_at <= (select current_instant())
      order by c.resource_id, c.id for update skip locked
    ), gone as (delete from claims c using doomed where c.id = doomed.id returning 1)
    select count(*)::integer from gone;
  end;
call own_by_definer('evict_expired_claims(uuid[], tstzrange)');
