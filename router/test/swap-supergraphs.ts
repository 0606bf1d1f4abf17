import { buildSubgraphSchema } from '@apollo/subgraph';
import { silentLogger, systemClock } from '@klear/core';
import { testHop } from '@klear/testing';
import { parse } from 'graphql';
import { createInProcessTransport } from '../src/execute/in-process-transport.ts';
import { createFeed, feedSdl, personSdl } from './feed-subgraph.ts';
import { composeLibrary } from './library.ts';
import { type LiveRouter, openLiveRouter } from './live-router.ts';
import { createSchemaTransport } from './schema-transport.ts';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@override", "@external"])';
const namesSdl = `${link}
  type Query { names: Int }
  type Person @key(fields: "id") { id: ID! name: String @override(from: "people") }`;
const shardedFeedSdl = feedSdl.replace(
  'type Person @key(fields: "id", resolvable: false) { id: ID! }',
  'type Person @key(fields: "id shard", resolvable: false) { id: ID! shard: Int }',
);
const shardedPersonSdl = `${link}
  type Query { nobody: Person }
  type Person @key(fields: "id shard") { id: ID! shard: Int name: String }`;

/** Four supergraphs under which the same subscription is valid: each asks differently for what it needs. */
export const supergraphs = {
  first: composeLibrary({ feed: feedSdl, people: personSdl }),
  /** A field more: every plan stays as it was. */
  wider: composeLibrary({ feed: feedSdl, people: personSdl.replace('name: String', 'name: String nick: String') }),
  /** The name comes from another subgraph: the same stream, completed in another way. */
  moved: composeLibrary({ feed: feedSdl, people: personSdl, names: namesSdl }),
  /** Another key: the stream itself must be asked for more. */
  sharded: composeLibrary({ feed: shardedFeedSdl, people: shardedPersonSdl }),
  /** Without the event's person: a subscription that asks for it is not valid any more. */
  poorer: composeLibrary({ feed: feedSdl.replace('number: Int! person: Person', 'number: Int!'), people: personSdl }),
} as const;

/** A router whose subgraphs can serve every one of these supergraphs. */
export async function openSwapRouter(): Promise<LiveRouter> {
  const hop = testHop('feed');
  const feed = createFeed(hop.verify, shardedFeedSdl.replace('fields: "id shard"', 'fields: "id"'));
  const person = { __resolveReference: (given: object) => given, name: ({ id }: { id: string }) => `Name ${id}` };
  const service = (sdl: string) =>
    createSchemaTransport(buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: { Person: person } as never }]));
  const both = `${link}
    type Query { nobody: Person }
    type Person @key(fields: "id") @key(fields: "id shard") { id: ID! shard: Int name: String nick: String }`;
  const live = await openLiveRouter({
    supergraph: supergraphs.first,
    transports: {
      feed: createInProcessTransport({ subgraph: feed.subgraph, sign: hop.sign, clock: systemClock }),
      people: service(both),
      names: service(namesSdl),
    },
    log: silentLogger,
  });
  return { ...live, feed };
}
