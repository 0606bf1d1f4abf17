import { rolesOf } from '@klear/db';
import type { Sql } from 'postgres';
import type { Asker } from './askers.ts';
import { ownershipOf } from './own-rows.ts';

/** A table as a superuser sees it. Rows are known by ctid, which stays while nobody writes. */
export interface Table {
  readonly schema: string;
  readonly name: string;
  /** Columns that can be given a value: by the app role, if there are any that it may. */
  readonly columns: readonly string[];
  readonly primaryKey: readonly string[];
  /** A column that the app role may change, or else any. */
  readonly changed: string;
  readonly rows: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

/** The rows that are an asker's, by ctid, told by hand in own-rows.ts. */
export interface OwnRows {
  readonly seen: ReadonlySet<string>;
  readonly written: ReadonlySet<string>;
  readonly inserted: ReadonlySet<string>;
}

export const noRows: OwnRows = { seen: new Set(), written: new Set(), inserted: new Set() };

/** Every table of a schema with all its rows. */
export async function readTables(admin: Sql, schema: string): Promise<Table[]> {
  const found = await admin<{ name: string; columns: string[]; key: string[]; changed: string }[]>`
    select c.relname as name,
      array(select attname::text from pg_attribute a where a.attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
        and (has_column_privilege(${rolesOf(schema).app}, c.oid, attnum, 'insert') or not has_any_column_privilege(${rolesOf(schema).app}, c.oid, 'insert'))) as columns,
      array(select a.attname::text from pg_index x join pg_attribute a on a.attrelid = c.oid and a.attnum = any (x.indkey)
        where x.indrelid = c.oid and x.indisprimary) as key,
      (select attname::text from pg_attribute a where a.attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
        order by has_column_privilege(${rolesOf(schema).app}, c.oid, attnum, 'update') desc, attnum limit 1) as changed
    from pg_class c where c.relnamespace = ${schema}::regnamespace and c.relkind in ('r', 'p', 'f', 'm') order by 1`;
  return Promise.all(
    found.map(async ({ name, columns, key, changed }) => {
      const rows = await admin.unsafe<{ id: string; row: Record<string, unknown> }[]>(
        `select ctid::text as id, to_jsonb(t) as row from ${schema}."${name}" t`,
      );
      return { schema, name, columns, primaryKey: key, changed, rows: new Map(rows.map(({ id, row }) => [id, row])) };
    }),
  );
}

/** Which rows of a table are an asker's. Throws for a table that own-rows.ts does not name. */
export async function ownRowsOf(admin: Sql, { schema, name }: Table, asker: Asker): Promise<OwnRows> {
  const ownership = ownershipOf(schema, name);
  if (!ownership) throw new Error(`own-rows.ts has no line for ${schema}.${name}`);
  if (!asker.known) return noRows;
  const { seen, written = seen, inserted = written } = ownership;
  const literal = (id: string | null) => (id === null ? 'null::uuid' : `'${id}'::uuid`);
  const filled = (condition: string) =>
    condition.replaceAll(':person', literal(asker.person)).replaceAll(':organization', literal(asker.organization));
  const rows = await admin.unsafe<{ id: string; seen: boolean | null; written: boolean | null; inserted: boolean | null }[]>(
    `select ctid::text as id, (${filled(seen)}) as seen, (${filled(written)}) as written, (${filled(inserted)}) as inserted from ${schema}."${name}" t`,
  );
  const those = (what: 'seen' | 'written' | 'inserted') => new Set(rows.filter((row) => row[what] === true).map((row) => row.id));
  return { seen: those('seen'), written: those('written'), inserted: those('inserted') };
}
