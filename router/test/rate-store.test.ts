import { silentLogger } from '@klear/core';
import { urlAs } from '@klear/db';
import { cloneDatabase } from '@klear/testing';
import { afterAll, expect, test } from 'vitest';
import { createLocalRateStore } from '../src/limit/rate/local-rate-store.ts';
import { createPostgresRateStore } from '../src/limit/rate/postgres-rate-store.ts';
import { prepareRouter } from '../src/limit/rate/prepare-router.ts';
import type { RateStore } from '../src/limit/rate/rate-store.ts';
import { bucket, rateStoreContract } from './rate-store-contract.ts';

const database = await cloneDatabase();
const password = 'rates of the router';
await Promise.all([prepareRouter(database.url, { password }), prepareRouter(database.url, { password })]);
const url = urlAs(database.url, 'klear_router_app', password);
const opened: RateStore[] = [];
afterAll(() => Promise.all(opened.map((store) => store.close())));
function openPostgres(): RateStore {
  const store = createPostgresRateStore({ url, log: silentLogger, timeoutMs: 5_000 });
  opened.push(store);
  return store;
}

rateStoreContract('buckets on PostgreSQL', openPostgres);
const local = createLocalRateStore();
rateStoreContract('buckets of a process', () => local);

test('full buckets are dropped from PostgreSQL, others stay', async () => {
  const store = openPostgres();
  await store.ping();
  const [kept, dropped] = [bucket(), bucket({ periodMs: 1, cost: 0 })];
  await store.take([kept, dropped]);
  await database.sql`select router.trim()`;
  const rows = await database.sql<{ key: string }[]>`select key from router.buckets where key in (${kept.key}, ${dropped.key})`;
  expect(rows.map(({ key }) => key)).toEqual([kept.key]);
});

test('the login of the router owns nothing and reaches nothing else', async () => {
  const rows = await database.sql<{ schema: string }[]>`
    select nspname as schema from pg_namespace where has_schema_privilege('klear_router_app', oid, 'usage') and nspname !~ '^(pg_|information)'`;
  expect(rows.map(({ schema }) => schema).filter((schema) => schema !== 'public' && schema !== 'extensions')).toEqual(['router']);
});

test('a process holds so many buckets and lets the oldest go', async () => {
  const store = createLocalRateStore({ maxBuckets: 2 });
  const draws = [bucket({ cost: 60 }), bucket({ cost: 60 }), bucket({ cost: 60 })];
  for (const draw of draws) await store.take([draw]);
  const levels = await Promise.all([draws[2], draws[0]].map((draw) => store.take(draw ? [draw] : [])));
  expect(levels.map(([level]) => level?.retryInMs === 0)).toEqual([false, true]);
});
