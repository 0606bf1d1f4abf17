-- The tenant is part of every key, so that none tells one practice what another has.
alter table payments drop constraint payments_hold_id_key;
alter table payments add constraint payments_hold unique (organization_id, hold_id);
create index payments_hold_id on payments (hold_id);
drop index payments_appointment;
create unique index payments_appointment on payments (organization_id, appointment_id) where appointment_id is not null;
create index payments_appointment_id on payments (appointment_id) where appointment_id is not null;
drop index refunds_once;
create unique index refunds_once on refunds (organization_id, payment_id) where origin in ('APPOINTMENT', 'HOLD');
alter table ledger_transactions drop constraint ledger_transactions_payment_id_kind_reference_key;
alter table ledger_transactions add constraint ledger_transactions_once unique (organization_id, payment_id, kind, reference);

-- Stripe's own ids stay unique over all tenants: one object of Stripe's stands for one payment. Only the system writes them; a payment
-- begins without one, so nobody can ask by trying.
drop policy payments_begun on payments;
create policy payments_begun on payments for insert to klear_payments_app with check (
  payer_id = (select viewer_person_id()) and intent_id is null and appointment_id is null
  and authorized_minor = 0 and captured_minor = 0 and refunded_minor = 0
  and booked_at is null and released_at is null and cancelled_at is null);
