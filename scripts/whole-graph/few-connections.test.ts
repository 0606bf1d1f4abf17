import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeFirstJourney } from '../journey/first-journey.ts';
import { type Person, signUp } from '../journey/person.ts';
import { openPractice } from '../journey/practice.ts';
import { type House, openHouse } from './house.ts';

const connections = 20;
let house: House;
const people: Person[] = [];

beforeAll(async () => {
  house = await openHouse({ connections });
}, 60_000);
afterAll(async () => {
  await Promise.all(people.map((person) => person.close()));
  await house?.close();
}, 60_000);

test('the whole journey runs within twenty database connections', { timeout: 120_000 }, async () => {
  const practice = await openPractice(house.graph);
  const [client, second] = await Promise.all([signUp(house.graph.url, 'Clara'), signUp(house.graph.url, 'Sven')]);
  people.push(client, second, practice.owner, practice.practitioner);
  const travelling = takeFirstJourney({ graph: house.graph, practice, client, second });
  let ended = false;
  const end = travelling.finally(() => {
    ended = true;
  });
  let most = 0;
  while (!ended) {
    const [row] = await house.admin<{ count: number }[]>`
      select count(*)::int as count from pg_sleep(0.02), pg_stat_activity
      where backend_type = 'client backend' and application_name <> 'house'`;
    most = Math.max(most, row?.count ?? 0);
  }
  await end;
  expect(most).toBeGreaterThan(10);
  expect(most).toBeLessThanOrEqual(connections);
});
