import type { QueryPlan } from '@apollo/query-planner';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { measure } from '../graphiql/plan-measure.ts';
import { createPlans } from '../graphiql/plans.ts';
import { shownPlan } from '../src/plan/shown-plan.ts';
import { openRouter, organizationId, overSocket } from './doors.ts';
import { librarySchemas } from './library-subgraphs.ts';
import { createSchemaTransport } from './schema-transport.ts';

const transports = () =>
  Object.fromEntries(Object.entries(librarySchemas()).map(([name, schema]) => [name, createSchemaTransport(schema)]));
/** A page that is never done being built: plans do not wait for it. */
const graphiql = { page: new Promise<string>(() => {}) };
const query = '{ book(id: "b1") { title copies } }';
const show = { 'klear-plan': 'show' };

let door: Awaited<ReturnType<typeof openRouter>>;
let plain: Awaited<ReturnType<typeof openRouter>>;
beforeAll(async () => {
  [door, plain] = await Promise.all([openRouter(transports(), undefined, { graphiql }), openRouter(transports())]);
});
afterAll(async () => {
  await door.close();
  await plain.close();
});

async function planOf(from: typeof door, headers: Record<string, string>): Promise<unknown> {
  const response = await from.post({ query }, headers);
  expect(response.status).toBe(200);
  return ((await response.json()) as { extensions?: { plan?: unknown } }).extensions?.plan;
}
const staff = async (from: typeof door) => ({ authorization: `Bearer ${await from.token()}`, 'klear-organization': organizationId });

it('staff who ask for it are told which subgraphs are asked, in which order and with what', async () => {
  expect(await planOf(door, { ...(await staff(door)), ...show })).toEqual({
    kind: 'sequence',
    steps: [
      { kind: 'fetch', subgraph: 'catalog', operation: expect.stringContaining('book(id: "b1")') },
      {
        kind: 'fetch',
        subgraph: 'stock',
        path: 'book',
        entities: ['Book { isbn publisher { code } }'],
        operation: expect.stringContaining('copies'),
      },
    ],
  });
});

it('nobody else is, nobody who does not ask, and nobody where there is no GraphiQL', async () => {
  expect(await planOf(door, show)).toBeUndefined();
  expect(await planOf(door, { authorization: `Bearer ${await door.token()}`, ...show })).toBeUndefined();
  expect(await planOf(door, await staff(door))).toBeUndefined();
  expect(await planOf(plain, { ...(await staff(plain)), ...show })).toBeUndefined();
});

it('a socket tells them too', async () => {
  const client = door.socket({ ...(await staff(door)), ...show });
  expect(await overSocket(client, { query })).toMatchObject([{ extensions: { plan: { kind: 'sequence' } } }]);
  await client.dispose();
});

it('every kind of node is shown, and measured by what waits for what', () => {
  const fetch = (serviceName: string) =>
    ({ kind: 'Fetch', serviceName, operation: '{ a }', operationName: undefined, operationKind: 'query' }) as const;
  const plan = {
    kind: 'QueryPlan',
    node: {
      kind: 'Subscription',
      primary: fetch('one'),
      rest: {
        kind: 'Sequence',
        nodes: [
          { kind: 'Parallel', nodes: [fetch('two'), { kind: 'Flatten', path: ['a', '@', 'b'], node: fetch('three') }] },
          { kind: 'Condition', condition: 'deep', ifClause: fetch('two'), elseClause: fetch('four') },
          {
            kind: 'Defer',
            primary: { node: fetch('one') },
            deferred: [{ depends: [], label: 'l', queryPath: ['a'], node: fetch('five') }],
          },
        ],
      },
    },
  } as unknown as QueryPlan;
  const shown = shownPlan(plan);
  expect(JSON.stringify(shown)).toContain('"path":"a.@.b"');
  expect(measure(shown)).toEqual({ fetches: 7, inARow: 5, subgraphs: ['one', 'two', 'three', 'four', 'five'] });
  expect(shownPlan({ kind: 'QueryPlan' })).toEqual({ kind: 'sequence', steps: [] });
});

it('the page takes the plan out of an answer, and leaves everything else in it', () => {
  const plans = createPlans();
  const plan = { kind: 'sequence', steps: [] };
  expect(plans.take('A', { data: { a: 1 }, extensions: { plan, cost: 1 } })).toEqual({ data: { a: 1 }, extensions: { cost: 1 } });
  expect(plans.last()).toEqual({ operation: 'A', plan });
  expect(plans.take('B', { data: null, extensions: { plan } })).toEqual({ data: null });
  expect(plans.take(undefined, { data: null })).toEqual({ data: null });
  expect(plans.last()).toEqual({ operation: undefined, plan: undefined });
});
