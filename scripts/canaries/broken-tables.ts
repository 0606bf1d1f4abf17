import type { Sql } from 'postgres';
import { delivery } from './database-text.ts';

/** Runs `write` while no row may be written to the tables of a subgraph, then `read` while they cannot be found. Afterwards all is as before. */
export async function withBrokenTables(admin: Sql, schema: string, work: { write(): Promise<void>; read(): Promise<void> }): Promise<void> {
  const tables = await admin<{ name: string }[]>`
    select relname as name from pg_class
    where relkind in ('r', 'p') and not relispartition and relnamespace = ${schema}::regnamespace and relname <> all(${[...delivery, 'schema_migrations']})`;
  const each = async (statement: (table: string) => string) => {
    for (const { name } of tables) await admin.unsafe(statement(name));
  };
  // What fails a check is told by the server with the whole row.
  await each((table) => `alter table ${schema}."${table}" add constraint planted_fault check (false) not valid`);
  try {
    await work.write();
  } finally {
    await each((table) => `alter table ${schema}."${table}" drop constraint planted_fault`);
  }
  await each((table) => `alter table ${schema}."${table}" rename to "gone_${table}"`);
  try {
    await work.read();
  } finally {
    await each((table) => `alter table ${schema}."gone_${table}" rename to "${table}"`);
  }
}
