import { silentLogger } from '@klear/core';
import { anonymousViewer, waitFor } from '@klear/testing';
import { buildSchema } from 'graphql';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { guarded } from '../src/execute/guard/guarded.ts';
import type { GuardFact, GuardSettings } from '../src/execute/guard/settings.ts';
import type { SubgraphAnswer, SubgraphRequest, SubgraphTransport } from '../src/execute/transport.ts';
import { openRouter } from './doors.ts';
import { type FaultSubgraph, openFaultSubgraph } from './fault-subgraph.ts';
import { librarySchemas } from './library-subgraphs.ts';
import { createSchemaTransport } from './schema-transport.ts';

const schema = buildSchema('type Query { hello: String } type Mutation { change: String }');
let fault: FaultSubgraph;
let facts: GuardFact[];
beforeEach(async () => {
  fault = await openFaultSubgraph(schema);
  facts = [];
});
afterEach(() => fault.close());

function guard(settings: Partial<GuardSettings> = {}): SubgraphTransport {
  const onFact = (fact: GuardFact) => void facts.push(fact);
  const { thing } = guarded(
    { thing: fault.transport },
    { log: silentLogger, settings: { retryWaitMs: 0, ...settings }, onFact, random: () => 0 },
  );
  if (!thing) throw new Error('no transport');
  return thing;
}
const query = (more: Partial<SubgraphRequest> = {}): SubgraphRequest => ({
  body: '{"query":"{ hello }"}',
  kind: 'query',
  viewer: anonymousViewer(),
  timeoutMs: 5_000,
  ...more,
});
const mutation = query({ kind: 'mutation', body: '{"query":"mutation { change }"}' });
const outcome = (work: Promise<SubgraphAnswer>) =>
  work.then(
    (answer) => (answer.data ? 'data' : 'no data'),
    (cause) => String(cause.code),
  );
const all = async (count: number, ask: () => Promise<SubgraphAnswer>) => {
  const outcomes: string[] = [];
  for (let i = 0; i < count; i++) outcomes.push(await outcome(ask()));
  return outcomes;
};

describe('a retry', () => {
  test.each([
    ['a connection that is reset', 'reset'],
    ['502', { status: 502 }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
    ['503 with a readable answer', { status: 503, body: '{"errors":[{"message":"draining"}]}' }],
  ] as const)('brings the answer of a query after %s', async (_what, behaviour) => {
    fault.next(behaviour);
    expect(await outcome(guard().execute(query()))).toBe('data');
    expect([fault.heard, facts]).toEqual([2, [{ kind: 'retry', service: 'thing' }]]);
  });

  test.each([
    ['500', query(), { status: 500 }],
    ['an answer that cannot be read', query(), { status: 200, body: 'hello' }],
    ['a mutation whose connection is reset', mutation, 'reset'],
    ['a mutation that is told 503', mutation, { status: 503 }],
  ] as const)('is not made of %s', async (_what, request, behaviour) => {
    fault.next(behaviour);
    expect(await outcome(guard().execute(request))).toBe('SERVICE_UNAVAILABLE');
    expect(fault.heard).toBe(1);
  });

  test('a query that came too late is not sent again', async () => {
    fault.set('hang');
    expect(await outcome(guard().execute(query({ timeoutMs: 30 })))).toBe('DEADLINE_EXCEEDED');
    expect(fault.heard).toBe(1);
  });

  test('a second failure is the answer, and retries stay within a tenth of the queries and the reserve', async () => {
    fault.set({ status: 503 });
    const transport = guard({ breakerCalls: 1_000_000, retryReserve: 5 });
    expect(new Set(await all(200, () => transport.execute(query())))).toEqual(new Set(['SERVICE_UNAVAILABLE']));
    expect(fault.heard - 200).toBeLessThanOrEqual(25);
    expect(fault.heard - 200).toBeGreaterThanOrEqual(20);
  });
});

describe('the breaker', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T09:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);
  const states = () => facts.flatMap((fact) => (fact.kind === 'breaker' ? [fact.state] : []));
  const opening = { retryShare: 0, retryReserve: 0, breakerCalls: 10, breakerOpenMs: [1_000, 2_000] };

  test.each([
    ['resets', 'reset', {}],
    ['500', { status: 500 }, {}],
    ['500 with a readable answer', { status: 500, body: '{"errors":[{"message":"x"}]}' }, {}],
    ['answers that come too late', 'hang', { timeoutMs: 20 }],
  ] as const)('opens on %s, and then nothing is sent', async (_what, behaviour, more) => {
    const transport = guard(opening);
    fault.set(behaviour);
    await all(10, () => transport.execute(query(more)));
    expect(states()).toEqual(['open']);
    fault.forget();
    expect(await all(5, () => transport.execute(query()))).toEqual(Array(5).fill('SERVICE_UNAVAILABLE'));
    expect(await outcome(transport.execute(mutation))).toBe('SERVICE_UNAVAILABLE');
    expect(fault.heard).toBe(0);
    expect(facts.filter(({ kind }) => kind === 'refused')).toHaveLength(6);
  });

  test('stays closed on refusals, on errors of fields, on half of the calls failing, and on clients that leave', async () => {
    const transport = guard(opening);
    fault.set({ status: 403, body: '{"errors":[{"message":"no"}]}' });
    await all(20, () => transport.execute(query()));
    fault.set({ status: 200, body: '{"data":{"hello":null},"errors":[{"message":"x","path":["hello"]}]}' });
    await all(20, () => transport.execute(query()));
    fault.set('hang');
    for (let i = 0; i < 50; i++) {
      const gone = new AbortController();
      const asked = outcome(transport.execute(query({ signal: gone.signal })));
      gone.abort();
      await asked;
    }
    expect(states()).toEqual([]);
  });

  test('lets one call probe after its time, refuses the others meanwhile, and closes when the probe is answered', async () => {
    const transport = guard(opening);
    fault.set('reset');
    await all(10, () => transport.execute(query()));
    pass(1_000);
    fault.set('hang');
    fault.forget();
    const probe = outcome(transport.execute(query()));
    await waitFor('the probe', () => fault.heard === 1);
    expect(await all(3, () => transport.execute(query()))).toEqual(Array(3).fill('SERVICE_UNAVAILABLE'));
    expect(fault.heard).toBe(1);
    fault.set('answer');
    fault.release();
    expect(await probe).toBe('data');
    expect(states()).toEqual(['open', 'half-open', 'closed']);
    expect(await all(3, () => transport.execute(query()))).toEqual(Array(3).fill('data'));
  });

  test('opens for longer when the probe fails, and a probe whose client leaves is still awaited', async () => {
    const transport = guard(opening);
    fault.set('reset');
    await all(10, () => transport.execute(query()));
    pass(1_000);
    await outcome(transport.execute(query()));
    pass(1_999);
    fault.forget();
    await outcome(transport.execute(query()));
    expect(fault.heard).toBe(0);
    pass(1);
    fault.set('hang');
    const gone = new AbortController();
    const probe = outcome(transport.execute(query({ signal: gone.signal })));
    await waitFor('the probe', () => fault.heard === 1);
    gone.abort();
    fault.release();
    expect(await probe).toBe('data');
    expect(states()).toEqual(['open', 'half-open', 'open', 'half-open', 'closed']);
  });

  test('forgets failures that are older than its window', async () => {
    const transport = guard(opening);
    fault.set('reset');
    await all(9, () => transport.execute(query()));
    pass(10_001);
    await all(9, () => transport.execute(query()));
    expect(states()).toEqual([]);
  });
});

describe('the bulkhead', () => {
  test('runs so many, lets so many wait in their order, and refuses the rest at once', async () => {
    const transport = guard({ concurrent: 2, waiting: 2 });
    fault.set('hang');
    const asked = [1, 2, 3, 4, 5].map(() => outcome(transport.execute(query())));
    expect(await asked[4]).toBe('SERVICE_UNAVAILABLE');
    await waitFor('two to run', () => fault.heard === 2);
    expect(facts).toEqual([{ kind: 'refused', service: 'thing', by: 'bulkhead' }]);
    fault.set('answer');
    fault.release();
    expect(await Promise.all(asked.slice(0, 4))).toEqual(Array(4).fill('data'));
    expect(fault.heard).toBe(4);
  });

  test('who waits is told at the deadline, leaves with the client, and frees the place in the queue', async () => {
    const transport = guard({ concurrent: 1, waiting: 1 });
    fault.set('hang');
    const running = outcome(transport.execute(query()));
    await waitFor('one to run', () => fault.heard === 1);
    expect(await outcome(transport.execute(query({ timeoutMs: 20 })))).toBe('DEADLINE_EXCEEDED');
    const gone = new AbortController();
    const left = outcome(transport.execute(query({ signal: gone.signal })));
    gone.abort();
    expect(await left).toBe('SERVICE_UNAVAILABLE');
    const last = outcome(transport.execute(query()));
    fault.set('answer');
    fault.release();
    expect(await Promise.all([running, last])).toEqual(['data', 'data']);
  });

  test('no answer takes longer than the subgraph is given, waiting included', async () => {
    const transport = guard({ timeoutMs: 30, concurrent: 1 });
    fault.set('hang');
    expect(await Promise.all([outcome(transport.execute(query())), outcome(transport.execute(query()))])).toEqual([
      'DEADLINE_EXCEEDED',
      'DEADLINE_EXCEEDED',
    ]);
  });
});

test('an answer comes without what a broken subgraph owes it, told at its paths, and with an open breaker without asking it', async () => {
  const schemas = librarySchemas();
  const broken = await openFaultSubgraph(schemas.reviews);
  const others = Object.entries(schemas).map(([name, each]) => [name, createSchemaTransport(each)] as const);
  const door = await openRouter({ ...Object.fromEntries(others), reviews: broken.transport });
  onTestFinished(async () => {
    await door.close();
    await broken.close();
  });
  const ask = async () =>
    (await door.post({ query: '{ me { id friends { name } reviews { id } } latestReviews(first: 1) { id } }' })).json();
  const whole = await ask();
  expect(whole.errors).toBeUndefined();
  broken.set({ status: 500 });
  const part = {
    ...whole,
    data: { me: { ...whole.data.me, reviews: null }, latestReviews: null },
    errors: expect.arrayContaining([
      expect.objectContaining({ path: expect.arrayContaining(['me']), extensions: { code: 'SERVICE_UNAVAILABLE' } }),
      expect.objectContaining({ path: ['latestReviews'], extensions: { code: 'SERVICE_UNAVAILABLE' } }),
    ]),
  };
  for (let i = 0; i < 10; i++) expect(await ask()).toEqual(part);
  broken.forget();
  expect(await ask()).toEqual(part);
  expect(broken.heard).toBe(0);
});
