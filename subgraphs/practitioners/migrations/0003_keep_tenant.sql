-- A row never changes its tenant (packages/db/migrations/0008_keep_tenant.sql).
call keep_tenant('practitioner_roles');
call keep_tenant('locations');
call keep_tenant('practitioner_locations');
call keep_tenant('services');
call keep_tenant('identifiers');
