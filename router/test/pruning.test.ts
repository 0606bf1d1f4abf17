import { newId, type OrganizationId, type Role, type Scope } from '@klear/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRouter, overSocket } from './doors.ts';
import { createGuardedShop, shopSdl } from './guarded-shop.ts';

const shop = createGuardedShop();
let door: Awaited<ReturnType<typeof openRouter>>;
beforeAll(async () => {
  door = await openRouter(shop.transports, shopSdl);
});
afterAll(() => door.close());

const studio = newId<'Organization'>() as OrganizationId;
type Who = { role?: Role; scopes?: Scope[]; purpose?: string } | 'nobody';

async function headersOf(who: Who): Promise<Record<string, string>> {
  if (who === 'nobody') return {};
  const app = who.scopes ? { app: { id: newId<'App'>(), scopes: who.scopes } } : {};
  const token = await door.token(60, newId<'User'>(), { organizations: who.role ? { [studio]: [who.role] } : {}, ...app });
  return {
    authorization: `Bearer ${token}`,
    ...(who.role && { 'klear-organization': studio }),
    ...(who.purpose && { 'klear-purpose': who.purpose }),
  };
}
async function ask(who: Who, query: string, variables: object = {}) {
  const body = await (await door.post({ query, variables }, await headersOf(who))).json();
  return { ...body, ...shop.asked() };
}
const refused = (path: (string | number)[], reason?: string) => ({
  path,
  extensions: reason ? { code: 'FORBIDDEN', reason } : { code: 'UNAUTHENTICATED' },
});

describe('a field that token and request refuse', () => {
  test('is null with its path and reason; its subgraph hears nothing, and the rest comes', async () => {
    expect(await ask({}, '{ shop { name ledger { total } } }')).toMatchObject({
      data: { shop: { name: 'Shop s1', ledger: null } },
      errors: [refused(['shop', 'ledger'], 'ROLE_REQUIRED')],
      shop: 1,
      ledger: 0,
    });
    expect(await ask({ role: 'BILLING' }, '{ shop { name ledger { total } } }')).toMatchObject({
      data: { shop: { name: 'Shop s1', ledger: { total: 5 } } },
      shop: 1,
      ledger: 1,
    });
  });

  test.each<[string, Who, string, object, object[]]>([
    [
      'in a list: at each of its places',
      'nobody',
      '{ shops { id p: price } }',
      {
        shops: [
          { id: 's1', p: null },
          { id: 's2', p: null },
        ],
      },
      [refused(['shops', 0, 'p']), refused(['shops', 1, 'p'])],
    ],
    [
      'under every name it is asked by',
      'nobody',
      '{ shop { a: price b: price } }',
      { shop: { a: null, b: null } },
      [refused(['shop', 'a']), refused(['shop', 'b'])],
    ],
    [
      'where it may not be null: its parent is, as GraphQL says',
      'nobody',
      '{ strict { id inner { secret } } shop { id } }',
      { strict: null, shop: { id: 's1' } },
      [refused(['strict', 'inner', 'secret'])],
    ],
    [
      'on an interface that one type behind it protects',
      {},
      '{ things { id note ... on Plain { own: note } } }',
      {
        things: [
          { id: 'p', note: null, own: 'open' },
          { id: 'k', note: null },
        ],
      },
      [refused(['things', 0, 'note'], 'ROLE_REQUIRED'), refused(['things', 1, 'note'], 'ROLE_REQUIRED')],
    ],
    [
      'in a fragment on the type that protects it',
      {},
      '{ things { ...F } } fragment F on Thing { id ... on Kept { note } }',
      { things: [{ id: 'p' }, { id: 'k', note: null }] },
      [refused(['things', 1, 'note'], 'ROLE_REQUIRED')],
    ],
    [
      'beside introspection',
      'nobody',
      '{ __type(name: "Shop") { name } shop { price } }',
      { __type: { name: 'Shop' }, shop: { price: null } },
      [refused(['shop', 'price'])],
    ],
    [
      'of an app that was not lent the scope',
      { scopes: ['profile:read'] },
      '{ shop { motto letters } }',
      { shop: { motto: 'Motto s1', letters: null } },
      [refused(['shop', 'letters'], 'NOT_IN_SCOPE')],
    ],
    [
      'for another purpose',
      { role: 'BILLING', purpose: 'HPAYMT' },
      '{ shop { ledger { total owner { id mood } } } }',
      { shop: { ledger: { total: 5, owner: { id: 'h-s1', mood: null } } } },
      [refused(['shop', 'ledger', 'owner', 'mood'], 'PURPOSE_REQUIRED')],
    ],
  ])('%s', async (_name, who, query, data, errors) => {
    const answer = await ask(who, query);
    expect({ data: answer.data, errors: answer.errors }).toEqual({ data, errors: errors.map((error) => expect.objectContaining(error)) });
    expect(answer.text).not.toMatch(/price|secret|letters|mood/);
  });

  test('is told only where @include and @skip leave it in, and never asked for', async () => {
    const query = 'query ($yes: Boolean!) { shop { name price @include(if: $yes) ledger @skip(if: $yes) { id } } }';
    expect(await ask('nobody', query, { yes: true })).toMatchObject({
      data: { shop: { name: 'Shop s1', price: null } },
      errors: [refused(['shop', 'price'])],
      ledger: 0,
    });
    expect(await ask('nobody', query, { yes: false })).toMatchObject({
      data: { shop: { name: 'Shop s1', ledger: null } },
      errors: [refused(['shop', 'ledger'])],
      ledger: 0,
    });
  });

  test('when there is no other, nothing goes out at all', async () => {
    expect(await ask({}, '{ takings }')).toMatchObject({
      data: { takings: null },
      errors: [refused(['takings'], 'ROLE_REQUIRED')],
      shop: 0,
      ledger: 0,
    });
  });
});

describe('mutations', () => {
  test('what they answer is pruned like the rest', async () => {
    expect(await ask({}, 'mutation { open(name: "x") { name price ledger { id } } }')).toMatchObject({
      data: { open: { name: 'Shop s1', price: 10, ledger: null } },
      errors: [refused(['open', 'ledger'], 'ROLE_REQUIRED')],
      shop: 1,
      ledger: 0,
    });
    expect(shop.done.splice(0)).toEqual(['open']);
  });

  test('a refused one changes nothing, and nothing beside it runs: an answer that is lost would have happened', async () => {
    const answer = await ask({ role: 'FRONT_DESK' }, 'mutation { open(name: "x") { name } close(id: 1) { id } }');
    expect(answer).toMatchObject({ data: null, shop: 0, ledger: 0 });
    expect(answer.errors).toEqual([
      expect.objectContaining(refused(['close'], 'ROLE_REQUIRED')),
      { message: 'Not done, because Mutation.close is refused.', ...refused(['open'], 'ROLE_REQUIRED') },
    ]);
    expect(shop.done).toEqual([]);
  });

  test('a refused one whose field may be null answers null there', async () => {
    expect(await ask('nobody', 'mutation ($n: Int!) { refund(amount: $n) }', { n: 1 })).toMatchObject({
      data: { refund: null },
      errors: [refused(['refund'])],
      shop: 0,
    });
    expect(shop.done).toEqual([]);
  });
});

describe('subscriptions', () => {
  const over = async (who: Who, query: string) => {
    const client = door.socket(await headersOf(who));
    const answers = await overSocket(client, { query });
    await client.dispose();
    return { answers, ...shop.asked() };
  };

  test('whose root field is refused open no source', async () => {
    for (const who of ['nobody', {}, { role: 'PRACTITIONER' }, { role: 'BILLING', scopes: ['messages:read'] }] as Who[]) {
      const { answers, ...asked } = await over(who, 'subscription { takingsChanged { n } }');
      expect(answers).toMatchObject([{ errors: [{ path: ['takingsChanged'] }] }]);
      expect(asked).toMatchObject({ shop: 0, ledger: 0 });
    }
    expect((await over({ role: 'BILLING' }, 'subscription { takingsChanged { n } }')).answers).toHaveLength(2);
  });

  test('a refused field is null in every event, and neither asked of the source nor completed', async () => {
    const { answers, ...asked } = await over({}, 'subscription { ticks { n takings shop { ledger { id } } } }');
    const errors = [refused(['ticks', 'shop', 'ledger'], 'ROLE_REQUIRED'), refused(['ticks', 'takings'], 'ROLE_REQUIRED')];
    expect(answers).toMatchObject([1, 2].map((n) => ({ data: { ticks: { n, takings: null, shop: { ledger: null } } }, errors })));
    expect(asked).toMatchObject({ shop: 1, ledger: 0 });
    expect(asked.text).not.toContain('takings');
  });
});

test('in parts: what is refused is told with its part and asked for by none', async () => {
  const query = '{ shop { id ... @defer { name ledger { id } } ... @defer(label: "prices") { price } } }';
  const accept = 'multipart/mixed;deferSpec=20220824, application/json';
  const text = await (await door.post({ query }, { accept })).text();
  const parts = [...text.matchAll(/^\{.*\}(?=\r?$)/gm)].map(([json]) => JSON.parse(json));
  const incremental = parts.flatMap((part) => part.incremental ?? [part]);
  expect(shop.asked()).toMatchObject({ ledger: 0 });
  expect(incremental.flatMap(({ errors = [] }) => errors)).toHaveLength(2);
  expect(incremental.flatMap(({ errors = [] }) => errors)).toEqual(
    expect.arrayContaining([refused(['shop', 'ledger']), refused(['shop', 'price'])].map((error) => expect.objectContaining(error))),
  );
});

describe('two viewers who ask the same in the same instant', () => {
  const query = '{ shop { name price motto letters ledger { id total owner { mood } } } }';
  const whole = {
    name: 'Shop s1',
    price: 10,
    motto: 'Motto s1',
    letters: ['a'],
    ledger: { id: 'l-s1', total: 5, owner: { mood: 'calm' } },
  };
  const ledger = null;
  const expected: [Who, object][] = [
    ['nobody', { ...whole, price: null, letters: null, ledger }],
    [{}, { ...whole, ledger }],
    [{ role: 'BILLING' }, whole],
    [{ role: 'OWNER' }, whole],
    [{ role: 'PRACTITIONER' }, { ...whole, ledger }],
    [{ scopes: ['messages:read'] }, { ...whole, ledger }],
    [{ scopes: ['profile:read'] }, { ...whole, letters: null, ledger }],
    [
      { role: 'BILLING', scopes: ['payments:read'] },
      { ...whole, letters: null },
    ],
    [
      { role: 'BILLING', purpose: 'HPAYMT' },
      { ...whole, ledger: { ...whole.ledger, owner: { mood: null } } },
    ],
  ];

  test('never share a plan or an answer when they may see different things', async () => {
    const askers = await Promise.all(expected.map(async ([who, data]) => ({ headers: await headersOf(who), data })));
    const rounds = Array.from({ length: 6 }, () => askers.toSorted(() => Math.random() - 0.5)).flat();
    const answers = await Promise.all(
      rounds.map(async ({ headers, data }) => ({ body: await (await door.post({ query }, headers)).json(), data })),
    );
    for (const { body, data } of answers) expect(body.data).toEqual({ shop: data });
    expect(answers).toHaveLength(54);
  });
});
