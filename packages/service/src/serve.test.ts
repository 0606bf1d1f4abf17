import { once } from 'node:events';
import { connect } from 'node:net';
import { createHopSigner, createHopVerifier } from '@klear/auth';
import { anonymous, silentLogger, systemClock } from '@klear/core';
import { createClient } from 'graphql-ws';
import { afterAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { answer } from './answers.ts';
import { createHealth } from './health.ts';
import { hopBody, hopPath } from './hop.ts';
import { serveSubgraph } from './serve.ts';
import { thingsSubgraph } from './things.fixture.ts';

const key = Buffer.alloc(32, 5);
const sign = createHopSigner({ key, audience: 'things' });
const viewer = anonymous('req-00000002');
const headersOf = (body: string) => sign({ method: 'POST', path: hopPath, body, viewer, at: new Date() });
const serve = (maxBodyBytes?: number) =>
  serveSubgraph(thingsSubgraph({ hop: createHopVerifier({ key, audience: 'things', clock: systemClock }) }), {
    host: '127.0.0.1',
    port: 0,
    log: silentLogger,
    health: createHealth({ checks: { database: async () => {} } }),
    routes: { 'POST /echo': ({ headers, body }) => answer(200, { type: headers['content-type'], body }) },
    ...(maxBodyBytes && { maxBodyBytes }),
  });

const served = await serve();
afterAll(() => served.close());
const origin = new URL(served.url).origin;
const post = (body: string, headers: Record<string, string> = headersOf(body), url = served.url) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

describe('a subgraph on a port', () => {
  test('answers the signed and refuses the unsigned', async () => {
    const body = hopBody({ query: '{ hello(name: "Ann") }' });
    const answer = await post(body);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toEqual({ data: { hello: 'hello Ann' } });
    expect((await post(hopBody({ query: '{ _service { sdl } }' }), {})).status).toBe(401);
  });

  test('tells its health and nothing else to a stranger', async () => {
    expect(await (await fetch(`${origin}/live`)).json()).toEqual({ status: 'ok', checks: {} });
    expect(await (await fetch(`${origin}/ready`)).json()).toEqual({ status: 'ok', checks: { database: 'ok' } });
    expect((await fetch(`${origin}/graphql`)).status).toBe(404);
    expect((await fetch(`${origin}/`)).status).toBe(404);
  });

  test('serves routes of its own beside GraphQL', async () => {
    expect(await (await post('{ "a": 1.0 }', {}, `${origin}/echo`)).json()).toEqual({ type: 'application/json', body: '{ "a": 1.0 }' });
    expect((await fetch(`${origin}/echo`)).status).toBe(404);
  });

  test('a body over the limit is 413, announced or streamed', async () => {
    const small = await serve(100);
    const text = 'x'.repeat(200);
    expect((await post(text, {}, small.url)).status).toBe(413);
    const streamed = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(text));
        controller.close();
      },
    });
    const init = { method: 'POST', body: streamed, duplex: 'half' } as RequestInit;
    expect((await fetch(small.url, init)).status).toBe(413);
    await small.close();
  });

  test('a taken port is an error at once', async () => {
    const port = Number(new URL(served.url).port);
    const again = serveSubgraph(thingsSubgraph({ hop: () => ({ ok: false, error: 'x' }) }), {
      host: '127.0.0.1',
      port,
      log: silentLogger,
      health: createHealth({ checks: {} }),
    });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('closing lets a request in flight finish and accepts no new one', async () => {
    const own = await serve();
    const body = hopBody({ query: '{ slow }' });
    const port = Number(new URL(own.url).port);
    const socket = connect(port, '127.0.0.1');
    const lines = ['POST /graphql HTTP/1.1', 'host: x', `content-length: ${Buffer.byteLength(body)}`];
    for (const [name, value] of Object.entries(headersOf(body))) lines.push(`${name}: ${value}`);
    socket.write(`${lines.join('\r\n')}\r\n\r\n${body.slice(0, 5)}`);
    await fetch(`${new URL(own.url).origin}/live`);
    const closed = own.close();
    socket.write(body.slice(5));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toContain('{"data":{"slow":"done"}}');
    await closed;
    await expect(fetch(own.url)).rejects.toThrow();
  });
});

describe('its sockets', () => {
  const clientOf = (url = served.url) => createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
  const subscribe = (query: string, klear?: (body: string) => Record<string, string>) => {
    const extensions = klear ? { klear: klear(hopBody({ query })) } : {};
    return clientOf().iterate({ query, extensions });
  };

  /** A refused operation is answered with its errors and completes. */
  async function codesOf(results: ReturnType<typeof subscribe>): Promise<unknown[]> {
    const codes: unknown[] = [];
    for await (const { errors } of results) codes.push(...(errors ?? []).map(({ extensions }) => extensions?.code));
    return codes;
  }

  test('deliver a signed subscription', async () => {
    const numbers: unknown[] = [];
    for await (const { data } of subscribe('subscription { ticks(to: 1) { n } }', headersOf)) numbers.push(data);
    expect(numbers).toEqual([{ ticks: { n: 1 } }]);
  });

  test.each([
    ['unsigned', undefined],
    ['signed for another text', () => headersOf(hopBody({ query: '{ at }' }))],
    ['signed with nonsense', () => ({ 'klear-signature': 'x' })],
  ] as const)('refuse a message that is %s', async (_, klear) => {
    expect(await codesOf(subscribe('subscription { ticks(to: 1) { n } }', klear))).toEqual(['UNAUTHENTICATED']);
  });

  test('refuse a viewer whom the gate refuses', async () => {
    expect(await codesOf(subscribe('subscription { closed { n } }', headersOf))).toEqual(['UNAUTHENTICATED']);
  });

  test('refuse a query over a socket', async () => {
    expect(await codesOf(subscribe('{ at }', headersOf))).toEqual(['BAD_USER_INPUT']);
  });

  test('exist on the graph\u2019s path only', async () => {
    const socket = new WebSocket(served.url.replace('http', 'ws').replace('/graphql', '/other'), 'graphql-transport-ws');
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('404');
  });

  test('are told 1001 when the service stops', async () => {
    const own = await serve();
    const socket = new WebSocket(own.url.replace('http', 'ws'), 'graphql-transport-ws');
    await once(socket, 'open');
    const [[code, reason]] = await Promise.all([once(socket, 'close'), own.close()]);
    expect([code, String(reason)]).toEqual([1001, 'Service is restarting; connect again.']);
  });
});
