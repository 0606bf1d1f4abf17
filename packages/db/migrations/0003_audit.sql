-- Facts of FHIR AuditEvent. Ids, codes and field names only. Nobody changes or deletes one.
create table audit_events (
  id uuid primary key,
  recorded_at timestamptz not null,
  type text not null,
  action text not null check (action in ('C', 'R', 'U', 'D', 'E')),
  outcome text not null check (outcome in ('0', '4', '8', '12')),
  reason text,
  agent_kind text not null,
  agent_person_id uuid,
  organization_id uuid,
  purpose text,
  session_id uuid,
  request_id text not null,
  entity_type text not null,
  entity_id text,
  subject_person_id uuid,
  fields text[] not null default '{}'
);
create index audit_events_subject on audit_events (subject_person_id, id) where subject_person_id is not null;
create index audit_events_organization on audit_events (organization_id, id) where organization_id is not null;
call protect_table('audit_events');

-- The app records what the viewer did and in whose name; the person whom a fact is about may read it.
do $$
declare
  app text := quote_ident('klear_' || current_schema() || '_app');
  system text := quote_ident('klear_' || current_schema() || '_system');
begin
  execute 'create policy audit_events_record on audit_events for insert to ' || app
    || ' with check ((select viewer_kind()) is not null and agent_person_id is not distinct from (select viewer_person_id()))';
  execute 'create policy audit_events_subject on audit_events for select to ' || app
    || ' using (subject_person_id = (select viewer_person_id()))';
  execute 'revoke update, delete on audit_events from ' || app || ', ' || system;
end $$;
