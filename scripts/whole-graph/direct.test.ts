import { createHopSigner } from '@klear/auth';
import { newId, silentLogger, type Viewer } from '@klear/core';
import { createHealth, hopBody, type Served, serveSubgraph } from '@klear/service';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, signUp } from '../journey/person.ts';
import { subgraphNames } from '../launch/secrets.ts';
import { type House, openHouse } from './house.ts';

let house: House;
let person: Person;
const served = new Map<string, Served>();
beforeAll(async () => {
  house = await openHouse();
  person = await signUp(house.graph.url, 'Clara');
  for (const name of subgraphNames) {
    const { subgraph } = house.graph.services[name].built;
    const health = createHealth({ checks: {} });
    served.set(name, await serveSubgraph(subgraph, { host: '127.0.0.1', port: 0, log: silentLogger, health }));
  }
}, 60_000);
afterAll(async () => {
  await Promise.all([...served.values()].map((each) => each.close()));
  await person?.close();
  await house?.close();
}, 60_000);

const sdl = '{ _service { sdl } }';
/** An entity of each subgraph that has a health or personal datum behind it. */
const entities: Readonly<Record<(typeof subgraphNames)[number], string>> = {
  users: 'User',
  practitioners: 'Practitioner',
  bookings: 'Appointment',
  'health-records': 'User',
  payments: 'Payment',
  content: 'Article',
};
const questions = (name: keyof typeof entities) => [
  sdl,
  `{ _entities(representations: [{ __typename: "${entities[name]}", id: "${newId()}" }]) { __typename } }`,
  '{ __typename }',
  'mutation { __typename }',
];

async function post(name: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(served.get(name)?.url ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, text: await response.text() };
}
const refused = {
  status: 401,
  text: JSON.stringify({ errors: [{ message: 'This request is not signed by the router.', extensions: { code: 'UNAUTHENTICATED' } }] }),
};
const keyOf = (name: keyof typeof entities) => Buffer.from(house.graph.secrets.services[name].hopKey, 'base64');
const audienceOf = (name: string) => name.replaceAll('-', '_');
const viewer = (): Viewer => ({
  kind: 'person',
  personId: newId(),
  sessionId: newId(),
  organizationId: null,
  roles: [],
  platformRoles: [],
  purpose: null,
  app: null,
  address: null,
  requestId: newId(),
});
const signed = (body: string, by: keyof typeof entities, audience: string = by, as = viewer()) =>
  createHopSigner({ key: keyOf(by), audience: audienceOf(audience) })({
    method: 'POST',
    path: '/graphql',
    body,
    viewer: as,
    at: new Date(),
  });

describe.each(subgraphNames)('%s, reached past the router', (name) => {
  test('answers what the router signed', async () => {
    const body = hopBody({ query: sdl });
    const { status, text } = await post(name, body, signed(body, name));
    expect([status, text.includes('type Query')]).toEqual([200, true]);
  });

  test('tells nobody anything without a signature, whatever token they bring', async () => {
    const token = await person.headers();
    expect(token.authorization).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
    for (const query of questions(name)) {
      const body = hopBody({ query });
      for (const headers of [{}, token, { ...token, 'klear-viewer': 'e30', 'klear-signature': 'v1' }])
        expect(await post(name, body, headers)).toEqual(refused);
    }
    expect(await post(name, 'not json', token)).toEqual(refused);
  });

  test('takes a captured request once, for the viewer, the body and the subgraph that it was signed for', async () => {
    for (const query of questions(name)) {
      const body = hopBody({ query });
      const headers = signed(body, name);
      expect((await post(name, body, headers)).status).not.toBe(401);
      expect(await post(name, body, headers), 'again').toEqual(refused);
      const viewed = signed(body, name)['klear-viewer'] ?? '';
      expect(await post(name, body, { ...signed(body, name), 'klear-viewer': viewed }), 'as another viewer').toEqual(refused);
      expect(await post(name, body.replace('{ _', '{ a: _').replace('{ __', '{ a: __'), signed(body, name)), 'another body').toEqual(
        refused,
      );
      for (const other of subgraphNames.filter((each) => each !== name)) {
        expect(await post(name, body, signed(body, other)), `signed for ${other}`).toEqual(refused);
        expect(await post(name, body, signed(body, name, other)), `addressed to ${other}`).toEqual(refused);
      }
    }
  });
});
