import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@klear/core';
import { startEmbeddedPostgres } from '@klear/db/embedded';
import postgres from 'postgres';
import type { LivedIn } from '../../scripts/whole-graph/lived-in.ts';
import { serveParent } from '../measure/child.ts';
import { loadWithout } from './load-without.ts';
import { rowSecurity } from './parts.ts';

export interface GuardedConfiguration {
  /** The parts that are off. */
  readonly without: readonly string[];
}

const observations = 20;
const schemas = ['users', 'practitioners', 'bookings', 'health_records', 'payments', 'content'];

/** The whole graph with a practice in which something has happened, on a server of its own, without the parts that are named. */
serveParent<GuardedConfiguration>(async ({ without }) => {
  loadWithout(without);
  const { launch } = await import('../../scripts/launch.ts');
  const { openLivedIn } = await import('../../scripts/whole-graph/lived-in.ts');
  const open = new AsyncDisposableStack();
  try {
    const directory = await mkdtemp(join(tmpdir(), 'klear-guarded-'));
    open.defer(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }));
    const server = await startEmbeddedPostgres({ directory: join(directory, 'server'), durable: false, log: silentLogger });
    open.defer(() => server.stop());
    const options = { dataDirectory: join(directory, 'data'), databaseUrl: server.url, port: 0, rates: false, durable: false } as const;
    const graph = await launch({ ...options, log: silentLogger });
    open.defer(async () => void (await graph.stop()));
    const lived = await openLivedIn(graph);
    await fillRecord(lived);
    await graph.publishAll();
    if (without.includes(rowSecurity)) await openRows(server.url);
    const told = {
      client: (await lived.client.headers()).authorization ?? '',
      practitioner: (await lived.practitioner.headers()).authorization ?? '',
      clientId: lived.client.id,
      organizationId: lived.organizationId,
    };
    return { url: `${graph.url}/graphql`, told, stop: () => open.disposeAsync() };
  } catch (fault) {
    await open.disposeAsync();
    throw fault;
  }
});

/** Twenty entries, lent to the practitioner. */
async function fillRecord({ client, practitioner }: LivedIn): Promise<void> {
  const code = { system: 'http://loinc.org', code: '8867-4', display: 'Heart rate' };
  for (let index = 0; index < observations; index += 1) {
    const input = { personId: client.id, code, effectiveAt: '2026-11-01T10:00:00Z', value: String(60 + index), unit: '/min' };
    await client.act('addObservation', input, '__typename');
  }
  await client.act('grantConsent', { practitionerId: practitioner.id, categories: ['ALLERGIES', 'OBSERVATIONS'] }, 'consent { id }');
}

async function openRows(url: string): Promise<void> {
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  const tables = await admin<{ name: string }[]>`
    select relnamespace::regnamespace || '.' || quote_ident(relname) as name from pg_class
    where relkind in ('r', 'p') and relrowsecurity and relnamespace::regnamespace::text in ${admin(schemas)}`;
  for (const { name } of tables) await admin.unsafe(`alter table ${name} disable row level security, no force row level security`);
  await admin.end();
}
