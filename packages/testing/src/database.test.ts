import { describe, expect, test } from 'vitest';
import { cloneDatabase } from './database.ts';

const database = await cloneDatabase();

describe('a cloned database', () => {
  test('has every schema migrated and stands apart from its template', async () => {
    const rows = await database.sql<{ name: string }[]>`select nspname as name from pg_namespace`;
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['users', 'practitioners', 'bookings', 'health_records', 'payments', 'content', 'bus']),
    );
  });

  test('lets a subgraph work as the system, with the shifted clock', async () => {
    const db = await database.databaseOf('users');
    await database.shiftClock(3_600_000);
    const shifted = await db.asSystem(async (tx) => tx.now);
    await database.shiftClock(0);
    const real = await db.asSystem(async (tx) => tx.now);
    expect(Math.round((shifted.getTime() - real.getTime()) / 60_000)).toBe(60);
  });

  test('tells an unknown schema by name', async () => {
    await expect(database.databaseOf('nothing')).rejects.toThrow('nothing');
  });
});
