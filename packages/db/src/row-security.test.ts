import { newId } from '@klear/core';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { notes, ownDatabase, person } from '../test/own-database.ts';
import { audit, inbox, once, outbox, personKeys, roleFaults, rowSecurityCases } from './index.ts';

const calls = {
  'outbox_fence()': 'select 1 where false',
  'find_person_keys(uuid[])': `select * from find_person_keys((select array[gen_random_uuid()]))`,
  'create_person_key(uuid,integer,bytea)': `select * from create_person_key(gen_random_uuid(), 1, 'x'::bytea) where viewer_kind() is null`,
};

async function seeded(files?: Record<string, string>) {
  const own = await ownDatabase(files);
  const database = own.connect();
  const viewer = person();
  const event = {
    id: newId(),
    type: 'T',
    version: 1,
    aggregate: { type: 'T', id: newId(), version: 1 },
    organizationId: null,
    time: '',
    trace: null,
    payload: {},
  };
  await database.withViewer(viewer, async (tx) => {
    await tx.execute(sql`insert into notes values (${viewer.organizationId}, ${newId()}, 'x')`);
    await outbox.record(tx, [event]);
    await audit.record(tx, [{ type: 't', action: 'R', outcome: '0', entity: { type: 'T' }, subjectPersonId: newId() }]);
    await once(
      tx,
      { viewer, mutation: 'm', key: 'k', input: 1 },
      async () => ({ ok: true, value: { id: 'x' } }),
      async (id) => ({ ok: true, value: { id } }),
    );
    await personKeys.create(tx, newId<'User'>(), { version: 1, wrapped: Buffer.from('k') });
  });
  await database.takeNonce(viewer, 'n'.repeat(22), new Date());
  await own.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`insert into proof.audit_links values (${newId()}, 1, 1, ${newId()}, now(), 'x', 'x', 'x')`;
    await tx`insert into proof.audit_segments values (${newId()}, 1, 1, 1, 'x', 'x', 'x', now(), 'x', 'x')`;
  });
  await database.asSystem(async (tx) => {
    await inbox.once(tx, 'c', newId());
    await tx.execute(sql`insert into relay_cursor (name, fence, position) values ('bus', '1', 1)`);
  });
  return own;
}

test('every login role under every hostile setting sees 0 rows of every relation', async () => {
  const own = await seeded();
  const cases = await rowSecurityCases({ admin: own.admin, schema: 'proof', urlOf: own.urlOf, calls });
  const unproven = cases.filter((each) => each.kind === 'table' && each.total === 0);
  expect(unproven).toEqual([]);
  expect(cases.filter((each) => each.visible > 0 || !['rows', 'refused'].includes(each.answer))).toEqual([]);
  expect(await roleFaults(own.admin, 'proof')).toEqual([]);
  const rows = cases.reduce((sum, each) => sum + each.total, 0);
  console.info(`row-level security: 0 of ${rows} rows visible in ${cases.length} cases`);
  expect(cases.length).toBeGreaterThan(100);
});

test('the walk is not blind: an open policy, a table without policies, a cast that fails and an undeclared function are all seen', async () => {
  const own = await seeded({
    '0001_notes.sql': notes,
    '0002_faulty.sql': `
      create policy notes_open on notes for select to klear_proof_app using (true);
      create table naked (id int); insert into naked values (1); grant select on naked to klear_proof_app;
      create table casting (id uuid); call protect_table('casting'); insert into casting values (gen_random_uuid());
      create policy casting_read on casting to klear_proof_app using (id = current_setting('klear.person_id')::uuid);
      create function leak() returns int language sql security definer as 'select 1'; call own_by_definer('leak()');
    `,
  });
  const cases = await rowSecurityCases({ admin: own.admin, schema: 'proof', urlOf: own.urlOf, calls });
  const faulty = cases.filter((each) => each.visible > 0 || !['rows', 'refused'].includes(each.answer));
  expect(new Set(faulty.map((each) => each.relation))).toEqual(new Set(['notes', 'naked', 'casting', 'leak()']));
  expect(await roleFaults(own.admin, 'proof')).toEqual(['no forced row-level security on proof.naked']);
});
