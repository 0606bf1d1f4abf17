-- What is kept of a payment whose appointment was cancelled or missed; null while it was neither, and for an absence that costs it all.
alter table payments add column fee_minor bigint check (fee_minor between 0 and amount_minor);
-- bookings' word that the money of a lapsed hold is not wanted. A hold that its client gave back needs no such word; one that lapsed
-- does, since its slot may still be had for a payment that came late.
alter table payments add column given_back_at timestamptz;
update payments set given_back_at = released_at where released_at is not null;
-- Before fees, a cancellation was free of charge.
update payments set fee_minor = 0 where cancelled_at is not null;
comment on column payments.cancelled_at is 'bookings told that the appointment was cancelled, or that its client did not come';

drop policy payments_begun on payments;
create policy payments_begun on payments for insert to klear_payments_app with check (
  payer_id = (select viewer_person_id()) and intent_id is null and appointment_id is null
  and authorized_minor = 0 and captured_minor = 0 and refunded_minor = 0 and fee_minor is null
  and booked_at is null and released_at is null and cancelled_at is null and given_back_at is null);
