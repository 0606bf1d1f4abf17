-- What all subgraphs tell of what was done in an organization's name, for its auditors: ids, codes and names of fields, nothing of what
-- was read. Rebuilt by telling it again: a fact that is known already changes nothing.
create table organization_facts (
  organization_id uuid not null,
  id uuid not null,
  subgraph text not null,
  recorded_at timestamptz not null,
  request_id uuid,
  type text not null,
  action text not null,
  outcome text not null,
  reason text,
  agent_kind text not null,
  agent_person_id uuid,
  app_id uuid,
  on_behalf_of_person_id uuid,
  purpose text,
  consent_id uuid,
  entity_type text not null,
  entity_id uuid,
  subject_person_id uuid,
  fields text[] not null,
  primary key (organization_id, id)
);
create index organization_facts_id on organization_facts (id);
create index organization_facts_subject on organization_facts (organization_id, subject_person_id, id) where subject_person_id is not null;
create index organization_facts_agent on organization_facts (organization_id, agent_person_id, id) where agent_person_id is not null;
create index organization_facts_type on organization_facts (organization_id, type, id);
call protect_table('organization_facts');

do $$
declare
  app text := quote_ident('klear_' || current_schema() || '_app');
begin
  execute 'create policy organization_facts_auditor on organization_facts for select to ' || app
    || ' using (organization_id = (select viewer_organization_id()) and (select viewer_has_role(''OWNER'', ''AUDITOR'')))';
  execute 'revoke insert, update, delete on organization_facts from ' || app;
end $$;

call keep_tenant('organization_facts');
