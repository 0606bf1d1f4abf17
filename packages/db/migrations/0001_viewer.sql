-- Who is asking, as the transaction's settings tell it. Unset, empty and malformed settings all read as NULL, never as an error.

create function viewer_person_id() returns uuid language sql stable parallel safe as $$
  select case when current_setting('klear.kind', true) = 'person' and
      current_setting('klear.person_id', true) ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
    then current_setting('klear.person_id', true)::uuid end
$$;

-- A person without a well-formed id is nobody, and sees not even what is public.
create function viewer_kind() returns text language sql stable parallel safe return case
  when current_setting('klear.kind', true) in ('anonymous', 'system', 'migration') then current_setting('klear.kind', true)
  when viewer_person_id() is not null then 'person' end;

-- The organization that the viewer acts for. A viewer without a role in it has no acting organization.
create function viewer_organization_id() returns uuid language sql stable parallel safe as $$
  select case when current_setting('klear.kind', true) = 'person' and coalesce(current_setting('klear.roles', true), '') <> '' and
      current_setting('klear.organization_id', true) ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
    then current_setting('klear.organization_id', true)::uuid end
$$;

-- Whether the viewer holds one of these roles in the acting organization.
create function viewer_has_role(variadic wanted text[]) returns boolean language sql stable parallel safe as $$
  select coalesce(string_to_array(current_setting('klear.roles', true), ',') && wanted, false)
$$;

create function viewer_purpose() returns text language sql stable parallel safe as $$
  select nullif(current_setting('klear.purpose', true), '')
$$;

-- The transaction's instant. Only an administrator of the database can make schema klear_test, which tests do to shift time.
create function current_instant() returns timestamptz language plpgsql stable as $$
declare
  shift interval;
begin
  if to_regclass('klear_test.clock') is null then
    return transaction_timestamp();
  end if;
  execute 'select shift from klear_test.clock' into shift;
  return transaction_timestamp() + coalesce(shift, interval '0');
end $$;

-- Puts a table behind forced row-level security. The app role sees nothing until a policy says so; the system role sees rows
-- only when asSystem said so; the owner only inside a migration.
create procedure protect_table(name text) language plpgsql as $$
declare
  target regclass := (quote_ident(current_schema()) || '.' || quote_ident(name))::regclass;
  role text := 'klear_' || current_schema();
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('revoke all on %s from public', target);
  execute format('grant select, insert, update, delete on %s to %I, %I', target, role || '_app', role || '_system');
  execute format('create policy %I on %s to %I using ((select viewer_kind()) = ''system'') with check ((select viewer_kind()) = ''system'')',
    name || '_system', target, role || '_system');
  execute format('create policy %I on %s to %I using ((select viewer_kind()) = ''migration'') with check ((select viewer_kind()) = ''migration'')',
    name || '_migration', target, role || '_owner');
end $$;

-- Hands a SECURITY DEFINER function to the definer role, which logs in nowhere and sees only what its own policies give it.
-- The owner cannot name the function any more after this: create triggers on it first.
create procedure own_by_definer(signature text) language plpgsql as $$
declare
  target regprocedure := (quote_ident(current_schema()) || '.' || signature)::regprocedure;
  role text := 'klear_' || current_schema();
begin
  execute format('revoke all on function %s from public', target);
  execute format('grant execute on function %s to %I, %I', target, role || '_app', role || '_system');
  execute format('alter function %s set search_path = %I, extensions, pg_temp', target, current_schema());
  execute format('alter function %s owner to %I', target, role || '_definer');
end $$;
