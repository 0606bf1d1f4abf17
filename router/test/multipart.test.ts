import { once } from 'node:events';
import { connect } from 'node:net';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SubgraphTransport, TransportFault } from '../src/execute/transport.ts';
import type { RouterDeps } from '../src/router-deps.ts';
import { openRouter, overSocket } from './doors.ts';
import { type HeldTransport, held } from './held-transport.ts';
import { librarySchemas } from './library-subgraphs.ts';
import { createSchemaTransport, type SchemaTransport } from './schema-transport.ts';

const apollo = 'multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9';
const query = '{ me { id ... @defer(label: "said") { reviews { score } } ... @defer(label: "who") { name } } }';
const first = '{"data":{"me":{"id":"a1"}},"hasNext":true}';
const who = '{"incremental":[{"data":{"name":"Name a1"},"path":["me"],"label":"who"}],"hasNext":true}';
const said = '{"incremental":[{"data":{"reviews":[{"score":1},{"score":4}]},"path":["me"],"label":"said"}],"hasNext":false}';

interface Opened extends Awaited<ReturnType<typeof openRouter>> {
  readonly reviews: HeldTransport;
  readonly people: SchemaTransport;
}

async function open(more: Partial<RouterDeps> = {}): Promise<Opened> {
  const schemas = librarySchemas();
  const ways: Record<string, SubgraphTransport> = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, createSchemaTransport(schema)]),
  );
  const people = createSchemaTransport(schemas.people);
  const reviews = held(createSchemaTransport(schemas.reviews));
  return {
    ...(await openRouter({ ...ways, people, reviews }, undefined, { guard: { retryShare: 0, retryReserve: 0 }, ...more })),
    people,
    reviews,
  };
}

let door: Opened;
beforeAll(async () => {
  door = await open();
});
afterAll(() => door.close());

/** A connection that reads what comes, byte by byte if need be. */
async function ask(document: string, accept = apollo, { url } = door) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  const body = JSON.stringify({ query: document });
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: router.test\r\naccept: ${accept}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
  let text = '';
  let changed = Promise.withResolvers<void>();
  socket.on('data', (chunk) => {
    text += chunk.toString();
    changed.resolve();
  });
  socket.once('close', () => changed.resolve());
  return {
    socket,
    /** Resolves when this has come. */
    async until(expected: string): Promise<string> {
      while (!text.includes(expected)) {
        if (socket.closed) throw new Error(`the connection ended after ${text}`);
        changed = Promise.withResolvers();
        await changed.promise;
      }
      return text;
    },
    async rest(): Promise<string> {
      if (!socket.closed) await once(socket, 'close');
      return text;
    },
  };
}

const partsOf = (text: string) => [...text.matchAll(/^\{.*\}(?=\r?$)/gm)].map(([json]) => json);

/** A body without the lengths of its chunks. */
function unchunked(text: string): string {
  const [, length = '0', rest = ''] = /^([0-9a-f]+)\r\n(.*)$/s.exec(text) ?? [];
  const end = Number.parseInt(length, 16);
  return end === 0 ? '' : rest.slice(0, end) + unchunked(rest.slice(end + 2));
}

describe('an answer in parts over HTTP', () => {
  test('each part is on the wire, boundary and all, before what comes later is even answered by its subgraph', async () => {
    const answer = await ask(query);
    await answer.until(`${who}\r\n---`);
    const message = await door.reviews.asked();
    message.release();
    const text = await answer.rest();
    expect(partsOf(text)).toEqual([first, who, said]);
    const head = text.slice(0, text.indexOf('\r\n\r\n'));
    expect(head).toContain('HTTP/1.1 200 OK');
    expect(head).toContain('content-type: multipart/mixed; boundary="-"; deferSpec=20220824');
    expect(head).toContain('Transfer-Encoding: chunked');
    const type = 'content-type: application/json; charset=utf-8';
    const parts = [first, who, said].map((json) => `\r\n---\r\n${type}\r\n\r\n${json}`);
    expect(unchunked(text.slice(head.length + 4))).toBe(`${parts.join('')}\r\n-----\r\n`);
  });

  test('headers are those of every other answer: nobody keeps it, it is nobody else’s, pages of our origins may read it', async () => {
    const headers = { accept: apollo, 'content-type': 'application/json', origin: 'https://app.test', 'accept-encoding': 'gzip, br' };
    const sent = request(`${door.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    (await door.reviews.asked()).release();
    const response = await sent;
    expect(response.headers).toMatchObject({
      'cache-control': 'no-store, no-transform',
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': 'https://app.test',
      'x-request-id': expect.any(String),
    });
    expect(response.headers).not.toHaveProperty('content-encoding');
    expect(partsOf(await response.body.text()).at(-1)).toContain('"hasNext":false');
  });

  test.each([
    ['application/json'],
    ['application/graphql-response+json, application/json'],
    ['multipart/mixed;incrementalSpec=v0.2, application/json'],
    ['multipart/mixed;deferSpec=20991231, application/json'],
    ['multipart/mixed;deferSpec=20220824;q=0, application/json'],
    ['multipart/mixed;q=0.5, application/json'],
    ['*/*'],
  ])('%s is answered in one piece with everything in it', async (accept) => {
    const sent = door.post({ query }, { accept });
    (await door.reviews.asked()).release();
    const response = await sent;
    expect(response.headers.get('content-type')).toMatch(/^application\//);
    expect(await response.json()).toEqual({ data: { me: { id: 'a1', reviews: [{ score: 1 }, { score: 4 }], name: 'Name a1' } } });
  });

  test.each([['multipart/mixed'], ['multipart/mixed; deferSpec="20220824"'], ['application/json, Multipart/Mixed']])(
    '%s is answered in parts',
    async (accept) => {
      const answer = await ask(query, accept);
      (await door.reviews.asked()).release();
      expect(partsOf(await answer.rest())).toContain(said);
    },
  );

  test('what defers nothing, is refused, or has nothing left for later is an ordinary answer', async () => {
    const headers = { accept: apollo };
    const plain = await door.post({ query: '{ me { id } }' }, headers);
    expect([plain.headers.get('content-type'), await plain.json()]).toEqual([
      'application/graphql-response+json; charset=utf-8',
      { data: { me: { id: 'a1' } } },
    ]);
    const refused = await door.post({ query: '{ nothing @defer }' }, headers);
    expect([refused.status, (await refused.json()).errors[0].extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    const nothing = await door.post({ query: '{ authors(ids: ["none"]) { id ... @defer { name } } }' }, headers);
    expect(await nothing.json()).toEqual({ data: { authors: [null] } });
    const off = await door.post({ query: 'query($no: Boolean = false) { me { id ... @defer(if: $no) { name } } }' }, headers);
    expect(await off.json()).toEqual({ data: { me: { id: 'a1', name: 'Name a1' } } });
  });

  test('a subgraph that fails costs its part only', async () => {
    const answer = await ask(query);
    (await door.reviews.asked()).fail(new TransportFault('SERVICE_UNAVAILABLE'));
    const parts = partsOf(await answer.rest()).map((text) => JSON.parse(text));
    expect(parts[0]).toEqual(JSON.parse(first));
    expect(parts.flatMap(({ incremental }) => incremental ?? []).find(({ label }) => label === 'said')).toEqual({
      data: { reviews: null },
      path: ['me'],
      label: 'said',
      errors: [expect.objectContaining({ extensions: { code: 'SERVICE_UNAVAILABLE' }, path: ['me', 'reviews'] })],
    });
  });

  test('a client that leaves takes what is outstanding along', async () => {
    const answer = await ask(query);
    await answer.until(first);
    const { request: asked } = await door.reviews.asked();
    const aborted = once(asked.signal as AbortSignal, 'abort');
    answer.socket.destroy();
    await aborted;
    expect(asked.signal?.aborted).toBe(true);
  });

  test('while a subgraph takes its time, parts that say nothing keep the connection', async () => {
    const busy = await open({ eventTimes: { heartbeatMs: 5 } });
    const answer = await ask(query, apollo, busy);
    await answer.until('\r\n\r\n{"hasNext":true}\r\n---');
    (await busy.reviews.asked()).release();
    expect(partsOf(await answer.rest()).at(-1)).toBe(said);
    await busy.close();
  });

  test('the turn that an operation was given ends with its last part', async () => {
    const narrow = await open({ traffic: { quotas: { concurrent: 1, concurrentAtLeast: 1 } } });
    const answer = await ask(query, apollo, narrow);
    await answer.until(who);
    const message = await narrow.reviews.asked();
    const before = narrow.people.sent.length;
    const next = narrow.post({ query: '{ authors { id } }' });
    // What waits for a turn is behind this request, which needs none.
    await fetch(`${narrow.url}/live`);
    expect(narrow.people.sent.length).toBe(before);
    message.release();
    await Promise.all([next, answer.rest()]);
    expect(narrow.people.sent.length).toBe(before + 1);
    await narrow.close();
  });

  test('a visitor gets in parts what visitors may see', async () => {
    const response = await door.post({ query: '{ authors(ids: ["a1"]) { id ... @defer { tags } } }' }, { accept: apollo });
    expect(partsOf(await response.text()).map((text) => JSON.parse(text))).toEqual([
      { data: { authors: [{ id: 'a1' }] }, hasNext: true },
      { incremental: [{ data: { tags: ['x', 'y'] }, path: ['authors', 0] }], hasNext: false },
    ]);
  });

  test('Apollo’s executor answers in one piece', async () => {
    const stock = await open({ engine: 'apollo' });
    const sent = stock.post({ query }, { accept: apollo });
    (await stock.reviews.asked()).release();
    expect(await (await sent).json()).toEqual({ data: { me: { id: 'a1', reviews: [{ score: 1 }, { score: 4 }], name: 'Name a1' } } });
    await stock.close();
  });
});

describe('an answer in parts over streams', () => {
  test('each payload is a `next` of graphql-transport-ws', async () => {
    const client = door.socket();
    const answers = overSocket(client, { query });
    (await door.reviews.asked()).release();
    expect((await answers).map((each) => JSON.stringify(each))).toEqual([first, who, said]);
    await client.dispose();
  });

  test('each payload is an event of server-sent events', async () => {
    const answer = await ask(query, 'text/event-stream');
    await answer.until(who);
    (await door.reviews.asked()).release();
    const events = [...(await answer.rest()).matchAll(/^event: (\w+)\ndata: ?(.*)$/gm)].map(([, event, data]) => [event, data]);
    expect(events).toEqual([
      ['next', first],
      ['next', who],
      ['next', said],
      ['complete', ''],
    ]);
  });

  test('a client that leaves its socket takes what is outstanding along', async () => {
    const client = door.socket();
    const leave = client.subscribe({ query }, { next: () => undefined, error: () => undefined, complete: () => undefined });
    const { request: asked } = await door.reviews.asked();
    const aborted = once(asked.signal as AbortSignal, 'abort');
    leave();
    await aborted;
    await client.dispose();
  });
});
