import { anyone, createPermissions, type PermissionTree } from '@klear/auth';
import { anonymous, newId, type OrganizationId, type Viewer } from '@klear/core';
import { createSubgraph } from '@klear/service';
import { ask, withoutLabels } from '@klear/testing';
import { isObjectType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { contextOf } from '../src/context.ts';
import { usersTypeDefs } from '../src/index.ts';
import { resolvers } from '../src/resolvers/index.ts';
import { rememberClients } from '../src/store/known-clients.ts';
import { type Account, createUsersGraph, stranger } from './users-graph.ts';

const graph = await createUsersGraph();

/** The same subgraph with a gate that lets everybody through: what is left are loaders, commands and the database. */
function openGate() {
  const { deps } = graph;
  const options = {
    name: 'users',
    typeDefs: withoutLabels(usersTypeDefs()),
    resolvers,
    hop: deps.hop,
    takeNonce: deps.db.takeNonce,
    log: deps.log,
  };
  const context = ({ viewer }: { viewer: Viewer }) => contextOf(deps, viewer);
  const { schema } = createSubgraph({ ...options, context, permissions: createPermissions({ Query: {} }) });
  const names = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('_'));
  const tree = Object.fromEntries(names.map(({ name }) => [name, name === 'Query' ? { '*': anyone } : anyone])) as PermissionTree;
  return createSubgraph({ ...options, context, permissions: createPermissions(tree) });
}
const open = openGate();
const asked = (viewer: Viewer, query: string, variables = {}) => ask(open, graph.deps.sign, { viewer, query, variables });

let anna: Account;
let studio: OrganizationId;
beforeAll(async () => {
  anna = await graph.signUp('Anna Muster');
  studio = await graph.createOrganization(anna);
  const input = {
    phone: '+41790000000',
    birthDate: '1990-01-01',
    address: { lines: [], city: 'Bern', country: 'CH' },
    idempotencyKey: newId(),
  };
  await graph.data(anna.viewer, 'mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename } }', { input });
  const consent = { practitionerId: newId(), categories: ['ALLERGIES'], idempotencyKey: newId() };
  await graph.data(anna.viewer, 'mutation($input: GrantConsentInput!) { grantConsent(input: $input) { __typename } }', { input: consent });
});

const everything = `query($ids: [_Any!]!, $studio: ID!) {
  _entities(representations: $ids) {
    ... on User { name email phone birthDate address { city } preferences { locale }
      sessions { edges { node { id } } } memberships { edges { node { id } } } consents { edges { node { id } } } }
    ... on ConsentState { epoch }
    ... on FirstLocation { place: name }
  }
  organization(id: $studio) { memberships { edges { node { id } } } invitations { edges { node { id } } } clients { edges { node { id } } } }
}`;

describe('without the gate', () => {
  it('strangers still read nothing: not of a person, not of an organization, not what is meant for the platform', async () => {
    const ids = [
      { __typename: 'User', id: anna.id },
      { __typename: 'ConsentState', id: anna.id },
      { __typename: 'FirstLocation', id: studio },
    ];
    for (const viewer of [anonymous('r'), stranger(), stranger(['MANAGER', 'PRACTITIONER', 'FRONT_DESK'])]) {
      const { data } = await asked(viewer, everything, { ids, studio });
      const none = { edges: [] };
      const nothing = { name: null, email: null, phone: null, birthDate: null, address: null, preferences: null };
      expect(data._entities).toEqual([{ ...nothing, sessions: none, memberships: none, consents: none }, null, null]);
      expect(data.organization).toEqual({ memberships: none, invitations: none, clients: none });
    }
  });

  it('the test would see it: the person herself reads all of it', async () => {
    const { data } = await asked(anna.viewer, everything, { ids: [{ __typename: 'User', id: anna.id }], studio });
    expect(data._entities[0]).toMatchObject({ name: 'Anna Muster', phone: '+41790000000', address: { city: 'Bern' } });
    expect(data._entities[0].consents.edges).toHaveLength(1);
  });

  it('a practice opens no more of its client than it may see', async () => {
    await graph.deps.db.asSystem((tx) => rememberClients(tx, studio, [anna.id]));
    const desk: Viewer = { ...stranger(['FRONT_DESK']), organizationId: studio };
    const query =
      'query($ids: [_Any!]!) { _entities(representations: $ids) { ... on User { phone address { city } preferences { locale } } } }';
    const { data } = await asked(desk, query, { ids: [{ __typename: 'User', id: anna.id }] });
    expect(data._entities).toEqual([{ phone: '+41790000000', address: null, preferences: null }]);
  });

  it('nobody writes for others: commands ask by themselves', async () => {
    const change = 'mutation($input: ChangeMembershipInput!) { changeMembership(input: $input) { __typename } }';
    const [row] = await graph.database.sql`select id from users.memberships where organization_id = ${studio}`;
    const input = { membershipId: row?.id, roles: ['FRONT_DESK'], idempotencyKey: newId() };
    expect((await asked(stranger(), change, { input })).errors[0]?.extensions.code).toBe('NOT_FOUND');
    const update = 'mutation { updateProfile(input: { name: "x", idempotencyKey: "k" }) { __typename } }';
    expect((await asked(anonymous('r'), update)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
