import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@klear/db/embedded';

export interface Pgbouncer {
  /** The same database as `databaseUrl`, through the pooler. A pooler older than 1.21 takes no prepared statements: hence `prepare=false`. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface PgbouncerOptions {
  readonly databaseUrl: string;
  /** Password of each role that signs in. */
  readonly logins: Readonly<Record<string, string>>;
  /** Connections to the server for each role. */
  readonly poolSize: number;
}

const nobody = 65534;

/** Starts the machine's pgbouncer in transaction mode on a free port of 127.0.0.1. It refuses to be root, so root starts it as nobody. */
export async function startPgbouncer({ databaseUrl, logins, poolSize }: PgbouncerOptions): Promise<Pgbouncer> {
  const [port, directory, server] = [await freePort(), await mkdtemp(join(tmpdir(), 'klear-pgbouncer-')), new URL(databaseUrl)];
  const settings = join(directory, 'pgbouncer.ini');
  const users = join(directory, 'users.txt');
  await writeFile(
    users,
    Object.entries(logins)
      .map(([role, password]) => `"${role}" "${password.replaceAll('"', '""')}"\n`)
      .join(''),
    { mode: 0o600 },
  );
  await writeFile(
    settings,
    `[databases]
* = host=${server.hostname} port=${server.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
default_pool_size = ${poolSize}
max_client_conn = 500
`,
  );
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    await chmod(directory, 0o700);
    for (const path of [directory, settings, users]) await chown(path, nobody, nobody);
  }
  const pooler = spawn('pgbouncer', [settings], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    ...(isRoot ? { uid: nobody, gid: nobody } : {}),
  });
  const failed = once(pooler, 'error').then(([fault]) => Promise.reject(fault));
  failed.catch(() => {});
  const ready = async () => {
    let said = '';
    for await (const text of pooler.stderr.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
      said += String(text);
      if (said.includes('process up')) return;
    }
    throw new Error(`pgbouncer did not start: ${said}`);
  };
  await Promise.race([ready(), failed]);
  pooler.stderr.resume();

  const through = new URL(databaseUrl);
  through.hostname = '127.0.0.1';
  through.port = String(port);
  through.searchParams.set('prepare', 'false');
  return {
    url: through.href,
    async stop() {
      if (pooler.exitCode === null) {
        const gone = once(pooler, 'exit');
        pooler.kill('SIGTERM');
        await gone;
      }
      await rm(directory, { recursive: true, force: true });
    },
  };
}
