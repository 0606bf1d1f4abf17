import { newId } from '@klear/core';
import { personKeysIn } from '@klear/crypto';
import { outbox, personKeys } from '@klear/db';
import { event } from '@klear/events';
import { expect, test } from 'vitest';
import { cloneDatabase } from './database.ts';
import { createTestDeps } from './deps.ts';
import { waitFor } from './wait-for.ts';

const database = await cloneDatabase();
const deps = await createTestDeps(database, 'users');

test('the parts of a subgraph work together on a clone: vault, outbox, relay, bus, consumers, jobs', async () => {
  const personId = newId<'User'>();
  const registered = event('UserRegistered', {
    aggregate: { type: 'User', id: personId, version: 1 },
    organizationId: null,
    payload: { personId, locale: null },
    time: new Date(),
  });
  const opened = await deps.db.asSystem(async (tx) => {
    await outbox.record(tx, [registered]);
    const keys = personKeysIn(personKeys, tx);
    return deps.vault.open(keys, personId, ['a'], await deps.vault.seal(keys, personId, ['a'], 'secret'));
  });
  expect(opened).toBe('secret');
  const seen: string[] = [];
  await deps.consume('ctx', [{ group: 'test', on: { UserRegistered: async (_ctx, _tx, { id }) => void seen.push(id) } }]);
  expect(await deps.relay()).toBe(1);
  await waitFor('the event', () => seen.includes(registered.id));
  const worked: unknown[] = [];
  deps.jobs.define('test.job', { handle: async (data) => void worked.push(data) });
  await deps.jobs.start();
  await deps.jobs.enqueue('test.job', { n: 1 });
  await waitFor('the job', () => worked.length === 1);
});
