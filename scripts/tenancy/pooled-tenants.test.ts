import { silentLogger } from '@klear/core';
import { connectDatabase } from '@klear/db';
import { cloneDatabase, proofSeed, proofSize } from '@klear/testing';
import postgres from 'postgres';
import { expect, onTestFinished, test } from 'vitest';
import { diceOf } from '../demo/random.ts';
import { interleave, readAfterSessionSet, rowsEach, seedTenants } from './pooled-tenants.ts';

const connections = 4;
const database = await cloneDatabase();
const tenants = await seedTenants(database.sql, 50);

test('the hazard: told to the session instead of the transaction, whoever borrows a connection next reads as the one before', async () => {
  const pool = postgres(database.urlOf('users', 'app'), { max: connections, onnotice: () => {} });
  const foreign = await readAfterSessionSet(() => pool, tenants, connections).finally(() => pool.end());
  process.stdout.write(`session-level SET, directly: ${foreign} foreign rows read by ${tenants.length - connections} tenants\n`);
  expect(foreign).toBe((tenants.length - connections) * rowsEach);
});

test('interleaved requests of 50 tenants over 4 connections, 5 % aborted in mid-transaction, never meet another’s rows', async () => {
  const requests = proofSize('pooled-tenants', 2_000, 100_000);
  // A quarter of a pool is the system role's.
  const door = connectDatabase({ ...database.connection('users'), poolSize: 5, inputHashKey: Buffer.alloc(32, 1), log: silentLogger });
  onTestFinished(() => door.close());
  const found = await interleave({ database: door, tenants, requests, dice: diceOf('pooled-tenants', proofSeed('pooled-tenants')) });
  process.stdout.write(`pooled tenants, directly: ${JSON.stringify(found)}\n`);
  expect(found).toMatchObject({ foreignRows: 0, foreignWrites: 0, missingRows: 0, wrongContexts: 0, failed: 0 });
  expect(found.backends).toBeLessThanOrEqual(connections + found.cut);
  for (const count of [found.nobodys, found.writes, found.aborted, found.cut]) expect(count).toBeGreaterThan(0);
});
