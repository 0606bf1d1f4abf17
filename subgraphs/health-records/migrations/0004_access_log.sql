-- What the other subgraphs tell of accesses to a person's data, for that person's access log: ids, codes and names of fields. Rebuilt by
-- telling it again: a fact that is known already changes nothing.
create table known_accesses (
  subject_person_id uuid not null,
  id uuid not null,
  subgraph text not null,
  recorded_at timestamptz not null,
  type text not null,
  action text not null,
  outcome text not null,
  reason text,
  agent_kind text not null,
  agent_person_id uuid,
  app_id uuid,
  on_behalf_of_person_id uuid,
  organization_id uuid,
  purpose text,
  consent_id uuid,
  entity_type text not null,
  fields text[] not null,
  primary key (subject_person_id, id)
);
call protect_table('known_accesses');

-- Up to when each of them has told everything.
create table access_sources (
  subgraph text primary key,
  told_up_to timestamptz not null
);
call protect_table('access_sources');

do $$
declare
  app text := quote_ident('klear_' || current_schema() || '_app');
begin
  execute 'create policy known_accesses_subject on known_accesses for select to ' || app
    || ' using (subject_person_id = (select viewer_person_id()))';
  execute 'create policy access_sources_told on access_sources for select to ' || app || ' using ((select viewer_person_id()) is not null)';
  execute 'revoke insert, update, delete on known_accesses, access_sources from ' || app;
end $$;

call keep_tenant('known_accesses');
