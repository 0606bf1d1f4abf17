import { createHopSigner, createHopVerifier } from '@klear/auth';
import { anonymous, silentLogger, systemClock } from '@klear/core';
import { createFaultProxy } from '@klear/testing';
import { afterAll, describe, expect, test } from 'vitest';
import { createBreaker } from './breaker.ts';
import { createHealth } from './health.ts';
import type { HopResponse } from './hop.ts';
import { createPeers, httpPeer } from './peers.ts';
import { serveSubgraph } from './serve.ts';
import { thingsSubgraph } from './things.fixture.ts';

const key = Buffer.alloc(32, 3);
const sign = createHopSigner({ key, audience: 'things' });
const viewer = anonymous('req-00000001');
const call = { viewer, type: 'Thing', representations: [{ id: '1' }, { id: 'gone' }], selection: '{ id label }' };
const things = thingsSubgraph({ hop: createHopVerifier({ key, audience: 'things', clock: systemClock }) });
const peersOf = (send: (request: Parameters<typeof things.handle>[0], signal: AbortSignal) => Promise<HopResponse>, timeoutMs = 500) =>
  createPeers({ peers: { things: { send, sign } }, clock: systemClock, log: silentLogger, timeoutMs });

describe('a signed call to a sibling', () => {
  test('answers one item per representation, within one process', async () => {
    expect(await peersOf(things.handle).entities('things', call)).toEqual({ ok: true, value: [{ id: '1', label: 'thing 1' }, null] });
  });

  test('answers over HTTP, and says PEER_UNAVAILABLE while the wire is cut', async () => {
    const health = createHealth({ checks: {} });
    const served = await serveSubgraph(things, { host: '127.0.0.1', port: 0, log: silentLogger, health });
    const proxy = await createFaultProxy({ host: '127.0.0.1', port: Number(new URL(served.url).port) });
    afterAll(async () => {
      await proxy.close();
      await served.close();
    });
    const peers = peersOf(httpPeer(`http://127.0.0.1:${proxy.port}/graphql`));
    expect(await peers.entities('things', call)).toMatchObject({ ok: true });
    for (const kind of ['down', 'reset'] as const) {
      proxy.set({ kind });
      expect(await peers.entities('things', call)).toEqual({ ok: false, error: 'PEER_UNAVAILABLE' });
    }
    proxy.set({ kind: 'none' });
    expect(await peers.entities('things', call)).toMatchObject({ ok: true });
  });

  test('a sibling that never answers is unavailable after the time-out', async () => {
    expect(await peersOf(() => new Promise(() => {}), 10).entities('things', call)).toEqual({ ok: false, error: 'PEER_UNAVAILABLE' });
  });

  test.each([
    ['an unsigned refusal', { status: 401, headers: {}, body: '{}' }],
    ['a page of HTML', { status: 200, headers: {}, body: '<html>' }],
    ['too few entities', { status: 200, headers: {}, body: '{"data":{"_entities":[null]}}' }],
    ['a failure', { status: 500, headers: {}, body: '{}' }],
  ])('%s is unavailable, never a wrong fact', async (_, response) => {
    expect(await peersOf(async () => response).entities('things', call)).toEqual({ ok: false, error: 'PEER_UNAVAILABLE' });
  });

  test('a sibling that nobody configured is unavailable', async () => {
    expect(await peersOf(things.handle).entities('other', call)).toEqual({ ok: false, error: 'PEER_UNAVAILABLE' });
  });

  test('after five failures the sibling is left alone', async () => {
    let calls = 0;
    const peers = peersOf(() => {
      calls += 1;
      return Promise.reject(new Error('down'));
    });
    for (let n = 0; n < 9; n += 1) await peers.entities('things', call);
    expect(calls).toBe(5);
  });
});

describe('the breaker', () => {
  test('opens after failures in a row, lets one probe through when due, and closes on its success', () => {
    let nowMs = 0;
    const breaker = createBreaker({ clock: { now: () => new Date(nowMs) }, failures: 2, openMs: 100 });
    breaker.failed();
    breaker.succeeded();
    breaker.failed();
    expect(breaker.allows()).toBe(true);
    breaker.failed();
    expect(breaker.allows()).toBe(false);
    nowMs = 100;
    expect([breaker.allows(), breaker.allows()]).toEqual([true, false]);
    breaker.failed();
    nowMs = 150;
    expect(breaker.allows()).toBe(false);
    nowMs = 200;
    expect(breaker.allows()).toBe(true);
    breaker.succeeded();
    expect(breaker.allows()).toBe(true);
  });
});
