import { silentLogger } from '@klear/core';
import { anonymousViewer, clientViewer, managerViewer } from '@klear/testing';
import { type DocumentNode, getOperationAST, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createLocalRateStore } from '../src/limit/rate/local-rate-store.ts';
import { createRateLimits, type RateAsked, type RateSettings } from '../src/limit/rate/rate-limits.ts';
import type { RateStore } from '../src/limit/rate/rate-store.ts';
import { createBucketNames, subjectOf } from '../src/limit/rate/subject.ts';
import { withLocal } from '../src/limit/rate/with-local.ts';
import type { RefusalWithHeaders } from '../src/observe/refusal-with-headers.ts';

const secret = Buffer.alloc(32, 7);
const minute = (points: number) => ({ points, periodMs: 60_000 });
const settings: Partial<RateSettings> = {
  budgets: { app: minute(600), person: minute(120), address: minute(60) },
  operationShare: 0.5,
  operations: { 'query expensive': minute(10) },
};

function limits(more: Partial<RateSettings> = {}) {
  let nowMs = 1_000;
  const store = createLocalRateStore({ now: () => nowMs });
  const rates = createRateLimits({ store, secret, settings: { ...settings, ...more }, now: () => nowMs });
  const operation = (text: string, cost: number) => {
    const document: DocumentNode = parse(text);
    const definition = getOperationAST(document);
    if (!definition) throw new Error('no operation');
    return { document, definition, cost };
  };
  return {
    rates,
    pass: (ms: number) => {
      nowMs += ms;
    },
    ask: (asked: RateAsked, text = '{ thing }', cost = 1) =>
      rates.take(asked, operation(text, cost)).then(
        (headers) => ({ ok: true as const, headers }),
        (refusal: RefusalWithHeaders) => ({ ok: false as const, code: refusal.code, message: refusal.message, headers: refusal.headers }),
      ),
  };
}
const stranger = (address: string): RateAsked => ({ viewer: anonymousViewer(), address });

describe('a budget', () => {
  test('is that of the app, else of the person, else of the address', async () => {
    const viewer = clientViewer();
    expect(subjectOf({ viewer, app: 'app-1', address: '192.0.2.1' })).toEqual({ kind: 'app', id: 'app-1' });
    expect(subjectOf({ viewer, address: '192.0.2.1' })).toEqual({ kind: 'person', id: viewer.personId });
    expect(subjectOf({ viewer: anonymousViewer(), address: '192.0.2.1' })).toEqual({ kind: 'address', id: '192.0.2.1' });
    expect(subjectOf({ viewer: anonymousViewer() })).toBeUndefined();
  });

  test.each([
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('of %s is kept as %s', (address, id) => {
    expect(subjectOf({ viewer: anonymousViewer(), address })?.id).toBe(id);
  });

  test('is told in headers, with the operation’s beside it', async () => {
    const { ask } = limits();
    const answer = await ask(stranger('192.0.2.1'), '{ thing }', 10);
    expect(answer).toEqual({
      ok: true,
      headers: {
        'ratelimit-policy': '"client";q=60;w=60, "operation";q=30;w=60',
        ratelimit: '"client";r=50;t=10, "operation";r=20;t=20',
      },
    });
  });

  test('that is spent is a 429 with the time to wait, and comes back with it', async () => {
    const { ask, pass, rates } = limits({ operationShare: 1 });
    const who = stranger('192.0.2.1');
    expect((await ask(who, '{ thing }', 60)).ok).toBe(true);
    const refused = await ask(who, '{ thing }', 30);
    expect(refused).toMatchObject({ ok: false, code: 'RATE_LIMITED', message: 'You have asked too much. Try again in 30 s.' });
    expect(refused.headers).toMatchObject({ 'retry-after': '30', ratelimit: expect.stringContaining('"client";r=0;t=60') });
    expect(() => rates.refuseSpent(who)).toThrow('You have asked too much');
    expect(() => rates.refuseSpent(stranger('192.0.2.2'))).not.toThrow();
    expect((await ask(stranger('192.0.2.2'))).ok).toBe(true);
    // Nobody is refused unheard for longer than a second.
    pass(1_000);
    expect(() => rates.refuseSpent(who)).not.toThrow();
    pass(29_000);
    expect((await ask(who, '{ thing }', 30)).ok).toBe(true);
  });

  test('of one root field leaves the others', async () => {
    const { ask } = limits();
    const who = stranger('192.0.2.1');
    expect((await ask(who, '{ loop }', 30)).ok).toBe(true);
    const refused = await ask(who, '{ loop }', 1);
    expect(refused).toMatchObject({ ok: false, code: 'RATE_LIMITED', message: expect.stringContaining('this too often') });
    expect((await ask(who, '{ other }', 20)).ok).toBe(true);
  });

  test.each([
    'query A { expensive }',
    'query B { x: expensive }',
    '{ ...F } fragment F on Query { expensive }',
    '{ ... on Query { a: expensive b: expensive } }',
  ])('of a root field cannot be passed by naming or writing the operation otherwise: %s', async (text) => {
    const { ask } = limits();
    const who = stranger('192.0.2.1');
    expect((await ask(who, '{ expensive }', 10)).ok).toBe(true);
    expect(await ask(who, text, 1)).toMatchObject({ ok: false, code: 'RATE_LIMITED' });
  });

  test('is one for all that a person does, whichever organization they act for', async () => {
    const { ask } = limits({ operationShare: 1 });
    const viewer = managerViewer();
    await ask({ viewer, address: '192.0.2.1' }, '{ thing }', 120);
    expect((await ask({ viewer: { ...viewer, organizationId: null, roles: [] }, address: '192.0.2.9' })).ok).toBe(false);
  });

  test('on the public graph is a bucket of its own, and smaller', async () => {
    const { ask } = limits({ publicShare: 0.5 });
    const who = stranger('192.0.2.1');
    const answer = await ask({ ...who, graph: 'public' });
    expect(answer.headers['ratelimit-policy']).toBe('"client";q=30;w=60, "operation";q=15;w=60');
    await ask(who, '{ thing }', 60);
    expect((await ask({ ...who, graph: 'public' })).ok).toBe(true);
    expect((await ask({ ...who, graph: 'main' })).ok).toBe(false);
  });

  test('pays for what cannot be read, too', async () => {
    const { ask, rates } = limits({ unreadableCost: 25, operationShare: 1 });
    const who = stranger('192.0.2.1');
    for (let i = 0; i < 3; i++) rates.takeUnreadable(who);
    expect((await ask(who, '{ thing }', 11)).ok).toBe(false);
    expect((await ask(who, '{ thing }', 10)).ok).toBe(true);
  });

  test('of this process itself has no end', async () => {
    const { ask, rates } = limits();
    rates.takeUnreadable({ viewer: anonymousViewer() });
    expect(await ask({ viewer: anonymousViewer() }, '{ thing }', 1_000_000)).toEqual({ ok: true, headers: {} });
  });
});

test('the name of a bucket tells neither person nor address, and is the same in every process that has the secret', () => {
  const nameOf = createBucketNames(secret);
  expect(nameOf('address', '192.0.2.1')).toBe(createBucketNames(secret)('address', '192.0.2.1'));
  expect(nameOf('address', '192.0.2.1')).not.toBe(createBucketNames(Buffer.alloc(32, 8))('address', '192.0.2.1'));
  expect(nameOf('address', '192.0.2.1')).not.toContain('192');
});

test('a store that does not answer: limits hold per process, it is asked again after a while, and the log says so once', async () => {
  let nowMs = 0;
  let asked = 0;
  let isDown = true;
  const said: string[] = [];
  const log = {
    ...silentLogger,
    error: (_: unknown, text?: string) => void said.push(String(text)),
    info: (_: unknown, text?: string) => void said.push(String(text)),
  };
  const shared: RateStore = {
    async take(draws) {
      asked++;
      if (isDown) throw Object.assign(new Error('secret-host refused'), { code: 'ECONNREFUSED' });
      return draws.map(() => ({ remaining: 1, fullInMs: 0, retryInMs: 0 }));
    },
    ping: async () => {},
    close: async () => {},
  };
  const store = withLocal(shared, { log, againMs: 1_000, now: () => nowMs, local: createLocalRateStore({ now: () => nowMs }) });
  const draw = { key: 'k', ...minute(10), cost: 4 };
  const outcomes = [];
  for (let i = 0; i < 3; i++) outcomes.push((await store.take([draw]))[0]?.retryInMs === 0);
  expect(outcomes).toEqual([true, true, false]);
  expect(asked).toBe(1);
  nowMs = 1_000;
  await store.take([draw]);
  expect(asked).toBe(2);
  isDown = false;
  nowMs = 2_000;
  expect((await store.take([draw]))[0]?.remaining).toBe(1);
  expect(said).toEqual(['the rate store does not answer: limits hold per process until it does', 'the rate store answers again']);
});
