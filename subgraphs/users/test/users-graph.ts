import { createTokenIssuer, createTokenVerifier, generateSigningKey } from '@klear/auth';
import { anonymous, newId, type OrganizationId, type Role, systemClock, type UserId, type Viewer } from '@klear/core';
import { type Answer, ask, cloneDatabase, memberViewer, type TestDatabase } from '@klear/testing';
import { createTestDeps, type TestDeps, type TestDepsOptions } from '@klear/testing/deps';
import { createPasswords, createUsersSubgraph, type UsersDeps } from '../src/index.ts';

export const issuer = 'https://users.test';
export const audience = 'klear-graph';
export const password = 'plum orchard seven kites';

export interface Account {
  readonly id: UserId;
  readonly email: string;
  readonly viewer: Viewer;
  readonly accessToken: string;
  readonly refreshToken: string;
}

export interface UsersGraph {
  readonly database: TestDatabase;
  readonly deps: UsersDeps & TestDeps;
  ask(viewer: Viewer, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Asks and expects no error; answers the data. */
  // biome-ignore lint/suspicious/noExplicitAny: the answer's shape is what the test asserts
  data(viewer: Viewer, query: string, variables?: Record<string, unknown>): Promise<any>;
  verify: ReturnType<typeof createTokenVerifier>['verify'];
  /** Signs a new person up through the graph. */
  signUp(name?: string): Promise<Account>;
  /** Creates an organization owned by the account, through the graph; answers its id. */
  createOrganization(account: Account): Promise<OrganizationId>;
  /** Events recorded so far of these types, oldest first. */
  // biome-ignore lint/suspicious/noExplicitAny: payloads are asserted by tests
  events(...types: string[]): Promise<any[]>;
}

export const signUpQuery = /* GraphQL */ `mutation($input: SignUpInput!) { signUp(input: $input) {
  __typename
  ... on SignUpSuccess { user { id name email } tokens { accessToken accessTokenExpiresAt refreshToken } }
  ... on Problem { code message }
} }`;

export const organizationInput = (name = 'Lotus Studio') => ({
  name,
  kind: 'STUDIO',
  timeZone: 'Europe/Zurich',
  currency: 'CHF',
  location: {
    name: 'Main room',
    address: { lines: ['Seestrasse 1'], city: 'Zürich', postalCode: '8002', country: 'CH' },
    latitude: 47.36,
    longitude: 8.53,
  },
  idempotencyKey: newId(),
});

/** The viewer inside an organization, as the router would make it from a fresh token. */
export function actingAs(account: Account, organizationId: OrganizationId, roles: readonly Role[]): Viewer {
  return { ...account.viewer, organizationId, roles };
}

export const stranger = (roles: readonly Role[] = ['OWNER']): Viewer => memberViewer({ roles });

/** The users subgraph on a clone of its own, with cheap passwords. */
export async function createUsersGraph(options: TestDepsOptions = {}): Promise<UsersGraph> {
  const database = await cloneDatabase();
  const base = await createTestDeps(database, 'users', options);
  const privateJwks = { keys: [generateSigningKey()] };
  const tokens = createTokenIssuer({ privateJwks, issuer, audience, lifetimeSeconds: 600, clock: base.clock });
  const { verify } = createTokenVerifier({ jwks: async () => tokens.jwks(), issuer, audience, clock: systemClock });
  const deps = {
    ...base,
    tokens,
    passwords: createPasswords({ memoryKib: 1024, passes: 1 }),
    indexKey: Buffer.alloc(32, 3),
    invitationKey: Buffer.alloc(32, 4),
  };
  const subgraph = createUsersSubgraph(deps);

  const graph: UsersGraph = {
    database,
    deps,
    verify,
    ask: (viewer, query, variables = {}) => ask(subgraph, base.sign, { viewer, query, variables }),
    async data(viewer, query, variables) {
      const answer = await graph.ask(viewer, query, variables);
      if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
      return answer.data;
    },
    async signUp(name = 'Anna Muster') {
      const email = `${newId()}@example.org`;
      const { signUp } = await graph.data(anonymous(newId()), signUpQuery, { input: { email, password, name } });
      const { accessToken, refreshToken } = signUp.tokens;
      const claims = await verify(accessToken);
      if (!claims.ok) throw new Error(claims.error);
      const { personId, sessionId } = claims.value;
      const viewer: Viewer = { ...anonymous(newId()), kind: 'person', personId, sessionId };
      return { id: personId, email, viewer, accessToken, refreshToken };
    },
    async createOrganization(account) {
      const query =
        'mutation($input: CreateOrganizationInput!) { createOrganization(input: $input) { ... on CreateOrganizationSuccess { organization { id } } } }';
      const data = await graph.data(account.viewer, query, { input: organizationInput() });
      return data.createOrganization.organization.id;
    },
    async events(...types) {
      const rows = await database.sql`select envelope from users.outbox where type = any(${types}) order by position`;
      return rows.map((row) => row.envelope);
    },
  };
  return graph;
}
