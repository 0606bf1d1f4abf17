-- A row never changes its tenant (packages/db/migrations/0008_keep_tenant.sql).
call keep_tenant('known_services');
call keep_tenant('known_locations');
call keep_tenant('known_members');
call keep_tenant('known_payments');
call keep_tenant('schedules');
call keep_tenant('schedule_rules');
call keep_tenant('schedule_exceptions');
call keep_tenant('holds');
call keep_tenant('appointments');
call keep_tenant('claims');
call keep_tenant('conversations');
call keep_tenant('messages');
call keep_tenant('conversation_reads');
