import { anyone, createPermissions, ruleOf } from '@klear/auth';
import { silentLogger } from '@klear/core';
import { createSubgraph, type HopVerifier, type Subgraph } from '@klear/service';

/** SDL of a subgraph whose feed can be resumed after a cursor, and of one that completes the people in it. */
export const feedSdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { hello(name: String): String slow: String refused: String whoAmI: String }
  type Mutation { slowWrite: String }
  type Person @key(fields: "id", resolvable: false) { id: ID! }
  type FeedEvent { cursor: String! number: Int! person: Person }
  type Subscription { feed(room: String, resumeAfter: String): FeedEvent! closed: FeedEvent! plain: Int! }`;

export const personSdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { nobody: Person }
  type Person @key(fields: "id") { id: ID! name: String }`;

/** What a test does with a feed: number events, and let waiting requests go. */
export interface Feed {
  readonly subgraph: Subgraph;
  /** Everyone who subscribed: with which cursor, as whom. */
  readonly opened: { after: string | null; viewer: string | null }[];
  /** Events of one cause carry one cursor: then a stream that begins after it begins behind the first of them. */
  publish(number: number, cursor?: string): void;
  /** Ends every open stream the way a subgraph does that has nothing more to say. */
  complete(): void;
  /** How many streams are open. */
  readonly listening: number;
  release(): void;
}

interface Told {
  readonly n: number;
  readonly cursor: string;
}

interface Context {
  readonly viewer: { readonly personId: string | null };
}

/** `sdl` replaces the feed's own contract, for a feed that knows more. */
export function createFeed(hop: HopVerifier, sdl = feedSdl): Feed {
  const opened: Feed['opened'] = [];
  const history: Told[] = [];
  const wakers = new Set<() => void>();
  const gates: (() => void)[] = [];
  let listening = 0;
  let completed = false;
  const wait = () => new Promise<void>((resolve) => gates.push(resolve));
  const wakeAll = () => {
    for (const wake of wakers) wake();
  };

  function stream(after: string | null): AsyncIterableIterator<Told> {
    let next = after === null ? history.length : history.findLastIndex(({ cursor }) => cursor === after) + 1;
    while (next > 1 && history[next - 2]?.cursor === after) next -= 1;
    let left = false;
    let wake: (() => void) | undefined;
    const waker = () => wake?.();
    listening += 1;
    wakers.add(waker);
    const end = () => {
      if (wakers.delete(waker)) listening -= 1;
      left = true;
      waker();
    };
    const iterator: AsyncIterableIterator<Told> = {
      async next() {
        for (;;) {
          if (left || completed) {
            end();
            return { done: true, value: undefined };
          }
          const value = history[next];
          if (value !== undefined) {
            next += 1;
            return { done: false, value };
          }
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      },
      async return() {
        end();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }

  const subgraph = createSubgraph<Context>({
    name: 'feed',
    typeDefs: sdl,
    hop,
    takeNonce: async () => true,
    log: silentLogger,
    context: ({ viewer }) => ({ viewer }),
    permissions: createPermissions({
      Query: { hello: anyone, slow: anyone, whoAmI: anyone, refused: ruleOf('feedRefused', () => 'NO_CONSENT') },
      Mutation: { slowWrite: anyone },
      Person: { '*': anyone },
      FeedEvent: { '*': anyone },
      Subscription: { feed: anyone, plain: anyone, closed: ruleOf('feedClosed', () => 'NOT_IN_SCOPE') },
    }),
    resolvers: {
      Query: {
        hello: (_: unknown, { name }: { name?: string }) => `hello ${name ?? 'you'}`,
        whoAmI: (_: unknown, __: unknown, { viewer }: Context) => viewer.personId,
        refused: () => 'never',
        slow: async () => {
          await wait();
          return 'done';
        },
      },
      Mutation: {
        slowWrite: async () => {
          await wait();
          return 'written';
        },
      },
      FeedEvent: {
        cursor: ({ cursor }: Told) => cursor,
        number: ({ n }: { n: number }) => n,
        person: ({ n }: { n: number }) => ({ id: `p${n}`, shard: n % 3 }),
      },
      Subscription: {
        feed: {
          subscribe: (_: unknown, { resumeAfter }: { resumeAfter?: string | null }, { viewer }: Context) => {
            opened.push({ after: resumeAfter ?? null, viewer: viewer.personId });
            return stream(resumeAfter ?? null);
          },
          resolve: (event: object) => event,
        },
        closed: { subscribe: () => stream(null), resolve: (event: object) => event },
        plain: { subscribe: () => stream(null), resolve: ({ n }: { n: number }) => n },
      },
    },
  });

  return {
    subgraph,
    opened,
    publish(number, cursor = String(number)) {
      history.push({ n: number, cursor });
      wakeAll();
    },
    complete() {
      completed = true;
      wakeAll();
    },
    get listening() {
      return listening;
    },
    release() {
      for (const open of gates.splice(0)) open();
    },
  };
}
