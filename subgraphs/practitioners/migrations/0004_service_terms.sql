-- What a service asks for besides time and price, for each part one column. Services from before: one client, no limit, no need.
alter table services
  add column duration_options jsonb not null default '[]',
  add column daily_limit integer check (daily_limit between 1 and 500),
  add column weekly_limit integer check (weekly_limit between 1 and 3500),
  add column capacity integer not null default 1 check (capacity between 1 and 500),
  add column needs jsonb not null default '[]',
  add column requires_confirmation boolean not null default false,
  add column licence text,
  add column price_rules jsonb not null default '[]',
  add column cancellation_policy jsonb not null default '{"tiers": [], "noShowFeePercent": 100}',
  add check (weekly_limit is null or daily_limit is null or weekly_limit >= daily_limit);

-- Whose law holds there: ISO 3166-2, or 3166-1 where no more is known.
alter table locations add column jurisdiction text check (jurisdiction ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$');
update locations set jurisdiction = country;

-- The word by which a service asks for it, and a version that grows with each check.
alter table credentials
  add column code text,
  add column version integer not null default 1 check (version > 0);
create index credentials_code on credentials (practitioner_id, code) where code is not null;

-- Roles on the platform, as the hop's signature tells them; whoever acts for an organization acts under none of them.
create function viewer_has_platform_role(variadic wanted text[]) returns boolean language sql stable parallel safe as $$
  select viewer_person_id() is not null and viewer_organization_id() is null
    and coalesce(string_to_array(current_setting('klear.platform_roles', true), ',') && wanted, false)
$$;

-- Support checks what others state, never its own; and changes how far it is verified, nothing else.
revoke update on credentials from klear_practitioners_app;
grant update (verification, version) on credentials to klear_practitioners_app;
create policy credentials_verify on credentials for update to klear_practitioners_app
  using (practitioner_id <> (select viewer_person_id()) and (select viewer_has_platform_role('SUPPORT')))
  with check (practitioner_id <> (select viewer_person_id()) and (select viewer_has_platform_role('SUPPORT')));
