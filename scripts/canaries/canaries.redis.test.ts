import { silentLogger } from '@klear/core';
import { proofSeed, proofSize } from '@klear/testing';
import { startRedis } from '@klear/testing/redis-server';
import { connectRedis, redisText } from '@klear/testing/redis-text';
import { expect, test } from 'vitest';
import { createRandom } from '../../router/test/random-operation.ts';
import { openHouse } from '../whole-graph/house.ts';
import { openLivedIn } from '../whole-graph/lived-in.ts';
import { canariesIn, createCanaries } from './canary.ts';
import { letOut } from './let-out.ts';

const seed = proofSeed('canaries-redis');

test('no value of a request is left in Redis: rates, kept answers, streams of events and dead letters', async () => {
  const operations = proofSize('canaries-redis', 200, 5_000);
  await using open = new AsyncDisposableStack();
  const server = open.adopt(await startRedis(), (started) => started.stop());
  const redis = open.adopt(connectRedis(server.url), (connected) => connected.disconnect());
  const house = open.adopt(await openHouse({ redisUrl: server.url, log: silentLogger }), (opened) => opened.close());
  const lived = await openLivedIn(house.graph);
  const canaries = createCanaries(createRandom(seed));
  const { secrets } = await letOut({ house, lived, canaries, random: createRandom(seed + 1), operations });
  await house.graph.publishAll();
  const text = await redisText(redis);
  const keys = text.split('\n').length;
  const hits = [...canariesIn(text), ...secrets.filter((secret) => text.includes(secret))];
  console.log(`canaries: ${canaries.count} in ${operations} operations; ${hits.length} hits in ${keys} keys of Redis; seed ${seed}`);
  expect(hits).toEqual([]);
  expect(keys).toBeGreaterThan(5);

  // The control: one in each kind of place that ours use.
  await redis.set('planted:a', 'zqxplantedstring');
  await redis.hset('planted:b', 'field', 'zqxplantedhash');
  await redis.zadd('planted:c', 1, 'zqxplantedzset');
  await redis.xadd('planted:d', '*', 'event', 'zqxplantedstream');
  await redis.set('planted:zqxplantedkey', '');
  expect(canariesIn(await redisText(redis)).sort()).toEqual([
    'zqxplantedhash',
    'zqxplantedkey',
    'zqxplantedstream',
    'zqxplantedstring',
    'zqxplantedzset',
  ]);
}, 180_000);
