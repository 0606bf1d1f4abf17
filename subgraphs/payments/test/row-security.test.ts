import { newId } from '@klear/core';
import { audit, inbox, personKeys, roleFaults, rowSecurityCases } from '@klear/db';
import { seedAuditChain } from '@klear/testing';
import { expect, test } from 'vitest';
import { appointmentOf, authorize, cancellationOf, createWorld, quoteOf, releaseOf } from './world.ts';

const calls = {
  'outbox_fence()': 'select 1 where false',
  'find_person_keys(uuid[])': 'select * from find_person_keys((select array[gen_random_uuid()]))',
  'create_person_key(uuid,integer,bytea)': `select * from create_person_key(gen_random_uuid(), 1, 'x'::bytea) where viewer_kind() is null`,
};

test('every login role under every hostile setting sees 0 rows of every relation', async () => {
  const world = await createWorld();
  const paid = await authorize(world);
  await world.tell('AppointmentBooked', appointmentOf(paid));
  await world.tell('AppointmentCancelled', cancellationOf(paid));
  await world.tell('HoldReleased', releaseOf(quoteOf({ clientId: newId() })));
  await world.test.relay();
  await world.deps.db.asSystem(async (tx) => {
    await inbox.once(tx, 'payments', newId());
    await audit.record(tx, [{ type: 't', action: 'R', outcome: '0', entity: { type: 'Payment' }, subjectPersonId: newId() }]);
    await personKeys.create(tx, newId<'User'>(), { version: 1, wrapped: Buffer.from('k') });
  });
  await world.standIn.webhooks.idle();

  const { sql: admin, urlOf } = world.database;
  await seedAuditChain(admin, 'payments');
  const cases = await rowSecurityCases({ admin, schema: 'payments', urlOf: (role) => urlOf('payments', role), calls });
  expect(cases.filter((each) => each.kind === 'table' && each.total === 0)).toEqual([]);
  expect(cases.filter((each) => each.visible > 0 || !['rows', 'refused'].includes(each.answer))).toEqual([]);
  expect(await roleFaults(admin, 'payments')).toEqual([]);
  const rows = cases.reduce((sum, each) => sum + each.total, 0);
  process.stdout.write(`row-level security of payments: 0 of ${rows} rows visible in ${cases.length} cases\n`);
});
