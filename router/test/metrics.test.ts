import { silentLogger } from '@klear/core';
import { createHealth, createServiceMetrics, serveAdmin } from '@klear/service';
import { waitFor } from '@klear/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SubgraphTransport } from '../src/execute/transport.ts';
import { TransportFault } from '../src/execute/transport.ts';
import { createObserver } from '../src/observe/create-observer.ts';
import { openRouter, overSocket } from './doors.ts';
import { librarySchemas } from './library-subgraphs.ts';
import { createSchemaTransport } from './schema-transport.ts';

/** The library, whose stock is out of reach. */
const transports: Record<string, SubgraphTransport> = Object.fromEntries(
  Object.entries(librarySchemas()).map(([name, schema]) => [name, createSchemaTransport(schema)]),
);
transports.stock = {
  ...createSchemaTransport(librarySchemas().stock),
  execute: () => Promise.reject(new TransportFault('SERVICE_UNAVAILABLE')),
};

let door: Awaited<ReturnType<typeof openRouter>>;
let admin: Awaited<ReturnType<typeof serveAdmin>>;
beforeAll(async () => {
  const { registry } = createServiceMetrics();
  const observer = createObserver({ log: silentLogger, registry, clients: ['web', 'kiosk'], operations: ['Me'] });
  door = await openRouter(transports, undefined, { observer, guard: { breakerCalls: 2, retryReserve: 1, retryWaitMs: 1 } });
  admin = await serveAdmin({ host: '127.0.0.1', port: 0, registry, health: createHealth({ checks: {} }), log: silentLogger });
});
afterAll(async () => {
  await door.close();
  await admin.close();
});

const metrics = async () => (await fetch(`${admin.url}/metrics`)).text();
const sampleOf = (text: string, series: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${series} `))
      ?.split(' ')
      .at(-1),
  );

it('tells operations, stages, plans, fetches, retries, the breaker, cost and the process, on a port of its own', async () => {
  for (let i = 0; i < 3; i++)
    expect((await door.post({ query: 'query Me { me { id name } }' }, { 'klear-client': 'web' })).status).toBe(200);
  await door.post({ query: '{ me { nothing } }' });
  await door.post('{ this is no JSON');
  await door.post({ query: '{ me { id } }' }, { authorization: 'Bearer a.b.c' });
  for (let i = 0; i < 3; i++) await door.post({ query: '{ book(id: "b1") { id copies } }' });
  const text = await metrics();
  expect(sampleOf(text, 'klear_operations_total{graph="main",kind="query",client="web",operation="Me",outcome="OK"}')).toBe(3);
  expect(
    sampleOf(
      text,
      'klear_operations_total{graph="main",kind="unknown",client="none",operation="none",outcome="GRAPHQL_VALIDATION_FAILED"}',
    ),
  ).toBe(1);
  expect(
    sampleOf(text, 'klear_operations_total{graph="main",kind="unknown",client="none",operation="none",outcome="UNAUTHENTICATED"}'),
  ).toBe(1);
  expect(
    sampleOf(text, 'klear_operations_total{graph="main",kind="query",client="none",operation="none",outcome="SERVICE_UNAVAILABLE"}'),
  ).toBe(3);
  for (const stage of ['authenticate', 'variables', 'text', 'document', 'coerce', 'cost', 'bounds', 'prune', 'plan', 'execute']) {
    expect(sampleOf(text, `klear_stage_seconds_count{stage="${stage}"}`), stage).toBeGreaterThanOrEqual(6);
  }
  expect(sampleOf(text, 'klear_plan_cache_total{outcome="miss"}')).toBe(2);
  expect(sampleOf(text, 'klear_plan_cache_total{outcome="hit"}')).toBe(4);
  expect(sampleOf(text, 'klear_plan_cache_entries')).toBe(2);
  expect(sampleOf(text, 'klear_plan_seconds_count')).toBe(2);
  expect(sampleOf(text, 'klear_fetch_seconds_count{subgraph="people",outcome="ok"}')).toBe(3);
  expect(sampleOf(text, 'klear_fetch_seconds_count{subgraph="stock",outcome="SERVICE_UNAVAILABLE"}')).toBe(3);
  expect(sampleOf(text, 'klear_breaker_open{subgraph="stock"}')).toBe(1);
  expect(sampleOf(text, 'klear_fetch_refused_total{subgraph="stock",by="breaker"}')).toBeGreaterThanOrEqual(1);
  expect(sampleOf(text, 'klear_operation_cost_points_count')).toBe(6);
  expect(sampleOf(text, 'klear_http_responses_total{status="401"}')).toBe(1);
  expect(sampleOf(text, 'klear_operations_pending')).toBe(0);
  expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
  expect(text).toMatch(/^process_cpu_user_seconds_total /m);
});

it('counts sockets and what is asked over them', async () => {
  const client = door.socket({ 'klear-client': 'kiosk' });
  await overSocket(client, { query: 'query Me { me { id } }' });
  const open = await metrics();
  expect(sampleOf(open, 'klear_operations_total{graph="main",kind="query",client="kiosk",operation="Me",outcome="OK"}')).toBe(1);
  await client.dispose();
  await waitFor('the socket to be gone', async () => sampleOf(await metrics(), 'klear_sockets') === 0);
});

it('the admin port answers health too, and nothing else', async () => {
  expect((await fetch(`${admin.url}/live`)).status).toBe(200);
  expect((await fetch(`${admin.url}/ready`)).status).toBe(200);
  expect((await fetch(`${admin.url}/graphql`)).status).toBe(404);
  expect((await fetch(`${admin.url}/metrics`, { method: 'POST' })).status).toBe(405);
});

it('no door of the graph answers metrics', async () => {
  expect((await fetch(`${door.url}/metrics`)).status).toBe(404);
});
