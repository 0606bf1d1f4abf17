import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@klear/core';
import { startEmbeddedPostgres } from '@klear/db/embedded';
import postgres from 'postgres';
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
  const directory = await mkdtemp(join(tmpdir(), 'klear-guarded-'));
  const server = await startEmbeddedPostgres({ directory: join(directory, 'server'), durable: false, log: silentLogger });
  const options = { dataDirectory: join(directory, 'data'), databaseUrl: server.url, port: 0, rates: false, durable: false } as const;
  const graph = await launch({ ...options, log: silentLogger });
  const lived = await openLivedIn(graph);
  for (let index = 0; index < observations; index += 1) {
    const code = { system: 'http://loinc.org', code: '8867-4', display: 'Heart rate' };
    const input = { personId: lived.client.id, code, effectiveAt: '2026-11-01T10:00:00Z', value: String(60 + index), unit: '/min' };
    await lived.client.act('addObservation', input, '__typename');
  }
  await lived.client.act(
    'grantConsent',
    { practitionerId: lived.practitioner.id, categories: ['ALLERGIES', 'OBSERVATIONS'] },
    'consent { id }',
  );
  await graph.publishAll();
  if (without.includes(rowSecurity)) {
    const admin = postgres(server.url, { max: 1, onnotice: () => {} });
    const tables = await admin<{ name: string }[]>`
      select relnamespace::regnamespace || '.' || quote_ident(relname) as name from pg_class
      where relkind in ('r', 'p') and relrowsecurity and relnamespace::regnamespace::text in ${admin(schemas)}`;
    for (const { name } of tables) await admin.unsafe(`alter table ${name} disable row level security, no force row level security`);
    await admin.end();
  }
  const told = {
    client: (await lived.client.headers()).authorization ?? '',
    practitioner: (await lived.practitioner.headers()).authorization ?? '',
    clientId: lived.client.id,
    organizationId: lived.organizationId,
  };
  return {
    url: `${graph.url}/graphql`,
    told,
    async stop() {
      await graph.stop();
      await server.stop();
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
});
