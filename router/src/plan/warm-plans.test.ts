import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { silentLogger } from '@klear/core';
import { parse } from 'graphql';
import { afterAll, expect, it } from 'vitest';
import { createEngine, type Engine } from '../engine.ts';
import { requestsOf, warmPlans } from './warm-plans.ts';

const supergraph = readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8');
const hot = 'query Hot($id: ID!) { practitioner(id: $id) { id displayName } }';
const warm = '{ searchPractitioners(first: 1) { edges { node { id } } } }';
const known = 'query A { me { id } } query B { me { name } }';
const engines: Engine[] = [];
afterAll(() => Promise.all(engines.map((engine) => engine.stop())));

const request = (text: string) => ({ document: parse(text), documentHash: createHash('sha256').update(text).digest('hex') });

async function open(knownDocuments: readonly string[] = []) {
  const planned: string[] = [];
  const onPlan = ({ key }: { key: string }) => void planned.push(JSON.parse(key)[0]);
  const engine = await createEngine({ supergraph, transports: {}, log: silentLogger, onPlan, knownDocuments });
  engines.push(engine);
  return { engine, planned };
}

it('the hottest operations and the known documents are planned before a supergraph comes into force, the hottest first', async () => {
  const { engine, planned } = await open([known]);
  for (const text of [warm, hot, hot, hot]) await engine.prepare(request(text));
  planned.length = 0;
  let atSwap: readonly string[] = [];
  engine.onChange(() => {
    atSwap = [...planned];
  });
  expect(await engine.swap(supergraph)).toMatchObject({ ok: true });
  const ofKnown = request(known).documentHash;
  expect(atSwap).toEqual([request(hot).documentHash, request(warm).documentHash, ofKnown, ofKnown]);
  await engine.prepare(request(hot));
  expect(planned).toHaveLength(4);
});

it('what authorization made of a document is not planned ahead: the next supergraph may take out more', async () => {
  const { engine, planned } = await open();
  const document = parse('query Hot($id: ID!) { practitioner(id: $id) { id } }');
  await engine.prepare({ ...request(hot), pruned: { document, withheld: new Map(), view: 'less' } });
  planned.length = 0;
  await engine.swap(supergraph);
  expect(planned).toEqual([]);
});

it('what is not valid any more is passed over, and time that is up ends the warming', async () => {
  const { engine } = await open();
  const prepare = Object.assign((asked: Parameters<Engine['prepare']>[0]) => engine.prepare(asked), {
    kept: { size: 0, bytes: 0 },
    hottest: () => [],
  });
  const gone = request('{ nothingOfThatName }');
  const options = { schema: engine.schema, prepare, requests: [gone, request(hot)] };
  expect(await warmPlans({ ...options, deadlineMs: 60_000 })).toBe(1);
  expect(await warmPlans({ ...options, deadlineMs: 0 })).toBe(0);
});

it('a client may name the only operation of a known document or not', () => {
  expect([...requestsOf([hot, known, warm])].map(({ operationName }) => operationName)).toEqual(['Hot', null, 'A', 'B', null]);
});
