-- Nor does a tenant become another one, whoever may change it.
create trigger keep_tenant before update of id on organizations for each row
  when (old.id is distinct from new.id) execute function tenant_is_kept();
