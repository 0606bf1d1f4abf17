import { anonymous, newId, type OrganizationId } from '@klear/core';
import { event } from '@klear/events';
import { waitFor } from '@klear/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { usersConsumers } from '../src/index.ts';
import { type Account, actingAs, createUsersGraph } from './users-graph.ts';

let confirmed: string[] = [];
const asked: string[] = [];
/** A sibling `bookings` that confirms the relationships that a test lists. */
const bookings = {
  send: async ({ body }: { body: string }) => {
    const ids: string[] = JSON.parse(body).variables.representations.map((one: { id: string }) => one.id);
    asked.push(...ids);
    return {
      status: 200,
      headers: {},
      body: JSON.stringify({ data: { _entities: ids.map((id) => ({ active: confirmed.includes(id) })) } }),
    };
  },
  sign: () => ({}),
};
const graph = await createUsersGraph({ peers: { bookings } });

let olivia: Account;
let studio: OrganizationId;
beforeAll(async () => {
  olivia = await graph.signUp('Olivia Owner');
  studio = await graph.createOrganization(olivia);
});
const asDesk = () => actingAs(olivia, studio, ['FRONT_DESK']);
const asPractitioner = () => actingAs(olivia, studio, ['PRACTITIONER']);

const nameQuery = 'query($ids: [_Any!]!) { _entities(representations: $ids) { ... on User { name } } }';
const namesOf = async (viewer: Account['viewer'], ...people: Account[]) => {
  const ids = people.map(({ id }) => ({ __typename: 'User', id }));
  const { data } = await graph.ask(viewer, nameQuery, { ids });
  return data._entities.map((user: { name: string | null }) => user.name);
};
const booked = (client: Account, type: 'AppointmentBooked' | 'AppointmentRequested' = 'AppointmentBooked') =>
  event(type, {
    aggregate: { type: 'Appointment', id: newId(), version: 1 },
    organizationId: studio,
    time: new Date(),
    payload: {
      appointmentId: newId(),
      organizationId: studio,
      practitionerId: newId(),
      clientId: client.id,
      serviceId: newId(),
      locationId: null,
      paymentId: null,
      startsAt: new Date().toISOString(),
      endsAt: new Date().toISOString(),
      holdId: null,
    },
  });

describe('a practice', () => {
  it('sees a client’s contact once bookings has told of a booking, and not before', async () => {
    const client = await graph.signUp('Clara Client');
    expect(await namesOf(asDesk(), client)).toEqual([null]);
    await graph.deps.consume(graph.deps, usersConsumers(graph.deps));
    await graph.deps.bus.publish([booked(client)]);
    await waitFor('the projection', async () => (await namesOf(asDesk(), client))[0] !== null);
    expect(await namesOf(asDesk(), client)).toEqual(['Clara Client']);
    expect(await namesOf({ ...asDesk(), organizationId: newId() }, client)).toEqual([null]);
  });

  it('sees whom a request is from, before it has agreed', async () => {
    const client = await graph.signUp('Rita Request');
    await graph.deps.consume(graph.deps, usersConsumers(graph.deps));
    await graph.deps.bus.publish([booked(client, 'AppointmentRequested')]);
    await waitFor('the projection', async () => (await namesOf(asDesk(), client))[0] === 'Rita Request');
  });

  it('learns of it by asking bookings when a practitioner is quicker than the event', async () => {
    const [client, other] = [await graph.signUp('Quentin Quick'), await graph.signUp('Other Person')];
    confirmed = [`${studio}:${olivia.id}:${client.id}`];
    expect(await namesOf(asPractitioner(), client, other)).toEqual(['Quentin Quick', null]);
    confirmed = [];
    asked.length = 0;
    expect(await namesOf(asDesk(), client)).toEqual(['Quentin Quick']);
    expect(await namesOf(asDesk(), other)).toEqual([null]);
    expect(asked).toEqual([]);
  });

  it('asks about strangers in one statement for names and one for keys, however many, and notes it in one', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, (_, index) => graph.signUp(`Person ${index}`)));
    const rows = people.map(({ id }) => ({ organization_id: studio, person_id: id, since: new Date() }));
    await graph.database.sql`insert into users.known_clients ${graph.database.sql(rows)}`;
    graph.database.statements.reset();
    const names = await namesOf(asDesk(), ...people);
    expect(names).toEqual(people.map((_, index) => `Person ${index}`));
    const tableOf = (text: string) => (/insert into (\w+)/.exec(text) ?? /.* from "?(\w+)/s.exec(text))?.[1];
    const tables = graph.database.statements.taken().map(tableOf);
    expect(tables).toEqual(['persons', 'find_person_keys', 'audit_events']);
    const told = await graph.database.sql`
      select fields, count(*)::int as people from users.audit_events
      where request_id = ${asDesk().requestId} and subject_person_id = any(${people.map(({ id }) => id)}) group by fields`;
    expect([...told]).toEqual([{ fields: ['User.name'], people: 20 }]);
  });
});

describe('searching clients', () => {
  const query = `query($id: ID!, $search: ClientSearch, $first: Int, $after: String) { organization(id: $id) {
    clients(search: $search, first: $first, after: $after) { edges { node { id name } } pageInfo { hasNextPage endCursor } } } }`;
  let clinic: OrganizationId;
  let [marie, mario]: Account[] = [];
  const search = async (parts: object) => {
    const { organization } = await graph.data(actingAs(olivia, clinic, ['FRONT_DESK']), query, { id: clinic, search: parts });
    return organization.clients.edges.map((edge: { node: { name: string } }) => edge.node.name);
  };
  beforeAll(async () => {
    clinic = await graph.createOrganization(olivia);
    [marie, mario] = [await graph.signUp('Marie-Ève Dubois'), await graph.signUp('Mario Dubois')];
    const update = 'mutation($i: UpdateProfileInput!) { updateProfile(input: $i) { __typename } }';
    const change = { phone: '+41 79 111 22 33', birthDate: '1985-06-07', idempotencyKey: newId() };
    if (marie) await graph.data(marie.viewer, update, { i: change });
    const rows = [marie, mario].map((account) => ({ organization_id: clinic, person_id: account?.id ?? '', since: new Date() }));
    await graph.database.sql`insert into users.known_clients ${graph.database.sql(rows)}`;
  });

  it.each([
    ['a word of the name, without accents', { name: 'eve' }, ['Marie-Ève Dubois']],
    ['words in any order and case', { name: 'DUBOIS marie' }, ['Marie-Ève Dubois']],
    ['a shared word', { name: 'dubois' }, ['Marie-Ève Dubois', 'Mario Dubois']],
    ['the phone in another spelling', { phone: '0041 (79) 111-22-33' }, ['Marie-Ève Dubois']],
    ['the birth date', { birthDate: '1985-06-07' }, ['Marie-Ève Dubois']],
    ['all parts together', { name: 'mario', birthDate: '1985-06-07' }, []],
    ['the beginning of a word only', { name: 'mar' }, []],
    ['nothing', {}, ['Marie-Ève Dubois', 'Mario Dubois']],
  ])('finds by %s', async (_, parts, names) => {
    expect(await search(parts)).toEqual(names);
  });

  it('finds by e-mail, whatever its case, and never a person who is no client here', async () => {
    expect(await search({ email: marie?.email.toUpperCase() })).toEqual(['Marie-Ève Dubois']);
    const outsider = await graph.signUp('Dubois Outsider');
    expect(await search({ email: outsider.email })).toEqual([]);
    expect(await search({ name: 'outsider' })).toEqual([]);
  });

  it('goes page by page', async () => {
    const viewer = actingAs(olivia, clinic, ['FRONT_DESK']);
    const first = (await graph.data(viewer, query, { id: clinic, first: 1 })).organization.clients;
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = (await graph.data(viewer, query, { id: clinic, first: 1, after: first.pageInfo.endCursor })).organization.clients;
    expect([first, second].map((page) => page.edges[0].node.id)).toEqual([marie?.id, mario?.id]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('lists every faulty part and is refused to everybody outside', async () => {
    const { errors } = await graph.ask(actingAs(olivia, clinic, ['OWNER']), query, { id: clinic, search: { email: 'x', phone: '12' } });
    const faults = errors[0]?.extensions.faults as { path: string[] }[];
    expect(faults.map(({ path }) => path.join('.'))).toEqual(['search.email', 'search.phone']);
    for (const viewer of [anonymous(newId()), olivia.viewer, asDesk()]) {
      expect((await graph.ask(viewer, query, { id: clinic })).data.organization.clients).toBeNull();
    }
  });
});
