import { newId, type UserId } from '@klear/core';
import { waitFor } from '@klear/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLocalRateStore } from '../src/limit/rate/local-rate-store.ts';
import type { TrafficFact } from '../src/limit/traffic.ts';
import { openRouter, organizationId, overSocket, personId } from './doors.ts';
import { librarySchemas } from './library-subgraphs.ts';
import { createSchemaTransport } from './schema-transport.ts';

const transports = Object.fromEntries(Object.entries(librarySchemas()).map(([name, schema]) => [name, createSchemaTransport(schema)]));
const sent = () => Object.values(transports).reduce((sum, transport) => sum + transport.sent.length, 0);
const query = '{ me { id name } }';

describe('cost points', () => {
  let nowMs = 0;
  let door: Awaited<ReturnType<typeof openRouter>>;
  const facts: TrafficFact[] = [];
  const minute = (points: number) => ({ points, periodMs: 60_000 });
  beforeAll(async () => {
    const store = createLocalRateStore({ now: () => nowMs });
    const budgets = { app: minute(1_000), person: minute(40), address: minute(30) };
    const settings = { budgets, operationShare: 1, operations: { 'query works': minute(20) }, unreadableCost: 9 };
    door = await openRouter(transports, undefined, {
      trustedProxies: ['127.0.0.1'],
      traffic: { rates: { store, settings } },
      onTraffic: (fact) => void facts.push(fact),
    });
  });
  afterAll(() => door.close());
  beforeEach(() => {
    // Every bucket is full again.
    nowMs += 600_000;
    facts.length = 0;
  });
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const costOf = async (text: string) => Number((await door.post({ query: text }, from('203.0.113.200'))).headers.get('klear-cost'));

  test('are taken for what an operation costs, and every answer tells how many are left', async () => {
    const cost = Math.max(1, await costOf(query));
    const response = await door.post({ query }, from('192.0.2.1'));
    expect(response.headers.get('ratelimit-policy')).toBe('"client";q=30;w=60, "operation";q=30;w=60');
    expect(response.headers.get('ratelimit')).toContain(`"client";r=${30 - cost};`);
  });

  test('that are spent make 429 RATE_LIMITED with Retry-After, no subgraph hears of it, and other clients go on', async () => {
    let refused = await door.post({ query }, from('192.0.2.2'));
    for (let i = 0; i < 31 && refused.status === 200; i++) refused = await door.post({ query }, from('192.0.2.2'));
    const before = sent();
    refused = await door.post({ query }, from('192.0.2.2'));
    expect([refused.status, (await refused.json()).errors[0].extensions]).toEqual([429, { code: 'RATE_LIMITED' }]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(sent()).toBe(before);
    expect((await door.post({ query }, from('192.0.2.3'))).status).toBe(200);
    expect((await door.post({ query }, { ...from('192.0.2.2'), authorization: `Bearer ${await door.token()}` })).status).toBe(200);
    expect(facts).toContainEqual({ refused: 'client' });
  });

  test('of aliases and of many root fields are all counted', async () => {
    const one = await costOf('{ a: me { id name } }');
    expect(one).toBeGreaterThan(0);
    expect(await costOf('{ a: me { id name } b: me { id name } c: me { id name } }')).toBe(3 * one);
    expect(await costOf('{ me { id name } works(first: 5) { id title } }')).toBe(one + (await costOf('{ works(first: 5) { id title } }')));
  });

  test('are one budget over HTTP, GET and sockets, whatever session or organization the person uses', async () => {
    const who = newId<'User'>();
    const http = { authorization: `Bearer ${await door.token(60, who)}` };
    const spend = () => door.post({ query }, { ...http, 'klear-organization': organizationId });
    let last = await spend();
    for (let i = 0; i < 41 && last.status === 200; i++) last = await spend();
    expect(last.status).toBe(429);
    const client = door.socket({ authorization: `Bearer ${await door.token(60, who)}` });
    const [answer] = await overSocket(client, { query });
    expect(answer?.errors?.[0]?.extensions?.code).toBe('RATE_LIMITED');
    await client.dispose();
    const get = await fetch(`${door.url}/graphql?query=${encodeURIComponent(query)}`, { headers: http });
    expect(get.status).toBe(429);
    expect((await door.post({ query }, { authorization: `Bearer ${await door.token(60, personId)}` })).status).toBe(200);
  });

  test('of one root field can end while the others go on', async () => {
    const works = { query: '{ works(first: 5) { id title } }' };
    let last = await door.post(works, from('192.0.2.4'));
    for (let i = 0; i < 21 && last.status === 200; i++) last = await door.post(works, from('192.0.2.4'));
    expect([last.status, (await last.json()).errors[0].message]).toEqual([429, expect.stringContaining('asked for this too often')]);
    expect((await door.post({ query }, from('192.0.2.4'))).status).toBe(200);
    expect(facts).toContainEqual({ refused: 'operation' });
  });

  test('are taken for what cannot be read, too', async () => {
    for (const text of ['{', '{ nothing }', '{ me { nothing } }'])
      expect((await door.post({ query: text }, from('192.0.2.5'))).status).toBe(400);
    const left = (await door.post({ query }, from('192.0.2.5'))).headers.get('ratelimit');
    expect(Number(/"client";r=(\d+)/.exec(left ?? '')?.[1])).toBeLessThan(4);
  });

  test('cannot be had by writing another address into a header when no proxy of ours says so', async () => {
    const other = await openRouter(transports, undefined, {
      traffic: {
        rates: {
          store: createLocalRateStore({ now: () => nowMs }),
          settings: { budgets: { app: minute(1), person: minute(1), address: minute(1) } },
        },
      },
    });
    expect((await other.post({ query }, from('192.0.2.6'))).status).toBe(200);
    expect((await other.post({ query }, from('192.0.2.7'))).status).toBe(429);
    await other.close();
  });
});

describe('turns', () => {
  let door: Awaited<ReturnType<typeof openRouter>>;
  const facts: TrafficFact[] = [];
  let held = Promise.withResolvers<void>();
  let running = 0;
  const people = transports.people;
  beforeAll(async () => {
    if (!people) throw new Error('no people');
    const slow = {
      ...people,
      async execute(request: Parameters<typeof people.execute>[0]) {
        running++;
        await held.promise;
        return people.execute(request);
      },
    };
    door = await openRouter({ ...transports, people: slow }, undefined, {
      answers: { sharesRuns: false },
      traffic: { quotas: { concurrent: 4, tenantShare: 0.5, laneShare: 0.75, waitingPerTenant: 2, waiting: 4 } },
      onTraffic: (fact) => void facts.push(fact),
    });
  });
  afterAll(() => door.close());
  beforeEach(() => {
    held = Promise.withResolvers<void>();
    running = 0;
    facts.length = 0;
  });
  const as = async (who: UserId) => ({ authorization: `Bearer ${await door.token(60, who)}` });

  test('leave a tenant with its share, tell the rest 429, and serve the others meanwhile', async () => {
    const [loud, quiet] = [await as(newId<'User'>()), await as(newId<'User'>())];
    const asked = Array.from({ length: 6 }, () => door.post({ query }, loud));
    await waitFor('two to be refused', () => facts.length === 2);
    const other = door.post({ query }, quiet);
    await waitFor('the quiet one to run', () => running === 3);
    held.resolve();
    const statuses = (await Promise.all(asked)).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
    expect((await other).status).toBe(200);
    expect(facts).toEqual([{ refused: 'tenant' }, { refused: 'tenant' }]);
  });

  test('of a client that leaves are given to others, over HTTP and sockets alike', async () => {
    const loud = await as(newId<'User'>());
    const leaving = new AbortController();
    const post = (signal?: AbortSignal) =>
      fetch(`${door.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...loud },
        body: JSON.stringify({ query }),
        ...(signal && { signal }),
      });
    const first = [post(), post()];
    await waitFor('two to run', () => running === 2);
    const waiting = [post(leaving.signal).catch(() => 'left'), post(leaving.signal).catch(() => 'left')];
    await waitFor('the queue to be full', async () => {
      const client = door.socket(loud);
      const [answer] = await overSocket(client, { query });
      await client.dispose();
      return answer?.errors?.[0]?.extensions?.code === 'RATE_LIMITED';
    });
    leaving.abort();
    await Promise.all(waiting);
    const last = post();
    held.resolve();
    expect((await Promise.all([...first, last])).map((response) => (response as Response).status)).toEqual([200, 200, 200]);
  });
});

describe('load', () => {
  test('is shed from queries while mutations and sign-in are answered, over HTTP and sockets alike', async () => {
    // A loop that is never early: every query is over the line.
    const door = await openRouter(transports, undefined, { traffic: { shed: { someLagMs: -2, allLagMs: -1 } } });
    const before = sent();
    const response = await door.post({ query });
    expect([response.status, (await response.json()).errors[0].extensions.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await door.post({ query: '{ a {' })).status).toBe(503);
    const client = door.socket();
    const [answer] = await overSocket(client, { query });
    expect(answer?.errors?.[0]?.extensions?.code).toBe('SERVICE_UNAVAILABLE');
    expect(sent()).toBe(before);
    const write = { query: 'mutation { rename(id: "b1", title: "x") { id } }' };
    expect(await (await door.post(write)).json()).toEqual({ data: { rename: { id: 'b1' } } });
    expect(await overSocket(client, write)).toEqual([{ data: { rename: { id: 'b1' } } }]);
    expect((await fetch(`${door.url}/ready`)).status).toBe(200);
    await client.dispose();
    await door.close();
  });
});
