import { hiddenNames, namedPlaces } from '@klear/schema/schema-names';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SubgraphAnswer } from '../src/execute/transport.ts';
import { openRouter, overSocket } from './doors.ts';
import { contract, subgraphsSaidByTest, supergraph, unhurried } from './public-graph.ts';

const names = [...hiddenNames(supergraph, contract)];
const said = subgraphsSaidByTest();
let door: Awaited<ReturnType<typeof openRouter>>;
let headers: Record<string, string>;
beforeAll(async () => {
  door = await openRouter(said.transports, undefined, { supergraph, publicGraph: { schema: contract }, traffic: unhurried });
  headers = { authorization: `Bearer ${await door.token(600)}`, 'x-request-id': 'the-same-for-all' };
});
afterAll(() => door.close());
beforeEach(() => {
  said.answer = () => ({ data: {} });
  said.events = async function* () {};
});

const practitioner = '{ practitioner(id: "x") { displayName } }';
const service = '{ service(id: "x") { id modality } }';
const booking = 'mutation { bookAppointment(input: { holdId: "x", idempotencyKey: "k" }) { __typename ... on Problem { code message } } }';
const watching =
  'subscription { slotsChanged(practitionerIds: ["x"], from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z") { cursor change } }';

interface Told {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions: Record<string, unknown>;
  }[];
}

async function ask(query: string): Promise<{ text: string; told: Told }> {
  const { body } = await door.router.execute({ query, headers, path: '/public/graphql' });
  return { text: body, told: JSON.parse(body) as Told };
}

const wordsOf = (text: string) => text.match(/\w+/g) ?? [];
const countOf = (text: string, word: string) => wordsOf(text).filter((each) => each === word).length;

/** Every way in which a subgraph may name something that is hidden. */
const waysToName: Readonly<Record<string, { query: string; answer: (name: string) => SubgraphAnswer }>> = {
  'the words of an error': {
    query: practitioner,
    answer: (name) => ({
      data: { practitioner: null },
      errors: [{ message: `Ask for ${name} instead.`, path: ['practitioner'], extensions: { code: 'FORBIDDEN' } }],
    }),
  },
  'a coordinate in an error': {
    query: practitioner,
    answer: (name) => ({
      data: null,
      errors: [{ message: `Cannot read Person.${name}: "${name}" is null.`, extensions: { code: 'CONFLICT' } }],
    }),
  },
  'the code of an error': {
    query: practitioner,
    answer: (name) => ({ data: { practitioner: null }, errors: [{ message: 'No.', path: ['practitioner'], extensions: { code: name } }] }),
  },
  'the path of an error': {
    query: practitioner,
    answer: (name) => ({
      data: { practitioner: null },
      errors: [{ message: 'No.', path: ['practitioner', name, name], extensions: { code: 'FORBIDDEN' } }],
    }),
  },
  'the path of an error below a leaf': {
    query: practitioner,
    answer: (name) => ({
      data: { practitioner: { displayName: null } },
      errors: [{ message: 'No.', path: ['practitioner', 'displayName', name], extensions: { code: 'FORBIDDEN' } }],
    }),
  },
  'extensions of an error': {
    query: practitioner,
    answer: (name) => ({
      data: { practitioner: null },
      errors: [
        {
          message: 'No.',
          path: ['practitioner'],
          extensions: {
            code: 'BAD_USER_INPUT',
            reason: name,
            faults: [{ path: [name], code: 'REQUIRED', message: 'x' }],
            [name]: 1,
            hint: { deep: [name] },
          },
        },
      ],
    }),
  },
  'data beside what was asked': {
    query: practitioner,
    answer: (name) => ({ data: { practitioner: { displayName: 'Ben', [name]: 'x' }, [name]: 'x' } }),
  },
  'a value of an enum': { query: service, answer: (name) => ({ data: { service: { id: 'x', modality: name } } }) },
  'the type of a member of a union': {
    query: booking,
    answer: (name) => ({ data: { bookAppointment: { __typename: name, code: 'X', message: 'x' } } }),
  },
};

describe('what subgraphs say of hidden things', () => {
  test.each(Object.keys(waysToName))('does not reach the public graph: %s', async (way) => {
    const { query, answer } = waysToName[way] ?? { query: '', answer: () => ({}) };
    // An answer has words of its own: those for a name that hides nothing, and those for a name that is taken out.
    said.answer = () => answer('§');
    const { text: plain } = await ask(query);
    said.answer = () => answer('SignUpInput');
    const { text: taken } = await ask(query);
    const telling: string[] = [];
    for (const name of names) {
      said.answer = () => answer(name);
      const { text } = await ask(query);
      if (countOf(text, name) > Math.max(countOf(plain, name), countOf(taken, name))) telling.push(`${name} in ${text}`);
    }
    expect(telling.slice(0, 5)).toEqual([]);
    console.info(`public graph, ${way}: ${names.length} names`);
  });

  test('does reach the whole graph: the same names are told there', async () => {
    const { query, answer } = waysToName['the words of an error'] ?? { query: '', answer: () => ({}) };
    said.answer = () => answer('SignUpInput');
    const { body } = await door.router.execute({ query, headers });
    expect(body).toContain('SignUpInput');
  });

  test('keeps its code; words that name nothing hidden stay as they are', async () => {
    said.answer = () => ({
      data: { practitioner: null },
      errors: [{ message: 'Practitioner not found.', path: ['practitioner'], extensions: { code: 'NOT_FOUND', reason: 'NOT_IN_SCOPE' } }],
    });
    expect((await ask(practitioner)).told.errors).toEqual([
      { message: 'Practitioner not found.', path: ['practitioner'], extensions: { code: 'NOT_FOUND', reason: 'NOT_IN_SCOPE' } },
    ]);
    said.answer = () => ({
      data: { practitioner: null },
      errors: [{ message: 'Conversation not found.', path: ['practitioner'], extensions: { code: 'NOT_FOUND' } }],
    });
    expect((await ask(practitioner)).told.errors).toEqual([
      { message: 'Not found.', path: ['practitioner'], extensions: { code: 'NOT_FOUND' } },
    ]);
  });

  test('is not told by the events of a subscription, nor by its refusal', async () => {
    const socket = door.socket({ authorization: headers.authorization }, undefined, '/public/graphql');
    for (const name of ['Conversation', 'sendMessage', 'PATRQT', 'join__Graph']) {
      const errors = [{ message: `${name} is not there.`, extensions: { code: 'FORBIDDEN', reason: name } }];
      said.events = async function* () {
        yield {
          data: { slotsChanged: { cursor: '1', change: 'HELD', [name]: 1 } },
          errors: errors.map((error) => ({ ...error, path: ['slotsChanged', name] })),
        };
        yield { data: { slotsChanged: { cursor: '2', change: name } } };
        yield { data: null, errors };
      };
      const answers = await overSocket(socket, { query: watching });
      expect(answers.length).toBeGreaterThanOrEqual(3);
      expect(wordsOf(JSON.stringify(answers))).not.toContain(name);
    }
    await socket.dispose();
  });
});

describe('what is answered in parts', () => {
  const query = '{ practitioner(id: "x") { displayName ... @defer { slots(first: 1) { start } } } }';
  const partsOf = async (path: string) => {
    said.answer = (request) =>
      request.body.includes('_entities')
        ? {
            data: { _entities: [{ slots: null, PATRQT: 1 }] },
            errors: [
              { message: 'Ask for SignUpInput.', path: ['_entities', 0, 'slots'], extensions: { code: 'FORBIDDEN', reason: 'PATRQT' } },
            ],
          }
        : { data: { practitioner: { __typename: 'Practitioner', id: 'x', displayName: 'Ben' } } };
    const response = await fetch(`${door.url}${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'multipart/mixed' },
      body: JSON.stringify({ query }),
    });
    expect(response.headers.get('content-type')).toContain('multipart/mixed');
    return response.text();
  };

  test('names what is hidden in no part; on the whole graph the same parts name it', async () => {
    const told = await partsOf('/public/graphql');
    expect(told).toContain('"displayName":"Ben"');
    expect(told).toContain('You may not do or see this.');
    expect(told).not.toMatch(/SignUpInput|PATRQT/);
    expect(await partsOf('/graphql')).toMatch(/Ask for SignUpInput/);
  });
});

describe('values of hidden kinds', () => {
  test('a value of an enum that the contract does not show is null, with an error at its place', async () => {
    said.answer = () => ({ data: { service: { id: 'x', modality: 'TELEPATHY' } } });
    expect((await ask(service)).told).toEqual({
      errors: [
        {
          message: 'A value of another kind was given for Service.modality.',
          path: ['service', 'modality'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'the-same-for-all' },
        },
      ],
      data: { service: null },
    });
  });

  test('an object of a type that the contract does not show is null, with an error at its place', async () => {
    said.answer = () => ({ data: { bookAppointment: { __typename: 'EmailTaken', code: 'EMAIL_TAKEN', message: 'x' } } });
    expect((await ask(booking)).told).toEqual({
      errors: [
        {
          message: 'A value of another kind was given for Mutation.bookAppointment.',
          path: ['bookAppointment'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'the-same-for-all' },
        },
      ],
      data: null,
    });
  });

  test('every place of the contract is one of the whole graph', () => {
    const whole = namedPlaces(supergraph);
    expect([...namedPlaces(contract).keys()].filter((place) => !whole.has(place))).toEqual([]);
  });
});
