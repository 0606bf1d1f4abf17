-- A row never changes its tenant (packages/db/migrations/0008_keep_tenant.sql).
call keep_tenant('articles');
call keep_tenant('article_versions');
