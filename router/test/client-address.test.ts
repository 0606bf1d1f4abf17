import { createServiceLogger, createServiceMetrics, tracingOf } from '@klear/service';
import { openCollector } from '@klear/testing/collector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createObserver } from '../src/observe/create-observer.ts';
import { openRouter, overSocket } from './doors.ts';
import { createGuardedShop, shopSdl } from './guarded-shop.ts';

const address = '203.0.113.77';
const shop = createGuardedShop();
const lines: string[] = [];
const { registry } = createServiceMetrics();
let collector: Awaited<ReturnType<typeof openCollector>>;
let tracing: Awaited<ReturnType<typeof tracingOf>>;
let door: Awaited<ReturnType<typeof openRouter>>;
beforeAll(async () => {
  collector = await openCollector();
  tracing = await tracingOf({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_TRACES_SAMPLER_ARG: 1 });
  const log = createServiceLogger({ name: 'router', level: 'debug', destination: { write: (line: string) => void lines.push(line) } });
  const observer = createObserver({ log, registry, tracing });
  door = await openRouter(shop.transports, shopSdl, { observer, log, trustedProxies: ['127.0.0.1', '::1'] });
});
afterAll(async () => {
  await door.close();
  await tracing?.stop();
  await collector.close();
});

const told = () => [...shop.transports.shop.sent.splice(0), ...shop.transports.ledger.sent.splice(0)].map(({ viewer }) => viewer.address);
const forwarded = { 'x-forwarded-for': address };

test('the address of a client reaches subgraphs by HTTP, events and sockets, signed in or not', async () => {
  for (const authorization of [undefined, `Bearer ${await door.token()}`]) {
    const headers = { ...forwarded, ...(authorization && { authorization }) };
    await door.post({ query: '{ shop { name motto } }' }, headers);
    expect(told()).toEqual([address, address]);
    await (await door.post({ query: '{ shop { name } }' }, { ...headers, accept: 'text/event-stream' })).text();
    expect(told()).toEqual([address]);
    const client = door.socket({ ...(authorization && { authorization }) }, undefined, '/graphql', forwarded);
    await overSocket(client, { query: '{ shop { name } }' });
    expect(told()).toEqual([address]);
    await overSocket(client, { query: 'subscription { ticks { n takings } }' });
    expect(told()).toEqual([address]);
    await overSocket(client, { query: 'subscription { ticks { n } }' });
    expect(told(), 'what all share is opened in nobody’s name').toEqual([null]);
    await client.dispose();
  }
});

test('and nothing else: no log line, no metric, no span, no message', async () => {
  await door.post({ query: '{ shop { nothing } }' }, forwarded);
  await door.post({ query: '{ shop { name } }' }, { ...forwarded, authorization: 'Bearer a.b.c' });
  shop.transports.shop.execute = () => Promise.reject(new Error('down'));
  const failed = await (await door.post({ query: '{ shop { name price } }' }, forwarded)).text();
  await tracing?.flush();
  const metrics = await registry.metrics();
  expect(metrics).toContain('UNAUTHENTICATED');
  expect(collector.bodies.join('\n')).toContain('fetch shop');
  for (const sink of [lines.join('\n'), metrics, collector.bodies.join('\n'), failed]) expect(sink).not.toContain(address);
});
