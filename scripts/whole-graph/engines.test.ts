import { readFile } from 'node:fs/promises';
import { createHopSigner, createTokenVerifier, standardTokenNames } from '@klear/auth';
import { silentLogger, systemClock } from '@klear/core';
import { createInProcessTransport, createRouter, type EngineKind, engineKinds, type Router, type RouterDeps } from '@klear/router';
import { waitFor } from '@klear/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchSelection } from '../journey/first-journey.ts';
import { openPractice, type Practice, postalCode } from '../journey/practice.ts';
import { subgraphNames } from '../launch/secrets.ts';
import { type House, openHouse } from './house.ts';

const clock = systemClock;
const compared: string[] = [];
let house: House;
let practice: Practice;
let routers: Record<EngineKind, Router>;

beforeAll(async () => {
  house = await openHouse();
  practice = await openPractice(house.graph);
  const supergraph = await readFile(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
  const { services, secrets } = house.graph;
  const transports = Object.fromEntries(
    subgraphNames.map((name) => {
      const sign = createHopSigner({ key: Buffer.from(secrets.services[name].hopKey, 'base64'), audience: name.replaceAll('-', '_') });
      return [name, createInProcessTransport({ subgraph: services[name].built.subgraph, sign, clock })];
    }),
  );
  const verifier = createTokenVerifier({ jwks: async () => ({ keys: [] }), ...standardTokenNames, clock });
  const shadow: RouterDeps['shadow'] = { share: 1, onFact: ({ outcome }) => compared.push(outcome) };
  // Everything runs in this process: its lag says nothing of a router's load.
  const traffic = { shed: { someLagMs: 60_000, allLagMs: 120_000 } };
  const deps = { supergraph, transports, verifier, clock, log: silentLogger, shadow, traffic };
  const made = engineKinds.map(async (engine) => [engine, await createRouter({ ...deps, engine })] as const);
  routers = Object.fromEntries(await Promise.all(made)) as Record<EngineKind, Router>;
}, 150_000);
afterAll(async () => {
  for (const router of Object.values(routers ?? {})) await router.close();
  await Promise.all([practice?.owner, practice?.practitioner].map((person) => person?.close()));
  await house?.close();
}, 60_000);

const query = `query($near: NearInput!) {
  searchPractitioners(filter: { near: $near, text: "massage" }, first: 5) { edges { distanceMeters node { ${searchSelection} } } }
}`;
const variables = { near: { country: 'DE', postalCode, radiusKm: 10 } };

test("the first journey's search is answered alike by the compiled engine, by @apollo/gateway's executor, and by both in shadow", async () => {
  const ask = async (engine: EngineKind) => (await routers[engine].execute({ query, variables })).body;
  await waitFor('free times in the search', async () => (await ask('compiled')).includes('"start"'), 20_000);
  const compiled = await ask('compiled');
  expect(JSON.parse(compiled).errors).toBeUndefined();
  expect(compiled).toContain('Petra Lindt');
  expect(await ask('apollo')).toBe(compiled);
  expect(await ask('shadow')).toBe(compiled);
  await waitFor('the comparison', () => compared.length > 0);
  expect(compared).toEqual(['equal']);
});
