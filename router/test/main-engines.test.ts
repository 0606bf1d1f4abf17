import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { waitFor } from '@klear/testing';
import { expect, it, onTestFinished } from 'vitest';
import { startRouterProcess } from './router-process.ts';

const query = '{ searchPractitioners(first: 1) { edges { node { id } } } }';

/** Stands where the practitioners are, and gives another id each time it is asked. */
async function fickle() {
  let asked = 0;
  const server = createServer((request, response) => {
    const text = JSON.stringify({ data: { searchPractitioners: { edges: [{ node: { id: `secret-${asked++}` } }] } } });
    request.resume().once('end', () => response.setHeader('content-type', 'application/json').end(text));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, asked: () => asked };
}

async function started(env: Readonly<Record<string, string>>) {
  const practitioners = await fickle();
  const router = await startRouterProcess({ DOCUMENTS: 'any', PRACTITIONERS_URL: practitioners.url, ...env });
  onTestFinished(() => router.stop());
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(router.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return { data: (await response.json()).data, asked: practitioners.asked, lines: router.lines };
}

const answered = { searchPractitioners: { edges: [{ node: { id: 'secret-0' } }] } };

it('ROUTER_ENGINE=shadow answers by ours, asks once more, and logs a difference by the hash of the operation alone', async () => {
  const { data, asked, lines } = await started({ ROUTER_ENGINE: 'shadow', ROUTER_SHADOW_SHARE: '1' });
  expect(data).toEqual(answered);
  await waitFor('the comparison', () => lines.some((line) => line.includes('the executors answer differently')), 30_000);
  expect(asked()).toBe(2);
  expect(lines.join('\n')).toContain(createHash('sha256').update(query).digest('hex'));
  expect(lines.join('\n')).not.toContain('secret');
}, 60_000);

it("ROUTER_ENGINE=apollo is the operator's way back: the stock executor answers, asked once", async () => {
  const { data, asked } = await started({ ROUTER_ENGINE: 'apollo' });
  expect(data).toEqual(answered);
  expect(asked()).toBe(1);
}, 60_000);

it('an engine that there is not is told at the start', async () => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], { env: { ROUTER_ENGINE: 'fast' }, stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  createInterface(child.stderr).on('line', (line) => said.push(line));
  expect((await once(child, 'close'))[0]).toBe(1);
  expect(said.join('\n')).toMatch(/ROUTER_ENGINE.*compiled.*apollo.*shadow/);
});
