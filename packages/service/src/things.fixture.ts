import { anyone, createPermissions, ruleOf, signedIn } from '@klear/auth';
import { type Logger, Refusal, silentLogger, type Viewer } from '@klear/core';
import type { HopVerifier } from './hop.ts';
import { createSubgraph, type Subgraph } from './subgraph.ts';

const sdl = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key"])
  scalar DateTime
  scalar Decimal
  type Query { hello(name: String!): String, at: DateTime, fail: String, slow: String, refuse: String, secret: String, unruled: String, count(in: CountInput!): Int }
  type Mutation { noop: Boolean }
  input CountInput { from: DateTime!, size: Decimal, kind: Kind }
  enum Kind { A B }
  type Thing @key(fields: "id") { id: ID!, label: String }
  type Subscription { ticks(to: Int!): Tick!, closed: Tick!, silent: Tick! }
  type Tick { n: Int!, seen: Int! }
`;

interface Ctx {
  viewer: Viewer;
  made: number;
}

/** A small subgraph with a field for each way in which a field can end. `onOpen` tells when the closed subscription's source opened. */
export function thingsSubgraph(options: { hop: HopVerifier; log?: Logger; onOpen?: () => void }): Subgraph {
  let made = 0;
  return createSubgraph<Ctx>({
    name: 'things',
    typeDefs: sdl,
    hop: options.hop,
    takeNonce: async () => true,
    log: options.log ?? silentLogger,
    context: ({ viewer: asking }) => ({ viewer: asking, made: ++made }),
    permissions: createPermissions({
      Query: {
        hello: anyone,
        at: anyone,
        fail: anyone,
        slow: anyone,
        refuse: anyone,
        count: anyone,
        secret: ruleOf('never', () => 'NO_CONSENT'),
      },
      Mutation: { noop: signedIn },
      Thing: { '*': anyone },
      Tick: { '*': anyone },
      Subscription: { ticks: anyone, silent: anyone, closed: ruleOf('closedToAll', () => false) },
    }),
    resolvers: {
      Query: {
        hello: (_: unknown, { name }: { name: string }) => `hello ${name}`,
        at: () => new Date('2026-01-02T03:04:05Z'),
        slow: () => 'done',
        fail: () => {
          throw new Error('duplicate key (email)=(ann@example.org)');
        },
        refuse: () => {
          throw new Refusal('CONFLICT', 'It moved.', { faults: [{ path: ['a'], code: 'X', message: 'm' }] });
        },
        secret: () => 'secret',
        unruled: () => 'unruled',
        count: () => 1,
      },
      Mutation: { noop: () => true },
      Thing: {
        async __resolveReference({ id }: { id: string }) {
          if (id === 'boom') throw new Refusal('FORBIDDEN', 'No.');
          return id === 'gone' ? null : { id, label: `thing ${id}` };
        },
      },
      Tick: { seen: (_: unknown, __: unknown, ctx: Ctx) => ctx.made },
      Subscription: {
        ticks: {
          async *subscribe(_: unknown, { to }: { to: number }) {
            for (let n = 1; n <= to; n += 1) yield n;
          },
          resolve: (n: number) => {
            if (n === 2) throw new Error('lost ann@example.org');
            return { n };
          },
        },
        silent: {
          subscribe() {
            const { promise, resolve } = Promise.withResolvers<IteratorResult<number>>();
            const end = { done: true, value: undefined } as const;
            const source: AsyncIterableIterator<number> = {
              next: () => promise,
              async return() {
                resolve(end);
                return end;
              },
              [Symbol.asyncIterator]: () => source,
            };
            return source;
          },
          resolve: (n: number) => ({ n }),
        },
        closed: {
          subscribe: async function* () {
            options.onOpen?.();
            yield 1;
          },
          resolve: () => ({ n: 1 }),
        },
      },
    },
  });
}
