import { newId, silentLogger, systemClock } from '@klear/core';
import { outbox } from '@klear/db';
import { event } from '@klear/events';
import { cloneDatabase, testBus, testJobs, waitFor } from '@klear/testing';
import { expect, test } from 'vitest';
import { assembleService } from './assemble.ts';
import { createPeers } from './peers.ts';
import { thingsSubgraph } from './things.fixture.ts';

const database = await cloneDatabase();
const clock = systemClock;

function assemble(name: string, seen: string[]) {
  const { url, passwords } = database.connection(name.replaceAll('-', '_'));
  return assembleService<{ readonly label: string }>({
    name,
    url,
    passwords,
    poolSize: 2,
    inputHashKey: Buffer.alloc(32, 1),
    hopKey: Buffer.alloc(32, 2),
    migrations: new URL(`../../../subgraphs/${name}/migrations/`, import.meta.url),
    bus: testBus(database),
    jobs: testJobs(database),
    peers: createPeers({ peers: {}, clock, log: silentLogger }),
    clock,
    log: silentLogger,
    build: ({ hop, log }) => ({
      subgraph: thingsSubgraph({ hop, log, onOpen: () => {} }),
      context: { label: name },
      consumers: [{ group: name, on: { SessionRevoked: async ({ label }, _tx, { id }) => void seen.push(`${label} ${id}`) } }],
    }),
  });
}

function revoked() {
  const sessionId = newId<'Session'>();
  return event('SessionRevoked', {
    aggregate: { type: 'Session', id: sessionId, version: 1 },
    organizationId: null,
    payload: { sessionId, personId: newId<'User'>(), reason: 'SIGNED_OUT' },
    time: new Date(),
  });
}

test('what one service commits reaches another once they work, and nothing is carried before and after', async () => {
  const seen: string[] = [];
  const users = await assemble('users', seen);
  const records = await assemble('health-records', seen);
  const [early, late] = [revoked(), revoked()];
  await users.db.asSystem((tx) => outbox.record(tx, [early]));
  expect(await database.sql`select 1 from bus.events`).toHaveLength(0);

  await Promise.all([users.work(), records.work()]);
  await waitFor('both consumers', () => seen.length === 2);
  expect(seen.toSorted()).toEqual([`health-records ${early.id}`, `users ${early.id}`]);
  expect(await users.drainOutbox()).toBe(0);

  for (const service of [users, records]) {
    await service.stopConsumers();
    await service.stopRelay();
  }
  await users.db.asSystem((tx) => outbox.record(tx, [late]));
  expect(await database.sql`select 1 from bus.events where id = ${late.id}`).toHaveLength(0);
  expect(seen).toHaveLength(2);
  await Promise.all([users.db.close(), records.db.close()]);
});
