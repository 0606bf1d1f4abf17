import type { Sql } from 'postgres';

interface Column {
  readonly name: string;
  readonly type: string;
}

const values: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: `'x'`,
  integer: '1',
  bigint: '1',
  smallint: '1',
  boolean: 'true',
  'timestamp with time zone': 'now()',
  'timestamp without time zone': 'localtimestamp',
  date: 'current_date',
  bytea: `'x'`,
  jsonb: `'{}'`,
  xid8: `'1'`,
  tstzrange: `tstzrange(now(), now() + interval '1 hour')`,
};

/** Where a check wants more than a type. */
const words: Readonly<Record<string, string>> = {
  ...{ action: `'R'`, outcome: `'0'`, kind: `'Location'` },
  ...{ challenge: `sha256('x')`, redirect_uris: `array['x']`, scopes: `array['x']`, roles: `array['SUPPORT']` },
};

/** Where one table wants another word than the rest. */
const wordsOf: Readonly<Record<string, string>> = {
  ...{ 'resources.kind': `'EQUIPMENT'`, 'routing_pools.strategy': `'ROUND_ROBIN'`, 'sessions.capacity': '2' },
  'time_off.wall_until': `localtimestamp + interval '1 hour'`,
  ...{ 'sessions.ends_at': `now() + interval '1 hour'`, 'tasks.status': `'REQUESTED'`, 'tasks.code': `'SCHEDULE_CONFLICT'` },
};

/**
 * One row for each empty table of a schema, past foreign keys: a table without rows proves nothing about its policies. It is nobody's,
 * or that of `ids` by column. Answers the tables that it could not fill, with the reason.
 */
export async function fillEmptyTables(admin: Sql, schema: string, ids: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const tables = await admin<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = ${schema}::regnamespace and relkind in ('r', 'p') and relname <> 'schema_migrations'`;
  const unfilled: string[] = [];
  for (const { name } of tables) {
    const [any] = await admin.unsafe(`select 1 from ${schema}."${name}" limit 1`);
    if (any) continue;
    const columns = await admin<Column[]>`
      select attname as name, format_type(atttypid, null) as type from pg_attribute
      where attrelid = ${`${schema}.${name}`}::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = ''
        and (attnotnull and not atthasdef or attname in ${admin(['', ...Object.keys(ids)])})`;
    const names = columns.map((column) => `"${column.name}"`).join();
    const row = columns
      .map(
        ({ name: column, type }) =>
          (ids[column] ? `'${ids[column]}'` : (wordsOf[`${name}.${column}`] ?? words[column])) ??
          values[type] ??
          (type.endsWith('[]') ? `'{}'` : `'x'`),
      )
      .join();
    try {
      await admin.begin(async (tx) => {
        await tx`set local session_replication_role = replica`;
        await tx.unsafe(`insert into ${schema}."${name}" (${names}) values (${row})`);
      });
    } catch (fault) {
      unfilled.push(`${schema}.${name}: ${String(fault)}`);
    }
  }
  return unfilled;
}
