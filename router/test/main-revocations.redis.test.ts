import { newId, silentLogger } from '@klear/core';
import { createRedisBus, event } from '@klear/events';
import { startRedis } from '@klear/testing/redis-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRaw } from './raw-socket.ts';
import { type RouterProcess, startRouterProcess } from './router-process.ts';

let redis: Awaited<ReturnType<typeof startRedis>>;
let bus: ReturnType<typeof createRedisBus>;
let router: RouterProcess;
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
  await revoke(before);
  router = await startRouterProcess({ REDIS_URL: redis.url });
}, 60_000);
afterAll(async () => {
  await router?.stop();
  await bus?.close();
  await redis?.stop();
});

test('a router of its own knows what was revoked before it started', async () => {
  const socket = await connect(before);
  expect((await socket.closed).code).toBe(4401);
});

test('a sign-out ends the open sockets of its session in every router, and no others', async () => {
  const [mine, other] = [person(), person()];
  const sockets = await Promise.all([connect(mine), connect(other)]);
  await Promise.all(sockets.map((socket) => socket.next('connection_ack')));
  await revoke(mine);
  expect(await sockets[0]?.closed).toMatchObject({ code: 4403 });
  sockets[1]?.send({ type: 'ping' });
  await sockets[1]?.next('pong');
  sockets[1]?.ws.close();
});
