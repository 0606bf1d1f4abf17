-- What a cancellation or an absence cost its client, in minor units of the price's currency; null while it is neither.
alter table appointments add column fee_minor bigint check (fee_minor between 0 and amount_minor);
-- How much of a payment was given back, as its owner tells.
alter table known_payments add column refunded_minor bigint not null default 0 check (refunded_minor >= 0);

-- The booking of one hold, from the held slot to the money taken, or back to nothing held and nothing charged. Its id is the hold's.
create table booking_processes (
  organization_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  state text not null check (state in ('HELD', 'AUTHORIZED', 'REQUESTED', 'BOOKED', 'COMPLETED', 'RELEASED', 'REFUNDED')),
  -- How it ended, or will; null while it may end either way.
  outcome text check (outcome in ('BOOKED', 'RECLAIMED', 'REFUNDED', 'RELEASED', 'EXPIRED', 'DECLINED', 'CANCELLED')),
  -- [{state, at}] in order: what happened when. One for each move, and no path has more than six.
  steps jsonb not null,
  appointment_id uuid,
  payment_id uuid,
  -- Something is to be looked at: its payment has changed. The sweep finds what a crash left behind.
  due boolean not null default false,
  version integer not null default 1 check (version > 0),
  updated_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, id) references holds (organization_id, id)
);
create index booking_processes_id on booking_processes (id);
create index booking_processes_due on booking_processes (updated_at) where due;
call protect_table('booking_processes');
call keep_tenant('booking_processes');
create policy booking_processes_client_or_staff on booking_processes for all to klear_bookings_app
  using (client_id = (select viewer_person_id())
    or (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK'))))
  with check (client_id = (select viewer_person_id())
    or (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK'))));

-- Slots that are held while this table is made.
insert into booking_processes (organization_id, id, client_id, state, steps, due, updated_at)
select organization_id, id, client_id, 'HELD',
  jsonb_build_array(jsonb_build_object('state', 'HELD', 'at', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))),
  amount_minor > 0, created_at
from holds where outcome is null;
