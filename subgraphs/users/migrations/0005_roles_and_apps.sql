-- Billing and auditor are roles of an organization like the others.
alter table memberships drop constraint memberships_roles_check;
alter table memberships add constraint memberships_roles_check
  check (roles <@ array['OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK', 'BILLING', 'AUDITOR']);
alter table invitations drop constraint invitations_roles_check;
alter table invitations add constraint invitations_roles_check
  check (cardinality(roles) > 0 and roles <@ array['OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK', 'BILLING', 'AUDITOR']);

-- Who works for the platform itself. Only an operator's command writes here.
create table platform_staff (
  person_id uuid primary key references persons (id) on delete cascade,
  roles text[] not null check (cardinality(roles) > 0 and roles <@ array['SUPPORT']),
  since timestamptz not null
);
call protect_table('platform_staff');
create policy platform_staff_self on platform_staff for select to klear_users_app using (person_id = (select viewer_person_id()));
revoke insert, update, delete on platform_staff from klear_users_app;

-- Apps of third parties. `scopes` is the most that an app may ever ask for.
create table apps (
  organization_id uuid not null references organizations (id) on delete cascade,
  id uuid not null,
  name text not null,
  redirect_uris text[] not null check (cardinality(redirect_uris) between 1 and 10),
  scopes text[] not null check (cardinality(scopes) > 0),
  registered_by uuid not null,
  created_at timestamptz not null,
  retired_at timestamptz,
  primary key (organization_id, id)
);
create index apps_id on apps (id);
call protect_table('apps');
create policy apps_organization on apps to klear_users_app
  using (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER')))
  with check (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER')));

-- What a person lends an app: one row for both, whose scopes are those of the last time.
create table app_grants (
  id uuid primary key,
  person_id uuid not null references persons (id) on delete cascade,
  organization_id uuid not null,
  app_id uuid not null,
  scopes text[] not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  revoked_at timestamptz,
  unique (person_id, app_id),
  foreign key (organization_id, app_id) references apps (organization_id, id) on delete cascade
);
create index app_grants_app on app_grants (organization_id, app_id);
create index app_grants_person on app_grants (person_id, id);
call protect_table('app_grants');
create policy app_grants_self on app_grants to klear_users_app
  using (person_id = (select viewer_person_id())) with check (person_id = (select viewer_person_id()));

-- Sessions of apps: what was lent when the session began is the most that its tokens ever carry.
alter table sessions add column grant_id uuid references app_grants (id) on delete cascade;
alter table sessions add column scopes text[];
alter table sessions add constraint sessions_app_check check ((grant_id is null) = (scopes is null));
create index sessions_grant on sessions (grant_id) where grant_id is not null;
alter table sessions drop constraint sessions_end_reason_check;
alter table sessions add constraint sessions_end_reason_check
  check (end_reason in ('SIGNED_OUT', 'REVOKED', 'TOKEN_REUSED', 'CODE_REUSED', 'GRANT_REVOKED', 'APP_RETIRED', 'ROLE_REMOVED'));

-- One-time codes, as SHA-256 of 256 random bits, bound to where they go and to the verifier's S256 challenge.
create table app_codes (
  code_hash bytea primary key,
  grant_id uuid not null references app_grants (id) on delete cascade,
  person_id uuid not null,
  redirect_uri text not null,
  challenge bytea not null check (length(challenge) = 32),
  scopes text[] not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- What came of it: the session that ends when the code comes twice.
  session_id uuid
);
create index app_codes_grant on app_codes (grant_id);
create index app_codes_expiry on app_codes (expires_at);
call protect_table('app_codes');
create policy app_codes_self on app_codes to klear_users_app
  using (person_id = (select viewer_person_id())) with check (person_id = (select viewer_person_id()));

-- Two more questions that are asked before anybody is known, or by whoever does not work there: an id or a secret answers them.
grant select on apps, app_codes to klear_users_definer;
create policy apps_definer on apps for select to klear_users_definer using (true);
create policy app_codes_definer on app_codes for select to klear_users_definer using (true);

create function find_apps(ids uuid[])
returns table (organization_id uuid, id uuid, name text, redirect_uris text[], scopes text[], created_at timestamptz, retired_at timestamptz)
language sql volatile security definer as $$
  select a.organization_id, a.id, a.name, a.redirect_uris, a.scopes, a.created_at, a.retired_at
  from apps a where a.id = any(ids) and viewer_kind() is not null
$$;
call own_by_definer('find_apps(uuid[])');

create function find_app_code(hash bytea) returns table (person_id uuid)
language sql volatile security definer as $$
  select c.person_id from app_codes c where c.code_hash = hash and viewer_kind() is not null
$$;
call own_by_definer('find_app_code(bytea)');
