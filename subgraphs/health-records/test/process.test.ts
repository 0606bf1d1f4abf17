import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { cloneDatabase, temporaryFolder } from '@klear/testing';
import { afterAll, expect, inject, test } from 'vitest';

const database = await cloneDatabase();
const run = inject('klear');
const passwords = run.schemas.health_records;
const secret = () => randomBytes(32).toString('base64');
const url = new URL(database.url);
url.username = '';
url.password = '';

const env = {
  PATH: process.env.PATH ?? '',
  PORT: '0',
  DATABASE_URL: url.href,
  DATABASE_OWNER_PASSWORD: passwords?.owner ?? '',
  DATABASE_APP_PASSWORD: passwords?.app ?? '',
  DATABASE_SYSTEM_PASSWORD: passwords?.system ?? '',
  BUS_PASSWORD: run.busPassword,
  INPUT_HASH_KEY: secret(),
  HOP_KEY: secret(),
  AUDIT_KEY: secret(),
  AUDIT_HEADS_DIR: temporaryFolder(),
  KEY_RING: `k1:${secret()}`,
};
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

function start(change: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main], { env: { ...env, ...change }, stdio: ['ignore', 'pipe', 'pipe'] });
  afterAll(() => void child.kill('SIGKILL'));
  return child;
}

test('the process listens, refuses the unsigned, tells its readiness, and drains on SIGTERM with exit code 0', async () => {
  const child = start();
  let listening: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const fields = JSON.parse(line) as { msg: string; url?: string };
    if (fields.msg !== 'listening') continue;
    listening = fields.url;
    break;
  }
  if (!listening) expect.fail('it did not listen');
  const refused = await fetch(listening, { method: 'POST', body: '{"query":"{ _service { sdl } }"}' });
  expect(refused.status).toBe(401);
  expect((await fetch(new URL('/ready', listening))).status).toBe(200);
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
});

test('a process without its secrets does not start, and says everything that is wrong at once', async () => {
  const child = start({ KEY_RING: '', HOP_KEY: 'short', DATABASE_APP_PASSWORD: 'postgres' });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => {
    said += String(bytes);
  });
  const [code] = await once(child, 'exit');
  expect(code).not.toBe(0);
  for (const name of ['KEY_RING', 'HOP_KEY', 'DATABASE_APP_PASSWORD']) expect(said).toContain(name);
});
