import { readFileSync } from 'node:fs';
import { proofSeed, proofSize } from '@klear/testing';
import { type GraphQLSchema, parse, print, specifiedRules, validate } from 'graphql';
import { expect, it } from 'vitest';
import type { SubgraphTransport } from '../src/execute/transport.ts';
import { deferRules } from '../src/plan/defer-rules.ts';
import { answerInParts, merged } from './answer-in-parts.ts';
import { composeSdl, createGraphInProcess, type GraphInProcess, subgraphSchema } from './graph-in-process.ts';
import { composeLibrary } from './library.ts';
import { librarySchemas } from './library-subgraphs.ts';
import { createMockSubgraphs } from './mock-subgraphs.ts';
import { randomDefer } from './random-defer.ts';
import { createRandom, randomOperation } from './random-operation.ts';
import { remembering } from './remembering.ts';
import { createSchemaTransport } from './schema-transport.ts';
import { allSupergraphs } from './supergraphs/all-supergraphs.ts';
import { defer } from './supergraphs/defer.ts';
import { entityErrors } from './supergraphs/entity-errors.ts';
import { federationOne } from './supergraphs/federation-one.ts';
import { interfaceObjectRequires } from './supergraphs/interface-object-requires.ts';
import { mutations } from './supergraphs/mutations.ts';

interface Served {
  readonly name: string;
  readonly graph: GraphInProcess;
  readonly ids: readonly string[];
  transports(): Readonly<Record<string, SubgraphTransport>>;
}

function over(schemas: Readonly<Record<string, GraphQLSchema>>): Readonly<Record<string, SubgraphTransport>> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, createSchemaTransport(schema)]));
}

/** Of these the subgraphs tell two truths of one key, so asking again is asking for something else; or a write changes what is read. */
const inconsistent = [federationOne, entityErrors, mutations, interfaceObjectRequires];

function everyGraph(): Served[] {
  const supergraph = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
  const mocks = createMockSubgraphs(supergraph);
  const books = () => over(Object.fromEntries(Object.entries(librarySchemas()).map(([name, schema]) => [name, remembering(schema)])));
  const small = allSupergraphs.filter((each) => !inconsistent.includes(each));
  const served = [
    { name: 'schema/supergraph.graphql', supergraph, ids: ['id-0', 'id-1', '2026-01-02', 'x'], transports: () => over(mocks) },
    { name: 'library', supergraph: composeLibrary(), ids: ['b1', 'b2', 'f1', 'a0', 'a1', 'none'], transports: books },
    ...small.map(({ shows, ids = [], parts }) => ({
      name: shows,
      supergraph: composeSdl(Object.fromEntries(Object.entries(parts()).map(([name, { sdl }]) => [name, sdl]))),
      ids: [...ids, 'a', 'x1', 'none'],
      transports: () =>
        over(
          Object.fromEntries(Object.entries(parts()).map(([name, part]) => [name, remembering(subgraphSchema(part.sdl, part.resolvers))])),
        ),
    })),
  ];
  return served.map((each) => ({ ...each, graph: createGraphInProcess(each.supergraph, each.transports()) }));
}

it('the parts of random operations with random @defer, merged, are what the same operations answer in one piece', async () => {
  const graphs = everyGraph();
  const random = createRandom(proofSeed('defer'));
  const wanted = proofSize('defer', 200, 5_000);
  const seen = { deferred: 0, parts: 0, nested: 0, faulty: 0, mutations: 0, inOnePiece: 0 };
  let compared = 0;
  for (let tries = 0; compared < wanted; tries++) {
    expect(tries).toBeLessThan(wanted * 20);
    const served = graphs[random(3) === 0 ? random(2) : random(graphs.length)];
    if (!served) continue;
    const { graph, ids, name } = served;
    // These forget what a mutation of theirs made: it cannot be asked for again.
    const mayWrite = graph.schema.getMutationType() && name !== 'library' && name !== defer.shows;
    const kind = mayWrite && random(6) === 0 ? 'mutation' : 'query';
    const { query: plain, variables } = randomOperation(graph.schema, random, { ids, kind });
    const document = parse(plain);
    if (validate(graph.schema, document).length > 0) continue;
    const query = print(randomDefer(document, random));
    const asked = `${name}\n${query}\n${JSON.stringify(variables)}`;
    expect(validate(graph.schema, parse(query), [...specifiedRules, ...deferRules]), asked).toEqual([]);
    const whole = await graph.run(plain, { variables, instead: served.transports() }).catch((cause) => fail(asked, cause));
    const prepared = graph.prepare(query, { inParts: variables });
    if (!prepared.deferred) {
      seen.inOnePiece += 1;
      continue;
    }
    const answer = await answerInParts(prepared, { variables, transports: served.transports() }).catch((cause) => fail(asked, cause));
    const errors = [...answer.errors, ...answer.later.flat().flatMap((part) => part.errors)];
    const told = `${asked}\n${JSON.stringify(answer, undefined, 1)}`;
    if (whole.errors.length === 0) {
      expect(merged(answer), told).toEqual(whole.data);
      expect(errors, told).toEqual([]);
    } else {
      // A null rises no further than its part: there may be more data than in one piece, never less without a word.
      expect(holdsAll(merged(answer), whole.data), told).toBe(true);
      if (errors.length === 0) expect(merged(answer), told).toEqual(whole.data);
      seen.faulty += 1;
    }
    if (kind === 'mutation') seen.mutations += 1;
    if (answer.later.length > 0) seen.deferred += 1;
    if ([...prepared.deferred.fragments.values()].some(({ parent }) => parent !== '')) seen.nested += 1;
    seen.parts += answer.later.flat().length;
    compared += 1;
  }
  process.stdout.write(
    `defer: ${compared} operations over ${graphs.length} graphs, the parts merged are the whole: ${JSON.stringify(seen)}\n`,
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
}, 900_000);

function fail(asked: string, cause: unknown): never {
  throw new Error(asked, { cause });
}

function holdsAll(more: unknown, less: unknown): boolean {
  if (less === null) return true;
  if (typeof less !== 'object') return more === less;
  if (typeof more !== 'object' || more === null) return false;
  if (Array.isArray(less)) return Array.isArray(more) && more.length === less.length && less.every((each, at) => holdsAll(more[at], each));
  return Object.entries(less).every(([key, value]) => holdsAll((more as Record<string, unknown>)[key], value));
}
