-- What bookings knows of other subgraphs' facts, written by event consumers (system role) and by nobody else.
-- `version` is the aggregate's own: an event that is older than the row changes nothing.

create table known_services (
  organization_id uuid not null,
  id uuid not null,
  practitioner_id uuid not null,
  active boolean not null,
  duration_minutes integer not null check (duration_minutes between 1 and 1440),
  buffer_before_minutes integer not null check (buffer_before_minutes between 0 and 1440),
  buffer_after_minutes integer not null check (buffer_after_minutes between 0 and 1440),
  alignment_minutes integer not null check (alignment_minutes > 0 and 1440 % alignment_minutes = 0),
  minimum_notice_minutes integer not null check (minimum_notice_minutes >= 0),
  horizon_days integer not null check (horizon_days between 0 and 3660),
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  modality text not null,
  version bigint not null,
  primary key (organization_id, id)
);
create index known_services_practitioner on known_services (practitioner_id);
create index known_services_id on known_services (id);
call protect_table('known_services');
create policy known_services_public on known_services for select to klear_bookings_app using ((select viewer_kind()) is not null);

create table known_locations (
  organization_id uuid not null,
  id uuid not null,
  zone text not null,
  active boolean not null,
  version bigint not null,
  primary key (organization_id, id)
);
create index known_locations_id on known_locations (id);
call protect_table('known_locations');
create policy known_locations_public on known_locations for select to klear_bookings_app using ((select viewer_kind()) is not null);

create table known_practitioners (
  id uuid primary key,
  organization_ids uuid[] not null,
  active boolean not null,
  version bigint not null
);
call protect_table('known_practitioners');
create policy known_practitioners_public on known_practitioners for select to klear_bookings_app using ((select viewer_kind()) is not null);

create table known_members (
  organization_id uuid not null,
  person_id uuid not null,
  roles text[] not null,
  version bigint not null,
  primary key (organization_id, person_id)
);
call protect_table('known_members');
create policy known_members_self_or_staff on known_members for select to klear_bookings_app
  using (person_id = (select viewer_person_id())
    or (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK'))));

create table known_payments (
  organization_id uuid not null,
  id uuid not null,
  hold_id uuid,
  client_id uuid not null,
  status text not null check (status in ('AUTHORIZED', 'CAPTURED', 'CANCELED', 'REFUNDED', 'FAILED')),
  amount_minor bigint not null,
  currency text not null,
  version bigint not null,
  primary key (organization_id, id)
);
create index known_payments_id on known_payments (id);
create index known_payments_hold on known_payments (hold_id);
call protect_table('known_payments');
create policy known_payments_payer_or_staff on known_payments for select to klear_bookings_app
  using (client_id = (select viewer_person_id())
    or (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK'))));
