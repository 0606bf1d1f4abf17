-- A row never changes its tenant: whoever may change it here and there would carry it over. For every role, and whatever policies say.
create function tenant_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'a row of % keeps its organization', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create procedure keep_tenant(name text) language plpgsql as $$
begin
  execute format('create trigger keep_tenant before update of organization_id on %I for each row
    when (old.organization_id is distinct from new.organization_id) execute function tenant_is_kept()', name);
end $$;

call keep_tenant('outbox');
call keep_tenant('idempotency');
call keep_tenant('audit_events');
