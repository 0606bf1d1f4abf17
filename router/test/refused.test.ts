import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultLimits } from '../src/limit/limits.ts';
import { bounds, heldElsewhere } from './bounds.ts';
import { openRouter, overSocket } from './doors.ts';
import type { DocumentRequest } from './hostile-text.ts';
import { librarySchemas } from './library-subgraphs.ts';
import { openRaw } from './raw-socket.ts';
import { pagedLibrary, refusedDocuments } from './refused-documents.ts';
import { bodyOf, inflating, refusedRequests, valuesOf } from './refused-requests.ts';
import { createSchemaTransport } from './schema-transport.ts';

const transports = Object.fromEntries(Object.entries(librarySchemas()).map(([name, schema]) => [name, createSchemaTransport(schema)]));
const sentCount = () => Object.values(transports).reduce((sum, transport) => sum + transport.sent.length, 0);
let door: Awaited<ReturnType<typeof openRouter>>;
beforeAll(async () => {
  door = await openRouter(transports, pagedLibrary);
});
afterAll(() => door.close());

type Body = { readonly data?: unknown; readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[] };
interface Told {
  readonly body: Body;
  readonly status?: number;
}

/** A way to the graph, and why some requests cannot take it. */
interface Way {
  readonly unfit: (request: DocumentRequest) => string | undefined;
  readonly ask: (request: DocumentRequest) => Promise<Told>;
}

const newer = 'application/graphql-response+json';
const always = () => undefined;
const told = async (response: Response): Promise<Told> => ({ body: (await response.json()) as Body, status: response.status });

function searchOf(request: DocumentRequest): string {
  const params = Object.entries(request).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const);
  return new URLSearchParams(params.map(([name, value]) => [name, value])).toString();
}
const unfitForAddress = (request: DocumentRequest) => {
  if (searchOf(request).length > 15_000) return 'an address holds 16 KB with its headers';
  return JSON.stringify(request).includes('\\ud800') ? 'an address cannot hold half of a surrogate pair' : undefined;
};
const byGet = (request: DocumentRequest, accept: string) => fetch(`${door.url}/graphql?${searchOf(request)}`, { headers: { accept } });

/** What is no request at all is told by the status, before any stream begins. */
async function firstEvent(response: Response): Promise<Told> {
  if (response.status !== 200) return told(response);
  return { body: JSON.parse(/^data: (.+)$/m.exec(await response.text())?.[1] ?? '{}') as Body };
}

const ways: Readonly<Record<string, Way>> = {
  'HTTP POST': { unfit: always, ask: async (request) => told(await door.post(request)) },
  'HTTP GET': { unfit: unfitForAddress, ask: async (request) => told(await byGet(request, newer)) },
  'events by POST': { unfit: always, ask: async (request) => firstEvent(await door.post(request, { accept: 'text/event-stream' })) },
  'events by GET': { unfit: unfitForAddress, ask: async (request) => firstEvent(await byGet(request, 'text/event-stream')) },
  'a socket': {
    unfit: always,
    ask: async (request) => {
      const client = door.socket();
      const [answer] = await overSocket(client, request);
      await client.dispose();
      return { body: (answer ?? {}) as Body };
    },
  },
};

async function byEveryWay(request: DocumentRequest): Promise<{ way: string; told: Told }[]> {
  const fitting = Object.entries(ways).filter(([, { unfit }]) => unfit(request) === undefined);
  return Promise.all(fitting.map(async ([way, { ask }]) => ({ way, told: await ask(request) })));
}

describe.each(refusedDocuments)('$name', ({ request, code, status = 400 }) => {
  test(`is ${code} by every way, and no subgraph hears of it`, async () => {
    const before = sentCount();
    const answers = await byEveryWay(request);
    const codes = answers[0]?.told.body.errors?.map(({ extensions }) => extensions?.code);
    expect(codes?.[0]).toBe(code);
    for (const { way, told } of answers) {
      expect({
        way,
        codes: told.body.errors?.map(({ extensions }) => extensions?.code),
        hasData: 'data' in told.body,
        ...(told.status !== undefined && { status: told.status }),
      }).toEqual({ way, codes, hasData: false, ...(told.status !== undefined && { status }) });
    }
    expect(sentCount()).toBe(before);
  });
});

describe.each(bounds)('exactly as many $name as the limit says', ({ limit, of, refusedAtBound }) => {
  test(refusedAtBound ? `are ${refusedAtBound} by every way` : 'are answered by every way', async () => {
    for (const { way, told } of await byEveryWay(of(Number(defaultLimits[limit])))) {
      const code = told.body.errors?.[0]?.extensions?.code;
      expect({ way, code }).toEqual({ way, code: refusedAtBound });
      if (!refusedAtBound) expect(told.body.data).toBeTypeOf('object');
    }
  });
});

test('every limit has a row, or a place where it is held instead', () => {
  const rows = [...bounds.map(({ limit }) => limit), ...Object.keys(heldElsewhere)];
  expect([...new Set(rows)].toSorted()).toEqual(Object.keys(defaultLimits).toSorted());
});

test('a row goes every way but those that cannot carry it, and those say why', () => {
  const requests = [...refusedDocuments.map(({ request }) => request), ...bounds.map(({ limit, of }) => of(Number(defaultLimits[limit])))];
  const lines = Object.entries(ways).map(([way, { unfit }]) => {
    const reasons = Object.entries(Object.groupBy(requests, (request) => unfit(request) ?? ''));
    const taken = reasons.find(([reason]) => reason === '')?.[1]?.length ?? 0;
    return { way, taken, line: `${way}: ${reasons.map(([reason, those]) => `${those?.length} ${reason || 'rows'}`).join(', ')}` };
  });
  console.log(lines.map(({ line }) => line).join('\n'));
  for (const { way, taken } of lines) expect([way, taken > requests.length / 2]).toEqual([way, true]);
});

describe('a request that is none', () => {
  const accepts = [newer, 'application/json', 'text/event-stream'];
  const toldTo = async (ask: (accept: string) => Promise<Response>) => {
    const answers = await Promise.all(accepts.map(async (accept) => told(await ask(accept))));
    return answers.map(({ status, body }) => [status, body.errors?.[0]?.extensions?.code]);
  };

  test.each(refusedRequests)('$name is $status $code, as JSON and as events alike', async (row) => {
    const before = sentCount();
    const bytes = new Uint8Array(Buffer.from(row.body));
    const answers = await toldTo((accept) =>
      fetch(`${door.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept, ...row.headers },
        body: row.isStreamed ? new Blob([bytes]).stream() : bytes,
        ...(row.isStreamed && { duplex: 'half' }),
      }),
    );
    expect(answers).toEqual(accepts.map(() => [row.status, row.code]));
    expect(sentCount()).toBe(before);
  });

  const byAddress = refusedRequests.flatMap((row) => (typeof row.search === 'string' ? [{ ...row, search: row.search }] : []));
  test.each(byAddress)('$name is $status $code by GET, too', async ({ search, status, code }) => {
    const answers = await toldTo((accept) => fetch(`${door.url}/graphql?${search}`, { headers: { accept } }));
    expect(answers).toEqual(accepts.map(() => [status, code]));
  });

  const byMessage = refusedRequests.flatMap(({ name, message }) => ('data' in message ? [{ name, ...message }] : []));
  test.each(byMessage)('$name closes a socket with $closes', async ({ data, closes }) => {
    const socket = openRaw(`${door.url}/graphql`);
    await socket.opened;
    socket.send({ type: 'connection_init' });
    await socket.next('connection_ack');
    socket.ws.send(data, { binary: false });
    expect((await socket.closed).code).toBe(closes);
  });
});

describe('what a request may be at most', () => {
  const query = JSON.stringify({ query: '{ me { id } }' });
  test.each<[string, string, Buffer]>([
    ['gzip', 'gzip', gzipSync(query)],
    ['gzip in capitals', 'GZIP', gzipSync(query)],
    ['deflate', 'deflate', deflateSync(query)],
    ['brotli', 'br', brotliCompressSync(query)],
    ['no encoding', 'identity', Buffer.from(query)],
    [`${defaultLimits.inflateRatio} times its size`, 'gzip', inflating(defaultLimits.inflateRatio)],
    [`${defaultLimits.bodyValues} values`, 'identity', Buffer.from(valuesOf(defaultLimits.bodyValues))],
    [`${defaultLimits.bodyBytes} bytes`, 'identity', Buffer.from(bodyOf(defaultLimits.bodyBytes))],
  ])('a body of %s is read', async (_name, encoding, body) => {
    for (const [accept, answer] of [
      [newer, told],
      ['text/event-stream', firstEvent],
    ] as const) {
      const response = await fetch(`${door.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=UTF-8', 'content-encoding': encoding, accept },
        body: new Uint8Array(body),
      });
      expect((await answer(response)).body).toEqual({ data: { me: { id: 'a1' } } });
    }
  });

  test('a message of as many bytes as a body is read, and sockets agree to no compression', async () => {
    const socket = openRaw(`${door.url}/graphql`, ['graphql-transport-ws'], { perMessageDeflate: true });
    await socket.opened;
    expect(socket.ws.extensions).toBe('');
    socket.send({ type: 'connection_init' });
    await socket.next('connection_ack');
    socket.send(`{"id":"1","type":"subscribe","payload":${query}}`.padEnd(defaultLimits.bodyBytes));
    expect((await socket.next('next')).payload).toEqual({ data: { me: { id: 'a1' } } });
    socket.ws.close();
  });

  test('an address longer than 16 KB is refused before anything reads it', async () => {
    expect((await fetch(`${door.url}/graphql?query=${'x'.repeat(20_000)}`)).status).toBe(431);
  });
});

describe('what passes', () => {
  test.each<[string, DocumentRequest, object]>([
    ['a byte order mark in the document', { query: '\ufeff{ me { id } }' }, { me: { id: 'a1' } }],
    ['a comment', { query: '# {{{{\n{ me { id } } #' }, { me: { id: 'a1' } }],
    ['names of JavaScript’s own', { query: '{ __proto__: me { constructor: id } }' }, JSON.parse('{"__proto__":{"constructor":"a1"}}')],
    ['a whole character outside the first plane', { query: '{ echo(value: "😀") }' }, { echo: '😀' }],
    ['variables that nobody declared', { query: '{ me { id } }', variables: JSON.parse('{"__proto__":{"a":1}}') }, { me: { id: 'a1' } }],
  ])('%s, by every way', async (_name, request, data) => {
    for (const { way, told } of await byEveryWay(request)) expect({ way, ...told.body }).toEqual({ way, data });
  });
});
