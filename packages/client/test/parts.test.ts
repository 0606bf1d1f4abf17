import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, createClient } from '../src/index.ts';

interface Page {
  readonly me: { readonly id: string; readonly name?: string; readonly notes?: readonly { text: string; by?: string }[] } | null;
}
const page = parse('{ me { id ... @defer { name } ... @defer { notes { text ... @defer { by } } } } }') as TypedDocumentNode<
  Page,
  Record<string, never>
>;

let server: Server;
let client: Client;
let accepted: (string | undefined)[];
/** Resolves with the response of the next request. */
let asked: PromiseWithResolvers<ServerResponse>;

beforeEach(async () => {
  accepted = [];
  asked = Promise.withResolvers();
  server = createServer((request, response) => {
    accepted.push(request.headers.accept);
    request.resume().on('end', () => asked.resolve(response));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  client = createClient({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` });
});
afterEach(async () => {
  await client.close();
  server.closeAllConnections();
  await new Promise<void>((resolve) => void server.close(() => resolve()));
});

function begin(response: ServerResponse): (payload: object) => void {
  response.writeHead(200, { 'content-type': 'multipart/mixed; boundary="-"; deferSpec=20220824' });
  response.write('\r\n---');
  return (payload) => {
    const end = 'hasNext' in payload && payload.hasNext === false ? '--\r\n' : '';
    response.write(`\r\ncontent-type: application/json; charset=utf-8\r\n\r\n${JSON.stringify(payload)}\r\n---${end}`);
  };
}

/** Asks for the page, and gives what is told of it one after the other. */
function ask(signal?: AbortSignal) {
  const told: unknown[] = [];
  let next = Promise.withResolvers<void>();
  const answer = client.query(
    page,
    {},
    {
      ...(signal && { signal }),
      onPart(part) {
        told.push(part);
        next.resolve();
      },
    },
  );
  const more = async () => {
    await next.promise;
    next = Promise.withResolvers();
  };
  return { told, answer, more };
}

const first = { data: { me: { id: 'a' } }, hasNext: true };

describe('a query that takes parts', () => {
  it('is told the answer as it grows, and resolves with the whole', async () => {
    const { told, answer, more } = ask();
    const response = await asked.promise;
    const write = begin(response);
    write(first);
    await more();
    expect(told).toEqual([{ data: { me: { id: 'a' } }, errors: [] }]);
    write({ hasNext: true });
    write({ incremental: [{ path: ['me'], data: { notes: [{ text: 'x' }, { text: 'y' }] } }], hasNext: true });
    await more();
    const errors = [{ message: 'no', path: ['me', 'notes', 1, 'by'], extensions: { code: 'FORBIDDEN' } }];
    write({
      incremental: [
        { path: ['me'], data: { name: 'Ada' } },
        { path: ['me', 'notes', 0], data: { by: 'Bob' } },
        { path: ['me', 'notes', 1], data: null, errors },
      ],
      hasNext: false,
    });
    response.end();
    expect(await answer).toEqual({
      data: { me: { id: 'a', name: 'Ada', notes: [{ text: 'x', by: 'Bob' }, { text: 'y' }] } },
      errors: [{ message: 'no', code: 'FORBIDDEN', path: ['me', 'notes', 1, 'by'], faults: [] }],
    });
    // What was told before is as it was told.
    expect(told).toEqual([
      { data: { me: { id: 'a' } }, errors: [] },
      { data: { me: { id: 'a', notes: [{ text: 'x' }, { text: 'y' }] } }, errors: [] },
    ]);
    expect(accepted).toEqual(['multipart/mixed;deferSpec=20220824, application/graphql-response+json, application/json']);
  });

  it('keeps what came of an answer that is cut off, and says so', async () => {
    const { answer, more } = ask();
    const response = await asked.promise;
    begin(response)(first);
    await more();
    response.destroy();
    expect(await answer).toMatchObject({ data: { me: { id: 'a' } }, errors: [{ code: 'NETWORK_ERROR' }] });
  });

  it('rejects when its signal aborts between two parts', async () => {
    const leaving = new AbortController();
    const { answer, more } = ask(leaving.signal);
    begin(await asked.promise)(first);
    await more();
    leaving.abort();
    await expect(answer).rejects.toThrow('abort');
  });

  it('takes an answer in one piece as one, and asks for one without onPart', async () => {
    const { told, answer } = ask();
    (await asked.promise).setHeader('content-type', 'application/json').end(JSON.stringify({ data: { me: null } }));
    expect([await answer, told]).toEqual([{ data: { me: null }, errors: [] }, []]);
    asked = Promise.withResolvers();
    const plain = client.query(page);
    (await asked.promise).setHeader('content-type', 'application/json').end(JSON.stringify({ data: { me: null } }));
    expect(await plain).toEqual({ data: { me: null }, errors: [] });
    expect(accepted[1]).not.toContain('multipart');
  });
});
