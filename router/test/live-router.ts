import { buildSubgraphSchema } from '@apollo/subgraph';
import { createRevocations, createTokenIssuer, createTokenVerifier, generateSigningKey } from '@klear/auth';
import { type Logger, newId, type OrganizationId, type Role, silentLogger, systemClock, type UserId } from '@klear/core';
import { testHop } from '@klear/testing';
import { parse } from 'graphql';
import { createInProcessTransport } from '../src/execute/in-process-transport.ts';
import type { SubgraphTransport } from '../src/execute/transport.ts';
import { createRouter } from '../src/router.ts';
import type { RouterDeps } from '../src/router-deps.ts';
import { createFeed, feedSdl, personSdl } from './feed-subgraph.ts';
import { composeLibrary } from './library.ts';
import { openRaw } from './raw-socket.ts';
import { createSchemaTransport } from './schema-transport.ts';

const issuer = 'https://klear.test';
const audience = 'klear-graph';
const tokenSeconds = 60;

export const feedSupergraph = (sdl: { feed?: string; people?: string } = {}) =>
  composeLibrary({ feed: sdl.feed ?? feedSdl, people: sdl.people ?? personSdl });

/** The subgraph that completes people. */
export const peopleTransport = () =>
  createSchemaTransport(
    buildSubgraphSchema([
      {
        typeDefs: parse(personSdl),
        resolvers: { Person: { __resolveReference: (person: object) => person, name: ({ id }: { id: string }) => `Name ${id}` } } as never,
      },
    ]),
  );

/** A router on a port over a feed of numbers, with a clock that the test moves, tokens, and revocations. */
export async function openLiveRouter(
  options: Partial<RouterDeps> & { feed?: SubgraphTransport; log?: Logger; port?: number } = {},
): Promise<LiveRouter> {
  let aheadMs = 0;
  const clock = { now: () => new Date(systemClock.now().getTime() + aheadMs) };
  const key = await generateSigningKey();
  const hop = testHop('feed');
  const feed = createFeed(hop.verify);
  const tokens = (lifetimeSeconds: number) => createTokenIssuer({ privateJwks: { keys: [key] }, issuer, audience, lifetimeSeconds, clock });
  const revocations = createRevocations({ clock, tokenSeconds });
  const router = await createRouter({
    supergraph: feedSupergraph(),
    transports: {
      feed: options.feed ?? createInProcessTransport({ subgraph: feed.subgraph, sign: hop.sign, clock: systemClock }),
      people: peopleTransport(),
    },
    verifier: createTokenVerifier({ jwks: async () => tokens(60).jwks(), issuer, audience, clock }),
    revocations,
    clock,
    log: silentLogger,
    // Clients and subgraph run in this process too: its lag says nothing of the router's load.
    traffic: { shed: { someLagMs: 60_000, allLagMs: 120_000 } },
    ...options,
  });
  const listening = await router.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const url = `${listening.url}/graphql`;
  const person = newPerson();
  const token = (who: Partial<TokenClaims> = {}) => tokens(who.seconds ?? tokenSeconds).issue({ ...person, ...who });
  return {
    router,
    feed,
    url,
    revocations,
    person,
    token,
    advance: (ms) => {
      aheadMs += ms;
    },
    now: (aheadMs = 0) => new Date(clock.now().getTime() + aheadMs),
    async connect(init = {}) {
      const socket = openRaw(url);
      await socket.opened;
      socket.send({ type: 'connection_init', payload: init });
      await socket.next('connection_ack');
      return socket;
    },
    async close() {
      await router.close();
      await listening.close();
    },
  };
}

export const newPerson = () => ({
  personId: newId<'User'>(),
  sessionId: newId<'Session'>(),
  organizations: {} as Record<OrganizationId, readonly Role[]>,
});

interface TokenClaims {
  readonly personId: UserId;
  readonly sessionId: ReturnType<typeof newPerson>['sessionId'];
  readonly organizations: Readonly<Record<OrganizationId, readonly Role[]>>;
  readonly seconds: number;
}

export interface LiveRouter {
  readonly router: Awaited<ReturnType<typeof createRouter>>;
  readonly feed: ReturnType<typeof createFeed>;
  /** Of the graph, over HTTP. */
  readonly url: string;
  readonly revocations: ReturnType<typeof createRevocations>;
  readonly person: ReturnType<typeof newPerson>;
  token(who?: Partial<TokenClaims>): Promise<string>;
  /** Moves the router's clock; timers do not move. */
  advance(ms: number): void;
  /** The router's clock, or that long after it. */
  now(aheadMs?: number): Date;
  /** A socket whose handshake is done. */
  connect(init?: object): Promise<ReturnType<typeof openRaw>>;
  close(): Promise<void>;
}

export const subscribeTo = (query: string, id = '1', variables: object = {}) => ({ type: 'subscribe', id, payload: { query, variables } });
