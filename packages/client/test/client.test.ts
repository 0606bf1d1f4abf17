import { readFileSync } from 'node:fs';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type DocumentNode, parse, print } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as packaged from '../src/index.ts';
import { type Client, type ClientOptions, createClient, HoldSlotDocument, newIdempotencyKey } from '../src/index.ts';
import { type GraphServer, startGraphServer } from './graph-server.ts';

const hello = parse('query { hello }') as TypedDocumentNode<{ hello: string | null }, Record<string, never>>;

let server: GraphServer;
const open: Client[] = [];
const clientOf = (options: Partial<ClientOptions> = {}) => {
  const client = createClient({ url: server.url, ...options });
  open.push(client);
  return client;
};

beforeEach(async () => {
  server = await startGraphServer();
});
afterEach(async () => {
  for (const client of open.splice(0)) await client.close();
  await server.close();
});

const lapsed = { status: 401, body: { errors: [{ message: 'The access token is expired.', extensions: { code: 'UNAUTHENTICATED' } }] } };

describe('a request', () => {
  it('carries the token, the organization and the purpose of that moment', async () => {
    let token: string | undefined = 'one';
    const client = clientOf({ name: 'web', token: async () => token, organization: () => 'org-1', purpose: 'TREAT' });
    expect(await client.query(hello)).toEqual({ data: { hello: 'you' }, errors: [] });
    token = undefined;
    await client.query(hello, {});
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer one', undefined]);
    expect(server.requests[0]?.headers).toMatchObject({ 'klear-client': 'web', 'klear-organization': 'org-1', 'klear-purpose': 'TREAT' });
  });

  it('sends a generated document with its variables and gives the member of the union', async () => {
    const taken = { __typename: 'SlotTaken', code: 'SLOT_TAKEN', message: 'Somebody was faster.', alternatives: [] };
    server.answers.push({ status: 200, body: { data: { holdSlot: taken } } });
    const input = { serviceId: 's', start: '2026-01-05T09:00:00Z', idempotencyKey: newIdempotencyKey() };
    const { data } = await clientOf().mutate(HoldSlotDocument, { input });
    expect(data?.holdSlot.__typename === 'SlotTaken' && data.holdSlot.alternatives).toEqual([]);
    expect(server.requests[0]?.body.query).toContain('mutation HoldSlot($input: HoldSlotInput!)');
    expect(server.requests[0]?.body.variables).toEqual({ input });
  });

  it('gives partial data with the reason of each missing part', async () => {
    const errors = [
      { message: 'You may not see this.', path: ['hello'], extensions: { code: 'FORBIDDEN', reason: 'NO_CONSENT' } },
      {
        message: 'input.start: wrong',
        extensions: { code: 'BAD_USER_INPUT', faults: [{ path: ['input', 'start'], code: 'X', message: 'wrong' }] },
      },
      { message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r1' } },
      'not even an error',
    ];
    server.answers.push({ status: 200, body: { data: { hello: null }, errors } });
    expect(await clientOf().query(hello)).toEqual({
      data: { hello: null },
      errors: [
        { message: 'You may not see this.', code: 'FORBIDDEN', reason: 'NO_CONSENT', path: ['hello'], faults: [] },
        { message: 'input.start: wrong', code: 'BAD_USER_INPUT', faults: [{ path: ['input', 'start'], code: 'X', message: 'wrong' }] },
        { message: 'Something went wrong on our side.', code: 'INTERNAL_SERVER_ERROR', requestId: 'r1', faults: [] },
        { message: 'The graph refused without a word.', code: 'INTERNAL_SERVER_ERROR', faults: [] },
      ],
    });
  });

  it.each([
    ['breaks the connection', 'break' as const],
    ['answers something else', { status: 502, body: '<html>' }],
    ['answers other JSON', { status: 200, body: { ok: true } }],
  ])('is a NETWORK_ERROR when the server %s', async (_how, answer) => {
    server.answers.push(answer);
    expect(await clientOf().query(hello)).toMatchObject({ data: null, errors: [{ code: 'NETWORK_ERROR' }] });
  });

  it('rejects when its signal aborts', async () => {
    await expect(clientOf().query(hello, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a token that lapsed', () => {
  it('is refreshed once for all that wait, and each request is repeated with the new one', async () => {
    let token = 'old';
    let refreshes = 0;
    const refresh = async () => {
      refreshes += 1;
      token = 'new';
      return true;
    };
    server.answers.push(lapsed, lapsed);
    const client = clientOf({ token: () => token, refresh });
    const both = await Promise.all([client.query(hello), client.query(hello)]);
    expect(both.map(({ data }) => data)).toEqual([{ hello: 'you' }, { hello: 'you' }]);
    expect(refreshes).toBe(1);
    expect(server.requests.map(({ headers }) => headers.authorization).sort()).toEqual([
      'Bearer new',
      'Bearer new',
      'Bearer old',
      'Bearer old',
    ]);
  });

  it('is refreshed once and not again when the new one is refused too', async () => {
    server.answers.push(lapsed, lapsed);
    const answer = await clientOf({ token: () => 'bad', refresh: async () => true }).query(hello);
    expect(answer.errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    ['there is no way to refresh', {}],
    ['refreshing is not possible', { refresh: async () => false }],
    ['refreshing fails', { refresh: () => Promise.reject(new Error('offline')) }],
  ])('is told when %s', async (_why, options) => {
    server.answers.push(lapsed);
    expect((await clientOf(options).query(hello)).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
    expect(server.requests).toHaveLength(1);
  });

  it('is not refreshed for a field that only needs a sign-in: the data stays', async () => {
    server.answers.push({ status: 200, body: { data: { hello: null }, errors: lapsed.body.errors } });
    const answer = await clientOf({ refresh: () => Promise.reject(new Error('never')) }).query(hello);
    expect(answer).toMatchObject({ data: { hello: null }, errors: [{ code: 'UNAUTHENTICATED' }] });
    expect(server.requests).toHaveLength(1);
  });
});

it('idempotency keys are long and never the same', () => {
  const keys = new Set(Array.from({ length: 1_000 }, newIdempotencyKey));
  expect(keys.size).toBe(1_000);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
});

describe('a client that sends hashes', () => {
  const manifest = JSON.parse(readFileSync(new URL('../src/__generated__/trusted-documents.json', import.meta.url), 'utf8')) as {
    client: string;
    documents: Record<string, string>;
  };

  it('sends the hash under which the manifest has the text, and never the text', async () => {
    const client = clientOf({ documents: 'hash' });
    server.answers.push({ status: 200, body: { data: {} } });
    await client.mutate(HoldSlotDocument, { input: { serviceId: 's', start: '2026-01-05T09:00:00Z', idempotencyKey: 'k' } });
    const body: Record<string, unknown> = { ...server.requests[0]?.body };
    const [hash] = Object.entries(manifest.documents).find(([, text]) => text === print(HoldSlotDocument)) ?? [];
    expect(body).toMatchObject({ query: '', extensions: { persistedQuery: { version: 1, sha256Hash: hash } } });
  });

  it('finds every packaged document in the manifest', () => {
    const documents = Object.entries(packaged).filter(([name]) => name.endsWith('Document'));
    const texts = new Set(Object.values(manifest.documents));
    expect(documents.length).toBe(texts.size);
    expect(documents.filter(([, document]) => !texts.has(print(document as DocumentNode))).map(([name]) => name)).toEqual([]);
  });
});
