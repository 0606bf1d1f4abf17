import { hiddenNames, hiddenPlaces, type NamedPlace, namedPlaces } from '@klear/schema/schema-names';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withDefer } from '../src/plan/defer-rules.ts';
import type { Router } from '../src/router-deps.ts';
import { openRouter, overSocket } from './doors.ts';
import { createAsk, type Question } from './hidden-questions.ts';
import { contract, subgraphsSaidByTest, supergraph, unhurried } from './public-graph.ts';

const hidden = hiddenPlaces(supergraph, contract);
const names = hiddenNames(supergraph, contract);
const all = new Set([...namedPlaces(supergraph).values()].map(({ name }) => name));
const ask = createAsk(buildSchema(contract));
const said = subgraphsSaidByTest();
let door: Awaited<ReturnType<typeof openRouter>>;
let lenient: Awaited<ReturnType<typeof openRouter>>;

beforeAll(async () => {
  door = await openRouter(said.transports, undefined, { supergraph, publicGraph: { schema: contract }, traffic: unhurried });
  const publicGraph = { schema: contract, introspection: true, suggestions: true };
  lenient = await openRouter(said.transports, undefined, { supergraph, publicGraph, traffic: unhurried });
});
afterAll(() => Promise.all([door.close(), lenient.close()]));

const headers = { 'x-request-id': 'the-same-for-all' };
/** Many places share a name, and so a question: each is asked once. */
const answers = new WeakMap<Router, Map<string, Promise<string>>>();
function answerOf(router: Router, { request }: Question): Promise<string> {
  const given = answers.get(router) ?? new Map<string, Promise<string>>();
  answers.set(router, given);
  const key = JSON.stringify(request);
  const answer =
    given.get(key) ?? router.execute({ ...request, headers, path: '/public/graphql' }).then(({ status, body }) => `${status} ${body}`);
  given.set(key, answer);
  return answer;
}

/** A name of the same length and form that exists nowhere: `holdSlot` -> `qqqqQqqq`. */
function stranger(name: string): string {
  const letters = [...'qxzjkvw'];
  for (const letter of letters) {
    const made = name.replace(/[a-z]/g, letter).replace(/[A-Z]/g, letter.toUpperCase());
    if (!all.has(made)) return made;
  }
  throw new Error(`no stranger for ${name}`);
}

/** The answer with the asked name taken out, so that two answers differ only in what they tell of it. */
const without = (text: string, ...asked: string[]) =>
  asked.reduce((left, name) => left.replace(new RegExp(`(?<!\\w)${name}(?!\\w)`, 'g'), '§'), text);

/** What looks like a name of the schema and is hidden: words of English are not told apart from names. */
const looksLikeName = /[a-z][A-Z]|_|^[A-Z]{3,}$/;
const wordsOf = (text: string) => new Set(text.match(/\w+/g));
/** Hidden names that an answer tells and its question did not hold. */
function hiddenIn(answer: string, { request }: Pick<Question, 'request'>): string[] {
  const asked = wordsOf(JSON.stringify(request));
  return [...wordsOf(answer)].filter((word) => names.has(word) && looksLikeName.test(word) && !asked.has(word));
}

async function told(router: Router): Promise<{ faults: string[]; questions: number; paths: Map<string, number> }> {
  const faults: string[] = [];
  const paths = new Map<string, number>();
  let questions = 0;
  for (const [coordinate, place] of hidden) {
    const other = stranger(place.name);
    const others = ask(place, other);
    for (const [index, question] of ask(place, place.name).entries()) {
      const comparison = others[index];
      if (!comparison) throw new Error('the same questions are asked of both');
      // Elsewhere the name may be that of something public.
      if (!question.isOwn && !names.has(place.name)) continue;
      questions += 1;
      paths.set(question.path, (paths.get(question.path) ?? 0) + 1);
      const answer = await answerOf(router, question);
      const leaked = hiddenIn(answer, question);
      if (leaked.length > 0) faults.push(`${coordinate} by ${question.path}: the answer names ${leaked.join(', ')}`);
      if (router === lenient.router) continue;
      const expected = await answerOf(router, comparison);
      if (without(answer, place.name) !== without(expected, other, place.name)) {
        faults.push(`${coordinate} by ${question.path}: ${answer} is not as ${expected}`);
      }
    }
  }
  return { faults, questions, paths };
}

describe('what is hidden on the public graph', () => {
  test('is answered as what does not exist, whatever its name is and however it is asked for', async () => {
    const { faults, questions, paths } = await told(door.router);
    console.info(`public graph: ${hidden.size} hidden places, ${names.size} names; ${questions} questions by ${paths.size} paths`);
    console.info([...paths].map(([path, count]) => `  ${path}: ${count}`).join('\n'));
    expect(faults.slice(0, 10)).toEqual([]);
    expect(said.asked).toEqual([]);
    expect([...kinds(hidden)].sort()).toEqual(['argument', 'directive', 'enumValue', 'field', 'inputField', 'type']);
  }, 120_000);

  test('is named by no suggestion and no introspection, also where an operator allows both', async () => {
    const { faults, questions } = await told(lenient.router);
    console.info(`public graph with introspection and suggestions: ${questions} questions`);
    expect(faults.slice(0, 10)).toEqual([]);
    const { body } = await lenient.router.execute({
      query: getIntrospectionQuery({ inputValueDeprecation: true }),
      path: '/public/graphql',
    });
    const introspected = buildClientSchema((JSON.parse(body) as { data: IntrospectionQuery }).data);
    expect(printSchema(lexicographicSortSchema(introspected))).toBe(printSchema(lexicographicSortSchema(withDefer(buildSchema(contract)))));
  }, 120_000);

  test('is refused alike by GET, by events and by sockets', async () => {
    const socket = door.socket({}, undefined, '/public/graphql');
    const url = `${door.url}/public/graphql`;
    let asked = 0;
    for (const name of names) {
      const query = /^[A-Z].*[a-z]/.test(name) ? `{ ... on ${name} { __typename } }` : `{ ${name} }`;
      const { errors } = JSON.parse((await door.router.execute({ query, path: '/public/graphql' })).body) as { errors: unknown };
      const byGet = await fetch(`${url}?${new URLSearchParams({ query })}`, { headers: { accept: 'application/graphql-response+json' } });
      expect([byGet.status, await byGet.json()]).toEqual([400, { errors }]);
      const byEvents = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ query }),
      });
      expect(JSON.parse(/^data: (.+)$/m.exec(await byEvents.text())?.[1] ?? '{}')).toEqual({ errors });
      const [bySocket] = await overSocket(socket, { query });
      expect(bySocket?.errors?.map(({ message, extensions }) => [message, extensions])).toEqual(
        (errors as { message: string; extensions: object }[]).map(({ message, extensions }) => [message, extensions]),
      );
      asked += 3;
    }
    await socket.dispose();
    console.info(`public graph by GET, events and sockets: ${asked} questions`);
    expect(asked).toBeGreaterThan(1_000);
  }, 60_000);
});

function kinds(places: ReadonlyMap<string, NamedPlace>): Set<string> {
  return new Set([...places.values()].map(({ kind }) => kind));
}
