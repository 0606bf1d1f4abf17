import { newId } from '@klear/core';
import { event } from '@klear/events';
import { cloneDatabase, createTestDeps, waitFor } from '@klear/testing';
import { expect, test } from 'vitest';

const database = await cloneDatabase();
const deps = await createTestDeps(database, 'users');

test('an effect happens once however often its event is delivered, and an unknown type is left alone', async () => {
  const personId = newId<'User'>();
  const registered = event('UserRegistered', {
    aggregate: { type: 'User', id: personId, version: 1 },
    organizationId: null,
    payload: { personId, locale: null },
    time: new Date(),
  });
  const last = event('UserRegistered', { ...registered, payload: { personId: newId<'User'>(), locale: null }, time: new Date() });
  const effects: string[] = [];
  const handle = async (label: string, _tx: unknown, { id }: { id: string }) => void effects.push(`${label} ${id}`);
  await deps.consume('seen', [{ group: 'test', on: { UserRegistered: handle } }]);
  await deps.bus.publish([registered]);
  await waitFor('the first effect', () => effects.length === 1);
  const settled = () => waitFor('every delivery to settle', async () => (await database.sql`select 1 from bus.deliveries`).length === 0);
  await settled();
  await database.sql`insert into bus.deliveries select group_name, e.position, 1, clock_timestamp() from (values ('test')) g (group_name), bus.events e`;
  await deps.bus.publish([last]);
  await waitFor('the last effect', () => effects.includes(`seen ${last.id}`));
  await settled();
  expect(effects).toEqual([`seen ${registered.id}`, `seen ${last.id}`]);
});
