import { newId, silentLogger } from '@klear/core';
import { createRedisBus, event } from '@klear/events';
import { waitFor } from '@klear/testing';
import { startRedis } from '@klear/testing/redis-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRaw } from './raw-socket.ts';
import { type RouterProcess, startRouterProcess } from './router-process.ts';

let redis: Awaited<ReturnType<typeof startRedis>>;
let bus: ReturnType<typeof createRedisBus>;
let router: RouterProcess;
let beats: NodeJS.Timeout;
const person = () => ({ personId: newId<'User'>(), sessionId: newId<'Session'>(), organizations: {} });
const before = person();

const revoke = (who: ReturnType<typeof person>) =>
  bus.publish([
    event('SessionRevoked', {
      aggregate: { type: 'Session', id: who.sessionId, version: 1 },
      organizationId: null,
      time: new Date(),
      payload: { sessionId: who.sessionId, personId: who.personId, reason: 'SIGNED_OUT' },
    }),
  ]);

async function connect(who: ReturnType<typeof person>) {
  const socket = openRaw(router.url);
  await socket.opened;
  socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${await router.tokens.issue(who)}` } });
  return socket;
}

beforeAll(async () => {
  redis = await startRedis();
  bus = createRedisBus({ url: redis.url, log: silentLogger });
  // What the relay of users does: it says that everything is told, also while nothing happens.
  bus.onLoss('users', async () => {});
  beats = setInterval(() => void bus.pulse('users', 0).catch(() => undefined), 50);
  await revoke(before);
  router = await startRouterProcess({ REDIS_URL: redis.url });
}, 60_000);
afterAll(async () => {
  clearInterval(beats);
  await router?.stop();
  await bus?.close();
  await redis?.stop();
});

test('a router of its own knows what was revoked before it started', async () => {
  const socket = await connect(before);
  expect((await socket.closed).code).toBe(4401);
});

/** The close code of one who connects and stays for a moment; undefined: they are let in. */
async function turnedAway(who: ReturnType<typeof person>): Promise<number | undefined> {
  const socket = await connect(who);
  const code = await Promise.race([socket.next('connection_ack').then(() => undefined), socket.closed.then(({ code }) => code)]);
  socket.ws.terminate();
  return code;
}
const isLetIn = async () => (await turnedAway(person())) === undefined;

test('a sign-out ends the open sockets of its session in every router, and no others', async () => {
  await waitFor('the first pulse', isLetIn);
  const [mine, other] = [person(), person()];
  const sockets = await Promise.all([connect(mine), connect(other)]);
  await Promise.all(sockets.map((socket) => socket.next('connection_ack')));
  await revoke(mine);
  expect(await sockets[0]?.closed).toMatchObject({ code: 4403 });
  sockets[1]?.send({ type: 'ping' });
  await sockets[1]?.next('pong');
  sockets[1]?.ws.close();
});

test('while Redis is paused and users does not answer, nobody is let in and nothing is told on hope; afterwards all is as before', async () => {
  await waitFor('a pulse', isLetIn);
  redis.pause();
  try {
    await waitFor('the router to know that it knows nothing', async () => (await turnedAway(person())) === 1013);
    // Whoever asks for nothing of their own is served.
    const answer = await fetch(router.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
    expect([answer.status, await turnedAway(before)]).toEqual([expect.any(Number), 4401]);
    expect(answer.status).not.toBe(503);
  } finally {
    redis.resume();
  }
  await waitFor('a pulse', isLetIn);
});
