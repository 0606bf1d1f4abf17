import { randomBytes } from 'node:crypto';
import { generateSigningKey } from '@klear/auth';

/** The six subgraphs by their name in the graph. */
export const subgraphs = ['users', 'practitioners', 'bookings', 'health-records', 'payments', 'content'] as const;

/** File name -> variables. An empty value is the operator's to fill: the service refuses to start without it. */
export type EnvFiles = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** `health-records` -> `HEALTH_RECORDS`, as variables are named after a subgraph. */
export const prefixOf = (subgraph: string): string => subgraph.replaceAll('-', '_').toUpperCase();

const key = (): string => randomBytes(32).toString('base64');
const password = (): string => randomBytes(24).toString('base64url');

/** Fresh secrets for every service. Each file holds what its reader needs and no more. */
export function makeSecrets(): EnvFiles {
  const hopKeys = Object.fromEntries(subgraphs.map((name) => [name, key()]));
  const quoteKey = key();
  const own: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    users: { KEY_RING: `k1:${key()}`, BLIND_INDEX_KEY: key(), TOKEN_PRIVATE_JWKS: JSON.stringify({ keys: [generateSigningKey()] }) },
    bookings: { KEY_RING: `k1:${key()}`, QUOTE_KEY: quoteKey },
    'health-records': { KEY_RING: `k1:${key()}` },
    payments: { QUOTE_KEY: quoteKey, STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: '' },
  };
  const services = subgraphs.map((name) => [
    `${name}.env`,
    {
      HOP_KEY: hopKeys[name] ?? '',
      INPUT_HASH_KEY: key(),
      DATABASE_OWNER_PASSWORD: password(),
      DATABASE_APP_PASSWORD: password(),
      DATABASE_SYSTEM_PASSWORD: password(),
      ...own[name],
    },
  ]);
  const postgres = password();
  return {
    ...Object.fromEntries(services),
    // Who speaks to a subgraph signs with its key: the router always, siblings on a miss of their projections.
    'hop-keys.env': Object.fromEntries(subgraphs.map((name) => [`${prefixOf(name)}_HOP_KEY`, hopKeys[name] ?? ''])),
    // Only subgraphs read it: it signs the audit log.
    'audit.env': { AUDIT_KEY: key() },
    // Whoever verifies the audit log, and whoever archives it: no service reads these.
    'auditors.env': { AUDIT_READER_PASSWORD: password(), AUDIT_ARCHIVIST_PASSWORD: password() },
    'queues.env': { BUS_PASSWORD: password(), JOBS_PASSWORD: password() },
    // The router's rate limits, where they are kept on PostgreSQL.
    'router.env': { ROUTER_PASSWORD: password() },
    'postgres.env': { POSTGRES_USER: 'postgres', POSTGRES_PASSWORD: postgres },
  };
}

/** The text of an env file: one `NAME='value'` per line, quoted so that compose replaces nothing inside. */
export function envText(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => (value === '' ? `${name}=\n` : `${name}='${value}'\n`))
    .join('');
}
