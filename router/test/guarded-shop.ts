import { preamble } from '@klear/service/contract';
import { subgraphSchema } from './graph-in-process.ts';
import type { SchemaTransport } from './schema-transport.ts';
import { createSchemaTransport } from './schema-transport.ts';

/** Two subgraphs with a field under each kind of requirement: for tests of what the router takes out. */
export const shopSdl = {
  shop: `${preamble}
    type Query {
      shop: Shop
      shops: [Shop!]!
      takings: Int @policy(policies: [["PAYMENTS_READ"]])
      strict: Strict
      things: [Thing!]!
    }
    type Mutation {
      open(name: String!): Shop
      close(id: ID!): Closing! @policy(policies: [["PAYMENTS_REFUND"]])
      refund(amount: Int!): Int @policy(policies: [["PAYMENTS_REFUND"]])
    }
    type Subscription {
      ticks: Tick!
      takingsChanged: Tick! @policy(policies: [["PAYMENTS_READ"]])
    }
    type Closing { id: ID! }
    type Tick { cursor: String! n: Int! takings: Int @policy(policies: [["PAYMENTS_READ"]]) shop: Shop }
    type Shop @key(fields: "id") { id: ID! name: String price: Int @authenticated }
    type Strict { id: ID! inner: Inner! }
    type Inner { id: ID! secret: Int! @authenticated }
    interface Thing { id: ID! note: String }
    type Plain implements Thing { id: ID! note: String }
    type Kept implements Thing { id: ID! note: String @policy(policies: [["PAYMENTS_READ"]]) }`,
  ledger: `${preamble}
    type Query { ledgers: [Ledger!] @authenticated }
    type Shop @key(fields: "id") {
      id: ID!
      ledger: Ledger @policy(policies: [["PAYMENTS_READ"]])
      letters: [String!] @requiresScopes(scopes: [["messages:read"]])
      motto: String
    }
    type Ledger { id: ID! total: Int owner: Health }
    type Health { id: ID! @phi(category: "NONE") mood: String @phi(category: "MENTAL_HEALTH", purposes: ["TREAT", "PATRQT"]) }`,
} as const;

const shops = ['s1', 's2'].map((id, n) => ({ __typename: 'Shop', id, name: `Shop ${id}`, price: 10 + n }));
const ledgerOf = (id: string) => ({ id: `l-${id}`, total: 5, owner: { id: `h-${id}`, mood: 'calm' } });

export interface GuardedShop {
  readonly transports: { readonly shop: SchemaTransport; readonly ledger: SchemaTransport };
  /** What was asked for since the last call: how many messages of each subgraph. */
  asked(): { readonly shop: number; readonly ledger: number; readonly text: string };
  /** Names of mutations that ran. */
  readonly done: string[];
}

export function createGuardedShop(): GuardedShop {
  const done: string[] = [];
  const act = (name: string, value: unknown) => () => {
    done.push(name);
    return value;
  };
  async function* ticks() {
    for (const n of [1, 2]) {
      const tick = { cursor: String(n), n, takings: 7, shop: shops[0] };
      yield { ticks: tick, takingsChanged: tick };
    }
  }
  const shop = createSchemaTransport(
    subgraphSchema(shopSdl.shop, {
      Query: {
        shop: () => shops[0],
        shops: () => shops,
        takings: () => 7,
        strict: () => ({ id: 'x', inner: { id: 'y', secret: 1 } }),
        things: () => [
          { __typename: 'Plain', id: 'p', note: 'open' },
          { __typename: 'Kept', id: 'k', note: 'kept' },
        ],
      },
      Mutation: { open: act('open', shops[0]), close: act('close', { id: 's1' }), refund: act('refund', 1) },
      Subscription: { ticks: { subscribe: ticks }, takingsChanged: { subscribe: ticks } },
    }),
  );
  const ledger = createSchemaTransport(
    subgraphSchema(shopSdl.ledger, {
      Query: { ledgers: () => [ledgerOf('s1'), ledgerOf('s2')] },
      Shop: {
        __resolveReference: ({ id }: { id: string }) => ({ id, ledger: ledgerOf(id), letters: ['a'], motto: `Motto ${id}` }),
      },
    }),
  );
  const transports = { shop, ledger };
  return {
    transports,
    done,
    asked() {
      const text = [...shop.sent, ...ledger.sent].map(({ query }) => query).join('\n');
      return { shop: shop.sent.splice(0).length, ledger: ledger.sent.splice(0).length, text };
    },
  };
}
