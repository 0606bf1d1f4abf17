import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { engineKinds, watchEnv } from '@klear/router';
import { parseEnv } from '@klear/service';
import { fewestConnections } from '../launch/connections.ts';

export const help = `npm start [-- options]

Brings up the whole graph on this machine: embedded PostgreSQL, six subgraphs, the router with GraphiQL, and a demo practice.
Data and secrets lie in .data/ and survive. Ctrl-C drains and stops everything, the database last.

  --port N   where the graph listens on 127.0.0.1 (4000)
  --empty    no demo practice: prints the sign-in of a first owner, once
  --reset    deletes .data/ first, with everything in it
  --help     this text

Environment: DATABASE_URL (administrator of your own PostgreSQL 15 or newer, instead of the embedded one), REDIS_URL (events through
Redis instead of PostgreSQL), STRIPE_SECRET_KEY with STRIPE_WEBHOOK_SECRET (Stripe in test mode instead of the local stand-in),
KLEAR_DATA_DIR (another place than .data/), DATABASE_CONNECTIONS (of the whole graph, 20 or more; 40 unless set),
ROUTER_ENGINE (which executor answers: compiled, apollo or shadow), ADMIN_PORT (metrics for Prometheus), OTEL_EXPORTER_OTLP_ENDPOINT
(traces), SLOW_OPERATION_MS (log what takes longer; 1000): docs/operating.md.`;

export interface StartOptions {
  readonly port: number;
  readonly empty: boolean;
  readonly reset: boolean;
  readonly help: boolean;
}

/** Reads the command line. Throws an Error whose message is the one line to show. */
export function startOptions(args: readonly string[]): StartOptions {
  const values = parsed(args);
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) throw new Error(`--port takes a number from 0 to 65535, not "${values.port}".`);
  return { port, empty: values.empty, reset: values.reset, help: values.help };
}

function parsed(args: readonly string[]) {
  try {
    const options = {
      port: { type: 'string', default: '4000' },
      empty: { type: 'boolean', default: false },
      reset: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (fault) {
    // Node's own message says which option is wrong; its kind of error would show a stack.
    const [line] = String(fault instanceof Error ? fault.message : fault).split('\n');
    throw new Error(`${line?.replace(/\.?$/, '.')} See: npm start -- --help`, { cause: fault });
  }
}

/** What the environment says about other services. Throws an Error whose message is the one line to show. */
export function startEnvironment(env: Readonly<Record<string, string | undefined>>) {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = env;
  if (Boolean(secretKey) !== Boolean(webhookSecret)) throw new Error('Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET, or neither.');
  // Demo bookings and impatient walk-throughs must never move money.
  if (secretKey && !/^(sk|rk)_test_/.test(secretKey))
    throw new Error('STRIPE_SECRET_KEY must be a test key: npm start is not for live payments.');
  const connections = env.DATABASE_CONNECTIONS ? Number(env.DATABASE_CONNECTIONS) : undefined;
  if (connections !== undefined && !(Number.isInteger(connections) && connections >= fewestConnections))
    throw new Error(`DATABASE_CONNECTIONS takes a whole number of at least ${fewestConnections}.`);
  const engine = env.ROUTER_ENGINE ? engineKinds.find((kind) => kind === env.ROUTER_ENGINE) : undefined;
  if (env.ROUTER_ENGINE && !engine) throw new Error(`ROUTER_ENGINE takes ${engineKinds.join(', ')}, not "${env.ROUTER_ENGINE}".`);
  return {
    engine,
    databaseUrl: env.DATABASE_URL || undefined,
    redisUrl: env.REDIS_URL || undefined,
    stripe: secretKey && webhookSecret ? { secretKey, webhookSecret } : undefined,
    dataDirectory: env.KLEAR_DATA_DIR || undefined,
    connections,
    watch: parseEnv(watchEnv(), env, { embedded: true }),
  };
}

/** Where it is marked what a database holds: beside the embedded one, and in a folder of its own for each other database. */
export function marksOf(dataDirectory: string, databaseUrl: string | undefined): string {
  if (!databaseUrl) return dataDirectory;
  const { host, pathname } = new URL(databaseUrl);
  return join(dataDirectory, `database-${createHash('sha256').update(`${host}${pathname}`).digest('hex').slice(0, 12)}`);
}
