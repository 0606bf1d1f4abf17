import { newId, Refusal } from '@klear/core';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { ownDatabase, person } from '../test/own-database.ts';
import { savepoint } from './index.ts';
import { sendAlong, type Tx } from './tx.ts';

const own = await ownDatabase();
const database = own.connect();
const insert = 'insert into notes (organization_id, id, body) values ($1, $2, $3)';
const notes = async (organizationId: string) =>
  (await own.admin`select body from proof.notes where organization_id = ${organizationId}`).length;

const member = () => {
  const viewer = person();
  const values = (body: string | null) => [viewer.organizationId, newId(), body];
  return { viewer, organizationId: String(viewer.organizationId), values };
};

test('what is sent along is kept with its transaction, in the order in which it was sent, and read by what comes behind it', async () => {
  const { viewer, organizationId, values } = member();
  const seen = await database.withViewer(viewer, async (tx) => {
    await sendAlong(tx, { text: insert, values: values('one') });
    await sendAlong(tx, { text: insert, values: values('two') });
    return tx.execute(sql`select count(*)::int as count from notes`);
  });
  expect(seen[0]).toEqual({ count: 2 });
  expect(await notes(organizationId)).toBe(2);
});

test('when it fails, nothing of its transaction is kept, and its own fault is told: also behind others, and as the sender words it', async () => {
  const { viewer, organizationId, values } = member();
  const told = (cause: unknown) => new Refusal('FORBIDDEN', 'not kept', { cause });
  const works: ((tx: Tx) => Promise<unknown>)[] = [
    async (tx) => sendAlong(tx, { text: insert, values: values(null), told }),
    async (tx) => {
      await sendAlong(tx, { text: insert, values: values(null), told });
      await sendAlong(tx, { text: insert, values: values('behind') });
    },
    async (tx) => {
      await sendAlong(tx, { text: insert, values: values(null), told });
      await tx.execute(sql`select 1`);
    },
    async (tx) => {
      await sendAlong(tx, { text: insert, values: values(null), told });
      await tx.execute(sql`select 1`).catch(() => {});
      await savepoint(tx, () => tx.execute(sql`select 1`)).catch(() => {});
    },
  ];
  for (const work of works) {
    const all = database.withViewer(viewer, async (tx) => {
      await tx.execute(sql`insert into notes (organization_id, id, body) values (${viewer.organizationId}, ${newId()}, 'before')`);
      await work(tx);
    });
    await expect(all).rejects.toMatchObject({ code: 'FORBIDDEN', message: 'not kept', cause: { code: '23502' } });
  }
  expect(await notes(organizationId)).toBe(0);
});

test('inside a savepoint it is waited for: its fault is undone there and told there', async () => {
  const { viewer, organizationId, values } = member();
  await database.withViewer(viewer, async (tx) => {
    await sendAlong(tx, { text: insert, values: values('kept') });
    const undone = savepoint(tx, () => sendAlong(tx, { text: insert, values: values(null) }));
    await expect(undone).rejects.toMatchObject({ code: '23502' });
    const inner = tx.transaction(() => sendAlong(tx, { text: insert, values: values(null) }));
    await expect(inner).rejects.toMatchObject({ code: '23502' });
    await sendAlong(tx, { text: insert, values: values('kept too') });
  });
  expect(await notes(organizationId)).toBe(2);
});
