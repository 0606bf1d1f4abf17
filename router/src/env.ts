import { fileURLToPath } from 'node:url';
import { standardTokenNames } from '@klear/auth';
import { envShape, parseEnv } from '@klear/service';
import { z } from 'zod';
import { engineKinds } from './execute/references.ts';
import { defaultLimits } from './limit/limits.ts';
import { defaultFairQueue } from './limit/quota/fair-queue.ts';
import { defaultRates } from './limit/rate/rate-limits.ts';
import { watchEnv } from './observe/watch-env.ts';

/** Every subgraph of the supergraph with the prefix of its variables. */
export const upstreams = {
  users: 'USERS',
  practitioners: 'PRACTITIONERS',
  bookings: 'BOOKINGS',
  'health-records': 'HEALTH_RECORDS',
  payments: 'PAYMENTS',
  content: 'CONTENT',
} as const;
type Prefix = (typeof upstreams)[keyof typeof upstreams];

/** The one place that reads the environment. All problems are reported at once. */
export function readEnv(env: Readonly<Record<string, string | undefined>> = process.env) {
  return parseEnv(
    {
      HOST: z.string().default('127.0.0.1'),
      PORT: envShape.port(4000),
      LOG_LEVEL: envShape.logLevel(),
      /** Where users publishes the keys under which access tokens are signed. */
      JWKS_URL: envShape.httpUrl(),
      TOKEN_ISSUER: z.string().default(standardTokenNames.issuer),
      TOKEN_AUDIENCE: z.string().default(standardTokenNames.audience),
      /** Origins of browsers that may ask, besides the router's own, separated by commas. */
      ALLOWED_ORIGINS: list(),
      DRAIN_SECONDS: envShape.count(10, 300),
      /** Which documents run on the graph of our own apps, and the manifests of those that are trusted. */
      DOCUMENTS: z.enum(['trusted', 'any']).default('trusted'),
      TRUSTED_DOCUMENTS: list([fileURLToPath(new URL('../../packages/client/src/__generated__/trusted-documents.json', import.meta.url))]),
      INTROSPECTION: z.enum(['on', 'off']).default('off'),
      SUGGESTIONS: z.enum(['on', 'off']).default('off'),
      /** Points that one operation may cost, and whether more is refused or only told. */
      COST_LIMIT: envShape.count(defaultLimits.cost, 1_000_000_000),
      COST_MODE: z.enum(['enforce', 'measure']).default('enforce'),
      /** The supergraph: a change of this file is put in force while the router runs. */
      SUPERGRAPH_FILE: z.string().default(fileURLToPath(new URL('../../schema/supergraph.graphql', import.meta.url))),
      /** The graph for third parties at /public/graphql, and its contract: a change of this file is put in force, too. */
      PUBLIC_GRAPH: z.enum(['on', 'off']).default('on'),
      PUBLIC_SCHEMA_FILE: z.string().default(fileURLToPath(new URL('../../schema/public.graphql', import.meta.url))),
      /** The page that /docs shows beside it. */
      PUBLIC_DOCS_FILE: z.string().default(fileURLToPath(new URL('../../schema/public.html', import.meta.url))),
      /** The live day of a practice at /board: built at the start when its files are not there. */
      BOARD: z.enum(['on', 'off']).default('on'),
      /** Where events travel: one of the two. Without, users is asked about each session once a second. */
      REDIS_URL: envShape.redisUrl().optional(),
      BUS_URL: envShape.postgresUrl().optional(),
      /** Where rate limits are kept without Redis: the login klear_router_app of a database that was prepared for it. */
      RATE_URL: envShape.postgresUrl().optional(),
      /** Cost points a minute of one API client, one person, one address. */
      RATE_POINTS_APP: envShape.count(defaultRates.budgets.app.points, 1_000_000_000),
      RATE_POINTS_PERSON: envShape.count(defaultRates.budgets.person.points, 1_000_000_000),
      RATE_POINTS_ADDRESS: envShape.count(defaultRates.budgets.address.points, 1_000_000_000),
      /** Operations that run at once. One organization holds half of them at most. */
      CONCURRENT_OPERATIONS: envShape.count(defaultFairQueue.concurrent, 10_000),
      /** Our own proxies, as addresses or networks (10.0.0.0/8) separated by commas: their word on a client's address counts. */
      TRUSTED_PROXIES: list(),
      /** The life of an access token, as users is told. */
      ACCESS_TOKEN_SECONDS: envShape.count(600, 3_600),
      /** Which executor answers: ours; that of @apollo/gateway; ours, with a share of public queries compared on both. */
      ROUTER_ENGINE: z.enum(engineKinds).default('compiled'),
      ROUTER_SHADOW_SHARE: z.coerce.number().min(0).max(1).default(0.01),
      ...watchEnv(),
      ...hops(),
    },
    env,
  );
}

/** Values separated by commas. */
function list(standard: readonly string[] = []) {
  return z
    .string()
    .default(standard.join(','))
    .transform((text) => text.split(',').flatMap((entry) => entry.trim() || []));
}

/** `USERS_URL` with `USERS_HOP_KEY`, and so on: the URL is that of the subgraph's /graphql. */
function hops() {
  const pairs = Object.values(upstreams).flatMap((prefix) => [
    [`${prefix}_URL`, envShape.httpUrl()],
    [`${prefix}_HOP_KEY`, envShape.key()],
  ]);
  return Object.fromEntries(pairs) as Record<`${Prefix}_URL`, z.ZodURL> & Record<`${Prefix}_HOP_KEY`, ReturnType<typeof envShape.key>>;
}
