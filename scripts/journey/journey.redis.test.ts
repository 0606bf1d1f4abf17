import { startRedis } from '@klear/testing/redis-server';
import { afterAll, beforeAll, test } from 'vitest';
import { takeFirstJourney } from './first-journey.ts';
import { openJourney } from './open-journey.ts';

let redis: Awaited<ReturnType<typeof startRedis>>;
let journey: Awaited<ReturnType<typeof openJourney>>;
beforeAll(async () => {
  redis = await startRedis();
  journey = await openJourney({ redisUrl: redis.url });
}, 120_000);
afterAll(async () => {
  await journey?.close();
  await redis?.stop();
}, 60_000);

test('the first journey is the same when events travel through Redis', { timeout: 120_000 }, () => takeFirstJourney(journey));
