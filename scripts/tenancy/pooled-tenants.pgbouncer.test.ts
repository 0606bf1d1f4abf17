import { silentLogger } from '@klear/core';
import { connectDatabase } from '@klear/db';
import { cloneDatabase, proofSeed, proofSize } from '@klear/testing';
import { startPgbouncer } from '@klear/testing/pgbouncer';
import postgres from 'postgres';
import { afterAll, expect, inject, onTestFinished, test } from 'vitest';
import { diceOf } from '../demo/random.ts';
import { interleave, readAfterSessionSet, rowsEach, seedTenants } from './pooled-tenants.ts';

const connections = 4;
const database = await cloneDatabase();
const tenants = await seedTenants(database.sql, 50);
const { app, system } = inject('klear').schemas.users ?? { app: '', system: '' };
const pooler = await startPgbouncer({
  databaseUrl: database.url,
  logins: { klear_users_app: app, klear_users_system: system },
  poolSize: connections,
});
afterAll(() => pooler.stop());

test('the hazard: behind a pooler not even a connection of one’s own keeps what its session was told', async () => {
  const url = new URL(pooler.url);
  Object.assign(url, { username: 'klear_users_app', password: app });
  const clients = tenants.map(() => postgres(url.href, { max: 1, onnotice: () => {}, fetch_types: false, prepare: false }));
  const clientOf = (tenant: number) => clients[tenant] ?? postgres(url.href);
  const foreign = await readAfterSessionSet(clientOf, tenants, connections).finally(() =>
    Promise.all(clients.map((client) => client.end())),
  );
  process.stdout.write(`session-level SET, through pgbouncer: ${foreign} foreign rows read by ${tenants.length - connections} tenants\n`);
  expect(foreign).toBe((tenants.length - connections) * rowsEach);
});

test('interleaved requests of 50 tenants through pgbouncer on 4 connections, 5 % aborted in mid-transaction, never meet another’s rows', async () => {
  const requests = proofSize('pooled-tenants', 1_000, 100_000);
  const { schema, passwords } = database.connection('users');
  const door = connectDatabase({ url: pooler.url, schema, passwords, poolSize: 40, inputHashKey: Buffer.alloc(32, 1), log: silentLogger });
  onTestFinished(() => door.close());
  const found = await interleave({ database: door, tenants, requests, dice: diceOf('pooled-tenants', proofSeed('pooled-tenants')) });
  process.stdout.write(`pooled tenants, through pgbouncer: ${JSON.stringify(found)}\n`);
  expect(found).toMatchObject({ foreignRows: 0, foreignWrites: 0, missingRows: 0, wrongContexts: 0, failed: 0 });
  expect(found.backends).toBeLessThanOrEqual(connections + found.cut);
  for (const count of [found.nobodys, found.writes, found.aborted, found.cut]) expect(count).toBeGreaterThan(0);
});
