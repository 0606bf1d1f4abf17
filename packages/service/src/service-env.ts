import { z } from 'zod';
import { envShape } from './env.ts';
import { telemetryEnv } from './telemetry/telemetry-env.ts';

const siblings = ['USERS', 'PRACTITIONERS', 'BOOKINGS', 'HEALTH_RECORDS', 'PAYMENTS', 'CONTENT'] as const;
type Sibling = (typeof siblings)[number];

/** The variables that every subgraph's process reads; a subgraph adds its own. `port` is where it listens unless told. */
export function serviceEnv(port: number) {
  return {
    HOST: z.string().default('127.0.0.1'),
    PORT: envShape.port(port),
    LOG_LEVEL: envShape.logLevel(),
    /** Without a user: the role's name and password are put in. A direct URL, never a transaction pooler. */
    DATABASE_URL: envShape.postgresUrl(),
    DATABASE_APP_PASSWORD: envShape.secret(12),
    DATABASE_SYSTEM_PASSWORD: envShape.secret(12),
    /** With it the process migrates its schema before it listens. */
    DATABASE_OWNER_PASSWORD: envShape.secret(12).optional(),
    DATABASE_POOL_SIZE: envShape.count(6, 100),
    INPUT_HASH_KEY: envShape.key(),
    HOP_KEY: envShape.key(),
    /** With it the bus is Redis; else PostgreSQL, which needs BUS_PASSWORD. */
    /** Signs the audit log's chains and their heads, which are written below AUDIT_HEADS_DIR: a disk that outlives the database. */
    AUDIT_KEY: envShape.key(),
    AUDIT_HEADS_DIR: z.string(),
    REDIS_URL: envShape.redisUrl().optional(),
    BUS_PASSWORD: envShape.secret(12).optional(),
    JOBS_PASSWORD: envShape.secret(12).optional(),
    TLS_KEY_FILE: z.string().optional(),
    TLS_CERT_FILE: z.string().optional(),
    DRAIN_SECONDS: envShape.count(10, 300),
    ...telemetryEnv(),
    ...siblingEnv(),
  };
}

/** How siblings are reached for facts that no event brought yet: `USERS_URL` with `USERS_HOP_KEY`, and so on. */
function siblingEnv() {
  const pairs = siblings.flatMap((name) => [
    [`${name}_URL`, envShape.httpUrl().optional()],
    [`${name}_HOP_KEY`, envShape.key().optional()],
  ]);
  return Object.fromEntries(pairs) as Record<`${Sibling}_URL`, z.ZodOptional<z.ZodURL>> &
    Record<`${Sibling}_HOP_KEY`, z.ZodOptional<ReturnType<typeof envShape.key>>>;
}

export type ServiceEnv = z.output<z.ZodObject<ReturnType<typeof serviceEnv>>>;

/** The siblings that the environment names: their URL, hop key and audience. */
export function siblingsOf(env: ServiceEnv): { name: string; audience: string; url: string; key: Buffer }[] {
  return siblings.flatMap((prefix) => {
    const url = env[`${prefix}_URL`];
    const key = env[`${prefix}_HOP_KEY`];
    const audience = prefix.toLowerCase();
    return url && key ? [{ name: audience.replaceAll('_', '-'), audience, url, key }] : [];
  });
}
