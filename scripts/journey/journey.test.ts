import { afterAll, beforeAll, test } from 'vitest';
import { takeFirstJourney } from './first-journey.ts';
import { openJourney } from './open-journey.ts';
import { takePublicJourney } from './public-journey.ts';

let journey: Awaited<ReturnType<typeof openJourney>>;
beforeAll(async () => {
  journey = await openJourney();
}, 120_000);
afterAll(() => journey?.close(), 60_000);

test(
  'a client finds, pays and books a practitioner live, they talk, she moves and cancels it, and lends and takes back her record',
  { timeout: 120_000 },
  () => takeFirstJourney(journey),
);

test("somebody else's app finds, holds, pays, books, moves and cancels over the public graph alone", { timeout: 120_000 }, () =>
  takePublicJourney(journey),
);
