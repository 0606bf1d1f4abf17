import { fieldsWithoutRule } from '@klear/auth';
import { newId, systemViewer } from '@klear/core';
import { anonymousViewer } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { createPractitionersSubgraph } from '../src/index.ts';
import { permissionTree } from '../src/policies/permissions.ts';
import { coding, openPractice } from './practice.ts';

const practice = await openPractice();
const entities = async (representations: object[], selection: string, viewer = anonymousViewer()) =>
  practice.ask(viewer, `query ($r: [_Any!]!) { _entities(representations: $r) { __typename ${selection} } }`, { r: representations });

test('every field has a rule of its own', () => {
  expect(fieldsWithoutRule(createPractitionersSubgraph(practice.deps).schema, permissionTree)).toEqual([]);
});

test('a request that the router did not sign is 401', async () => {
  const subgraph = createPractitionersSubgraph(practice.deps);
  const answer = await subgraph.handle({
    method: 'POST',
    path: '/graphql',
    headers: {},
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
  });
  expect(answer.status).toBe(401);
});

describe('what other subgraphs ask for', () => {
  test('practitioners, services, locations and the person behind are found by id; unknown and malformed ids are null', async () => {
    const employed = await practice.employ({ name: 'Entity' });
    const service = await practice.offer(employed);
    const place = await practice.placeAt(employed.organizationId, null, 'Back room');
    const [location] = await practice.database.sql`select id from practitioners.locations where name = 'Back room'`;
    expect(place).toBeTruthy();
    const { data, errors } = await entities(
      [
        { __typename: 'Practitioner', id: employed.practitionerId },
        { __typename: 'Service', id: service.id },
        { __typename: 'Location', id: location?.id },
        { __typename: 'User', id: employed.practitionerId },
        { __typename: 'User', id: newId() },
        { __typename: 'Practitioner', id: newId() },
        { __typename: 'Service', id: 'garbage' },
        { __typename: 'User', id: 'garbage' },
        { __typename: 'Organization', id: 'garbage' },
        { __typename: 'Location', id: '' },
        { __typename: 'Practitioner', id: "' or 1=1" },
      ],
      `... on Practitioner { displayName user { id } } ... on Service { name giver: practitioner { displayName } organization { id } }
       ... on Location { name timeZone latitude } ... on User { practitioner { displayName } }`,
    );
    expect(errors).toEqual([]);
    expect(data._entities.slice(0, 5)).toEqual([
      { __typename: 'Practitioner', displayName: 'Entity', user: { id: employed.practitionerId } },
      {
        __typename: 'Service',
        name: 'First visit',
        giver: { displayName: 'Entity' },
        organization: { id: employed.organizationId },
      },
      { __typename: 'Location', name: 'Back room', timeZone: 'America/Chicago', latitude: null },
      { __typename: 'User', practitioner: { displayName: 'Entity' } },
      { __typename: 'User', practitioner: null },
    ]);
    expect(data._entities.slice(5)).toEqual([null, null, null, null, null, null]);
  });

  test('the platform itself may ask too', async () => {
    const employed = await practice.employ({ name: 'Asked' });
    const { data } = await entities(
      [{ __typename: 'Practitioner', id: employed.practitionerId }],
      '... on Practitioner { displayName }',
      systemViewer('peer'),
    );
    expect(data._entities).toEqual([{ __typename: 'Practitioner', displayName: 'Asked' }]);
  });

  test('many organizations and articles page their lists in one statement each', async () => {
    const people = await Promise.all(
      Array.from({ length: 6 }, (_, index) => practice.employ({ name: `Team ${index}`, specialties: [coding(`S${index % 2}`)] })),
    );
    const organizationId = people[0]?.organizationId ?? newId<'Organization'>();
    for (const each of people.slice(1, 3)) await practice.employ({ ...each, organizationId });
    for (const name of ['A', 'B', 'C']) await practice.placeAt(organizationId, null, name);
    if (people[0]) for (const name of ['One', 'Two', 'Three']) await practice.offer(people[0], { name });
    const list = (field: string, page: string) =>
      `${field}(${page}) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage } }`;
    const selection = (page: string) =>
      `... on Organization { ${['practitioners', 'locations', 'services'].map((field) => list(field, page)).join(' ')} }`;
    practice.database.statements.reset();
    const representations = people.map((each) => ({ __typename: 'Organization', id: each.organizationId }));
    const first = (await entities(representations, selection('first: 2'))).data._entities[0];
    expect(practice.database.statements.taken()).toHaveLength(3);
    for (const field of ['practitioners', 'locations', 'services']) {
      expect(first[field].edges).toHaveLength(2);
      expect(first[field].pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false });
      const after = first[field].edges[1].cursor;
      const next = (await entities(representations, `... on Organization { ${list(field, `first: 2, after: "${after}"`)} }`)).data
        ._entities[0][field];
      expect(next.edges).toHaveLength(1);
      expect(next.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true });
    }
    practice.database.statements.reset();
    const articles = [['S0'], ['S1'], ['S0', 'S1'], []].map((specialtyCodes) => ({ __typename: 'Article', id: newId(), specialtyCodes }));
    const { data } = await entities(articles, `... on Article { id practitioners(first: 10) { edges { node { specialtyCodes } } } }`);
    expect(data._entities.map((article: { practitioners: { edges: unknown[] } }) => article.practitioners.edges.length)).toEqual([
      3, 3, 6, 0,
    ]);
    expect(practice.database.statements.taken()).toHaveLength(1);
  });

  test('a cursor of another list is refused', async () => {
    const employed = await practice.employ();
    const { errors } = await practice.ask(
      anonymousViewer(),
      `query ($id: ID!) { practitioner(id: $id) { services(after: "WyJ4Il0") { edges { cursor } } } }`,
      { id: employed.practitionerId },
    );
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const foreign = await practice.ask(
      anonymousViewer(),
      `query ($id: ID!) { practitioner(id: $id) { services(organizationId: "x") { edges { cursor } } } a: location(id: "x") { id } b: service(id: "y") { id } c: practitioner(id: "z") { id } }`,
      { id: employed.practitionerId },
    );
    expect(foreign.errors[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test('services can be narrowed to one organization', async () => {
    const employed = await practice.employ();
    const second = await practice.employ({ practitionerId: employed.practitionerId });
    await practice.offer(employed, { name: 'Here' });
    await practice.offer(second, { name: 'There' });
    const query =
      'query ($id: ID!, $o: ID!) { practitioner(id: $id) { services(organizationId: $o) { edges { node { name } } } roles { organization { id } } } }';
    const { data } = await practice.ask(anonymousViewer(), query, { id: employed.practitionerId, o: second.organizationId });
    expect(data.practitioner.services.edges).toEqual([{ node: { name: 'There' } }]);
    expect(data.practitioner.roles).toHaveLength(2);
  });
});
