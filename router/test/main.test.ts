import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createTokenIssuer, generateSigningKey, standardTokenNames } from '@klear/auth';
import { newId, systemClock } from '@klear/core';
import { expect, it, onTestFinished } from 'vitest';
import { upstreams } from '../src/env.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const tokens = createTokenIssuer({
  privateJwks: { keys: [generateSigningKey('k1')] },
  ...standardTokenNames,
  lifetimeSeconds: 60,
  clock: systemClock,
});

/** Stands where all six subgraphs and the key set are: counts what is asked, knows nobody, and lets every session go on. */
async function upstream() {
  const hops: string[] = [];
  const sessions: string[] = [];
  const goesOn = JSON.stringify({ data: { _entities: [{ isOver: false, organizations: [], platformRoles: [] }] } });
  const server = createServer((request, response) => {
    if (request.url === '/jwks.json') return void response.end(JSON.stringify(tokens.jwks()));
    let body = '';
    request.setEncoding('utf8').on('data', (text) => {
      body += text;
    });
    request.once('end', () => {
      const isAboutSession = body.includes('SessionState');
      (isAboutSession ? sessions : hops).push(String(request.headers['klear-signature']));
      response.setHeader('content-type', 'application/json').end(isAboutSession ? goesOn : '{"data":{"me":null}}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { hops, sessions, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const manifest = new URL('../../packages/client/src/__generated__/trusted-documents.json', import.meta.url);
const { documents } = JSON.parse(readFileSync(manifest, 'utf8')) as { documents: Record<string, string> };
const [hash] =
  Object.entries(documents).find(([, text]) => text.startsWith('query Me ')) ??
  Object.entries(documents).find(([, text]) => text.startsWith('query Me')) ??
  [];

it('runs as a process of its own: takes tokens under the published keys, signs its hops, and drains on SIGTERM', async () => {
  const { hops, sessions, origin } = await upstream();
  const perSubgraph = Object.values(upstreams).flatMap((prefix) => [
    [`${prefix}_URL`, `${origin}/graphql`],
    [`${prefix}_HOP_KEY`, randomBytes(32).toString('base64')],
  ]);
  const env = { PORT: '0', JWKS_URL: `${origin}/jwks.json`, ...Object.fromEntries(perSubgraph), APOLLO_TELEMETRY_DISABLED: 'true' };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
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
    const url = await listening;
    const ask = (token: string, params: object = { documentId: `sha256:${hash}` }) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(params),
      });
    const claims = { personId: newId<'User'>(), sessionId: newId<'Session'>(), organizations: {} };
    expect(await (await ask(await tokens.issue(claims))).json()).toEqual({ data: { me: null } });
    expect(hops).toEqual([expect.stringMatching(/^v1;/)]);
    // Without a bus nobody tells what is revoked: users is asked.
    expect(sessions).toEqual([expect.stringMatching(/^v1;/)]);
    expect((await ask('forged')).status).toBe(401);
    const free = await ask(await tokens.issue(claims), { query: '{ me { id } }' });
    expect((await free.json()).errors[0].extensions.code).toBe('DOCUMENT_NOT_TRUSTED');
    expect(hops).toHaveLength(1);
    expect((await fetch(`${url}/ready`)).status).toBe(200);
  } finally {
    child.kill('SIGTERM');
  }
  expect(await exited).toEqual([0, null]);
});

it('does not start without its environment, and says all that is missing', async () => {
  const child = spawn(process.execPath, [main], { env: {}, stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  createInterface(child.stderr).on('line', (line) => said.push(line));
  expect((await once(child, 'close'))[0]).toBe(1);
  for (const name of ['JWKS_URL', 'HEALTH_RECORDS_URL', 'HEALTH_RECORDS_HOP_KEY']) expect(said.join('\n')).toContain(`${name}:`);
});
