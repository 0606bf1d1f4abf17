import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { createTokenIssuer, createTokenVerifier, generateSigningKey, standardTokenNames } from '@klear/auth';
import { type OrganizationId, type SessionId, silentLogger, systemClock, type UserId, type Viewer } from '@klear/core';
import { contract } from '@klear/service/contract';
import { type ExecutionResult, type GraphQLSchema, graphql, parse, subscribe } from 'graphql';
import type { SubgraphAnswer, SubgraphTransport } from '../src/execute/transport.ts';
import { createRouter } from '../src/router.ts';
import type { Router } from '../src/router-deps.ts';
import type { DemoSignIn, GraphiqlOptions } from '../src/transport/graphiql.ts';

const supergraph = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
const names = ['users', 'practitioners', 'bookings', 'health-records', 'payments', 'content'] as const;

export const client: DemoSignIn = { label: 'client', name: 'Ada Demo', email: 'ada@demo.test', password: 'walk in the park' };
export const people: readonly DemoSignIn[] = [
  client,
  { label: 'practitioner', name: 'Ben Demo', email: 'ben@demo.test', password: 'walk in the park' },
  {
    label: 'studio manager',
    name: 'Cleo Demo',
    email: 'cleo@demo.test',
    password: 'walk in the park',
    organizationId: '01990000-0000-7000-8000-00000000000a',
  },
];
const idOf = (place: number) => `01990000-0000-7000-8000-00000000000${place + 1}` as UserId;
const practitioner = {
  id: idOf(1),
  displayName: 'Ben Demo',
  headline: 'Deep tissue massage',
  languages: ['en'],
  specialties: [],
  specialtyCodes: [],
};

export interface Practice {
  readonly router: Router;
  /** Tells every subscriber that a time is held. */
  holdSlot(): void;
  /** How many subscriptions are open, and as whom they and the requests came. */
  readonly listening: number;
  readonly viewers: Viewer[];
  readonly paid: string[];
}

/** The committed supergraph over a few canned answers: what GraphiQL needs to be used as people use it. */
export async function createPractice(graphiql: GraphiqlOptions | Pick<GraphiqlOptions, 'page'>): Promise<Practice> {
  const tokens = createTokenIssuer({
    privateJwks: { keys: [await generateSigningKey()] },
    ...standardTokenNames,
    lifetimeSeconds: 600,
    clock: systemClock,
  });
  const viewers: Viewer[] = [];
  const wakers = new Set<() => void>();
  let held = 0;

  function slots(): AsyncIterableIterator<object> {
    let next = Promise.withResolvers<void>();
    let seen = held;
    const waker = () => next.resolve();
    wakers.add(waker);
    const iterator: AsyncIterableIterator<object> = {
      async next() {
        while (wakers.has(waker) && seen === held) {
          next = Promise.withResolvers<void>();
          await next.promise;
        }
        if (!wakers.has(waker)) return { done: true, value: undefined };
        seen += 1;
        const value = {
          slotsChanged: { cursor: String(seen), resync: false, change: 'HELD', start: new Date(0).toISOString(), practitioner },
        };
        return { done: false, value };
      },
      async return() {
        wakers.delete(waker);
        waker();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }

  const signIn = async (_: unknown, { input }: { input: { email: string; password: string } }) => {
    const place = people.findIndex(({ email, password }) => email === input.email && password === input.password);
    const person = people[place];
    if (!person) return { __typename: 'CredentialsInvalid', code: 'CREDENTIALS_INVALID', message: 'E-mail address or password are wrong.' };
    const { organizationId } = person;
    const accessToken = await tokens.issue({
      personId: idOf(place),
      sessionId: idOf(7) as string as SessionId,
      organizations: organizationId ? { [organizationId as OrganizationId]: ['MANAGER'] as const } : {},
    });
    return {
      __typename: 'SignInSuccess',
      tokens: { accessToken, accessTokenExpiresAt: new Date(Date.now() + 600_000).toISOString(), refreshToken: 'refresh' },
      user: { id: idOf(place), name: person.name },
    };
  };
  const me = (_: unknown, __: unknown, { viewer }: { viewer: Viewer }) => ({
    id: viewer.personId,
    name: people.find((_person, place) => idOf(place) === viewer.personId)?.name,
  });
  const nowhere = { pageInfo: { hasNextPage: false, hasPreviousPage: false }, edges: [] };
  const resolvers: Readonly<Record<(typeof names)[number], object>> = {
    users: { Query: { me }, Mutation: { signIn, signOut: () => ({ __typename: 'SignOutSuccess', sessionId: idOf(7) }) } },
    practitioners: {
      Query: { searchPractitioners: () => ({ ...nowhere, edges: [{ cursor: '1', distanceMeters: 420, node: practitioner }] }) },
      Practitioner: { __resolveReference: () => practitioner, services: () => nowhere },
    },
    bookings: {
      Practitioner: { slots: () => [] },
      User: { appointments: () => nowhere },
      Subscription: { slotsChanged: { subscribe: slots } },
    },
    'health-records': {},
    payments: {},
    content: { Practitioner: { articles: () => nowhere } },
  };

  const transports = Object.fromEntries(
    names.map((name) => {
      const typeDefs = parse(contract(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url)));
      return [name, transportTo(buildSubgraphSchema([{ typeDefs, resolvers: resolvers[name] as never }]), viewers)];
    }),
  );
  const paid: string[] = [];
  const router = await createRouter({
    supergraph,
    transports,
    verifier: createTokenVerifier({ jwks: async () => tokens.jwks(), ...standardTokenNames, clock: systemClock }),
    clock: systemClock,
    log: silentLogger,
    graphiql,
  });
  return {
    router,
    viewers,
    paid,
    holdSlot() {
      held += 1;
      for (const wake of wakers) wake();
    },
    get listening() {
      return wakers.size;
    },
  };
}

function transportTo(schema: GraphQLSchema, viewers: Viewer[]): SubgraphTransport {
  const argsOf = ({ body, viewer }: { body: string; viewer: Viewer }) => {
    viewers.push(viewer);
    const { query, variables, operationName } = JSON.parse(body) as {
      query: string;
      variables?: Record<string, unknown>;
      operationName?: string;
    };
    return { schema, contextValue: { viewer }, source: query, variableValues: variables ?? {}, operationName: operationName ?? null };
  };
  const plain = (result: ExecutionResult) => JSON.parse(JSON.stringify(result)) as SubgraphAnswer;
  return {
    execute: async (request) => plain(await graphql(argsOf(request))),
    async *subscribe(request) {
      const events = await subscribe({ ...argsOf(request), document: parse(argsOf(request).source) });
      if (!(Symbol.asyncIterator in events)) throw new Error(JSON.stringify(events.errors));
      request.signal?.addEventListener('abort', () => void events.return());
      for await (const event of events) yield plain(event);
    },
    close: async () => {},
  };
}
