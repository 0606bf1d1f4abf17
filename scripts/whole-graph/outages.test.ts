import { waitFor } from '@klear/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, post, signUp } from '../journey/person.ts';
import { openPractice, type Practice, postalCode } from '../journey/practice.ts';
import { type House, openHouse } from './house.ts';
import { freeSlots } from './lived-in.ts';

let house: House;
let practice: Practice;
let client: Person;

beforeAll(async () => {
  house = await openHouse();
  [practice, client] = await Promise.all([openPractice(house.graph), signUp(house.graph.url, 'Clara')]);
  await freeSlots(client, practice.practitioner.id);
}, 60_000);
afterAll(async () => {
  await Promise.all([client, practice?.owner, practice?.practitioner].map((person) => person?.close()));
  await house?.close();
}, 60_000);

const near = { country: 'DE', postalCode, radiusKm: 10 };
const search = `query($near: NearInput!) { searchPractitioners(filter: { near: $near }, first: 5) { edges { node {
  displayName articles(first: 1) { edges { node { title } } } slots(first: 2) { start } roles { organization { name } } } } } }`;
const ask = () => post(house.graph.url, { query: search, variables: { near } });
const ready = async () => {
  const response = await fetch(`${house.graph.url}/ready`);
  return { status: response.status, body: await response.text() };
};

/** Runs `work` while one subgraph is down. */
async function without<T>(name: 'content' | 'practitioners', work: () => Promise<T>): Promise<T> {
  const { subgraph } = house.graph.services[name].built;
  const handle = subgraph.handle;
  Object.assign(subgraph, { handle: () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:4006')) });
  try {
    return await work();
  } finally {
    Object.assign(subgraph, { handle });
  }
}

test('with one subgraph down the rest of the answer stays, its part is null with a masked error, and it comes back by itself', async () => {
  const whole = await ask();
  expect(whole.errors).toBeUndefined();
  const { data, errors } = await without('content', ask);
  expect(data).toMatchObject({
    searchPractitioners: {
      edges: [{ node: { displayName: 'Petra Lindt', articles: null, slots: [{}, {}], roles: [{ organization: {} }] } }],
    },
  });
  expect(errors).toEqual([
    {
      message: expect.any(String),
      path: ['searchPractitioners', 'edges', 0, 'node', 'articles'],
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    },
  ]);
  expect(JSON.stringify(errors)).not.toMatch(/ECONNREFUSED|10\.0\.0\.7|content/);
  expect((await ask()).data).toEqual(whole.data);
});

test("while practitioners is down a client still books: the hold is there, the practitioner's own facts are null", async () => {
  const [first] = await freeSlots(client, practice.practitioner.id);
  const hold = `mutation($input: HoldSlotInput!) { holdSlot(input: $input) { ... on HoldSlotSuccess { hold {
    start practitioner { displayName } service { name } } } } }`;
  const input = { serviceId: practice.serviceId, start: first?.start, idempotencyKey: 'while the directory was dark' };
  const { data, errors } = await without('practitioners', () => client.ask(hold, { input }));
  expect(data).toEqual({ holdSlot: { hold: { start: first?.start, practitioner: null, service: null } } });
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['SERVICE_UNAVAILABLE', 'SERVICE_UNAVAILABLE']);
});

test('with the database cut off every answer is masked, readiness is red, and all comes back without a restart and with nothing lost', {
  timeout: 60_000,
}, async () => {
  const before = await ask();
  expect((await ready()).status).toBe(200);
  const start = (await freeSlots(client, practice.practitioner.id))[3]?.start ?? '';
  const { hold } = await client.act<{ hold: { id: string } }>('holdSlot', { serviceId: practice.serviceId, start }, 'hold { id }');
  await house.graph.publishAll();

  house.databaseWire.set({ kind: 'down' });
  const cut = await ask();
  expect(JSON.stringify(cut.data)).not.toContain('Petra');
  expect(cut.errors?.map(({ extensions }) => extensions.code)).toEqual(['SERVICE_UNAVAILABLE']);
  expect(JSON.stringify(cut.errors)).not.toMatch(/ECONN|127\.0\.0\.1|postgres|CONNECTION/i);
  const written = await client.ask('mutation($input: ReleaseHoldInput!) { releaseHold(input: $input) { __typename } }', {
    input: { holdId: hold.id, idempotencyKey: 'while it was dark' },
  });
  expect(written.errors?.[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
  const red = await ready();
  expect(red.status).toBe(503);
  expect(red.body).not.toMatch(/ECONN|127\.0\.0\.1/);
  expect((await fetch(`${house.graph.url}/live`)).status).toBe(200);

  house.databaseWire.set({ kind: 'none' });
  await waitFor('readiness', async () => (await ready()).status === 200, 30_000);
  const after = await waitFor(
    'a whole answer',
    async () => {
      const answer = await ask();
      return !answer.errors && answer;
    },
    30_000,
  );
  expect(after.data).toMatchObject({
    searchPractitioners: {
      edges: [{ node: { displayName: 'Petra Lindt', articles: before.data?.searchPractitioners ? expect.anything() : null } }],
    },
  });
  // What was written before the cut stands, and what follows reaches the consumers again.
  const released = await client.act<{ holdId: string }>('releaseHold', { holdId: hold.id }, 'holdId');
  expect(released.holdId).toBe(hold.id);
  await practice.practitioner.act('updatePractitionerProfile', { displayName: 'Petra Lindt-Moor' }, 'practitioner { id }', undefined, {
    'klear-organization': practice.organizationId,
  });
  const handled = (type: string) =>
    house.admin<{ n: number }[]>`select count(*)::int as n from bus.events where envelope->>'type' = ${type}`;
  await waitFor('the relay to publish again', async () => ((await handled('HoldReleased'))[0]?.n ?? 0) > 0, 30_000);
});
