-- What staff waived, when a visit began, until when a request waits for its answer, and whether a seat shows itself to the others.
alter table appointments
  add column session_id uuid,
  add column started_at timestamptz,
  add column answer_by timestamptz,
  add column overridden text[] not null default '{}',
  add column allows_co_attendees boolean not null default false,
  add constraint appointments_requests_are_answered check (status <> 'pending' or hold_id is null or answer_by is not null);
create index appointments_unanswered on appointments (answer_by) where status = 'pending';
alter table holds
  add column session_id uuid,
  -- Rises with every renewal.
  add column version integer not null default 1 check (version > 0);

-- A group session: one visit of a practitioner with many clients. It stays when the last seat is left, and is taken up again.
create table sessions (
  organization_id uuid not null,
  id uuid not null,
  practitioner_id uuid not null,
  service_id uuid not null,
  schedule_id uuid not null,
  location_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- Of the service when its first seat was taken.
  capacity integer not null check (capacity > 1),
  seats_taken integer not null default 0,
  primary key (organization_id, id),
  unique (organization_id, practitioner_id, service_id, starts_at, ends_at),
  check (starts_at < ends_at),
  constraint sessions_are_never_overfull check (seats_taken between 0 and capacity)
);
create index sessions_id on sessions (id);
create index sessions_of_practitioner on sessions (practitioner_id, starts_at) where seats_taken > 0;
call protect_table('sessions');
call keep_tenant('sessions');
grant select, insert, update on sessions to klear_bookings_definer;
create policy sessions_definer on sessions for all to klear_bookings_definer using (true) with check (true);
alter table appointments add foreign key (organization_id, session_id) references sessions (organization_id, id);
alter table holds add foreign key (organization_id, session_id) references sessions (organization_id, id);
create index appointments_of_session on appointments (session_id) where session_id is not null;

-- A session claims its practitioner and what it needs (session_id) for as long as it has seats; a seat claims its client (seat_in).
-- `client_id` of a session's claim is who took its first seat.
alter table claims
  drop constraint claims_check,
  drop constraint claims_check1,
  add column session_id uuid,
  add column seat_in uuid,
  add constraint claims_are_of_one check (num_nonnulls(hold_id, appointment_id, session_id) = 1),
  add constraint claims_of_holds_expire check (case when session_id is null then (hold_id is null) = (expires_at is null) else true end),
  add constraint claims_of_seats_are_of_clients check (seat_in is null or (kind = 'CLIENT' and session_id is null));
create index claims_session on claims (session_id) where session_id is not null;
create index claims_seat on claims (seat_in) where seat_in is not null;
create index claims_expiring on claims (expires_at) where expires_at is not null;
alter policy claims_definer on claims with check (session_id is not null);

-- Whatever becomes of a seat, its session follows: how many are taken, how long its claims hold, and that they end with the last seat.
create function session_follows_seats() returns trigger language plpgsql security definer as $$
declare
  session uuid := coalesce(new.seat_in, old.seat_in);
  seats integer;
  until timestamptz;
begin
  perform 1 from sessions s where s.id = session for update;
  select count(*), case when bool_and(c.expires_at is not null) then max(c.expires_at) end into seats, until
    from claims c where c.seat_in = session;
  update sessions s set seats_taken = seats where s.id = session and s.seats_taken <> seats;
  if seats = 0 then
    delete from claims c where c.session_id = session;
  else
    update claims c set expires_at = until where c.session_id = session and c.expires_at is distinct from until;
  end if;
  return null;
end $$;
create trigger session_follows_taken_seats after insert on claims for each row when (new.seat_in is not null)
  execute function session_follows_seats();
create trigger session_follows_kept_seats after update on claims for each row when (new.seat_in is not null)
  execute function session_follows_seats();
create trigger session_follows_left_seats after delete on claims for each row when (old.seat_in is not null)
  execute function session_follows_seats();
call own_by_definer('session_follows_seats()');

-- Lets those who would claim follow one another where a plain claim could deadlock: those of one client always; those who give up
-- claims, or free what expired holds left in the way, by practitioner, and by practice where things are needed besides people.
-- Order: client, practitioner, practice. Called once, before sessions and claims are locked.
create function make_way(client uuid, practitioner uuid, needs_of uuid, resources uuid[], span tstzrange, moving boolean)
  returns void language plpgsql security definer as $$
declare
  frees boolean := moving or exists (
    select from claims c where c.resource_id = any (resources) and c.during && span
      and (c.expires_at <= (select current_instant())
        or exists (select from claims e where e.seat_in = c.session_id and e.expires_at <= (select current_instant()))));
begin
  perform pg_advisory_xact_lock(hashtextextended('bookings client ' || client, 0));
  if frees then
    perform pg_advisory_xact_lock(hashtextextended('bookings practitioner ' || practitioner, 0));
    if needs_of is not null then
      perform pg_advisory_xact_lock(hashtextextended('bookings needs ' || needs_of, 0));
    end if;
    perform evict_expired_claims(resources, span);
  elsif needs_of is not null then
    perform pg_advisory_xact_lock_shared(hashtextextended('bookings needs ' || needs_of, 0));
  end if;
end $$;
call own_by_definer('make_way(uuid, uuid, uuid, uuid[], tstzrange, boolean)');

-- Finds or makes a session and locks it, together with those whose seats are to be left for it. Answers it with its seats but these.
create function join_session(wanted sessions, leaving uuid[]) returns table (id uuid, capacity integer, seats integer)
  language plpgsql security definer as $$
declare
  session sessions;
begin
  insert into sessions (organization_id, id, practitioner_id, service_id, schedule_id, location_id, starts_at, ends_at, capacity)
    select (wanted).organization_id, (wanted).id, (wanted).practitioner_id, (wanted).service_id, (wanted).schedule_id,
      (wanted).location_id, (wanted).starts_at, (wanted).ends_at, (wanted).capacity
    on conflict do nothing;
  select s.* into strict session from sessions s
    where s.organization_id = (wanted).organization_id and s.practitioner_id = (wanted).practitioner_id
      and s.service_id = (wanted).service_id and s.starts_at = (wanted).starts_at and s.ends_at = (wanted).ends_at;
  perform 1 from sessions s where s.id = session.id or s.id in (
      select c.seat_in from claims c where c.seat_in is not null and coalesce(c.hold_id, c.appointment_id) = any (leaving))
    order by s.id for update;
  delete from claims c using (
      select e.id from claims e where e.seat_in = session.id and e.expires_at <= (select current_instant()) for update skip locked
    ) gone where c.id = gone.id;
  update sessions s set capacity = (wanted).capacity, schedule_id = (wanted).schedule_id, location_id = (wanted).location_id
    where s.id = session.id and s.seats_taken = 0;
  return query select s.id, s.capacity, (
      select count(*)::integer from claims c where c.seat_in = s.id and coalesce(c.hold_id, c.appointment_id) <> all (leaving))
    from sessions s where s.id = session.id;
end $$;
call own_by_definer('join_session(sessions, uuid[])');

-- Sessions of these holds and appointments, locked in order: whoever frees many of them waits here, and nowhere after.
create function lock_sessions_of(claimants uuid[]) returns void language plpgsql security definer as $$
begin
  perform 1 from sessions s where s.id in (
      select c.seat_in from claims c where c.seat_in is not null and (c.hold_id = any (claimants) or c.appointment_id = any (claimants)))
    order by s.id for update;
end $$;
call own_by_definer('lock_sessions_of(uuid[])');

-- Sessions with seats, of which nobody learns whose. Seats of holds that have expired are free, swept or not.
create function open_sessions(practitioners uuid[], span tstzrange)
  returns table (id uuid, organization_id uuid, practitioner_id uuid, service_id uuid, schedule_id uuid, location_id uuid,
    starts_at timestamptz, ends_at timestamptz, capacity integer, seats_taken integer)
  language sql stable security definer rows 100
  begin atomic
    select s.id, s.organization_id, s.practitioner_id, s.service_id, s.schedule_id, s.location_id, s.starts_at, s.ends_at, s.capacity,
      live.seats
    from sessions s
    cross join lateral (
      select count(*)::integer as seats from claims c
      where c.seat_in = s.id and (c.expires_at is null or c.expires_at > (select current_instant()))
    ) live
    where s.practitioner_id = any (practitioners) and s.seats_taken > 0 and live.seats > 0
      and s.starts_at < upper(span) and s.ends_at > lower(span);
  end;
call own_by_definer('open_sessions(uuid[], tstzrange)');

-- Who else takes part in the viewer's session, of those who allow it, while the viewer allows it too.
create function co_attendees(appointments_asked uuid[]) returns table (appointment_id uuid, client_id uuid)
  language sql stable security definer rows 10
  begin atomic
    select own.id, other.client_id
    from appointments own
    join appointments other on other.session_id = own.session_id and other.client_id <> own.client_id
    where own.id = any (appointments_asked) and own.client_id = (select viewer_person_id())
      and own.allows_co_attendees and other.allows_co_attendees
      and own.starts_at = other.starts_at
      and own.status in ('booked', 'arrived', 'checked-in', 'fulfilled')
      and other.status in ('booked', 'arrived', 'checked-in', 'fulfilled');
  end;
call own_by_definer('co_attendees(uuid[])');
