-- From where, under which consent, through whose app and on whose behalf. `fence` is the writing transaction: the sealer looks
-- for late commits by it. Nobody chooses their fence, so rows are inserted by the named columns only; a new column needs its grant.
alter table audit_events
  add column app_id uuid,
  add column on_behalf_of_person_id uuid,
  add column consent_id uuid,
  add column address text,
  add column fence xid8 not null default pg_current_xact_id();
create index audit_events_fence on audit_events (fence);

do $$
declare
  app text := quote_ident('klear_' || current_schema() || '_app');
  system text := quote_ident('klear_' || current_schema() || '_system');
  writers text := app || ', ' || system;
begin
  execute 'create policy audit_events_auditor on audit_events for select to ' || app
    || ' using (organization_id = (select viewer_organization_id()) and (select viewer_has_role(''AUDITOR'', ''OWNER'')))';
  execute 'revoke insert on audit_events from ' || writers;
  execute 'grant insert (id, recorded_at, type, action, outcome, reason, agent_kind, agent_person_id, organization_id, purpose, session_id, '
    || 'request_id, entity_type, entity_id, subject_person_id, fields, app_id, on_behalf_of_person_id, consent_id, address) '
    || 'on audit_events to ' || writers;
end $$;
