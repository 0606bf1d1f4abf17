import { waitFor } from '@klear/testing';
import type { Sql } from 'postgres';
import type { LaunchedGraph } from '../launch.ts';

/** What a refusal may leave behind: that it happened. The rest is how far delivery has come. */
const traces = [
  'audit_events',
  'audit_links',
  'audit_sealer',
  'known_accesses',
  'known_facts',
  'organization_facts',
  'access_sources',
  'hop_nonces',
  'idempotency',
  'inbox',
  'relay_cursor',
  'schema_migrations',
];
const schemas = ['users', 'practitioners', 'bookings', 'health_records', 'payments', 'content'];

/** A digest of every row of every table of the six subgraphs, by table. */
export async function snapshot(admin: Sql): Promise<Record<string, string>> {
  const tables = await admin<{ name: string }[]>`
    select relnamespace::regnamespace || '.' || quote_ident(relname) as name from pg_class
    where relkind in ('r', 'p') and relnamespace::regnamespace::text in ${admin(schemas)} and relname not in ${admin(traces)} order by 1`;
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' ' || md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as digest from ${name} t
       where to_jsonb(t) ->> 'type' is distinct from 'AccessRecorded'`,
  );
  const rows = await admin.unsafe<{ name: string; digest: string }[]>(parts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** Waits until events, jobs and webhooks have settled, and answers what is then there. */
export async function settled({ admin, graph }: { admin: Sql; graph: LaunchedGraph }): Promise<Record<string, string>> {
  let last = '';
  let alike = 0;
  return waitFor('the tables to settle', async () => {
    await graph.publishAll();
    const now = await snapshot(admin);
    alike = JSON.stringify(now) === last ? alike + 1 : 0;
    last = JSON.stringify(now);
    return alike >= 5 && now;
  });
}
