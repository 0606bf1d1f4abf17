import { fileURLToPath } from 'node:url';

/** Where the administrator's database is, and the folder of env files. DATABASE_ADMIN_URL, or DATABASE_URL with the POSTGRES_* of postgres.env. */
export function readEnv(env: Readonly<Record<string, string | undefined>>): { adminUrl: string; folder: string } {
  const folder = env.DEPLOY_ENV_DIR ?? fileURLToPath(new URL('../env', import.meta.url));
  if (env.DATABASE_ADMIN_URL) return { adminUrl: env.DATABASE_ADMIN_URL, folder };
  if (!env.DATABASE_URL || !env.POSTGRES_USER || !env.POSTGRES_PASSWORD) {
    throw new Error('Set DATABASE_ADMIN_URL, or DATABASE_URL together with POSTGRES_USER and POSTGRES_PASSWORD.');
  }
  const url = new URL(env.DATABASE_URL);
  url.username = encodeURIComponent(env.POSTGRES_USER);
  url.password = encodeURIComponent(env.POSTGRES_PASSWORD);
  return { adminUrl: url.href, folder };
}
