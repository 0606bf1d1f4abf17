import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { generateSigningKey } from '@klear/auth';
import { cloneDatabase, temporaryFolder } from '@klear/testing';
import { expect, it } from 'vitest';

const database = await cloneDatabase();
const heads = temporaryFolder();
const key = () => randomBytes(32).toString('base64');

it('runs as a process of its own: publishes its public keys, refuses what is not signed, and drains on SIGTERM', async () => {
  const { url, passwords } = database.connection('users');
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  const child = spawn(process.execPath, [fileURLToPath(new URL('../src/main.ts', import.meta.url))], {
    env: {
      PORT: '0',
      DATABASE_URL: bare.href,
      DATABASE_APP_PASSWORD: passwords.app,
      DATABASE_SYSTEM_PASSWORD: passwords.system,
      BUS_PASSWORD: decodeURIComponent(new URL(database.busUrl).password),
      INPUT_HASH_KEY: key(),
      HOP_KEY: key(),
      AUDIT_KEY: key(),
      AUDIT_HEADS_DIR: heads,
      KEY_RING: `k1:${key()}`,
      BLIND_INDEX_KEY: key(),
      TOKEN_PRIVATE_JWKS: JSON.stringify({ keys: [generateSigningKey('public-kid')] }),
      APOLLO_TELEMETRY_DISABLED: 'true',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const lines: string[] = [];
  try {
    const { promise: listening, resolve, reject } = Promise.withResolvers<string>();
    child.once('exit', () => reject(new Error(lines.join('\n'))));
    createInterface(child.stderr).on('line', (line) => lines.push(line));
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      const entry = JSON.parse(line);
      if (entry.msg === 'listening') resolve(entry.url);
    });
    const graph = await listening;
    const jwks = await (await fetch(new URL('/jwks.json', graph))).json();
    expect(jwks).toMatchObject({ keys: [{ kid: 'public-kid', alg: 'ES256' }] });
    expect(JSON.stringify(jwks)).not.toContain('"d"');
    const refused = await fetch(graph, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{_service{sdl}}"}',
    });
    expect([refused.status, (await refused.text()).includes('sdl')]).toEqual([401, false]);
    expect((await fetch(new URL('/ready', graph))).status).toBe(200);
  } finally {
    child.kill('SIGTERM');
  }
  expect(await exited).toEqual([0, null]);
});
