import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { temporaryFolder, waitFor } from '@klear/testing';
import { type Collector, openCollector } from '@klear/testing/collector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { subgraphNames } from '../launch/secrets.ts';
import { type House, openHouse } from './house.ts';
import { type ServiceProcess, startProcess } from './process.ts';

/** The router and one subgraph as they are deployed: processes of their own that speak HTTP, both told where the collector is. */
let house: House;
let collector: Collector;
let content: ServiceProcess;
let router: ServiceProcess;
const heads = temporaryFolder();
const keys = createServer((_request, response) => void response.end(JSON.stringify({ keys: [] })));

beforeAll(async () => {
  [collector, house] = await Promise.all([openCollector(), openHouse()]);
  await new Promise<void>((resolve) => void keys.listen(0, '127.0.0.1', resolve));
  const { owner, app, system, hopKey, inputHashKey } = house.graph.secrets.services.content;
  const database = new URL(house.urlOf('content', 'app'));
  const watched = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
  content = await startProcess('subgraphs/content/src/main.ts', {
    ...watched,
    DATABASE_URL: `postgres://${database.host}${database.pathname}`,
    DATABASE_OWNER_PASSWORD: owner,
    DATABASE_APP_PASSWORD: app,
    DATABASE_SYSTEM_PASSWORD: system,
    INPUT_HASH_KEY: inputHashKey,
    HOP_KEY: hopKey,
    AUDIT_KEY: randomBytes(32).toString('base64'),
    AUDIT_HEADS_DIR: heads,
    BUS_PASSWORD: house.graph.secrets.bus,
  });
  const hops = subgraphNames.flatMap((name) => {
    const prefix = name.toUpperCase().replaceAll('-', '_');
    return [
      [`${prefix}_URL`, name === 'content' ? `${content.url}/graphql` : 'http://127.0.0.1:1/graphql'],
      [`${prefix}_HOP_KEY`, name === 'content' ? hopKey : randomBytes(32).toString('base64')],
    ];
  });
  // Of what it begins itself the router records nothing; the subgraph would record everything.
  router = await startProcess('router/src/main.ts', {
    ...watched,
    OTEL_TRACES_SAMPLER_ARG: '0',
    ...Object.fromEntries(hops),
    JWKS_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks.json`,
    DOCUMENTS: 'any',
    TRUSTED_PROXIES: '127.0.0.1',
  });
}, 60_000);
afterAll(async () => {
  await Promise.all([router, content].map((process) => process?.stop()));
  keys.close();
  await house?.close();
  await collector?.close();
}, 60_000);

async function ask(slug: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const response = await fetch(`${router.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: 'query($slug: String!) { articleBySlug(slug: $slug) { id } }', variables: { slug } }),
  });
  expect(await response.json()).toEqual({ data: { articleBySlug: null } });
  return response.status;
}

test('a caller’s trace goes on over HTTP from the router’s process to the subgraph’s and its statements', async () => {
  await ask('one', { traceparent: `00-${'c'.repeat(32)}-${'d'.repeat(16)}-01` });
  const trace = await waitFor(
    'both processes to tell',
    () => {
      const found = collector.spans.filter(({ traceId }) => traceId === 'c'.repeat(32));
      return ['query none', 'content operation'].every((name) => found.some((span) => span.name === name)) && found;
    },
    20_000,
  );
  const byId = new Map(trace.map((span) => [span.spanId, span]));
  const wayOf = (spanId: string): string => {
    const span = byId.get(spanId);
    return span ? `${wayOf(span.parentSpanId)} > ${span.service}: ${span.name}` : spanId;
  };
  expect(trace.map(({ spanId }) => wayOf(spanId))).toContain(
    `${'d'.repeat(16)} > router: query none > router: execute > router: fetch content > content: content operation > content: content read > content: select articles`,
  );
});

test('a trace that the router does not record is recorded by no subgraph either', async () => {
  const before = new Set(collector.spans.map(({ traceId }) => traceId));
  for (const slug of ['two', 'three', 'four']) await ask(slug);
  // One that must be recorded, for its caller said so: what was asked before it is told before it.
  await ask('five', { traceparent: `00-${'e'.repeat(32)}-${'f'.repeat(16)}-01` });
  await waitFor(
    'the recorded one',
    () => collector.spans.some(({ traceId, name }) => traceId === 'e'.repeat(32) && name === 'content operation'),
    20_000,
  );
  const after = new Set(collector.spans.map(({ traceId }) => traceId));
  expect([...after].filter((traceId) => !before.has(traceId))).toEqual(['e'.repeat(32)]);
});
