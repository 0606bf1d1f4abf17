import { Agent, request } from 'node:http';
import { createHopVerifier } from '@klear/auth';
import { anonymous, newId, silentLogger, systemClock, type Viewer } from '@klear/core';
import { proofSeed, proofSize } from '@klear/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createHealth } from './health.ts';
import { type Draw, hopForger, type OnTheWire } from './hop-attacks.fixture.ts';
import { type Served, serveSubgraph } from './serve.ts';
import { thingsSubgraph } from './things.fixture.ts';

const size = proofSize('hop', 1_000, 10_000);
const key = Buffer.alloc(32, 5);
const viewer: Viewer = {
  ...anonymous(newId(), '192.0.2.1'),
  kind: 'person',
  personId: newId(),
  sessionId: newId(),
  organizationId: newId(),
  roles: ['PRACTITIONER'],
  purpose: 'TREAT',
  app: { id: newId(), scopes: ['records:read'] },
};
const refusal = { message: 'This request is not signed by the router.', extensions: { code: 'UNAUTHENTICATED' } };
const queries = [
  '{ _service { sdl } }',
  '{ _entities(representations: [{ __typename: "Thing", id: "1" }]) { ... on Thing { label } } }',
  '{ hello(name: "Ann") }',
  'mutation { noop }',
  '{ __typename }',
];
const watched = ['subscription { ticks(to: 1) { n } }', 'subscription { silent { n } }'];

const agent = new Agent({ keepAlive: true, maxSockets: 4 });
let served: Served;
let opened = 0;
beforeAll(async () => {
  const hop = createHopVerifier({ key, audience: 'things', clock: systemClock });
  const health = createHealth({ checks: {} });
  const subgraph = thingsSubgraph({ hop });
  const counted = {
    ...subgraph,
    subscribe: async (given: Parameters<typeof subgraph.subscribe>[0]) => {
      const stream = await subgraph.subscribe(given);
      if (!('status' in stream)) opened += 1;
      return stream;
    },
  };
  served = await serveSubgraph(counted, { host: '127.0.0.1', port: 0, log: silentLogger, health });
});
afterAll(async () => {
  agent.destroy();
  await served.close();
});

function post({ path, headers, body }: OnTheWire): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(served.url);
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
  const lines = [...headers, ['host', `${hostname}:${port}`], ['content-length', String(Buffer.byteLength(body))]].flat();
  request({ hostname, port, path, method: 'POST', headers: lines, agent }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
  })
    .on('error', reject)
    .end(body);
  return promise;
}

const draws: fc.Arbitrary<Draw> = fc.record({
  attack: fc.nat(),
  one: fc.nat(),
  other: fc.nat(),
  letter: fc.constantFrom(...'AZaz09-_.;= \t{}"'),
});
const tally = () => new Map<string, number>();
const told = (counts: Map<string, number>) =>
  [...counts]
    .sort()
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

test('no altered, replayed, re-identified, re-addressed, stale or swapped request learns anything over HTTP', async () => {
  const forger = hopForger({ key, audience: 'things', viewer, queries });
  const counts = tally();
  const control = async () => {
    for (const query of queries) expect(await post(forger.signed(query))).toMatchObject({ status: 200 });
  };
  await control();
  const property = fc.asyncProperty(draws, async (draw) => {
    const { name, after, sent } = forger.forge(draw);
    if (after) expect((await post(after)).status).toBe(200);
    const { status, text } = await post(sent);
    expect({ status, body: JSON.parse(text) }).toEqual({ status: 401, body: { errors: [refusal] } });
    counts.set(name, (counts.get(name) ?? 0) + 1);
  });
  await fc.assert(property, { numRuns: size, seed: proofSeed('hop') });
  await control();
  expect(counts.size).toBe(forger.names.length);
  console.info(`hop over HTTP: 0 of ${size} forged requests accepted, 0 bytes told: ${told(counts)}`);
}, 120_000);

test('nor over a socket, and no source is opened for it', async () => {
  const forger = hopForger({ key, audience: 'things', viewer, queries: [...watched, ...queries] });
  const counts = tally();
  const socket = new WebSocket(served.url.replace('http', 'ws'), 'graphql-transport-ws');
  const answers = new Map<string, (message: { type: string; payload?: unknown }) => void>();
  const ready = Promise.withResolvers<void>();
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as { id?: string; type: string; payload?: unknown };
    if (message.type === 'connection_ack') ready.resolve();
    else if (message.id !== undefined) answers.get(message.id)?.(message);
  });
  await ready.promise;
  let next = 0;
  const subscribe = ({ headers, body }: OnTheWire) => {
    const id = String(next++);
    const { promise, resolve } = Promise.withResolvers<{ type: string; payload?: unknown }>();
    answers.set(id, resolve);
    const query: unknown = (JSON.parse(body) as { query: unknown }).query;
    const klear = Object.fromEntries(headers.map(([name, value]) => [name, value]));
    socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query, extensions: { klear } } }));
    return promise.finally(() => {
      answers.delete(id);
      socket.send(JSON.stringify({ id, type: 'complete' }));
    });
  };
  // What only HTTP has: paths, headers that are sent twice or named in another case, bytes around a body.
  const ofHttp = /twice|another case|address of the graph|body longer/;
  const isText = (body: string) => {
    try {
      const { query, ...rest } = JSON.parse(body) as { query?: unknown };
      return typeof query === 'string' && Object.keys(rest).length === 0;
    } catch {
      return false;
    }
  };
  const count = Math.ceil(size / 4);
  const [ticks = ''] = watched;
  expect(await subscribe(forger.signed(ticks))).toMatchObject({ type: 'next', payload: { data: { ticks: { n: 1 } } } });
  const openedBefore = opened;
  let replays = 0;
  const property = fc.asyncProperty(draws, async (draw) => {
    const { name, after, sent } = forger.forge(draw);
    fc.pre(!ofHttp.test(name) && isText(sent.body));
    if (after) {
      await post(after);
      replays += 1;
    }
    const { type, payload } = await subscribe(sent);
    expect({ type, payload }).toEqual({ type: 'next', payload: { errors: [refusal] } });
    counts.set(name, (counts.get(name) ?? 0) + 1);
  });
  await fc.assert(property, { numRuns: count, seed: proofSeed('hop') });
  expect(opened).toBe(openedBefore);
  expect(replays).toBeGreaterThan(0);
  socket.terminate();
  console.info(`hop over a socket: 0 of ${count} forged messages accepted, no source opened: ${told(counts)}`);
}, 120_000);
