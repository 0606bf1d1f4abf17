import { createHopSigner, createHopVerifier } from '@klear/auth';
import { anonymous, asId, type Logger, newId, silentLogger, systemClock, type Viewer } from '@klear/core';
import type { ExecutionResult } from 'graphql';
import { describe, expect, test } from 'vitest';
import { type HopRequest, hopBody, hopPath } from './hop.ts';
import { createServiceLogger } from './logger.ts';
import { thingsSubgraph } from './things.fixture.ts';

const key = Buffer.alloc(32, 7);
const sign = createHopSigner({ key, audience: 'things' });
const viewer: Viewer = { ...anonymous('req-12345678'), kind: 'person', personId: asId(newId()) };

function build(log: Logger = silentLogger) {
  let opened = 0;
  const hop = createHopVerifier({ key, audience: 'things', clock: systemClock });
  return { subgraph: thingsSubgraph({ hop, log, onOpen: () => (opened += 1) }), opened: () => opened };
}

function request(query: string, variables?: Record<string, unknown>, as: Viewer = viewer): HopRequest {
  const body = hopBody({ query, variables });
  return { method: 'POST', path: hopPath, body, headers: sign({ method: 'POST', path: hopPath, body, viewer: as, at: new Date() }) };
}

async function ask(query: string, variables?: Record<string, unknown>, as?: Viewer) {
  const { status, body } = await build().subgraph.handle(request(query, variables, as));
  return {
    status,
    ...(JSON.parse(body) as {
      data?: Record<string, unknown>;
      errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
    }),
  };
}

describe('the hop stands before everything', () => {
  test.each(['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }', '{ hello(name: "a") }', 'not graphql'])(
    'an unsigned %s is 401 and learns nothing',
    async (query) => {
      const answer = await build().subgraph.handle({ ...request(query), headers: {} });
      expect(answer.status).toBe(401);
      expect(answer.body).not.toContain('DateTime');
      expect(JSON.parse(answer.body).errors[0].extensions.code).toBe('UNAUTHENTICATED');
      expect(JSON.parse(answer.body).data).toBeUndefined();
    },
  );

  test('a body changed after signing is 401, and a replayed request is 401', async () => {
    const { subgraph } = build();
    const signed = request('{ hello(name: "a") }');
    expect((await subgraph.handle({ ...signed, body: signed.body.replace('"a', '"b') })).status).toBe(401);
    expect((await subgraph.handle(signed)).status).toBe(200);
    expect((await subgraph.handle(signed)).status).toBe(401);
  });

  test('an unsigned subscription opens no source', async () => {
    const { subgraph, opened } = build();
    const answer = await subgraph.subscribe({ ...request('subscription { closed { n } }'), headers: {} });
    expect(answer).toMatchObject({ status: 401 });
    expect(opened()).toBe(0);
  });
});

describe('answers', () => {
  test('a signed query is answered and custom scalars print', async () => {
    expect(await ask('query ($n: String!) { hello(name: $n) at }', { n: 'Ann' })).toEqual({
      status: 200,
      data: { hello: 'hello Ann', at: '2026-01-02T03:04:05.000Z' },
    });
  });

  test('the signed router reads the SDL', async () => {
    expect((await ask('{ _service { sdl } }')).data).toMatchObject({ _service: { sdl: expect.stringContaining('type Thing') } });
  });

  test('entities are resolved one by one: an unknown one is null, a refused one is null with its error', async () => {
    const answer = await ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Thing { id label } } }', {
      r: ['1', 'gone', 'boom'].map((id) => ({ __typename: 'Thing', id })),
    });
    expect(answer.data?._entities).toEqual([{ id: '1', label: 'thing 1' }, null, null]);
    expect(answer.errors).toMatchObject([{ path: ['_entities', 2], extensions: { code: 'FORBIDDEN' } }]);
  });

  test('1,001 representations are refused before anything is loaded', async () => {
    const answer = await ask('query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }', {
      r: Array.from({ length: 1_001 }, (_, id) => ({ __typename: 'Thing', id: String(id) })),
    });
    expect(answer.data).toBeNull();
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', faults: [{ code: 'TOO_MANY' }] } }]);
  });

  test('representations of unknown and missing types are the caller\u2019s fault, not a bug', async () => {
    const answer = await ask('query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }', {
      r: [{ __typename: 'Nope' }, {}, 'x'],
    });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(answer.errors?.[0]?.extensions.faults).toHaveLength(3);
  });

  test('a subscription over POST is refused', async () => {
    expect(await ask('subscription { ticks(to: 1) { n } }')).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });
});

describe('errors tell what the mask allows', () => {
  test('a bug is masked, carries the request id, and its text stays in the log', async () => {
    const logged: object[] = [];
    const log: Logger = { ...silentLogger, error: (fields) => void logged.push(fields) };
    const answer = JSON.parse((await build(log).subgraph.handle(request('{ fail }'))).body);
    expect(answer.errors[0].extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: viewer.requestId });
    expect(JSON.stringify(answer)).not.toContain('ann@');
    expect(logged).toMatchObject([{ requestId: viewer.requestId, field: 'fail' }]);
  });

  test('no argument, variable or document is ever logged, whatever fails', async () => {
    const written: string[] = [];
    const log = createServiceLogger({ name: 'things', level: 'debug', destination: { write: (line) => void written.push(line) } });
    const { subgraph } = build(log);
    const query = 'query ($name: String!) { hello(name: $name) fail again: hello(name: "my-secret-2") }';
    await subgraph.handle(request(query, { name: 'my-secret-1' }));
    await subgraph.handle(request('mutation { noop }', { in: 'my-secret-3' }));
    await subgraph.handle(request('query ($in: CountInput!) { count(in: $in) }', { in: { from: 'my-secret-4' } }));
    await subgraph.handle(request('{ hello(name: "my-secret-5"'));
    expect(written.join('')).toContain('request failed');
    expect(written.join('')).not.toMatch(/my-secret|hello\(/);
  });

  test('a refusal keeps its code, reason and faults', async () => {
    expect((await ask('{ refuse secret }')).errors).toMatchObject([
      { path: ['refuse'], message: 'It moved.', extensions: { code: 'CONFLICT', faults: [{ path: ['a'] }] } },
      { path: ['secret'], extensions: { code: 'FORBIDDEN', reason: 'NO_CONSENT' } },
    ]);
  });

  test('a field without a rule is refused', async () => {
    expect(await ask('{ unruled }')).toMatchObject({ data: { unruled: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  test('anonymous is told to sign in', async () => {
    expect(await ask('mutation { noop }', {}, anonymous('req-12345678'))).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  test('all faulty variables are listed with path and code, and no value is echoed', async () => {
    const answer = await ask('query ($in: CountInput!, $n: String!) { count(in: $in) hello(name: $n) }', {
      in: { from: 'my-secret-1', size: 'my-secret-2', kind: 'my-secret-3', extra: 'my-secret-4' },
    });
    expect(answer.status).toBe(400);
    const faults = answer.errors?.[0]?.extensions.faults as { path: string[]; code: string }[];
    expect(faults.map(({ path, code }) => `${path.join('.')} ${code}`).sort()).toEqual([
      'in.extra UNKNOWN_FIELD',
      'in.from INVALID',
      'in.kind NOT_IN_LIST',
      'in.size INVALID',
      'n REQUIRED',
    ]);
    expect(JSON.stringify(answer)).not.toContain('my-secret');
  });

  test.each([
    ['{ nope }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ hello(name: ', 'GRAPHQL_PARSE_FAILED'],
    ['{ count(in: { from: "my-secret" }) }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query A { at } query B { at }', 'BAD_USER_INPUT'],
  ])('%s is %s without an echo', async (query, code) => {
    const answer = await ask(query);
    expect(answer.status).toBe(400);
    expect(answer.errors?.[0]?.extensions.code).toBe(code);
    expect(JSON.stringify(answer)).not.toContain('my-secret');
  });

  test.each([
    ['', 'NOT_JSON'],
    ['[]', 'NOT_OBJECT'],
    ['{"query":3,"variables":[],"operationName":1}', 'REQUIRED'],
  ])('the body %s lists its faults', async (body, code) => {
    const headers = sign({ method: 'POST', path: hopPath, body, viewer, at: new Date() });
    const answer = await build().subgraph.handle({ method: 'POST', path: hopPath, headers, body });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body).errors[0].extensions.faults[0].code).toBe(code);
  });
});

describe('subscriptions', () => {
  async function collect(query: string, variables?: Record<string, unknown>) {
    const { subgraph, opened } = build();
    const stream = await subgraph.subscribe(request(query, variables));
    if (!(Symbol.asyncIterator in stream)) return { answer: { status: stream.status, ...JSON.parse(stream.body) }, opened: opened() };
    const events: ExecutionResult[] = [];
    for await (const event of stream) events.push(event);
    return { events: JSON.parse(JSON.stringify(events)), opened: opened() };
  }

  test('each event has a fresh context, and an error in one is masked without ending the stream', async () => {
    const { events } = await collect('subscription ($to: Int!) { ticks(to: $to) { n seen } }', { to: 3 });
    expect(events).toMatchObject([
      { data: { ticks: { n: 1, seen: 2 } } },
      { data: null, errors: [{ path: ['ticks'], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: viewer.requestId } }] },
      { data: { ticks: { n: 3, seen: 4 } } },
    ]);
    expect(JSON.stringify(events)).not.toContain('ann@');
  });

  test('a client that leaves while nothing happens closes the source at once', async () => {
    const { subgraph } = build();
    const stream = await subgraph.subscribe(request('subscription { silent { n } }'));
    if (!(Symbol.asyncIterator in stream)) expect.fail('it was refused');
    const events = stream[Symbol.asyncIterator]();
    const pending = events.next();
    await events.return?.();
    expect(await pending).toEqual({ done: true, value: undefined });
  });

  test('a refused viewer never opens the source', async () => {
    const { answer, opened } = await collect('subscription { closed { n } }');
    expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(opened).toBe(0);
  });

  test.each([
    ['subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['subscription { nope }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ at }', 'BAD_USER_INPUT'],
  ])('%s is refused with %s', async (query, code) => {
    expect((await collect(query)).answer).toMatchObject({ status: 400, errors: [{ extensions: { code } }] });
  });

  test('a faulty variable is listed', async () => {
    expect((await collect('subscription ($to: Int!) { ticks(to: $to) { n } }', { to: 'x' })).answer.errors[0].extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      faults: [{ path: ['to'], code: 'INVALID' }],
    });
  });
});
