import { join } from 'node:path';
import { silentLogger } from '@klear/core';
import { readUsage } from '@klear/router';
import { waitFor } from '@klear/testing';
import { type Collector, openCollector, type ToldSpan } from '@klear/testing/collector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, post, signUp } from '../journey/person.ts';
import { type House, openHouse } from './house.ts';

let collector: Collector;
let house: House;
let person: Person;
const slow: object[] = [];
const log = { ...silentLogger, warn: (fields: object, message: string) => void slow.push({ ...fields, message }) };

beforeAll(async () => {
  collector = await openCollector();
  const watch = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ADMIN_PORT: 0, SLOW_OPERATION_MS: 1, CLIENT_NAMES: ['web'] };
  house = await openHouse({ watch, log });
  person = await signUp(house.graph.url, 'Clara');
}, 60_000);
afterAll(async () => {
  await person?.close();
  await house?.close();
  await collector?.close();
}, 60_000);

/** Spans from the one with this request's id downwards, each as "service name". */
async function traceOf(requestId: string): Promise<readonly ToldSpan[]> {
  const root = await waitFor('the trace', () => collector.spans.find((span) => span.attributes['klear.request.id'] === requestId), 20_000);
  return collector.spans.filter(({ traceId }) => traceId === root.traceId);
}

test('one trace leads from the router over its stages and a fetch to the subgraph and its statements', async () => {
  const response = await fetch(`${house.graph.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-request-id': 'trace-me-please',
      traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
    },
    body: JSON.stringify({ query: '{ articleBySlug(slug: "none") { id } }' }),
  });
  expect(response.status).toBe(200);
  const trace = await traceOf('trace-me-please');
  const byId = new Map(trace.map((span) => [span.spanId, span]));
  const wayOf = (span: ToldSpan): string[] => {
    const parent = byId.get(span.parentSpanId);
    return [...(parent ? wayOf(parent) : []), `${span.service}: ${span.name}`];
  };
  // Whoever sends a traceparent without being a proxy of ours begins a trace of the router's own.
  expect(trace[0]?.traceId).not.toBe('a'.repeat(32));
  expect(trace.filter(({ parentSpanId }) => !byId.has(parentSpanId)).map(({ name }) => name)).toEqual(['query none']);
  const ways = trace.map((span) => wayOf(span).join(' > '));
  for (const stage of ['authenticate', 'document', 'coerce', 'cost', 'plan', 'execute']) {
    expect(ways).toContain(`router: query none > router: ${stage}`);
  }
  expect(ways).toContain(
    'router: query none > router: execute > router: fetch content > content: content operation > content: content read > content: select articles',
  );
});

test('statements are told by their text without a value', async () => {
  await person.ask('{ me { id email } }');
  const texts = await waitFor('statements', () => {
    const found = collector.spans
      .filter(({ service }) => service === 'users')
      .flatMap(({ attributes }) => attributes['db.query.text'] ?? []);
    return found.length > 3 && found;
  });
  expect(texts.join('\n')).toMatch(/select .* from .*\$1/);
  expect(texts.join('\n')).not.toMatch(new RegExp(`${person.id}|'`));
});

test('an event carries the trace of the mutation that caused it, and its consumers go on with it', async () => {
  const location = {
    name: 'Nordbahnhof',
    address: { lines: ['Invalidenstr. 1'], city: 'Berlin', postalCode: '10115', country: 'DE' },
    latitude: 52.531,
    longitude: 13.388,
  };
  const input = { name: 'Studio', kind: 'STUDIO', timeZone: 'Europe/Berlin', currency: 'EUR', location };
  const { organization } = await person.act<{ organization: { id: string } }>('createOrganization', input, 'organization { id }');
  const [event] = await house.admin<{ trace: string | null }[]>`
    select envelope->>'trace' as trace from users.outbox where type = 'OrganizationCreated' and organization_id = ${organization.id}`;
  expect(event?.trace).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  const traceId = event?.trace?.split('-')[1];
  await house.graph.publishAll();
  const inTrace = (name: string, service: string) => () =>
    collector.spans.find((span) => span.traceId === traceId && span.name === name && span.service === service);
  expect(await waitFor('the mutation', inTrace('mutation none', 'router'), 10_000)).toMatchObject({ parentSpanId: '' });
  await waitFor('its consumer', inTrace('OrganizationCreated handled', 'practitioners'), 10_000);
});

test('an operation over a socket is a trace too, and a subscription leads from its opening to the subgraph', async () => {
  const { id } = person;
  const live = person.live<{ cursor: string; change: string }>(
    `subscription Live($id: ID) { appointmentChanged(practitionerId: $id) { cursor change } }`,
    { id },
  );
  const opening = await waitFor('the opening', () => collector.spans.find(({ name }) => name === 'subscription other'), 20_000);
  const sent = await waitFor('the asking', () => collector.spans.find(({ name }) => name === 'subscribe bookings'), 20_000);
  const taken = await waitFor('the stream', () => collector.spans.find(({ name }) => name === 'bookings subscription'), 20_000);
  expect(new Set([opening, sent, taken].map(({ traceId }) => traceId)).size).toBe(1);
  expect([sent.parentSpanId, taken.parentSpanId]).toEqual([opening.spanId, sent.spanId]);
  expect(live.events).toEqual([]);
});

test('metrics of the router, the subgraphs, the outboxes and the process are on the admin port alone', async () => {
  await post(house.graph.url, { query: '{ articleBySlug(slug: "none") { id } }' }, { 'klear-client': 'web' });
  const text = await (await fetch(`${house.graph.adminUrl}/metrics`)).text();
  for (const series of [
    /^klear_operations_total\{graph="main",kind="query",client="web",operation="none",outcome="OK"\} 1$/m,
    /^klear_subgraph_operation_seconds_count\{subgraph="content",status="200"\} \d+$/m,
    /^klear_outbox_events\{subgraph="bookings"\} 0$/m,
    /^klear_outbox_lag_seconds\{subgraph="users"\} /m,
    /^klear_event_age_seconds_count\{group="[a-z.-]+"\} \d+$/m,
    /^klear_breaker_open\{subgraph="payments"\} 0$/m,
    /^nodejs_eventloop_lag_p99_seconds /m,
  ]) {
    expect(text).toMatch(series);
  }
  expect((await fetch(`${house.graph.url}/metrics`)).status).toBe(404);
});

test('a slow operation is logged with its hash and where its time went, and no more', async () => {
  await person.ask('query Mine { me { id } }');
  const [line] = slow.filter((fields) => JSON.stringify(fields).includes('an operation was slow')).slice(-1);
  expect(Object.keys(line ?? {}).sort()).toEqual(
    ['client', 'cost', 'hash', 'kind', 'message', 'ms', 'operation', 'outcome', 'requestId', 'tookMs'].sort(),
  );
  expect(line).toMatchObject({
    operation: 'other',
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    tookMs: { execute: expect.any(Number) },
  });
});

test('what clients use of the schema is written when the graph stops, by client and element', async () => {
  await post(house.graph.url, { query: '{ articleBySlug(slug: "none") { id title } }' }, { 'klear-client': 'web' });
  await house.graph.stop();
  const web = (await readUsage([join(house.dataDirectory, 'usage')])).get('web');
  expect(web?.operations).toBe(2);
  expect(web?.elements.get('Query.articleBySlug')).toMatchObject({ count: 2 });
  expect(web?.elements.get('Article.title')).toMatchObject({ count: 1, last: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
});
