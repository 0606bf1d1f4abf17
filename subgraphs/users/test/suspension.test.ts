import { anonymous, newId, type OrganizationId, systemViewer, type Viewer } from '@klear/core';
import { memberViewer } from '@klear/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Account, actingAs, createUsersGraph, type UsersGraph } from './users-graph.ts';

let graph: UsersGraph;
let owner: Account;
let organizationId: OrganizationId;
let support: Viewer;

beforeAll(async () => {
  graph = await createUsersGraph();
  support = await staff(await graph.signUp('Sam Support'));
});
afterAll(() => graph.database.drop());
beforeEach(async () => {
  owner = await graph.signUp();
  organizationId = await graph.createOrganization(owner);
});

async function staff(account: Account): Promise<Viewer> {
  await graph.database.sql`insert into users.platform_staff (person_id, roles, since) values (${account.id}, array['SUPPORT'], now())`;
  return { ...account.viewer, platformRoles: ['SUPPORT'] };
}

const suspendQuery = /* GraphQL */ `mutation($input: SuspendOrganizationInput!) { suspendOrganization(input: $input) {
  __typename
  ... on SuspendOrganizationSuccess { organization { id suspension { since reason } } }
  ... on Problem { code message }
} }`;
const reinstateQuery = /* GraphQL */ `mutation($input: ReinstateOrganizationInput!) { reinstateOrganization(input: $input) {
  __typename
  ... on ReinstateOrganizationSuccess { organization { id suspension { since } } }
  ... on Problem { code message }
} }`;
const suspensionQuery = 'query($id: ID!) { organization(id: $id) { name suspension { reason } } }';

const suspend = (viewer: Viewer, key = newId()) =>
  graph.ask(viewer, suspendQuery, { input: { organizationId, reason: 'FRAUD', idempotencyKey: key } });
const reinstate = (viewer: Viewer, key = newId()) => graph.ask(viewer, reinstateQuery, { input: { organizationId, idempotencyKey: key } });
const kept = async () => {
  const [row] = await graph.database.sql`select suspended_for, version from users.organizations where id = ${organizationId}`;
  return row;
};
const told = async () =>
  (await graph.events('OrganizationSuspended', 'OrganizationReinstated')).filter((each) => each.organizationId === organizationId);
const facts = async () => {
  const rows = await graph.database.sql`
    select type, outcome, reason, agent_person_id from users.audit_events
    where organization_id = ${organizationId} and type like 'organization.%ed' and type <> 'organization.created' order by id`;
  return rows.map((row) => ({ ...row }));
};

describe('an organization is taken out of business', () => {
  test('and put back by support, once each: told to the platform and written down', async () => {
    const key = newId();
    const first = await suspend(support, key);
    expect(first.data).toMatchObject({
      suspendOrganization: {
        __typename: 'SuspendOrganizationSuccess',
        organization: { id: organizationId, suspension: { reason: 'FRAUD' } },
      },
    });
    expect((await suspend(support, key)).data).toEqual(first.data);
    expect((await suspend(support)).data).toMatchObject({
      suspendOrganization: { __typename: 'AlreadySuspended', code: 'ALREADY_SUSPENDED' },
    });
    expect(await kept()).toEqual({ suspended_for: 'FRAUD', version: 2 });
    expect((await reinstate(support)).data).toMatchObject({ reinstateOrganization: { organization: { suspension: null } } });
    expect((await reinstate(support)).data).toMatchObject({ reinstateOrganization: { __typename: 'NotSuspended', code: 'NOT_SUSPENDED' } });
    expect(await kept()).toEqual({ suspended_for: null, version: 3 });
    expect((await told()).map(({ type, payload, aggregate }) => ({ type, payload, version: aggregate.version }))).toEqual([
      { type: 'OrganizationSuspended', payload: { organizationId, reason: 'FRAUD' }, version: 2 },
      { type: 'OrganizationReinstated', payload: { organizationId }, version: 3 },
    ]);
    expect(await facts()).toEqual([
      { type: 'organization.suspended', outcome: '0', reason: 'FRAUD', agent_person_id: support.personId },
      { type: 'organization.reinstated', outcome: '0', reason: null, agent_person_id: support.personId },
    ]);
  });

  test.each<[string, () => Viewer | Promise<Viewer>, string]>([
    ['anybody', () => anonymous(newId()), 'UNAUTHENTICATED'],
    ['a client', async () => (await graph.signUp()).viewer, 'FORBIDDEN'],
    ['its owner', () => actingAs(owner, organizationId, ['OWNER']), 'FORBIDDEN'],
    ['the owner of another one', () => memberViewer({ roles: ['OWNER'] }), 'FORBIDDEN'],
    ['support that acts for an organization', () => ({ ...support, organizationId, roles: ['OWNER'], platformRoles: [] }), 'FORBIDDEN'],
    [
      'whoever was of the staff when the token was issued',
      async () => ({ ...(await graph.signUp()).viewer, platformRoles: ['SUPPORT'] }),
      'FORBIDDEN',
    ],
    ['an app of support', () => ({ ...support, app: { id: newId<'App'>(), scopes: ['practice:write'] } }), 'FORBIDDEN'],
  ])('not by %s, and nothing is changed', async (_name, viewerOf, code) => {
    const viewer = await viewerOf();
    for (const answer of [await suspend(viewer), await reinstate(viewer)]) expect(answer.errors[0]?.extensions?.code).toBe(code);
    expect(await kept()).toEqual({ suspended_for: null, version: 1 });
    expect(await told()).toEqual([]);
  });

  test('one that does not exist is not found', async () => {
    for (const id of [newId(), 'no id']) {
      const { errors } = await graph.ask(support, suspendQuery, {
        input: { organizationId: id, reason: 'OTHER', idempotencyKey: newId() },
      });
      expect(errors[0]?.extensions?.code).toBe('NOT_FOUND');
    }
  });
});

describe('that an organization is suspended', () => {
  beforeEach(async () => {
    await suspend(support);
  });

  test('is seen by its members and by support; to others the rest is told as before', async () => {
    const seen = { organization: { name: 'Lotus Studio', suspension: { reason: 'FRAUD' } } };
    for (const viewer of [owner.viewer, support])
      expect((await graph.ask(viewer, suspensionQuery, { id: organizationId })).data).toEqual(seen);
    const hidden = { organization: { name: 'Lotus Studio', suspension: null } };
    for (const viewer of [(await graph.signUp()).viewer, memberViewer({ roles: ['OWNER'] }), anonymous(newId())]) {
      const answer = await graph.ask(viewer, suspensionQuery, { id: organizationId });
      expect(answer.data).toEqual(hidden);
      expect(answer.errors).toHaveLength(1);
    }
  });

  test('leaves it in the next token without a role, until it is reinstated', async () => {
    const refresh = async (refreshToken: string) => {
      const query =
        'mutation($input: RefreshSessionInput!) { refreshSession(input: $input) { ... on RefreshSessionSuccess { tokens { accessToken refreshToken } } } }';
      const { refreshSession } = await graph.data(anonymous(newId()), query, { input: { refreshToken } });
      const claims = await graph.verify(refreshSession.tokens.accessToken);
      return { organizations: claims.ok && claims.value.organizations, next: refreshSession.tokens.refreshToken };
    };
    const during = await refresh(owner.refreshToken);
    expect(during.organizations).toEqual({ [organizationId]: [] });
    await reinstate(support);
    expect((await refresh(during.next)).organizations).toEqual({ [organizationId]: ['OWNER'] });
  });

  test('stops an owner who still has a token from before: membership is decided by what is held now', async () => {
    const query = 'mutation($input: InviteMemberInput!) { inviteMember(input: $input) { __typename } }';
    const input = { organizationId, email: 'new@example.org', roles: ['MANAGER'], idempotencyKey: newId() };
    const { errors } = await graph.ask(actingAs(owner, organizationId, ['OWNER']), query, { input });
    expect(errors[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});

describe('what a session is worth now', () => {
  const ask = async (viewer: Viewer, id: string) => {
    const query = `query($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on SessionState { id isOver organizations { organizationId roles } platformRoles } } }`;
    const answer = await graph.ask(viewer, query, { representations: [{ __typename: 'SessionState', id }] });
    return (answer.data as { _entities: (object | null)[] } | null)?._entities[0];
  };
  const platform = systemViewer(newId());
  const sessionOf = ({ viewer }: Account) => viewer.sessionId ?? '';

  test('is told to routers: its roles, the organizations that are suspended, the roles on the platform', async () => {
    const id = sessionOf(owner);
    const held = (roles: string[], platformRoles: string[] = []) => ({
      id,
      isOver: false,
      organizations: [{ organizationId, roles }],
      platformRoles,
    });
    expect(await ask(platform, id)).toEqual(held(['OWNER']));
    await suspend(support);
    expect(await ask(platform, id)).toEqual(held([]));
    await staff(owner);
    expect(await ask(platform, id)).toEqual(held([], ['SUPPORT']));
    await graph.data(owner.viewer, 'mutation($input: SignOutInput!) { signOut(input: $input) { __typename } }', {
      input: { idempotencyKey: newId() },
    });
    expect(await ask(platform, id)).toMatchObject({ isOver: true });
    expect(await ask(platform, newId())).toBeNull();
  });

  test('is told to nobody else', async () => {
    for (const viewer of [owner.viewer, support, anonymous(newId())]) expect((await ask(viewer, sessionOf(owner))) ?? null).toBeNull();
  });
});
