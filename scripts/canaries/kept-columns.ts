import type { Sql } from 'postgres';
import { canariesIn } from './canary.ts';

const of = (table: string, columns: string): string[] => columns.split(' ').map((column) => `${table}.${column}`);

/**
 * Columns in which what somebody typed stands as it was typed, because everybody may read it, or the practice's staff alone. By hand:
 * whatever else holds a canary would be read by whoever takes a dump. What is personal or about health is sealed.
 */
export const openColumns: ReadonlySet<string> = new Set([
  // Where a practice is, what it is called and offers, and who works there as they present themselves.
  ...of('practitioners.locations', 'name address_lines postal_code city region'),
  ...of('practitioners.services', 'name description'),
  ...of('practitioners.practitioners', 'display_name headline bio languages specialties specialty_codes document'),
  ...of('practitioners.credentials', 'name issuer identifier jurisdiction'),
  ...of('users.organizations', 'name'),
  ...of('users.first_locations', 'name address'),
  ...of('users.apps', 'name redirect_uris'),
  // What it writes for everybody.
  ...of('content.articles', 'slug title summary body specialty_codes document'),
  ...of('content.article_versions', 'title summary body specialty_codes'),
]);

/** Every column of the six schemas in which a canary stands readable, as "schema.table.column". Sealed ones hold none. */
export async function columnsWithCanaries(sql: Sql, schemas: readonly string[]): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select relnamespace::regnamespace || '.' || quote_ident(relname) as name from pg_class
    where relkind in ('r', 'p') and not relispartition and relnamespace::regnamespace::text = any(${[...schemas]}) order by 1`;
  const found = new Set<string>();
  for (const { name } of tables) {
    const rows = await sql.unsafe<{ row: Record<string, unknown> }[]>(`select to_jsonb(t) as row from ${name} t`);
    for (const { row } of rows) {
      for (const [column, value] of Object.entries(row)) {
        const text = JSON.stringify(value).replace(/\\\\x([0-9a-f]+)/g, (_whole, hex: string) =>
          Buffer.from(hex, 'hex').toString('latin1'),
        );
        if (canariesIn(text).length > 0) found.add(`${name}.${column}`);
      }
    }
  }
  return [...found].sort();
}
