import type { Sql, TransactionSql } from 'postgres';

/** Tables that every subgraph has for its queues and its memory of what it did; the rest of its schema is what it is there to keep. */
export const delivery = ['outbox', 'inbox', 'idempotency', 'hop_nonces', 'relay_cursor', 'audit_events', 'audit_links', 'audit_sealer'];
const services = ['users', 'practitioners', 'bookings', 'health_records', 'payments', 'content'];
/** All of these schemas: the bus, the jobs, the router's rates. */
const whole = ['bus', 'jobs', 'router'];

type Reading = Sql | TransactionSql;

/** Queues and memories, as "schema.table". */
export async function queueTables(sql: Reading): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select relnamespace::regnamespace || '.' || quote_ident(relname) as name from pg_class
    where relkind in ('r', 'p') and not relispartition and (relnamespace::regnamespace::text = any(${whole})
      or (relnamespace::regnamespace::text = any(${services}) and relname = any(${delivery})))
    order by 1`;
  return tables.map(({ name }) => name);
}

/** Every row of these tables as text, bytes in their own letters too. */
export async function textOf(sql: Reading, tables: readonly string[]): Promise<string> {
  const texts = await Promise.all(
    tables.map(async (name) => {
      const rows = await sql.unsafe<{ text: string }[]>(`select t::text as text from ${name} t`);
      return rows.map(({ text }) => text.replace(/\\\\x([0-9a-f]+)/g, (_whole, hex: string) => Buffer.from(hex, 'hex').toString('latin1')));
    }),
  );
  return texts.flat().join('\n');
}
