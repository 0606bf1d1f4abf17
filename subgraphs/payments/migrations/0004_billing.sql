-- Who keeps the books reads and refunds payments: the coarse net of policies/predicates.ts again, with BILLING.
drop policy payments_seen on payments;
create policy payments_seen on payments for select to klear_payments_app using (
  payer_id = (select viewer_person_id())
  or (organization_id = (select viewer_organization_id()) and (
    (select viewer_has_role('OWNER', 'MANAGER', 'FRONT_DESK', 'BILLING'))
    or (practitioner_id = (select viewer_person_id()) and (select viewer_has_role('PRACTITIONER'))))));
drop policy payments_locked on payments;
create policy payments_locked on payments for update to klear_payments_app
  using (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'BILLING')))
  with check (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'BILLING')));
drop policy refunds_asked on refunds;
create policy refunds_asked on refunds for insert to klear_payments_app with check (
  organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'BILLING'))
  and origin = 'STAFF' and status = 'PENDING' and stripe_refund_id is null and requested_by = (select viewer_person_id()));
