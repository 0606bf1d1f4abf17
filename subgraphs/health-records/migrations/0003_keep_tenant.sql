-- A row never changes its tenant (packages/db/migrations/0008_keep_tenant.sql).
call keep_tenant('resources');
call keep_tenant('consents');
