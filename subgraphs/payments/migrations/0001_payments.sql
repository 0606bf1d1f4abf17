-- One payment for each hold, ever: a second attempt to pay the same hold finds the first.
create table payments (
  organization_id uuid not null,
  id uuid not null,
  hold_id uuid not null unique,
  payer_id uuid not null,
  practitioner_id uuid not null,
  service_id uuid not null,
  appointment_id uuid,
  amount_minor bigint not null check (amount_minor > 0 and amount_minor <= 9007199254740991),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  status text not null check (status in ('REQUIRES_PAYMENT_METHOD', 'REQUIRES_CONFIRMATION', 'REQUIRES_ACTION', 'PROCESSING',
    'REQUIRES_CAPTURE', 'CANCELED', 'SUCCEEDED', 'UNKNOWN')),
  -- Stripe's PaymentIntent, null until Stripe has answered. Its client secret is kept nowhere.
  intent_id text unique,
  authorized_minor bigint not null default 0 check (authorized_minor between 0 and amount_minor),
  captured_minor bigint not null default 0 check (captured_minor between 0 and amount_minor),
  refunded_minor bigint not null default 0 check (refunded_minor between 0 and captured_minor),
  failure_code text,
  quote_expires_at timestamptz not null,
  -- What bookings told: the appointment stands, the hold ended without one, the appointment was cancelled.
  booked_at timestamptz,
  released_at timestamptz,
  cancelled_at timestamptz,
  -- A look at Stripe takes a ticket before it asks; an answer counts only if no later ticket's answer was taken in.
  asked_ticket bigint not null default 0,
  taken_ticket bigint not null default 0,
  -- Something is still to be done at Stripe; the sweep finds what a crash left behind.
  due boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  check (captured_minor <= authorized_minor)
);
create index payments_id on payments (id);
create index payments_payer on payments (payer_id, id desc);
create index payments_organization on payments (organization_id, id desc);
create unique index payments_appointment on payments (appointment_id) where appointment_id is not null;
create index payments_due on payments (updated_at) where due;
call protect_table('payments');

-- The coarse net of policies/predicates.ts: the payer, the practice's desk, and the practitioner who is paid.
create policy payments_seen on payments for select to klear_payments_app using (
  payer_id = (select viewer_person_id())
  or (organization_id = (select viewer_organization_id()) and (
    (select viewer_has_role('OWNER', 'MANAGER', 'FRONT_DESK'))
    or (practitioner_id = (select viewer_person_id()) and (select viewer_has_role('PRACTITIONER'))))));
create policy payments_begun on payments for insert to klear_payments_app with check (payer_id = (select viewer_person_id()));
-- A refund locks its payment; nothing else about a payment changes on a caller's behalf.
create policy payments_locked on payments for update to klear_payments_app
  using (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER')))
  with check (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER')));
revoke update, delete on payments from klear_payments_app;
grant update (due) on payments to klear_payments_app;
revoke delete on payments from klear_payments_system;

create table refunds (
  organization_id uuid not null,
  id uuid not null,
  payment_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  status text not null check (status in ('PENDING', 'REQUIRES_ACTION', 'SUCCEEDED', 'FAILED', 'CANCELED')),
  -- Why: STAFF asked, the APPOINTMENT was cancelled, the HOLD ended after the money was taken, or Stripe's own DASHBOARD.
  origin text not null check (origin in ('STAFF', 'APPOINTMENT', 'HOLD', 'DASHBOARD')),
  stripe_refund_id text unique,
  requested_by uuid,
  created_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, payment_id) references payments (organization_id, id)
);
create index refunds_id on refunds (id);
create index refunds_payment on refunds (organization_id, payment_id, id desc);
-- What bookings causes happens once for a payment.
create unique index refunds_once on refunds (payment_id) where origin in ('APPOINTMENT', 'HOLD');
call protect_table('refunds');
create policy refunds_seen on refunds for select to klear_payments_app
  using (exists (select 1 from payments p where p.organization_id = refunds.organization_id and p.id = refunds.payment_id));
create policy refunds_asked on refunds for insert to klear_payments_app with check (
  organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER'))
  and origin = 'STAFF' and status = 'PENDING' and stripe_refund_id is null and requested_by = (select viewer_person_id()));
revoke update, delete on refunds from klear_payments_app;
revoke delete on refunds from klear_payments_system;

-- Holds that ended without an appointment, also those that nobody has begun to pay: paying them is refused.
create table released_holds (
  organization_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  reason text not null,
  released_at timestamptz not null,
  primary key (organization_id, id)
);
create index released_holds_id on released_holds (id);
call protect_table('released_holds');
create policy released_holds_own on released_holds for select to klear_payments_app using (client_id = (select viewer_person_id()));
revoke insert, update, delete on released_holds from klear_payments_app;

-- The inbox of Stripe's webhooks: an event's id once, whatever its order or number of deliveries.
create table webhook_events (
  id text primary key check (length(id) between 1 and 255),
  type text not null,
  intent_id text,
  payment_id uuid,
  received_at timestamptz not null,
  handled_at timestamptz
);
create index webhook_events_open on webhook_events (received_at) where handled_at is null;
call protect_table('webhook_events');
revoke all on webhook_events from klear_payments_app;
