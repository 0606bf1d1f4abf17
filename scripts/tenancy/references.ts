import type { Sql } from 'postgres';

/** A foreign key from one table of tenants to another. */
export interface Reference {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Columns beside organization_id, in the order of both ends. */
  readonly columns: readonly string[];
  readonly referred: readonly string[];
}

/** Every foreign key between tables that carry a tenant, and carry it themselves. */
export function referencesOf(admin: Sql, schemas: readonly string[]): Promise<Reference[]> {
  return admin<Reference[]>`
    select n.nspname || '.' || f.conname as name, f.conrelid::regclass::text as from, f.confrelid::regclass::text as to,
      array(select a.attname::text from unnest(f.conkey) with ordinality k (num, at) join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.num
        where a.attname <> 'organization_id' order by k.at) as columns,
      array(select a.attname::text from unnest(f.confkey) with ordinality k (num, at) join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.num
        where a.attname <> 'organization_id' order by k.at) as referred
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
    where f.contype = 'f' and n.nspname in ${admin([...schemas])}
      and exists (select from unnest(f.conkey) k (num) join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.num and a.attname = 'organization_id')
      and exists (select from pg_attribute a where a.attrelid = f.confrelid and a.attname = 'organization_id')
    order by 1`;
}

/**
 * Lets a row of one organization refer to a row of another one, as a superuser whom no policy binds, and takes it back. Answers the
 * SQLSTATE of the refusal, 'done' when there was none, or 'no rows' when one of the two has none.
 */
export async function referAcross(
  admin: Sql,
  { from, to, columns, referred }: Reference,
  organizations: readonly [string, string],
): Promise<string> {
  const [own, foreign] = organizations;
  const aim = `(select ${referred.map((column) => `"${column}"`).join()} from ${to} where organization_id = '${foreign}' limit 1)`;
  // Two versions of one number would be refused for that first.
  const beside = from.endsWith('article_versions') ? ', version = 1000' : '';
  const set = columns.map((column) => `"${column}"`).join();
  const undo = new Error('rolled back on purpose');
  try {
    await admin.begin(async (tx) => {
      const [there] = await tx.unsafe(`select 1 from ${to} where organization_id = '${foreign}'`);
      const [here] = await tx.unsafe<{ id: string }[]>(
        `select ctid::text as id from ${from} where organization_id = '${own}' and ${columns.map((column) => `"${column}" is not null`).join(' and ')}`,
      );
      if (!there || !here) throw new Error('no rows');
      await tx.unsafe(`update ${from} set (${set}) = ${aim}${beside} where ctid = '${here.id}'`);
      throw undo;
    });
  } catch (fault) {
    if (fault === undo) return 'done';
    const { code, message } = fault as { code?: string; message: string };
    return code ?? message;
  }
  return 'done';
}
