import { existsSync, readdirSync } from 'node:fs';
import type { Sql } from 'postgres';

/** Schemas that keep an audit log, and schemas of which only heads are left: those are gone. */
export async function auditSchemas(sql: Sql, headsDirectory: string): Promise<{ present: string[]; gone: string[] }> {
  const rows = await sql<{ name: string }[]>`
    select relnamespace::regnamespace::text as name from pg_class where relname = 'audit_links' and relkind = 'r' order by 1`;
  const present = rows.map(({ name }) => name);
  const folders = existsSync(headsDirectory) ? readdirSync(headsDirectory, { withFileTypes: true }) : [];
  const gone = folders.filter((entry) => entry.isDirectory() && !present.includes(entry.name)).map((entry) => entry.name);
  return { present, gone: gone.sort() };
}

/** What is wrong with the role that is signed in: a verifier may read and nothing else. */
export async function roleWarning(sql: Sql, schema: string): Promise<string | undefined> {
  const [role] = await sql<{ name: string; writes: boolean }[]>`
    select current_user as name,
      rolsuper or has_table_privilege(current_user, ${`${schema}.audit_events`}, 'insert, update, delete, truncate') as writes
    from pg_roles where rolname = current_user`;
  return role?.writes ? `signed in as ${role.name}, who may write: take klear_audit_reader, who may not` : undefined;
}
