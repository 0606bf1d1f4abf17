import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import postgres from 'postgres';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { removeLeftovers, serverDirectory } from './leftover-servers.ts';
import { freshPasswords, prepareTemplate } from './template.ts';

const run = inject('klear');

describe('the template', () => {
  test('holds every schema that migrates, and tells the one that does not', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'klear-migrations-'));
    await writeFile(join(directory, '0001_wrong.sql'), 'create tabel x ()');
    const wrong = pathToFileURL(`${directory}/`);
    const template = `klear_t_${randomBytes(4).toString('hex')}`;
    const users = new URL('../../../subgraphs/users/migrations/', import.meta.url);
    const sources = [
      { schema: 'users', directory: users },
      { schema: 'content', directory: wrong },
    ];
    const context = await prepareTemplate(run.adminUrl, { template, sources, passwords: run });
    onTestFinished(async () => {
      const admin = postgres(run.adminUrl, { max: 1, onnotice: () => {} });
      await admin.unsafe(`drop database ${template} with (force)`);
      await admin.end();
      rmSync(directory, { recursive: true });
    });
    expect(Object.keys(context.broken)).toEqual(['content']);
    expect(context.broken.content).toContain('0001_wrong.sql');
  });

  test('every run has secrets of its own', () => {
    const [a, b] = [freshPasswords(['users']), freshPasswords(['users'])];
    expect(a.schemas.users?.owner).not.toBe(b.schemas.users?.owner);
    expect(new Set([a.busPassword, a.jobsPassword, a.schemas.users?.app, a.schemas.users?.system]).size).toBe(4);
  });
});

test('the server of a run that was killed is stopped and its folder removed, a living run is left alone', async () => {
  const owner = spawn(process.execPath, ['-e', '']);
  await once(owner, 'exit');
  const server = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); process.stdout.write("up")']);
  await once(server.stdout, 'data');
  const dead = join(tmpdir(), `klear-test-${owner.pid}`);
  mkdirSync(join(dead, 'cluster'), { recursive: true });
  writeFileSync(join(dead, 'cluster', 'postmaster.pid'), `${server.pid}\n`);
  mkdirSync(serverDirectory(), { recursive: true });
  const stopped = once(server, 'exit');
  removeLeftovers();
  await stopped;
  expect(existsSync(dead)).toBe(false);
  expect(existsSync(serverDirectory())).toBe(true);
  rmSync(serverDirectory(), { recursive: true });
});
