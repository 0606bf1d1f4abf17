import { createHash } from 'node:crypto';
import { anonymous, silentLogger } from '@klear/core';
import { type FieldNode, parse, visit } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Withheld } from '../src/authorize/prune.ts';
import { createEngine, type Engine } from '../src/engine.ts';
import { renderResult } from '../src/execute/render.ts';
import { checkVariables } from '../src/execute/variables.ts';
import { createPlanner } from '../src/plan/planner.ts';
import { composeLibrary } from './library.ts';
import { librarySchemas, librarySdl } from './library-subgraphs.ts';
import { createSchemaTransport } from './schema-transport.ts';

const viewer = anonymous('request-1');
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const prepare = (engine: Engine, query: string, more: object = {}) =>
  engine.prepare({ document: parse(query), documentHash: hashOf(query), ...more });

const schemas = librarySchemas();
const transports = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, createSchemaTransport(schema)]));
const planned: string[] = [];
let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ supergraph: composeLibrary(), transports, log: silentLogger, onPlan: ({ key }) => planned.push(key) });
});
afterAll(() => engine.stop());

describe('engine', () => {
  it('plans in its thread and answers as text and as object', async () => {
    const prepared = await prepare(engine, '{ me { name favourite { title } } }');
    const request = { variables: {}, viewer };
    expect(await engine.executeToText(prepared, request)).toEqual({
      data: '{"me":{"name":"Name a1","favourite":{"title":"Title b2"}}}',
      errors: [],
    });
    expect((await engine.execute(prepared, request)).data).toEqual({ me: { name: 'Name a1', favourite: { title: 'Title b2' } } });
    expect([...prepared.services].sort()).toEqual(['catalog', 'people']);
  });

  it('plans one operation once, also when it is asked for many times at once', async () => {
    planned.length = 0;
    const all = await Promise.all([1, 2, 3].map(() => prepare(engine, '{ me { born } }')));
    expect(new Set(all).size).toBe(1);
    expect(await prepare(engine, '{ me { born } }')).toBe(all[0]);
    expect(planned.length).toBe(1);
    await prepare(engine, '{ me { born } }', { pruned: { document: parse('{ me { __typename } }'), withheld: new Map(), view: '1' } });
    expect(planned.length).toBe(2);
  });

  it('answers null where authorization pruned, without asking the subgraph', async () => {
    const query = '{ me { name reviews { id } } }';
    const before = transports.reviews?.sent.length;
    const prepared = await prepare(engine, query, {
      pruned: { document: parse('{ me { name } }'), withheld: new Map(), view: 'no reviews' },
    });
    expect((await engine.executeToText(prepared, { variables: {}, viewer })).data).toBe('{"me":{"name":"Name a1","reviews":null}}');
    expect(transports.reviews?.sent.length).toBe(before);
  });

  it('shows nothing of what is withheld, not even what the plan has fetched for something else', async () => {
    const query = '{ me { name reviews { id } } }';
    const document = parse(query);
    const withheld = new Map<FieldNode, Withheld>();
    visit(document, { Field: (node) => void (node.name.value === 'reviews' && withheld.set(node, { refusal: 'ROLE_REQUIRED' })) });
    const prepared = await prepare(engine, query, { document, pruned: { document: parse(query), withheld, view: 'fetched all the same' } });
    for (let run = 0; run < 8; run += 1) {
      const { data, errors } = await engine.executeToText(prepared, { variables: {}, viewer });
      expect(data).toBe('{"me":{"name":"Name a1","reviews":null}}');
      expect(errors).toMatchObject([{ path: ['me', 'reviews'], extensions: { code: 'FORBIDDEN', reason: 'ROLE_REQUIRED' } }]);
    }
  });

  it('refuses a document that needs an operation name, and stops at the deadline', async () => {
    await expect(prepare(engine, 'query A { me { id } } query B { me { id } }')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const prepared = await prepare(engine, '{ me { id } }');
    expect((await engine.execute(prepared, { variables: {}, viewer, deadline: Date.now() - 1 })).errors).toMatchObject([
      { path: ['me'], extensions: { code: 'DEADLINE_EXCEEDED' } },
    ]);
  });

  it('keeps the last good supergraph when a new one is broken, and swaps to a good one', async () => {
    const seen: string[] = [];
    const leave = engine.onChange((schema) => seen.push(schema.getQueryType()?.name ?? ''));
    const last = engine.supergraph;
    expect(await engine.swap('type Query { broken')).toMatchObject({ ok: false });
    expect(engine.supergraph).toBe(last);
    const prepared = await prepare(engine, '{ me { id } }');
    const next = composeLibrary({ ...librarySdl, people: librarySdl.people.replace('born: Date', 'born: Date birthday: Date') });
    expect(await engine.swap(next)).toEqual({ ok: true, value: undefined });
    expect(engine.schema.getType('Author')?.toConfig()).toHaveProperty('fields.birthday');
    expect(seen).toEqual(['Query']);
    leave();
    expect((await engine.execute(prepared, { variables: {}, viewer })).data).toEqual({ me: { id: 'a1' } });
    expect((await engine.execute(await prepare(engine, '{ me { id } }'), { variables: {}, viewer })).data).toEqual({ me: { id: 'a1' } });
  });

  it('refuses a supergraph whose @requires select one field with different arguments: they would share one answer', async () => {
    const unsafe = engine.supergraph.replace('requires: "weight pages"', 'requires: "weight(unit: 1) inner { weight(unit: 2) }"');
    expect(await engine.swap(unsafe)).toEqual({
      ok: false,
      error: '@requires selects "weight" with different arguments: (unit: 1), (unit: 2)',
    });
  });

  it('lists every fault of the variables', () => {
    const { definitions } = parse('query($a: Int!, $b: Boolean) { __typename }');
    const operation = definitions[0];
    if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
    expect(checkVariables(engine.schema, operation, { b: 'x' }).length).toBe(2);
    expect(checkVariables(engine.schema, operation, { a: 1 })).toEqual([]);
  });

  it('renders an answer with its errors first', () => {
    const result = { data: '{"a":1}', errors: [] };
    expect(renderResult(result, [])).toBe('{"data":{"a":1}}');
    expect(renderResult(result, [{ message: 'm' }], { cost: 1 })).toBe(
      '{"errors":[{"message":"m"}],"data":{"a":1},"extensions":{"cost":1}}',
    );
  });
});

describe('planner', () => {
  /** Every level may come from many places, so the number of plans explodes. */
  const slow = () => {
    const fields = Array.from({ length: 12 }, (_, i) => `f${i}: T @shareable`).join(' ');
    const sdl = (n: number) =>
      `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
       type Query { t: T @shareable } type T @key(fields: "id") { id: ID! ${fields} own${n}: Int }`;
    return composeLibrary(Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`s${n}`, sdl(n)])));
  };
  const deep = (depth: number): string =>
    depth === 0
      ? '{ own1 own2 own3 own4 own5 }'
      : `{ ${Array.from({ length: 12 }, (_, i) => `f${i} ${i < 3 ? deep(depth - 1) : '{ own1 own2 own3 }'}`).join(' ')} }`;

  it('ends a thread that plans too long; the next operation is planned by the spare', async () => {
    const planner = await createPlanner({ supergraph: slow(), deadlineMs: 400, queueSize: 10, log: silentLogger });
    try {
      const late = planner.plan({ document: `{ t ${deep(5)} }`, operationName: null });
      const next = planner.plan({ document: '{ t { own1 } }', operationName: null });
      await expect(late).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
      expect((await next).plan.node?.kind).toBeDefined();
    } finally {
      await planner.stop();
    }
  }, 60_000);

  it('refuses more waiting operations than its queue holds, and everything once it stops', async () => {
    const planner = await createPlanner({ supergraph: composeLibrary(), deadlineMs: 5_000, queueSize: 1, log: silentLogger });
    const request = { document: '{ me { id } }', operationName: null };
    const answers = await Promise.allSettled([planner.plan(request), planner.plan(request), planner.plan(request)]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    await expect(planner.plan({ document: '{ nothing }', operationName: null })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await planner.stop();
    await expect(planner.plan(request)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });

  it('refuses a supergraph that is not one', async () => {
    await expect(createPlanner({ supergraph: 'type Query { a: Int }', deadlineMs: 1, queueSize: 1, log: silentLogger })).rejects.toThrow();
  });
});
