import { expect, test } from 'vitest';
import { answerInParts } from './answer-in-parts.ts';
import { held } from './held-transport.ts';
import { defer } from './supergraphs/defer.ts';
import { openSupergraph } from './supergraphs/open-supergraph.ts';

const open = openSupergraph(defer);

test('what a part waits for is what it reads: it is fetched while the rest is not there yet', async () => {
  const ways = open.transports();
  const pay = held(ways.pay as NonNullable<typeof ways.pay>);
  const prepared = open.graph.prepare('{ employee(id: "p2") { salary ... @defer { boss { name } } } }', { inParts: {} });
  const told: string[] = [];
  const people = held(ways.people as NonNullable<typeof ways.people>);
  const answer = answerInParts(prepared, {
    transports: { pay, people },
    onPayload: (payload) => void told.push('first' in payload ? 'first' : 'part'),
  });
  (await people.asked()).release();
  const salary = await pay.asked();
  (await people.asked()).release();
  expect(told).toEqual([]);
  salary.release();
  // The salary is null where it may not be: nothing is left that the part could complete.
  expect(await answer).toMatchObject({ first: null, later: [] });
});

test('a message that brings a list which an earlier part shows is sent after that part is told: lists may change meanwhile', async () => {
  const ways = open.transports();
  const people = held(ways.people as NonNullable<typeof ways.people>);
  const prepared = open.graph.prepare('{ people { id } ... @defer { people { name } } }', { inParts: {} });
  const order: string[] = [];
  const answer = answerInParts(prepared, { transports: { people }, onPayload: () => void order.push('told') });
  for (let i = 0; i < 2; i++) {
    const message = await people.asked();
    order.push('asked');
    message.release();
  }
  await answer;
  expect(order).toEqual(['asked', 'told', 'asked', 'told']);
});

test('a client that left is told nothing more, and nothing more is asked for', async () => {
  const ways = open.transports();
  const people = held(ways.people as NonNullable<typeof ways.people>);
  const prepared = open.graph.prepare('{ employee(id: "p2") { id ... @defer { bonus } } }', { inParts: {} });
  const left = new AbortController();
  const answer = answerInParts(prepared, { transports: { ...ways, people }, signal: left.signal });
  await people.asked();
  left.abort();
  expect(await answer).toMatchObject({ later: [] });
  expect(ways.pay?.sent).toEqual([]);
});

test('what the message of a part was refused is told with that part, also where it names no place', async () => {
  const { people, pay } = open.transports();
  if (!people || !pay) throw new Error('two subgraphs are expected');
  const refusal = { data: null, errors: [{ message: 'No.', extensions: { code: 'FORBIDDEN' } }] };
  const query = '{ employee(id: "p2") { id ... @defer(label: "two") { bonus name } ... @defer(label: "one") { boss { id } } } }';
  const slow = held(people);
  let told = Promise.withResolvers<void>();
  const answer = answerInParts(open.graph.prepare(query, { inParts: {} }), {
    transports: { people: slow, pay: { ...pay, execute: async () => refusal } },
    onPayload: () => told.resolve(),
  });
  (await slow.asked()).release();
  const messages = [await slow.asked(), await slow.asked()];
  await told.promise;
  told = Promise.withResolvers();
  messages.find(({ request }) => request.body.includes('boss'))?.release();
  await told.promise;
  messages.find(({ request }) => !request.body.includes('boss'))?.release();
  const { errors, later } = await answer;
  expect(errors).toEqual([]);
  expect(later.flat().map((part) => [part.label, part.data, part.errors.map(({ extensions }) => extensions.code)])).toEqual([
    ['one', '{"boss":{"id":"p1"}}', []],
    ['two', '{"bonus":null,"name":"Bob"}', ['FORBIDDEN']],
  ]);
});
