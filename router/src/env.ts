import { standardTokenNames } from '@klear/auth';
import { envShape, parseEnv } from '@klear/service';
import { z } from 'zod';

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
      ALLOWED_ORIGINS: z
        .string()
        .default('')
        .transform((text) => text.split(',').flatMap((origin) => origin.trim() || [])),
      DRAIN_SECONDS: envShape.count(10, 300),
      ...hops(),
    },
    env,
  );
}

/** `USERS_URL` with `USERS_HOP_KEY`, and so on: the URL is that of the subgraph's /graphql. */
function hops() {
  const pairs = Object.values(upstreams).flatMap((prefix) => [
    [`${prefix}_URL`, envShape.httpUrl()],
    [`${prefix}_HOP_KEY`, envShape.key()],
  ]);
  return Object.fromEntries(pairs) as Record<`${Prefix}_URL`, z.ZodURL> & Record<`${Prefix}_HOP_KEY`, ReturnType<typeof envShape.key>>;
}
