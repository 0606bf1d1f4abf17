import { silentLogger } from '@klear/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LaunchedGraph, launch } from '../launch.ts';
import { folderWith } from './import.fixture.ts';
import { openInstallation } from './installation.ts';
import { importPlaces } from './places.ts';

const places = await folderWith({ 'p.csv': 'country_code,zipcode,place,state,latitude,longitude\nCH,7000,Chur,GR,46.85,9.53\n' });
const dataDirectory = await folderWith({});
const options = { dataDirectory, databaseUrl: undefined, redisUrl: undefined, durable: false, log: silentLogger };
let graph: LaunchedGraph;

beforeAll(async () => {
  graph = await launch({ dataDirectory, port: 0, durable: false, log: silentLogger });
}, 120_000);
afterAll(async () => void (await graph.stop()));

async function placeOf(postalCode: string): Promise<string | undefined> {
  const query = `{ place(country: "CH", postalCode: "${postalCode}") { name } }`;
  const body = JSON.stringify({ query });
  const answer = await fetch(`${graph.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { data } = (await answer.json()) as { data: { place: { name: string } | null } };
  return data.place?.name;
}

test('an import joins the running graph, which answers from it at once and goes on when the import is over', async () => {
  expect(await placeOf('7000')).toBeUndefined();
  const installation = await openInstallation(options);
  expect(installation.shared).toBe(true);
  const { counts } = await importPlaces(installation.deps, places);
  expect(counts).toEqual({ 'postal code': { read: 1, written: 1 } });
  await installation.close();
  expect(await placeOf('7000')).toBe('Chur');
}, 120_000);
