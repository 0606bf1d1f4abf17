import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

interface Parts {
  cleanEnvironment(bin?: string): Record<string, string>;
  failure(doing: string, output: string): Error;
  nodeFor(machine: { platform: string; arch: string; musl: boolean }): { name: string; version: string; integrity: string };
  withLock<T>(file: string, work: () => Promise<T>): Promise<T>;
}

/** The bootstrap is plain JavaScript for any Node; the tests say here what they take from it. */
const place = fileURLToPath(new URL('.', import.meta.url));
const load = async (name: string): Promise<Parts> => import(pathToFileURL(path.join(place, `${name}.mjs`)).href);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'klear-bootstrap-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('the environment of pnpm and of the commands', () => {
  test("has npm's variables removed, the registry left, and the pinned Node first on PATH", async () => {
    vi.stubEnv('npm_lifecycle_event', 'start');
    vi.stubEnv('npm_config_prefix', '/elsewhere');
    const mirror = 'https://mirror.example';
    vi.stubEnv('npm_config_registry', mirror);
    const { cleanEnvironment } = await load('environment');
    const environment = cleanEnvironment('/pinned/bin');
    expect(environment).toMatchObject({ npm_config_registry: mirror });
    expect(environment).not.toHaveProperty('npm_lifecycle_event');
    expect(environment).not.toHaveProperty('npm_config_prefix');
    expect(environment.PATH?.split(path.delimiter)[0]).toBe('/pinned/bin');
  });
});

describe('a failure', () => {
  test.each([
    ['npm error code ENOTFOUND', 'no network'],
    ['ERR_PNPM_META_FETCH_FAIL  request failed, reason: connect ECONNREFUSED', 'no network'],
    ['npm error code ENOSPC', 'disk is full'],
    ['ERR_PNPM_OUTDATED_LOCKFILE  Cannot install', 'ERR_PNPM_OUTDATED_LOCKFILE'],
  ])('%s becomes one clear line: %s', async (output, says) => {
    const { failure } = await load('failure');
    expect(failure('installing', output).message).toContain(says);
  });
});

describe('a platform', () => {
  test('without a Node of ours gets one line that names those that have one', async () => {
    const { nodeFor } = await load('platform');
    expect(nodeFor({ platform: 'linux', arch: 'x64', musl: false }).version).toBe('24.21.0');
    expect(() => nodeFor({ platform: 'freebsd', arch: 'x64', musl: false })).toThrow(/freebsd-x64.*linux-x64/);
    expect(() => nodeFor({ platform: 'linux', arch: 'x64', musl: true })).toThrow(/musl/);
  });
});

describe('the lock around installing', () => {
  test('lets one through at a time and leaves nothing behind', async () => {
    const { withLock } = await load('lock');
    const file = path.join(folder, 'installing');
    const seen: string[] = [];
    vi.spyOn(console, 'log').mockImplementation(() => {});
    const other = spawn(process.execPath, ['--input-type=module', '-e', holder(file, folder)], { stdio: ['ignore', 'pipe', 'inherit'] });
    await lineOf(other, 'holding');
    const ours = withLock(file, async () => seen.push(existsSync(path.join(folder, 'done')) ? 'after' : 'during'));
    writeFileSync(path.join(folder, 'release'), '');
    await ours;
    expect(seen).toEqual(['after']);
    expect(existsSync(file)).toBe(false);
  });

  test('of a process that was killed does not hold anybody up', async () => {
    const { withLock } = await load('lock');
    const file = path.join(folder, 'installing');
    const other = spawn(process.execPath, ['--input-type=module', '-e', holder(file, folder)], { stdio: ['ignore', 'pipe', 'inherit'] });
    await lineOf(other, 'holding');
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(existsSync(file)).toBe(true);
    await expect(withLock(file, async () => 'ours')).resolves.toBe('ours');
  });
});

describe('a command', () => {
  test('hears a Ctrl-C once, though terminal, npm and bootstrap each deliver it', async () => {
    const command = launch(`const beat = setInterval(() => {}, 1000);
      let times = 0;
      process.on('SIGINT', () => {
        times += 1;
        if (times > 1) return;
        console.log('first');
        setTimeout(() => { console.log('heard', times); clearInterval(beat); }, 500);
      });
      console.log('up');`);
    await lineOf(command, 'up');
    command.kill('SIGINT');
    await lineOf(command, 'first');
    command.kill('SIGINT');
    expect(await lineOf(command, 'heard')).toBe('heard 1');
    expect(await once(command, 'exit')).toEqual([0, null]);
  });

  test('gives its exit code and its arguments through', async () => {
    const command = launch("console.log('args', process.argv.slice(2).join(' ')); process.exitCode = 7;", ['--port', '5000']);
    expect(await lineOf(command, 'args')).toBe('args --port 5000');
    expect(await once(command, 'exit')).toEqual([7, null]);
  });

  test('ends in its own way when the bootstrap is killed hard', async () => {
    const log = path.join(folder, 'ended');
    const command = launch(
      `import { writeFileSync } from 'node:fs'; const beat = setInterval(() => {}, 1000); process.on('SIGTERM', () => { writeFileSync(${JSON.stringify(log)}, 'orderly'); clearInterval(beat); }); console.log('up');`,
    );
    await lineOf(command, 'up');
    command.kill('SIGKILL');
    await vi.waitFor(() => expect(readFileSync(log, 'utf8')).toBe('orderly'), { timeout: 10_000 });
  });
});

function holder(file: string, at: string): string {
  const lock = JSON.stringify(pathToFileURL(path.join(place, 'lock.mjs')).href);
  return `import { existsSync, writeFileSync } from 'node:fs';
    import { withLock } from ${lock};
    await withLock(${JSON.stringify(file)}, async () => {
      console.log('holding');
      while (!existsSync(${JSON.stringify(path.join(at, 'release'))})) await new Promise((resolve) => setTimeout(resolve, 20));
      writeFileSync(${JSON.stringify(path.join(at, 'done'))}, '');
    });`;
}

/** Runs a script the way the bootstrap does: this process plays npm, the child the bootstrap, the script the command. */
function launch(source: string, args: readonly string[] = []): ChildProcess {
  const script = path.join(folder, 'command.ts');
  writeFileSync(script, `export {};\n${source}`);
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  const run = JSON.stringify(pathToFileURL(path.join(place, 'run.mjs')).href);
  const options = JSON.stringify({ root: path.join(place, '../..'), node: process.execPath, script, args });
  const bootstrap = `import { runCommand } from ${run}; process.exitCode = await runCommand(${options});`;
  return spawn(process.execPath, ['--input-type=module', '-e', bootstrap], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Waits for the first line of output that begins with `start`. */
function lineOf(child: ChildProcess, start: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += String(chunk);
      const line = text.split('\n').find((candidate) => candidate.startsWith(start));
      if (line !== undefined) resolve(line);
    });
    child.once('close', () => reject(new Error(`ended without "${start}": ${text}`)));
  });
}
