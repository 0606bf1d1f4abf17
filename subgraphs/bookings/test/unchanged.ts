import { expect } from 'vitest';
import type { Practice } from './practice.ts';

/** What may change although nothing happened: facts of refusals and the events that tell them, keys that were used, nonces. */
const beside = ['audit_events', 'audit_links', 'audit_segments', 'audit_sealer', 'idempotency', 'hop_nonces', 'relay_cursor', 'inbox'];

/** Every row of the schema's tables but those, as one hash for each table. */
async function stored({ database }: Practice): Promise<Record<string, string>> {
  const { sql } = database;
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'bookings'::regnamespace and relkind in ('r', 'p') and relname <> all (${beside})`;
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await sql<{ hash: string }[]>`
      select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from ${sql(`bookings.${name}`)} t
      where to_jsonb(t) ->> 'type' is distinct from 'AccessRecorded'`;
    found[name] = row?.hash ?? '';
  }
  return found;
}

/** Runs something that must change nothing: afterwards the database holds exactly what it held. */
export async function unchanged<T>(practice: Practice, work: () => Promise<T>): Promise<T> {
  const before = await stored(practice);
  const answer = await work();
  expect(await stored(practice), 'a refusal changed something').toEqual(before);
  return answer;
}
