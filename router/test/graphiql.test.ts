import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { silentLogger } from '@klear/core';
import { flatHeaders } from '@klear/service';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGraphiqlPage, type GraphiqlOptions } from '../src/transport/graphiql.ts';
import { asksLoopback, isLoopback } from '../src/transport/loopback.ts';
import { createPractice, people } from './practice.ts';

let page: string;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  page = await mkdtemp(join(tmpdir(), 'klear-page-'));
  await mkdir(join(page, 'assets'));
  await writeFile(join(page, 'index.html'), '<html><head></head><body>page</body></html>');
  await writeFile(join(page, 'assets/app-1a2b.js'), 'export {};'.repeat(100));
  await writeFile(join(page, 'assets/font.woff2'), 'font');
});
afterAll(async () => {
  for (const one of open) await one.close();
  await rm(page, { recursive: true });
});

/** The page alone on a port, without a graph behind it. */
async function serve(graphiql: GraphiqlOptions, host = '127.0.0.1'): Promise<{ url: string; port: number }> {
  const shown = createGraphiqlPage({ ...graphiql, log: silentLogger });
  shown.listensOn(host);
  const server = createServer(async (request, response) => {
    const headers = flatHeaders(request.headers);
    const path = new URL(request.url ?? '', 'http://router').pathname;
    const answer = await shown.answer({ method: request.method ?? '', path, headers, body: () => text(request) });
    response.writeHead(answer?.status ?? 404, answer?.headers).end(answer?.body);
  });
  await new Promise<void>((resolve) => void server.listen(0, host, resolve));
  open.push({ close: () => new Promise<void>((resolve) => void server.close(() => resolve()).closeAllConnections()) });
  const { port } = server.address() as AddressInfo;
  return { url: `http://${host}:${port}`, port };
}
const demo = () => ({ page, demoSignIns: people });
const pay = (url: string, body: unknown, type = 'application/json') =>
  fetch(`${url}/graphiql/demo/pay`, { method: 'POST', headers: { 'content-type': type }, body: JSON.stringify(body) });

describe('the page', () => {
  let url: string;
  beforeAll(async () => {
    url = (await serve({ page })).url;
  });

  it('comes under a policy that names no other origin, and is asked for anew each time', async () => {
    const answer = await fetch(`${url}/graphiql`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toContain(
      "default-src 'self'; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; connect-src 'self'",
    );
    expect(answer.headers.get('content-security-policy')).not.toMatch(/https?:|\*|unsafe-eval/);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-cache',
      'x-frame-options': 'DENY',
    });
    expect(await answer.text()).not.toContain('name="demo"');
  });

  it('gives assets that may be kept for ever, packed for those who can unpack', async () => {
    const script = await fetch(`${url}/graphiql/assets/app-1a2b.js`);
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(script.headers.get('content-encoding')).toBe('gzip');
    expect(await script.text()).toBe('export {};'.repeat(100));
    const plain = await fetch(`${url}/graphiql/assets/app-1a2b.js`, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect((await fetch(`${url}/graphiql/assets/font.woff2`)).headers.get('content-type')).toBe('font/woff2');
  });

  it.each(['/graphiql/nothing', '/graphiql/..%2f..%2fpackage.json', '/graphiql/assets/../../package.json'])(
    'has nothing at %s',
    async (path) => {
      expect((await fetch(url + path)).status).toBe(404);
    },
  );

  it('takes GET only', async () => {
    expect((await fetch(`${url}/graphiql`, { method: 'POST' })).status).toBe(405);
  });

  it('says that it could not be built', async () => {
    const { promise, reject } = Promise.withResolvers<string>();
    const { url: halved } = await serve({ page: promise });
    reject(new Error('no bundler'));
    expect((await fetch(`${halved}/graphiql`)).status).toBe(503);
  });

  it('waits for its files instead of failing', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const { url: early } = await serve({ page: promise });
    const answer = fetch(`${early}/graphiql`);
    resolve(page);
    expect((await answer).status).toBe(200);
  });
});

describe('the demo', () => {
  it('tells its sign-ins on loopback', async () => {
    const { url } = await serve(demo());
    expect(await (await fetch(`${url}/graphiql/demo.json`)).json()).toEqual({ signIns: people, testCard: false });
    expect(await (await fetch(`${url}/graphiql`)).text()).toContain('name="demo"');
  });

  it('is not there when nobody passes sign-ins', async () => {
    const { url } = await serve({ page });
    expect((await fetch(`${url}/graphiql/demo.json`)).status).toBe(404);
    expect((await pay(url, { clientSecret: 'pi_1_secret_2' })).status).toBe(404);
  });

  it('is not there when the listener is beyond loopback, whoever asks', async () => {
    const { port } = await serve({ ...demo(), payWithTestCard: async () => {} }, '0.0.0.0');
    const url = `http://127.0.0.1:${port}`;
    expect((await fetch(`${url}/graphiql/demo.json`)).status).toBe(404);
    expect((await pay(url, { clientSecret: 'pi_1_secret_2' })).status).toBe(404);
    expect(await (await fetch(`${url}/graphiql`)).text()).not.toContain('name="demo"');
  });

  it('is not there for a page elsewhere whose name was pointed at this machine', async () => {
    const { url } = await serve(demo());
    const { promise, resolve } = Promise.withResolvers<number | undefined>();
    get(`${url}/graphiql/demo.json`, { headers: { host: 'rebound.evil.test' } }, (answer) => resolve(answer.resume().statusCode));
    expect(await promise).toBe(404);
  });

  it('pays with a test card, and says no to what is not a secret, not JSON or refused', async () => {
    const paid: string[] = [];
    const { url } = await serve({
      ...demo(),
      payWithTestCard: async (secret) => {
        if (secret === 'refused') throw new Error('card_declined');
        paid.push(secret);
      },
    });
    expect((await pay(url, { clientSecret: 'pi_1_secret_2' })).status).toBe(200);
    expect((await pay(url, { clientSecret: 'pi_1_secret_2' }, 'text/plain')).status).toBe(400);
    expect((await pay(url, { clientSecret: 1 })).status).toBe(400);
    expect((await pay(url, { clientSecret: 'refused' })).status).toBe(402);
    expect(paid).toEqual(['pi_1_secret_2']);
  });
});

it.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.4', false],
  ['localhost.evil.test', false],
])('a listener on %s is this machine alone: %s', (host, expected) => expect(isLoopback(host)).toBe(expected));

it.each([
  ['127.0.0.1:4000', true],
  ['[::1]:4000', true],
  ['localhost', true],
  ['rebound.evil.test:4000', false],
  [undefined, false],
])('a request for %s asks this machine: %s', (host, expected) => expect(asksLoopback(host)).toBe(expected));

it('the router serves it beside the graph, and tells it on which host', async () => {
  const { promise, reject } = Promise.withResolvers<string>();
  const { router } = await createPractice({ ...demo(), page: promise });
  reject(new Error('no bundler'));
  const near = await router.listen({ host: '127.0.0.1', port: 0 });
  expect((await fetch(`${near.url}/graphiql`)).status).toBe(503);
  expect((await fetch(`${near.url}/graphiqlx`)).status).toBe(404);
  const list = await fetch(`${near.url}/graphiql/demo.json`);
  expect([list.status, list.headers.get('cache-control'), list.headers.get('x-content-type-options')]).toEqual([
    200,
    'no-store',
    'nosniff',
  ]);
  expect((await fetch(`${near.url}/graphql?query={__typename}`)).status).toBe(200);
  const far = await router.listen({ host: '0.0.0.0', port: 0 });
  expect((await fetch(`http://127.0.0.1:${far.port}/graphiql/demo.json`)).status).toBe(404);
  await Promise.all([near.close(), far.close()]);
  await router.close();
});
