-- A row never changes its tenant (packages/db/migrations/0008_keep_tenant.sql).
call keep_tenant('payments');
call keep_tenant('refunds');
call keep_tenant('released_holds');
call keep_tenant('ledger_transactions');
call keep_tenant('ledger_entries');
