import { anonymous, newId, Refusal, systemViewer, type Viewer } from '@klear/core';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { describe, expect, test } from 'vitest';
import { ownDatabase, person } from '../test/own-database.ts';
import { isConflict, type StatementFault, savepoint, shiftDatabaseClock, type Tx } from './index.ts';

const own = await ownDatabase();
const database = own.connect();
const addNote = (tx: Tx, viewer: Viewer, body = 'x') =>
  tx.execute(sql`insert into notes (organization_id, id, body) values (${viewer.organizationId}, ${newId()}, ${body})`);
const countNotes = async (viewer: Viewer, from = database) =>
  Number((await from.read(viewer, (tx) => tx.execute(sql`select count(*)::int as n from notes`)))[0]?.n);

describe('a viewer-bound transaction', () => {
  test('shows and takes the rows of the acting organization only', async () => {
    const [a, b] = [person(), person()];
    await database.withViewer(a, (tx) => addNote(tx, a));
    expect(await countNotes(a)).toBe(1);
    expect(await countNotes(b)).toBe(0);
    await expect(database.withViewer(b, (tx) => addNote(tx, a))).rejects.toMatchObject({ code: '42501' });
  });

  test('gives nothing to a member without a role, to nobody, and to malformed ids', async () => {
    const a = person();
    await database.withViewer(a, (tx) => addNote(tx, a));
    const broken: Viewer = { ...a, organizationId: "' or true --" as never, requestId: "it's\u0000 \\ ; drop" };
    for (const viewer of [{ ...a, roles: [] }, anonymous('r'), broken]) expect(await countNotes(viewer)).toBe(0);
  });

  test('the hazard exists: a session setting survives on a pooled connection, a transaction setting does not', async () => {
    const pool = postgres(own.urlOf('app'), { max: 1, connection: { search_path: 'proof, extensions' } });
    const a = person();
    await database.withViewer(a, (tx) => addNote(tx, a));
    await pool.unsafe(`set klear.kind = 'person';set klear.roles = 'OWNER';set klear.organization_id = '${a.organizationId}'`);
    expect(await pool`select 1 from notes`).toHaveLength(1);
    await pool.end();
  });

  test('nothing leaks between interleaved tenants on few connections, aborted transactions included', async () => {
    const narrow = own.connect({ poolSize: 3 });
    const tenants = Array.from({ length: 8 }, () => person());
    await Promise.all(
      tenants.map((viewer, index) =>
        narrow.withViewer(viewer, async (tx) => {
          for (let i = 0; i <= index; i += 1) await addNote(tx, viewer);
        }),
      ),
    );
    const rounds = Array.from({ length: 120 }, (_, round) => round);
    await Promise.all(
      rounds.map(async (round) => {
        const index = round % tenants.length;
        const viewer = tenants[index] ?? person();
        if (round % 3 === 0) await narrow.withViewer(viewer, (tx) => tx.execute(sql`select 1 / 0`)).catch(() => {});
        expect(await countNotes(viewer, narrow)).toBe(index + 1);
        expect(await countNotes(anonymous('r'), narrow)).toBe(0);
      }),
    );
  });

  test('a transaction that failed and whose fault was swallowed does not pass for a success', async () => {
    const a = person();
    const swallowing = database.withViewer(a, async (tx) => {
      await addNote(tx, a);
      await tx.execute(sql`select 1 / 0`).catch(() => {});
      return 'done';
    });
    await expect(swallowing).rejects.toThrow('rolled back');
    expect(await countNotes(a)).toBe(0);
  });

  test('a savepoint undoes its part and the transaction goes on; so does tx.transaction of drizzle', async () => {
    const a = person();
    await database.withViewer(a, async (tx) => {
      await addNote(tx, a);
      const undone = savepoint(tx, async () => {
        await addNote(tx, a);
        await tx.execute(sql`select 1 / 0`);
      });
      await expect(undone).rejects.toThrow();
      await savepoint(tx, () => addNote(tx, a));
      await tx.transaction((inner) => inner.execute(sql`select 1 / 0`)).catch(() => {});
      await tx.transaction((inner) => inner.transaction((deep) => deep.execute(sql`select 1`)));
    });
    expect(await countNotes(a)).toBe(2);
  });

  test('reading refuses to write, and the system has doors of its own', async () => {
    const a = person();
    await expect(
      database.read(a, (tx) => tx.execute(sql`insert into notes values (${a.organizationId}, ${newId()}, 'x')`)),
    ).rejects.toMatchObject({ code: '25006' });
    await expect(database.withViewer(systemViewer('r'), async () => 1)).rejects.toThrow('asSystem');
    await expect(database.read(systemViewer('r'), async () => 1)).rejects.toThrow('asSystem');
    const all = await database.asSystem((tx) => tx.execute(sql`select count(*)::int as n from notes`));
    expect(Number(all[0]?.n)).toBeGreaterThan(0);
  });

  test('errors that leave a transaction name the constraint and hold no value', async () => {
    const a = person();
    const id = newId();
    const twice = database.withViewer(a, async (tx) => {
      for (const body of ['very private words', 'more of them'])
        await tx.execute(sql`insert into notes values (${a.organizationId}, ${id}, ${body})`);
    });
    const fault: StatementFault = await twice.then(
      () => expect.unreachable(),
      (thrown) => thrown,
    );
    expect(fault).toMatchObject({ code: '23505', constraint: 'notes_pkey', table: 'notes' });
    expect(JSON.stringify({ ...fault, message: fault.message, stack: fault.stack, cause: fault.cause })).not.toMatch(
      new RegExp(`private|${id}`),
    );
  });
});

test('a conflict is told by its constraint, inside the transaction and out of it', async () => {
  const a = person();
  const id = newId();
  const twice = database.withViewer(a, async (tx) => {
    const add = () => tx.execute(sql`insert into notes values (${a.organizationId}, ${id}, 'x')`);
    await add();
    const inside = await savepoint(tx, add).then(
      () => undefined,
      (fault: unknown) => fault,
    );
    expect([isConflict(inside), isConflict(inside, 'notes_pkey'), isConflict(inside, 'other')]).toEqual([true, true, false]);
    expect(isConflict(new Error('x'))).toBe(false);
    await add();
  });
  const outside = await twice.catch((fault: unknown) => fault);
  expect(isConflict(outside, 'notes_pkey')).toBe(true);
});

describe('the transaction clock', () => {
  test('is the database clock of the transaction, and only an administrator shifts it', async () => {
    const a = person();
    const before = await database.withViewer(a, async (tx) => tx.now);
    expect(Math.abs(before.getTime() - Date.now())).toBeLessThan(5_000);
    await shiftDatabaseClock(own.url, 3 * 86_400_000);
    const shifted = await database.asSystem(async (tx) => tx.now);
    expect(shifted.getTime() - before.getTime()).toBeGreaterThan(2.9 * 86_400_000);
    await shiftDatabaseClock(own.url, 0);
    for (const role of ['app', 'system', 'owner'] as const) {
      const login = postgres(own.urlOf(role), { max: 1 });
      await expect(login`create schema klear_test`).rejects.toMatchObject({ code: '42501' });
      await expect(login`update klear_test.clock set shift = '1 year'`).rejects.toMatchObject({ code: '42501' });
      await login.end();
    }
  });
});

describe('when the server lets go', () => {
  const terminate = (tx: Tx) =>
    tx
      .execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      .then(([row]) => own.admin`select pg_terminate_backend(${row?.pid ?? 0}, 5000)`);

  test('a lost connection is a refusal without details, and the pool serves on', async () => {
    const narrow = own.connect({ poolSize: 2 });
    const a = person();
    const lost = narrow.withViewer(a, async (tx) => {
      await terminate(tx);
      await addNote(tx, a);
    });
    await expect(lost).rejects.toBeInstanceOf(Refusal);
    await expect(
      narrow.read(a, async (tx) => {
        await terminate(tx as Tx);
        return tx.execute(sql`select 1`);
      }),
    ).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    await narrow.ping();
    for (let i = 0; i < 4; i += 1) expect(await countNotes(a, narrow)).toBe(0);
  });

  test('work that goes on after the loss is told so by each statement, and the process lives', async () => {
    const narrow = own.connect({ poolSize: 2 });
    const late = Promise.withResolvers<unknown>();
    const lost = narrow.withViewer(person(), async (tx) => {
      await terminate(tx);
      await own.admin`select pg_sleep(0.1)`;
      await tx.execute(sql`select ${1}::int`).catch(late.resolve);
    });
    await expect(lost).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(await late.promise).toMatchObject({ cause: { code: 'SERVICE_UNAVAILABLE' } });
    await narrow.ping();
  });

  test('statements that wait behind the lost one are refused too: nobody hangs', async () => {
    const narrow = own.connect({ poolSize: 2 });
    const many = narrow.withViewer(person(), async (tx) => {
      await terminate(tx);
      await Promise.all([1, 2, 3, 4].map((n) => tx.execute(sql`select ${n}::int + ${n}::int`)));
    });
    await expect(many).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    await narrow.ping();
  });

  test('a transaction left idle is ended by the server after 5 s at the latest', async () => {
    const [row] = await database.withViewer(person(), (tx) =>
      tx.execute(
        sql`select current_setting('idle_in_transaction_session_timeout') as idle, current_setting('statement_timeout') as statement`,
      ),
    );
    expect(row).toEqual({ idle: '5s', statement: '15s' });
  });

  test('an unreachable server is a refusal', async () => {
    const gone = own.connect({ url: 'postgres://x@127.0.0.1:1/none' });
    await expect(gone.read(person(), async () => 1)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    await expect(gone.ping()).rejects.toThrow();
  });
});
