-- The coarse net: a person's own rows, and rows of the organization that the viewer acts for. Predicates decide the rest.

create policy persons_self on persons to klear_users_app
  using (id = (select viewer_person_id())) with check (id = (select viewer_person_id()));
create policy persons_related on persons for select to klear_users_app using (
  exists (select from memberships m where m.person_id = persons.id and m.organization_id = (select viewer_organization_id()))
  or exists (select from known_clients k where k.person_id = persons.id and k.organization_id = (select viewer_organization_id()))
);

create policy contact_index_self on contact_index to klear_users_app
  using (person_id = (select viewer_person_id())) with check (person_id = (select viewer_person_id()));
create policy contact_index_clients on contact_index for select to klear_users_app using (
  exists (select from known_clients k where k.person_id = contact_index.person_id and k.organization_id = (select viewer_organization_id()))
);
create policy credentials_self on credentials to klear_users_app
  using (person_id = (select viewer_person_id())) with check (person_id = (select viewer_person_id()));
create policy sessions_self on sessions to klear_users_app
  using (person_id = (select viewer_person_id())) with check (person_id = (select viewer_person_id()));
create policy refresh_tokens_self on refresh_tokens to klear_users_app
  using (person_id = (select viewer_person_id())) with check (person_id = (select viewer_person_id()));
create policy consents_self on consents to klear_users_app
  using (person_id = (select viewer_person_id())) with check (person_id = (select viewer_person_id()));
create policy consent_epochs_self on consent_epochs to klear_users_app
  using (person_id = (select viewer_person_id())) with check (person_id = (select viewer_person_id()));

create policy organizations_public on organizations for select to klear_users_app using ((select viewer_kind()) is not null);
create policy organizations_own on organizations for insert to klear_users_app with check (id = (select viewer_organization_id()));
create policy organizations_change on organizations for update to klear_users_app
  using (id = (select viewer_organization_id())) with check (id = (select viewer_organization_id()));
create policy first_locations_own on first_locations to klear_users_app
  using (organization_id = (select viewer_organization_id())) with check (organization_id = (select viewer_organization_id()));

create policy memberships_self on memberships for select to klear_users_app using (person_id = (select viewer_person_id()));
create policy memberships_organization on memberships to klear_users_app
  using (organization_id = (select viewer_organization_id())) with check (organization_id = (select viewer_organization_id()));
create policy invitations_organization on invitations to klear_users_app
  using (organization_id = (select viewer_organization_id())) with check (organization_id = (select viewer_organization_id()));

create policy known_clients_organization on known_clients for select to klear_users_app
  using (organization_id = (select viewer_organization_id()) or person_id = (select viewer_person_id()));

-- Three questions are asked before anybody is known. Each takes a secret or a keyed hash and answers one row.
grant select on credentials, refresh_tokens, sessions, invitations to klear_users_definer;
create policy credentials_definer on credentials for select to klear_users_definer using (true);
create policy refresh_tokens_definer on refresh_tokens for select to klear_users_definer using (true);
create policy sessions_definer on sessions for select to klear_users_definer using (true);
create policy invitations_definer on invitations for select to klear_users_definer using (true);

create function find_credentials(email bytea) returns table (person_id uuid, password_hash text)
language sql volatile security definer as $$
  select c.person_id, c.password_hash from credentials c where c.email_index = email and viewer_kind() is not null
$$;
call own_by_definer('find_credentials(bytea)');

create function find_refresh_token(hash bytea) returns table (person_id uuid, session_id uuid)
language sql volatile security definer as $$
  select t.person_id, t.session_id from refresh_tokens t where t.token_hash = hash and viewer_kind() is not null
$$;
call own_by_definer('find_refresh_token(bytea)');

-- The caller has checked the invitation's token: the id alone is no secret.
create function find_invitation(invitation uuid)
returns table (organization_id uuid, id uuid, email_sealed bytea, roles text[], expires_at timestamptz, answer text, accepted_by uuid)
language sql volatile security definer as $$
  select i.organization_id, i.id, i.email_sealed, i.roles, i.expires_at, i.answer, i.accepted_by
  from invitations i where i.id = invitation and viewer_kind() is not null
$$;
call own_by_definer('find_invitation(uuid)');
