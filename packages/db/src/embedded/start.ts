import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { access, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '@klear/core';
import postgres from 'postgres';
import { embeddedBinaries } from './binaries.ts';
import { freePort } from './free-port.ts';
import { findPostmaster, isAlive, stopPostmaster } from './postmaster.ts';
import { type Launch, unprivileged } from './unprivileged.ts';

export interface EmbeddedPostgres {
  /** Connection URL of the superuser `klear`, database `postgres`. Holds the password: never log it. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Home of the server: `cluster/` (the data), `superuser.password` (mode 0600), `postgres.log`. */
  readonly directory: string;
  /** 0 or absent: a free port. */
  readonly port?: number;
  /** false turns off fsync and the like: for tests, whose data may be lost. */
  readonly durable?: boolean;
  readonly log: Logger;
}

/**
 * Starts the real PostgreSQL on 127.0.0.1, creating its data directory once. A server that an earlier process left
 * behind is adopted when it listens where asked and answers, else stopped first, so one postmaster runs at most.
 * The server is detached: Ctrl-C reaches this process only, which stops it last.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const directory = resolve(options.directory);
  const cluster = join(directory, 'cluster');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const leftover = await findPostmaster(cluster);
  if (leftover) {
    const password = await readFile(join(directory, 'superuser.password'), 'utf8');
    const samePort = !options.port || options.port === leftover.port;
    if (samePort && (await answers(urlOf(password, leftover.port), 5_000))) {
      options.log.info({ port: leftover.port }, 'adopted the running database server');
      return running(password, leftover.port, leftover.pid);
    }
    await stopPostmaster(leftover.pid);
  }
  const launch = await unprivileged(await embeddedBinaries(), directory);
  const durable = options.durable ?? true;
  const password = await initialise(launch, { directory, cluster, durable });
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port || (await freePort());
    const started = await serve(launch, { directory, cluster, port, password, durable });
    if (started.ok) return running(password, port, started.pid);
    // A free port may be taken by another process between choosing and binding it.
    if (options.port || attempt === 3) throw new Error(`The database server did not start on port ${port}: ${started.reason}`);
  }
}

const urlOf = (password: string, port: number) => `postgres://klear:${password}@127.0.0.1:${port}/postgres`;

function running(password: string, port: number, pid: number): EmbeddedPostgres {
  return { url: urlOf(password, port), port, pid, stop: () => stopPostmaster(pid) };
}

/** Runs initdb once, beside the final place, so that a kill in its middle leaves nothing that looks whole. Returns the password. */
async function initialise(
  launch: Launch,
  { directory, cluster, durable }: { directory: string; cluster: string; durable: boolean },
): Promise<string> {
  const passwordFile = join(directory, 'superuser.password');
  const exists = await access(join(cluster, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  if (exists) return readFile(passwordFile, 'utf8');
  const password = randomBytes(24).toString('base64url');
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, password, { mode: 0o600 });
  const { uid, gid } = launch.spawnOptions;
  if (uid !== undefined && gid !== undefined) await chown(passwordFile, uid, gid);
  const fresh = join(directory, 'cluster.new');
  await rm(fresh, { recursive: true, force: true });
  const { program, args } = launch.command(launch.binaries.initdb);
  const child = spawn(
    program,
    [
      ...args,
      `--pgdata=${fresh}`,
      '--username=klear',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(durable ? [] : ['--no-sync']),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], ...launch.spawnOptions },
  );
  let complaint = '';
  child.stderr?.on('data', (part: Buffer) => {
    complaint += part.toString();
  });
  const code = await new Promise<number | null>((done, failed) => {
    child.once('error', failed);
    child.once('close', done);
  });
  if (code !== 0) throw new Error(`initdb failed with code ${code}: ${complaint.trim()}`);
  await rename(fresh, cluster);
  return password;
}

interface ServeOptions {
  directory: string;
  cluster: string;
  port: number;
  password: string;
  durable: boolean;
}

async function serve(launch: Launch, options: ServeOptions): Promise<{ ok: true; pid: number } | { ok: false; reason: string }> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: options.durable ? '100' : '300',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    // Values of a failed statement may be personal: they stay out of the server's log.
    log_parameter_max_length_on_error: '0',
    log_min_error_statement: 'panic',
    ...(options.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  };
  const { program, args } = launch.command(launch.binaries.postgres);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const logFile = join(options.directory, 'postgres.log');
  const output = openSync(logFile, 'w', 0o600);
  const child = spawn(program, [...args, '-D', options.cluster, '-p', String(options.port), ...flags], {
    detached: true,
    stdio: ['ignore', output, output],
    ...launch.spawnOptions,
  });
  closeSync(output);
  let exited = false;
  child.once('exit', () => {
    exited = true;
  });
  child.once('error', () => {
    exited = true;
  });
  child.unref();
  const { pid } = child;
  const deadline = Date.now() + 60_000;
  while (!exited && pid !== undefined && isAlive(pid) && Date.now() < deadline) {
    if (await answers(urlOf(options.password, options.port), 1_000)) return { ok: true, pid };
    await wait(20);
  }
  const said = await readFile(logFile, 'utf8').catch(() => '');
  const reasons = said.split('\n').flatMap((line) => /(?:FATAL|WARNING|unshare):\s+(.*)/.exec(line)?.[1] ?? []);
  return { ok: false, reason: reasons.join('; ') || `see ${logFile}` };
}

async function answers(url: string, timeoutMs: number): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: timeoutMs / 1000, fetch_types: false, onnotice: () => {}, backoff: () => 0.01 });
  try {
    await Promise.race([
      sql`select 1`,
      wait(timeoutMs, undefined, { ref: false }).then(() => Promise.reject(new Error('no answer in time'))),
    ]);
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 0 });
  }
}
