import { createTokenIssuer, createTokenVerifier, generateSigningKey, type TokenSubject } from '@klear/auth';
import { newId, type Role, silentLogger, systemClock } from '@klear/core';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { SubgraphTransport } from '../src/execute/transport.ts';
import { createRouter } from '../src/router.ts';
import type { RouterDeps } from '../src/router-deps.ts';
import { composeLibrary } from './library.ts';

export const issuer = 'https://klear.test';
export const audience = 'klear-graph';
export const personId = newId<'User'>();
export const organizationId = newId<'Organization'>();

/** A router on a port of its own over the given transports, with tokens for it. */
export async function openRouter(
  transports: Readonly<Record<string, SubgraphTransport>>,
  sdl?: Readonly<Record<string, string>>,
  more: Partial<RouterDeps> = {},
) {
  const clock = systemClock;
  const key = await generateSigningKey();
  const tokens = (lifetimeSeconds: number) => createTokenIssuer({ privateJwks: { keys: [key] }, issuer, audience, lifetimeSeconds, clock });
  const verifier = createTokenVerifier({ jwks: async () => tokens(60).jwks(), issuer, audience, clock });
  const router = await createRouter({
    supergraph: more.supergraph ?? composeLibrary(sdl),
    transports,
    verifier,
    clock,
    log: silentLogger,
    allowedOrigins: ['https://app.test'],
    ...more,
  });
  const listening = await router.listen({ host: '127.0.0.1', port: 0 });
  const organizations: Record<string, Role[]> = { [organizationId]: ['MANAGER'] };

  return {
    router,
    url: listening.url,
    token: (lifetimeSeconds = 60, who = personId, more: Partial<TokenSubject> = {}) =>
      tokens(lifetimeSeconds).issue({ personId: who, sessionId: newId<'Session'>(), organizations, ...more }),
    post: (body: string | object, headers: Record<string, string> = {}) =>
      fetch(`${listening.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    socket: (
      connectionParams: Record<string, unknown> = {},
      onClosed?: (event: unknown) => void,
      path = '/graphql',
      headers: Record<string, string> = {},
    ): Client =>
      createClient({
        url: `${listening.url.replace('http', 'ws')}${path}`,
        webSocketImpl: withHeaders(headers),
        connectionParams,
        retryAttempts: 0,
        lazy: true,
        ...(onClosed && { on: { closed: onClosed } }),
      }),
    async close() {
      await router.close();
      await listening.close();
    },
  };
}

function withHeaders(headers: Record<string, string>) {
  return class extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols, { headers });
    }
  };
}

/** Everything that one operation over a socket answers. */
export async function overSocket(client: Client, payload: { query: string; operationName?: string; variables?: Record<string, unknown> }) {
  const { promise, resolve } =
    Promise.withResolvers<{ data?: unknown; errors?: readonly { message: string; extensions?: Record<string, unknown> }[] }[]>();
  const answers: { data?: unknown; errors?: readonly { message: string; extensions?: Record<string, unknown> }[] }[] = [];
  client.subscribe(payload, {
    next: (value) => void answers.push(value as (typeof answers)[number]),
    error: (failure) =>
      resolve(Array.isArray(failure) ? [...answers, { errors: failure }] : [...answers, { errors: [{ message: String(failure) }] }]),
    complete: () => resolve(answers),
  });
  return promise;
}
