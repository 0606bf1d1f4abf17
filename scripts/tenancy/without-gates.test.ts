import type { Viewer } from '@klear/core';
import { roles } from '@klear/core';
import { anonymousViewer, clientViewer, memberViewer, proofSeed, proofSize } from '@klear/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as bookings from '../../subgraphs/bookings/src/context.ts';
import { resolvers as ofBookings } from '../../subgraphs/bookings/src/resolvers/resolvers.ts';
import { bookingsTypeDefs } from '../../subgraphs/bookings/src/subgraph.ts';
import * as content from '../../subgraphs/content/src/context.ts';
import { resolvers as ofContent } from '../../subgraphs/content/src/resolvers/resolvers.ts';
import { contentTypeDefs } from '../../subgraphs/content/src/subgraph.ts';
import * as records from '../../subgraphs/health-records/src/context.ts';
import { typeDefs as recordsTypeDefs } from '../../subgraphs/health-records/src/policies/phi.ts';
import { resolvers as ofRecords } from '../../subgraphs/health-records/src/resolvers/resolvers.ts';
import * as payments from '../../subgraphs/payments/src/context.ts';
import { resolvers as ofPayments } from '../../subgraphs/payments/src/resolvers/resolvers.ts';
import { paymentsTypeDefs } from '../../subgraphs/payments/src/subgraph.ts';
import * as practitioners from '../../subgraphs/practitioners/src/context.ts';
import { resolvers as ofPractitioners } from '../../subgraphs/practitioners/src/resolvers/index.ts';
import { practitionersTypeDefs } from '../../subgraphs/practitioners/src/subgraph.ts';
import * as users from '../../subgraphs/users/src/context.ts';
import { usersTypeDefs } from '../../subgraphs/users/src/index.ts';
import { resolvers as ofUsers } from '../../subgraphs/users/src/resolvers/index.ts';
import { diceOf } from '../demo/random.ts';
import { type SubgraphName, subgraphNames } from '../launch/secrets.ts';
import { type House, openHouse } from '../whole-graph/house.ts';
import { type LivedIn, openLivedIn } from '../whole-graph/lived-in.ts';
import { type Asker, client, member } from './askers.ts';
import { askerOf, entitiesOf, openGate, selectionOf, type Ungated } from './open-gate.ts';
import { ownRowsOf, readTables, type Table } from './tables.ts';

let house: House;
let [theirs, own]: readonly LivedIn[] = [];
let tables: readonly Table[];

beforeAll(async () => {
  house = await openHouse();
  [theirs, own] = [await openLivedIn(house.graph), await openLivedIn(house.graph, 'rest-your-feet')];
  await house.graph.publishAll();
  tables = (await Promise.all(subgraphNames.map((name) => readTables(house.admin, name.replaceAll('-', '_'))))).flat();
}, 300_000);
afterAll(() => house?.close(), 60_000);

function ungated(name: SubgraphName): Ungated {
  const { services } = house.graph;
  const of = <Deps>(deps: Deps) => ({ name, deps: deps as Ungated['deps'] });
  const [u, p, b, h, m, c] = [
    services.users.built.context,
    services.practitioners.built.context,
    services.bookings.built.context,
    services['health-records'].built.context,
    services.payments.built.context,
    services.content.built.context,
  ];
  const all: Readonly<Record<SubgraphName, Ungated>> = {
    users: { ...of(u), typeDefs: usersTypeDefs(), resolvers: ofUsers, context: ({ viewer }) => users.contextOf(u, viewer) },
    practitioners: {
      ...of(p),
      typeDefs: practitionersTypeDefs(),
      resolvers: ofPractitioners,
      context: (base) => practitioners.contextOf(p)(base as never),
    },
    bookings: { ...of(b), typeDefs: bookingsTypeDefs(), resolvers: ofBookings, context: (base) => bookings.contextOf(b, base) },
    'health-records': { ...of(h), typeDefs: recordsTypeDefs, resolvers: ofRecords, context: (base) => records.contextOf(h, base) },
    payments: { ...of(m), typeDefs: paymentsTypeDefs(), resolvers: ofPayments, context: (base) => payments.contextOf(m, base) },
    content: { ...of(c), typeDefs: contentTypeDefs(), resolvers: ofContent, context: (base) => content.contextOf(c, base) },
  };
  return all[name];
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const idsIn = (value: unknown): string[] => JSON.stringify(value).match(uuid) ?? [];

const chunksOf = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

/** Every id that stands in rows which none of the askers may see, and in none that one of them may. */
async function hiddenFrom(askers: readonly Asker[]): Promise<Set<string>> {
  const [hidden, shown] = [new Set<string>(), new Set<string>()];
  for (const table of tables) {
    const seen = await Promise.all(askers.map((asker) => ownRowsOf(house.admin, table, asker)));
    for (const [id, row] of table.rows) {
      for (const found of idsIn(row)) (seen.some((rows) => rows.seen.has(id)) ? shown : hidden).add(found);
    }
  }
  return new Set([...hidden].filter((id) => !shown.has(id)));
}

test('with every gate open, nobody of another tenant reads an id of a row that is not theirs; its own people do', {
  timeout: 300_000,
}, async () => {
  if (!theirs || !own) throw new Error('two tenants live here');
  const strangers: readonly Viewer[] = [
    anonymousViewer(),
    { ...clientViewer(own.client.id as never), purpose: 'PATRQT' },
    memberViewer({ personId: own.practitioner.id as never, organizationId: own.organizationId as never, roles, purpose: 'TREAT' }),
  ];
  const insiders: readonly Viewer[] = [
    { ...clientViewer(theirs.client.id as never), purpose: 'PATRQT' },
    memberViewer({ personId: theirs.practitioner.id as never, organizationId: theirs.organizationId as never, roles, purpose: 'TREAT' }),
  ];
  const hidden = await hiddenFrom([member('practitioner', own.practitioner.id, own.organizationId), client('client', own.client.id)]);
  const size = proofSize('without-gates', 20, 100_000);
  const dice = diceOf('without-gates', proofSeed('without-gates'));
  const lines: string[] = [];
  for (const name of subgraphNames) {
    const subgraph = openGate(ungated(name));
    const { hopKey } = house.graph.secrets.services[name];
    const asking = askerOf(subgraph, { name, hopKey });
    let [asked, foreign, read] = [0, 0, 0];
    const leaks: string[] = [];
    const rows = tables.filter(({ schema }) => schema === name.replaceAll('-', '_')).flatMap((table) => [...table.rows.values()]);
    const inSchema = [...new Set(rows.flatMap(idsIn))].filter((id) => hidden.has(id));
    // Most of what a practice has of a person hangs below that person.
    const chosen = new Set([theirs.client.id, ...dice.shuffled(inSchema).slice(0, size)]);
    for (const type of entitiesOf(subgraph)) {
      const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on ${type.name} ${selectionOf(type, 4)} } }`;
      for (const ids of chunksOf([...chosen], 200)) {
        const r = ids.map((id) => ({ __typename: type.name, id }));
        /** Hidden ids in the answers, but for the one that each was asked by. */
        const told = async (viewer: Viewer) => {
          const { data } = await asking(viewer, query, { r });
          const entities = (data?._entities ?? []) as readonly unknown[];
          return entities.flatMap((entity, at) => idsIn(entity).filter((found) => found !== ids[at] && hidden.has(found)));
        };
        for (const viewer of strangers) {
          const found = await told(viewer);
          asked += ids.length;
          foreign += found.length;
          if (found.length > 0) leaks.push(`${viewer.kind} with ${viewer.roles.length} roles: ${type.name} ${found.join(' ')}`);
        }
        for (const viewer of insiders) read += (await told(viewer)).length;
      }
    }
    expect(leaks.slice(0, 5)).toEqual([]);
    // What practitioners and content keep of a lived-in practice is public.
    if (name !== 'practitioners' && name !== 'content') expect(read).toBeGreaterThan(0);
    lines.push(`  ${name}: ${foreign} foreign ids in ${asked} answers; its own people read ${read}`);
  }
  process.stdout.write(`without gates: ${hidden.size} hidden ids\n${lines.join('\n')}\n`);
});
