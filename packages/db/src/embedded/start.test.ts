import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@klear/core';
import postgres from 'postgres';
import { afterAll, describe, expect, test } from 'vitest';
import { unsupportedReason } from './binaries.ts';
import { freePort } from './free-port.ts';
import { startEmbeddedPostgres } from './index.ts';
import { findPostmaster, isAlive } from './postmaster.ts';

const directory = mkdtempSync(join(tmpdir(), 'klear-embedded-'));
const start = (port?: number) =>
  startEmbeddedPostgres({ directory, durable: false, log: silentLogger, ...(port === undefined ? {} : { port }) });
const ask = async (url: string, text: string) => {
  const sql = postgres(url, { max: 1 });
  const rows = await sql.unsafe(text).finally(() => sql.end());
  return rows[0];
};
afterAll(async () => {
  const left = await findPostmaster(join(directory, 'cluster'));
  if (left) process.kill(left.pid, 'SIGQUIT');
  rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
});

describe('the embedded server', () => {
  test('starts on a free port, keeps its password to the owner, asks for it, and keeps data over a restart', async () => {
    const server = await start();
    expect(await ask(server.url, 'show server_version')).toEqual({ server_version: '18.4' });
    expect(await ask(server.url, 'show listen_addresses')).toEqual({ listen_addresses: '127.0.0.1' });
    await ask(server.url, 'create table kept as select 42 as n');
    expect(statSync(join(directory, 'superuser.password')).mode & 0o777).toBe(0o600);
    await expect(ask(server.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await server.stop();
    expect(isAlive(server.pid)).toBe(false);
    const again = await start();
    expect(await ask(again.url, 'select n from kept')).toEqual({ n: 42 });
    await again.stop();
  });

  test('a server left by a killed process is adopted, or stopped when another port is asked for: one postmaster runs', async () => {
    const abandoned = await start();
    const adopted = await start();
    expect([adopted.pid, adopted.port]).toEqual([abandoned.pid, abandoned.port]);
    const other = await start(await freePort());
    expect(other.pid).not.toBe(abandoned.pid);
    expect(isAlive(abandoned.pid)).toBe(false);
    await other.stop();
  });

  test('a stale pid file and the pid of another program are no server', async () => {
    const file = join(directory, 'cluster', 'postmaster.pid');
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    for (const pid of [String(stranger.pid), '999999999', 'nonsense']) {
      writeFileSync(file, `${pid}\n${join(directory, 'cluster')}\n0\n5432\n`);
      expect(await findPostmaster(join(directory, 'cluster'))).toBeUndefined();
    }
    expect(stranger.exitCode).toBeNull();
    stranger.kill();
  });

  test('a taken port is told in one line', async () => {
    const server = await start();
    const elsewhere = mkdtempSync(join(tmpdir(), 'klear-embedded-'));
    const second = startEmbeddedPostgres({ directory: elsewhere, port: server.port, durable: false, log: silentLogger });
    await expect(second).rejects.toThrow(new RegExp(`did not start on port ${server.port}`));
    expect(readFileSync(join(elsewhere, 'postgres.log'), 'utf8')).toContain('could not bind');
    rmSync(elsewhere, { recursive: true, force: true });
    await server.stop();
  });

  test('where root has no user namespaces the server runs as nobody', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'klear-embedded-'));
    const path = process.env.PATH;
    process.env.PATH = '/nonexistent';
    const server = await startEmbeddedPostgres({ directory: elsewhere, durable: false, log: silentLogger }).finally(() => {
      process.env.PATH = path;
    });
    expect(await ask(server.url, 'select 1 as one')).toEqual({ one: 1 });
    expect(statSync(join(elsewhere, 'cluster')).uid).toBe(process.getuid?.() === 0 ? 65534 : process.getuid?.());
    await server.stop();
    rmSync(elsewhere, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  });

  test('a process that is killed leaves a server behind, which the next one adopts', async () => {
    const program = `
      const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
      const quiet = () => {};
      const server = await startEmbeddedPostgres({ directory: ${JSON.stringify(directory)}, durable: false, log: { debug: quiet, info: quiet, warn: quiet, error: quiet } });
      process.stdout.write(String(server.pid));
      setInterval(quiet, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = await new Promise<number>((told) => child.stdout.once('data', (text: Buffer) => told(Number(text.toString()))));
    child.kill('SIGKILL');
    await new Promise((gone) => child.once('exit', gone));
    expect(isAlive(pid)).toBe(true);
    const adopted = await start();
    expect(adopted.pid).toBe(pid);
    expect(await ask(adopted.url, 'select n from kept')).toEqual({ n: 42 });
    await adopted.stop();
    expect(isAlive(pid)).toBe(false);
  });

  test('an unsupported machine gets one line that names the way out', () => {
    expect(unsupportedReason({ platform: 'linux', arch: 'x64', musl: false })).toBeUndefined();
    expect(unsupportedReason({ platform: 'linux', arch: 'x64', musl: true })).toContain('Set DATABASE_URL');
    expect(unsupportedReason({ platform: 'win32', arch: 'arm64', musl: false })).toBe(
      'There is no embedded PostgreSQL for win32-arm64. Set DATABASE_URL to a PostgreSQL 15 or newer instead.',
    );
  });
});
