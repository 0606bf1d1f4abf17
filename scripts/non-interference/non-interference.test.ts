import { newId } from '@klear/core';
import { proofSeed, proofSize } from '@klear/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../router/test/random-operation.ts';
import { readSchema } from '../canaries/operations.ts';
import { type Person, signUp } from '../journey/person.ts';
import { openPractice } from '../journey/practice.ts';
import { type LivedIn, openLivedIn } from '../whole-graph/lived-in.ts';
import { randomQuestion, type Words } from './random-question.ts';
import { openTwins, type Twins } from './twins.ts';

interface Told {
  readonly lived: LivedIn;
  readonly stranger: Person;
  /** Owner of a practice that has nothing to do with the other. */
  readonly elsewhere: { readonly owner: Person; readonly practitioner: Person; readonly organizationId: string };
}

let twins: Twins<Told>;
beforeAll(async () => {
  twins = await openTwins(async (graph) => {
    const lived = await openLivedIn(graph);
    const elsewhere = await openPractice(graph, 7_000, 'somewhere-else');
    const stranger = await signUp(graph.url, 'Stella');
    await graph.publishAll();
    return { lived, elsewhere, stranger };
  });
}, 120_000);
afterAll(() => twins?.close(), 60_000);

/** Hidden values: what differs between the twins, in words that a search could find. */
const secrets = [
  { phone: '+4915110000001', city: 'Aachen', text: 'zqxasthma', title: 'zqxdraftone', email: 'zqxone@example.com' },
  { phone: '+4915110000002', city: 'Bremen', text: 'zqxeczema', title: 'zqxdrafttwo', email: 'zqxtwo@example.com' },
] as const;
const texts = [
  ...secrets.flatMap((each) => Object.values(each)),
  'zqx',
  'zqxas',
  'zqxdraft',
  'Clara',
  'massage',
  'Berlin',
  'rest',
  '1',
  '',
];

/** The same request to both, at once: status, headers and body, without the request's id and the date. */
async function askBoth(query: string, headers: Record<string, string>): Promise<readonly [string, string]> {
  const ask = async ({ url }: { url: string }) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    const requestId = response.headers.get('x-request-id') ?? '';
    const told = [...response.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
    const text = await response.text();
    return JSON.stringify([response.status, told, requestId === '' ? text : text.replaceAll(requestId, '')]);
  };
  const [first, second] = await Promise.all(twins.graphs.map(ask));
  if (first === undefined || second === undefined) throw new Error('there are two of them');
  return [first, second];
}

/** Clara, in one of the twins: her token is good in both. */
async function asClara(index: 0 | 1, query: string, input: object): Promise<void> {
  const name = /\) \{ (\w+)/.exec(query)?.[1] ?? '';
  const response = await fetch(`${twins.graphs[index].url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await twins.told.lived.client.headers()) },
    body: JSON.stringify({ query, variables: { input: { idempotencyKey: newId(), ...input } } }),
  });
  const answer = (await response.json()) as { data?: Record<string, { __typename: string }>; errors?: unknown };
  if (answer.errors || !answer.data?.[name]?.__typename.endsWith('Success')) throw new Error(`${name} answered ${JSON.stringify(answer)}`);
}

test('who may not see a value learns nothing of it: two graphs that differ in hidden values alone answer random questions with the same bytes', async () => {
  const size = proofSize('non-interference', 60, 3_000);
  const random = createRandom(proofSeed('non-interference'));
  const schema = await readSchema();
  const { lived, stranger, elsewhere } = twins.told;
  const acting = { 'klear-organization': elsewhere.organizationId };
  const at = { 'klear-organization': lived.organizationId };

  // What Clara alone may see; in the second there is even more of it.
  for (const index of [0, 1] as const) {
    const secret = secrets[index];
    const code = { system: 'http://snomed.info/sct', code: index === 0 ? '195967001' : '43116000', display: secret.text };
    await asClara(index, 'mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename } }', {
      address: { lines: ['Am Markt 1'], city: secret.city, postalCode: '10115', country: 'DE' },
    });
    for (let count = 0; count <= index; count += 1) {
      await asClara(index, 'mutation($input: AddConditionInput!) { addCondition(input: $input) { __typename } }', {
        personId: lived.client.id,
        code,
        text: secret.text,
      });
    }
  }
  const others = [
    { name: 'nobody', headers: async () => ({}) },
    { name: 'a stranger', headers: stranger.headers },
    {
      name: 'a practitioner of another practice',
      headers: async () => ({ ...(await elsewhere.practitioner.headers()), ...acting, 'klear-purpose': 'TREAT' }),
    },
    { name: 'an owner of another practice', headers: async () => ({ ...(await elsewhere.owner.headers()), ...acting }) },
  ];
  const own = [
    {
      name: 'her practitioner, without a consent for it',
      headers: async () => ({ ...(await lived.practitioner.headers()), ...at, 'klear-purpose': 'TREAT' }),
    },
    { name: 'the owner of her practice', headers: async () => ({ ...(await lived.owner.headers()), ...at }) },
  ];
  const cursors: string[] = [];
  const words: Words = { ids: [...idsOf(lived), newId(), newId()], texts, cursors, now: new Date() };
  const differing: unknown[] = [];
  let invalid = 0;
  let unsteady = 0;
  let answered = 0;
  let withheld = 0;

  async function compare(askers: typeof others, count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const asker = askers[index % askers.length];
      if (!asker) throw new Error('somebody asks');
      const query = randomQuestion(schema, words, random);
      const headers = await asker.headers();
      const [first, second] = await askBoth(query, headers);
      cursors.push(...[...first.matchAll(/ursor\\?":\\?"([^"\\]+)/g)].map(([, cursor]) => cursor ?? ''));
      if (cursors.length > 50) cursors.splice(0, cursors.length - 50);
      if (/GRAPHQL_|LIMIT_EXCEEDED|BAD_USER_INPUT/.test(first)) invalid += 1;
      else if (/FORBIDDEN|UNAUTHENTICATED|NOT_FOUND/.test(first)) withheld += 1;
      else answered += 1;
      if (first === second) continue;
      // What differs from itself when it is asked again, or no longer differs, tells of the clock and not of the value.
      const [again, then] = await askBoth(query, headers);
      if (again !== first || again === then) unsteady += 1;
      else differing.push({ asker: asker.name, query, first, second });
    }
  }

  await compare([...others, ...own], Math.ceil(size / 2));
  // What her practice sees too, and strangers do not.
  for (const index of [0, 1] as const) {
    const secret = secrets[index];
    await asClara(index, 'mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename } }', {
      phone: secret.phone,
      name: secret.text,
    });
    for (let count = 0; count <= index; count += 1) {
      await asClara(index, 'mutation($input: SendMessageInput!) { sendMessage(input: $input) { __typename } }', {
        conversationId: lived.conversationId,
        text: secret.text,
      });
    }
  }
  await compare(others, Math.floor(size / 2));

  process.stdout.write(
    `non-interference: ${size} random questions by ${others.length + own.length} askers (${answered} answered, ${withheld} with something withheld, ${invalid} not valid), ` +
      `${differing.length} differ, ${unsteady} unsteady; seed ${proofSeed('non-interference')}\n`,
  );
  expect(differing).toEqual([]);
  expect(unsteady).toBeLessThan(size / 50);
  expect(Math.min(answered, withheld)).toBeGreaterThan(size / 20);
  // The control: to Clara herself the same kind of questions answers differently.
  let told = 0;
  for (let index = 0; index < 60; index += 1) {
    const [first, second] = await askBoth(randomQuestion(schema, words, random), await lived.client.headers());
    if (first !== second) told += 1;
  }
  expect(told).toBeGreaterThan(0);
});

function idsOf(lived: LivedIn): string[] {
  const { client, owner, practitioner, slots: _slots, acting: _acting, ...ids } = lived;
  return [...Object.values(ids).filter((id) => typeof id === 'string'), client.id, owner.id, practitioner.id];
}
