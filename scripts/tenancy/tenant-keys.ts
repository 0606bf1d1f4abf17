import type { Sql } from 'postgres';

/** A unique key, an exclusion constraint or a foreign key of a table that names an organization. */
export interface TenantKey {
  /** schema.name */
  readonly name: string;
  readonly table: string;
  readonly kind: 'unique' | 'foreign';
  readonly columns: readonly string[];
}

/** Every key of every table of these schemas that has a column organization_id. */
export function tenantKeysOf(admin: Sql, schemas: readonly string[]): Promise<TenantKey[]> {
  return admin<TenantKey[]>`
    with tenant_tables as (
      select c.oid, c.relname, n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${admin([...schemas])} and c.relkind in ('r', 'p')
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped)),
    keys as (
      select t.oid, t.nspname, t.relname, i.relname as name, 'unique' as kind, x.indkey::int2[] as columns
      from tenant_tables t join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
      where x.indisunique or x.indisexclusion
      union all
      select t.oid, t.nspname, t.relname, f.conname, 'foreign', f.conkey
      from tenant_tables t join pg_constraint f on f.conrelid = t.oid and f.contype = 'f')
    select nspname || '.' || name as name, nspname || '.' || relname as table, kind,
      array(select attname::text from pg_attribute a where a.attrelid = keys.oid and a.attnum = any (keys.columns) order by 1) as columns
    from keys order by 1`;
}

/** Tables of these schemas without a column organization_id. */
export async function tablesWithoutTenant(admin: Sql, schemas: readonly string[]): Promise<string[]> {
  const rows = await admin<{ name: string }[]>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ${admin([...schemas])} and c.relkind in ('r', 'p')
      and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped)
    order by 1`;
  return rows.map(({ name }) => name);
}

/** Tables that the app role can write to, if only in some column: some policy lets it. */
export async function tablesThatAppsWrite(admin: Sql, schemas: readonly string[]): Promise<Set<string>> {
  const rows = await admin<{ name: string }[]>`
    select distinct p.schemaname || '.' || p.tablename as name from pg_policies p
    where p.schemaname in ${admin([...schemas])} and p.cmd in ('ALL', 'INSERT', 'UPDATE')
      and p.roles && array['public', 'klear_' || p.schemaname || '_app']::name[]
      and has_any_column_privilege('klear_' || p.schemaname || '_app', (p.schemaname || '.' || p.tablename)::regclass, 'insert, update')`;
  return new Set(rows.map(({ name }) => name));
}

/** Tables with a column organization_id that an UPDATE could change: no trigger keeps it. */
export async function tablesThatLoseTheirTenant(admin: Sql, schemas: readonly string[]): Promise<string[]> {
  const rows = await admin<{ name: string }[]>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
    where n.nspname in ${admin([...schemas])} and c.relkind in ('r', 'p')
      and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'keep_tenant' and t.tgenabled <> 'D' and a.attnum = any (t.tgattr::int2[]))
    order by 1`;
  return rows.map(({ name }) => name);
}
