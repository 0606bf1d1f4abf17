import { readFileSync } from 'node:fs';
import { proofSeed, proofSize } from '@klear/testing';
import { type GraphQLSchema, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { differenceOf, isLostSilently, isOwnCheck, type OurAnswer } from './compare-answers.ts';
import { createGraphInProcess } from './graph-in-process.ts';
import { createLibrary } from './library.ts';
import { librarySchemas } from './library-subgraphs.ts';
import { createMockSubgraphs } from './mock-subgraphs.ts';
import { createOracle, type OracleAnswer } from './oracle.ts';
import { createRandom, type RandomOperation, randomOperation } from './random-operation.ts';
import { createSchemaTransport } from './schema-transport.ts';
import { allSupergraphs } from './supergraphs/all-supergraphs.ts';
import { openSupergraph } from './supergraphs/open-supergraph.ts';
import type { Expected } from './supergraphs/small-supergraph.ts';
import { createTally, type Kind, kinds, notInStock, seenInDocument, seenInPlan, type Tally } from './tally.ts';

/** A graph that both executors serve. */
interface Compared {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly ids: readonly string[];
  ask(operation: RandomOperation): Promise<{ ours: OurAnswer; theirs: OracleAnswer }>;
}

const made = ['a', 'x1', 'none'];

function library(): Compared {
  const served = createLibrary();
  const oracle = createOracle(served.supergraph, librarySchemas());
  const ask: Compared['ask'] = async ({ query, variables }) => ({
    ours: await served.run(query, { variables }),
    theirs: await oracle(query, variables),
  });
  return { name: 'library', schema: served.schema, ids: ['b1', 'b2', 'b3', 'f1', 'a0', 'a1', 'none'], ask };
}

function small(): Compared[] {
  return allSupergraphs
    .filter(({ noOracle }) => noOracle === undefined)
    .map((each) => {
      const { graph, schemas, transports } = openSupergraph(each);
      const oracle = createOracle(graph.supergraph, schemas);
      const ask: Compared['ask'] = async ({ query, variables }) => {
        // What a mutation wrote must not be there for the other executor.
        const isWrite = query.startsWith('mutation');
        const fresh = isWrite ? openSupergraph(each).schemas : undefined;
        return {
          ours: await graph.run(query, { variables, ...(isWrite && { instead: transports() }) }),
          theirs: await oracle(query, variables, fresh),
        };
      };
      return { name: each.shows, schema: graph.schema, ids: [...(each.ids ?? []), ...made], ask };
    });
}

function ourGraph(): Compared {
  const supergraph = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
  const schemas = createMockSubgraphs(supergraph);
  const graph = createGraphInProcess(
    supergraph,
    Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, createSchemaTransport(schema)])),
  );
  const oracle = createOracle(supergraph, schemas);
  const ask: Compared['ask'] = async ({ query, variables }) => ({
    ours: await graph.run(query, { variables }),
    theirs: await oracle(query, variables),
  });
  return { name: 'schema/supergraph.graphql', schema: graph.schema, ids: ['id-0', 'id-1', 'id-2', '2026-01-02', 'x'], ask };
}

it('random operations get the data that @apollo/gateway gives, and errors of the same code at the same place', async () => {
  const graphs = [library(), ourGraph(), ...small()];
  const random = createRandom(proofSeed('router-oracle'));
  const wanted = proofSize('router-oracle', 400, 10_000);
  const tally = createTally();
  const perGraph = new Map<string, number>();
  let compared = 0;
  let lost = 0;
  let withContext = 0;
  for (let tries = 0; compared < wanted; tries++) {
    expect(tries).toBeLessThan(wanted * 20);
    // The library and our own graph hold the most that can go wrong.
    const graph = graphs[random(3) === 0 ? random(2) : random(graphs.length)] ?? library();
    const kind = graph.schema.getMutationType() && random(4) === 0 ? 'mutation' : 'query';
    const operation = randomOperation(graph.schema, random, { ids: graph.ids, kind });
    const document = parse(operation.query);
    if (validate(graph.schema, document).length > 0) continue;
    const asked = `${graph.name}\n${operation.query}\n${JSON.stringify(operation.variables)}`;
    const { ours, theirs } = await graph.ask(operation).catch((cause) => {
      throw new Error(asked, { cause });
    });
    const seen = new Set<Kind>();
    seenInPlan(theirs.plan, seen);
    if (seen.has('context rewrite')) {
      withContext += 1;
      continue;
    }
    if (isLostSilently(ours, theirs)) {
      lost += 1;
      continue;
    }
    expect(differenceOf(ours, theirs), asked).toBeUndefined();
    seenInDocument(graph.schema, document, seen);
    for (const error of ours.errors) seenInError(ours.data, error.path, isOwnCheck(error), seen);
    tally.add(seen);
    perGraph.set(graph.name, (perGraph.get(graph.name) ?? 0) + 1);
    compared += 1;
  }
  const byHand = tallyOfTable();
  process.stdout.write(
    `router-oracle: ${compared} operations equal over ${perGraph.size} graphs; in how many of them occurred (and in answers written by hand)\n`,
  );
  for (const kind of kinds) process.stdout.write(`  ${kind.padEnd(30)}${count(tally, kind)}${count(byHand, kind)}\n`);
  process.stdout.write(`  left out, for stock lost the type of an interface object and said nothing: ${lost}\n`);
  process.stdout.write(`  left out, for stock fills no argument from a context: ${withContext}\n`);
  expect(lost).toBeLessThan(wanted / 100);
  expect(byHand.zeros().filter((kind) => notInStock.has(kind))).toEqual([]);
  // What is rare in random operations may be missing from a few hundred; then an answer by hand shows it.
  const unseen = tally.zeros().filter((kind) => wanted >= 4_000 || byHand.zeros().includes(kind));
  expect(unseen.filter((kind) => !notInStock.has(kind))).toEqual([]);
}, 900_000);

const count = (tally: Tally, kind: Kind) => String(tally.counts.get(kind)).padStart(8);

/** What the answers written by hand show. */
function tallyOfTable(): Tally {
  const tally = createTally();
  for (const small of allSupergraphs) {
    const { graph } = openSupergraph(small);
    const answers = [
      ...small.expected,
      ...(small.streams ?? []).flatMap(({ query, events }) => events.map((event) => ({ query, ...event }))),
    ];
    for (const { query, labels, data, errors = [] } of answers as readonly Expected[]) {
      const seen = new Set<Kind>();
      seenInPlan(graph.plan(query, labels), seen);
      seenInDocument(graph.schema, parse(query), seen);
      for (const { path, code } of errors) seenInError(data, path, code === 'INTERNAL_SERVER_ERROR', seen);
      tally.add(seen);
    }
    for (const { query, variables = {} } of small.deferred ?? []) {
      const seen = new Set<Kind>();
      seenInPlan(graph.plan(query, [], variables), seen);
      tally.add(seen);
    }
  }
  return tally;
}

function seenInError(data: unknown, path: readonly (string | number)[] = [], isOwn: boolean, seen: Set<Kind>): void {
  if (isOwn) return void seen.add(data === null ? 'null that rises to data' : 'null that may not be');
  seen.add('error of a subgraph');
  if (path.length > 1) seen.add('error below the root');
  if (path.some((step) => typeof step === 'number')) seen.add('error inside a list');
}
