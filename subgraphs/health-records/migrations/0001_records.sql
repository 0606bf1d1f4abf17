-- A person's record: FHIR resources, each sealed as a whole under the person's key. Clear are the person, the organization that wrote
-- the row (null: the person), the type, ids, the version and row times: no code, no clinical date, no text.
create table resources (
  person_id uuid not null,
  id uuid not null,
  organization_id uuid,
  resource_type text not null,
  version integer not null check (version > 0),
  sealed bytea not null,
  -- Keyed hash of where an imported resource came from, so that a second import finds it.
  source_key bytea,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Marked as made in error: left the lists, stays in the history.
  removed_at timestamptz,
  primary key (person_id, id)
);
create unique index resources_id on resources (id);
create unique index resources_source on resources (person_id, source_key) where source_key is not null;
create index resources_list on resources (person_id, resource_type, id desc) where removed_at is null;
call protect_table('resources');

-- Every version that a resource ever had, the current one included.
create table resource_versions (
  person_id uuid not null,
  id uuid not null,
  version integer not null,
  author_id uuid,
  sealed bytea not null,
  recorded_at timestamptz not null,
  primary key (person_id, id, version),
  foreign key (person_id, id) references resources (person_id, id)
);
call protect_table('resource_versions');

-- What users tells about consents. `epoch` grows with each change of a person's consents: the higher one is the truth.
create table consents (
  person_id uuid not null,
  id uuid not null,
  practitioner_id uuid,
  organization_id uuid,
  categories text[] not null,
  purposes text[] not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  withdrawn boolean not null,
  epoch bigint not null,
  primary key (person_id, id)
);
call protect_table('consents');

-- Up to when a person's consents are known to be complete: when the owner was last asked.
create table consent_states (
  person_id uuid primary key,
  epoch bigint not null,
  checked_at timestamptz not null
);
call protect_table('consent_states');

-- Whether the viewer holds any consent of this person that is in force: the coarse net. Category and purpose are decided in code.
create function viewer_is_lent(person uuid) returns boolean language sql stable as $$
  select exists (
    select from consents c
    where c.person_id = person and not c.withdrawn
      and (c.practitioner_id is not null or c.organization_id is not null)
      and (c.practitioner_id is null or c.practitioner_id = viewer_person_id())
      and (c.organization_id is null or c.organization_id = viewer_organization_id())
      and c.starts_at <= current_instant() and (c.ends_at is null or c.ends_at > current_instant()))
$$;

do $$
declare
  app text := quote_ident('klear_' || current_schema() || '_app');
begin
  execute 'create policy consents_seen on consents for select to ' || app || ' using (person_id = (select viewer_person_id())
    or practitioner_id = (select viewer_person_id()) or organization_id = (select viewer_organization_id()))';
  execute 'revoke insert, update, delete on consents, consent_states from ' || app;

  execute 'create policy resources_seen on resources for select to ' || app
    || ' using (person_id = (select viewer_person_id()) or viewer_is_lent(person_id))';
  execute 'create policy resources_added on resources for insert to ' || app
    || ' with check ((person_id = (select viewer_person_id()) and organization_id is null)
         or (viewer_is_lent(person_id) and organization_id = (select viewer_organization_id())))';
  execute 'create policy resources_changed on resources for update to ' || app
    || ' using ((person_id = (select viewer_person_id()) and organization_id is null)
         or (viewer_is_lent(person_id) and organization_id = (select viewer_organization_id())))';
  execute 'revoke delete on resources from ' || app;

  execute 'create policy resource_versions_seen on resource_versions for select to ' || app
    || ' using (exists (select from resources r where r.person_id = resource_versions.person_id and r.id = resource_versions.id))';
  execute 'create policy resource_versions_added on resource_versions for insert to ' || app
    || ' with check (author_id = (select viewer_person_id())
         and exists (select from resources r where r.person_id = resource_versions.person_id and r.id = resource_versions.id))';
  execute 'revoke update, delete on resource_versions from ' || app;
end $$;
