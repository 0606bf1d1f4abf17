import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClientWay } from '../src/transport/client-address.ts';
import { chooseCoding, pack } from '../src/transport/compress.ts';
import { openRouter } from './doors.ts';
import { librarySchemas } from './library-subgraphs.ts';
import { createSchemaTransport } from './schema-transport.ts';

const transports = Object.fromEntries(Object.entries(librarySchemas()).map(([name, schema]) => [name, createSchemaTransport(schema)]));
let door: Awaited<ReturnType<typeof openRouter>>;
beforeAll(async () => {
  door = await openRouter(transports, undefined, { trustedProxies: ['127.0.0.1'] });
});
afterAll(() => door.close());

/** One request as the wire carries it: nothing is unpacked or added. */
function raw(method: string, path: string, headers: Record<string, string>, body?: string) {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; headers: Record<string, unknown>; body: Buffer }>();
  const sent = request(`${door.url}${path}`, { method, headers }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
  });
  sent.on('error', reject).end(body);
  return promise;
}
const json = { 'content-type': 'application/json' };
const app = 'https://app.test';
const large = JSON.stringify({ query: '{ __schema { types { name description fields { name } } } }' });
const small = JSON.stringify({ query: '{ me { id } }' });

describe('other origins', () => {
  const preflight = (origin: string) =>
    raw('OPTIONS', '/graphql', { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' });

  test('a page of an allowed origin gets leave, exactly for itself and without credentials', async () => {
    const { status, headers, body } = await preflight(app);
    expect([status, body.length]).toEqual([204, 0]);
    expect(headers).toMatchObject({
      'access-control-allow-origin': app,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': expect.stringContaining('authorization'),
      vary: expect.stringContaining('Origin'),
    });
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
    const answer = await raw('POST', '/graphql', { ...json, origin: app }, small);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': app,
      'access-control-expose-headers': expect.stringContaining('ratelimit'),
    });
  });

  test.each([
    'https://evil.test',
    'https://app.test.evil.test',
    'https://app.test:8443',
    'http://app.test',
    'https://APP.test/',
    'null',
    '*',
  ])('a page of %s gets none', async (origin) => {
    const { status, headers } = await preflight(origin);
    expect([status, headers['access-control-allow-origin']]).toEqual([403, undefined]);
    const answer = await raw('POST', '/graphql', { ...json, origin }, small);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('what is refused can be read by the page as well', async () => {
    const answer = await raw('POST', '/graphql', { ...json, origin: app }, '{');
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([400, app]);
  });

  test('OPTIONS without a question is no preflight', async () => {
    expect((await raw('OPTIONS', '/graphql', { origin: app })).status).toBe(405);
  });
});

describe('every answer', () => {
  test.each([
    ['of the graph', 'POST', '/graphql', json, small],
    ['that refuses', 'POST', '/graphql', json, '{'],
    ['for nothing', 'GET', '/nothing', {}, undefined],
    ['of readiness', 'GET', '/ready', {}, undefined],
    ['to another method', 'DELETE', '/graphql', {}, undefined],
  ] as const)('%s protects its reader, is not kept, and sets no cookie', async (_what, method, path, headers, body) => {
    const answer = await raw(method, path, headers, body);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(answer.headers).not.toHaveProperty('set-cookie');
    expect(answer.headers).not.toHaveProperty('x-powered-by');
    expect(answer.headers).not.toHaveProperty('strict-transport-security');
  });

  test('to a client that came over TLS keeps it there', async () => {
    const answer = await raw('POST', '/graphql', { ...json, 'x-forwarded-proto': 'https' }, small);
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
  });
});

describe('compression', () => {
  test.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['br;q=0.1, gzip;q=0.9', 'gzip', gunzipSync],
    ['*', 'br', brotliDecompressSync],
  ])('to a client that accepts %s is %s', async (accept, coding, unpack) => {
    const plain = await raw('POST', '/graphql', json, large);
    const { headers, body } = await raw('POST', '/graphql', { ...json, 'accept-encoding': accept }, large);
    expect(headers).toMatchObject({ 'content-encoding': coding, 'content-length': String(body.length), vary: 'Accept-Encoding' });
    expect(unpack(body).toString()).toBe(plain.body.toString());
    expect(body.length).toBeLessThan(plain.body.length / 3);
  });

  test.each([
    ['identity', large],
    ['br;q=0, gzip;q=0', large],
    ['*;q=0', large],
    ['zstd', large],
    ['br;q=x', large],
    ['br', small],
  ])('to a client that accepts %s there is none where it is not wanted or gains nothing', async (accept, body) => {
    const answer = await raw('POST', '/graphql', { ...json, 'accept-encoding': accept }, body);
    expect(answer.headers).not.toHaveProperty('content-encoding');
    expect(JSON.parse(answer.body.toString())).toHaveProperty('data');
  });

  test.each([
    ['text/event-stream', undefined],
    ['multipart/mixed', undefined],
    ['font/woff2', undefined],
    ['image/png', undefined],
    ['text/html; charset=utf-8', 'br'],
    ['image/svg+xml', 'br'],
  ])('of %s is %s', async (type, coding) => {
    expect((await pack('x'.repeat(5_000), { 'content-type': type }, 'br'))?.coding).toBe(coding);
  });

  test('is not done twice, and a large answer keeps its bytes', async () => {
    const type = { 'content-type': 'application/json' };
    expect(await pack('x'.repeat(5_000), { ...type, 'content-encoding': 'gzip' }, 'br')).toBeUndefined();
    const text = JSON.stringify(Array.from({ length: 30_000 }, (_, i) => `äöü ${i}`));
    for (const coding of ['br', 'gzip']) {
      const packed = await pack(text, type, coding);
      expect((coding === 'br' ? brotliDecompressSync : gunzipSync)(packed?.body ?? '').toString()).toBe(text);
    }
  });

  test('without an Accept-Encoding is not assumed', () => {
    expect(chooseCoding(undefined)).toBeUndefined();
    expect(chooseCoding('')).toBeUndefined();
  });
});

describe('the address of a client', () => {
  const way = (proxies: readonly string[], remoteAddress: string, headers: Record<string, string> = {}) =>
    createClientWay(proxies)({ socket: { remoteAddress } as never, headers });

  test.each([
    ['nobody is trusted', [], '203.0.113.9', '192.0.2.1', '203.0.113.9'],
    ['the sender is no proxy of ours', ['10.0.0.0/8'], '203.0.113.9', '192.0.2.1', '203.0.113.9'],
    ['our proxy names the client', ['10.0.0.0/8'], '10.1.2.3', '192.0.2.1', '192.0.2.1'],
    ['the client wrote a hop itself', ['10.0.0.0/8'], '10.1.2.3', '198.51.100.7, 192.0.2.1', '192.0.2.1'],
    ['two proxies of ours stand between', ['10.0.0.0/8', '203.0.113.9'], '10.1.2.3', '192.0.2.1, 203.0.113.9', '192.0.2.1'],
    ['every hop is ours', ['10.0.0.0/8'], '10.1.2.3', '10.9.9.9', '10.9.9.9'],
    ['our proxy says nothing', ['10.0.0.0/8'], '10.1.2.3', '', '10.1.2.3'],
    ['our proxy says nonsense', ['10.0.0.0/8'], '10.1.2.3', 'unknown', '10.1.2.3'],
    ['it comes with a port', ['10.0.0.0/8'], '10.1.2.3', '192.0.2.1:4711', '192.0.2.1'],
    ['it is IPv6 in brackets', ['fd00::/8'], 'fd00::1', '[2001:db8::1]:443', '2001:db8::1'],
    ['the socket speaks IPv6 for IPv4', ['10.0.0.1'], '::ffff:10.0.0.1', '::ffff:192.0.2.1', '192.0.2.1'],
  ])('when %s', (_case, proxies, remote, forwarded, address) => {
    expect(way(proxies, remote, { 'x-forwarded-for': forwarded }).address).toBe(address);
  });

  test('only a proxy of ours tells that the client’s way is secure', () => {
    const told = { 'x-forwarded-proto': 'https' };
    expect(way(['10.0.0.1'], '10.0.0.1', told).isSecure).toBe(true);
    expect(way(['10.0.0.1'], '192.0.2.1', told).isSecure).toBe(false);
  });

  test.each(['10.0.0.0/x', 'proxy.test', '10.0.0', ''])('a list of proxies with %s is refused at start', (entry) => {
    expect(() => createClientWay([entry])).toThrow('a trusted proxy is an address or a network');
  });
});
