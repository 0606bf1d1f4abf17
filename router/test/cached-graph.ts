import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLSchema } from 'graphql';
import { parse } from 'graphql';

const link = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective", "@authenticated", "@shareable"])
  @link(url: "https://klear-karma.org/labels/v1.0", import: ["@phi", "@personal", "@cacheControl"])
  @composeDirective(name: "@phi") @composeDirective(name: "@personal") @composeDirective(name: "@cacheControl")
  directive @phi(category: String!, purposes: [String!]! = ["TREAT"]) on OBJECT | FIELD_DEFINITION
  directive @personal on OBJECT | FIELD_DEFINITION
  directive @cacheControl(maxAge: Int, inheritMaxAge: Boolean) on OBJECT | INTERFACE | UNION | FIELD_DEFINITION`;

/** Two subgraphs whose fields may be kept for a while, or not at all. */
export const cachedSdl = {
  articles: `${link}
    type Query {
      article(id: ID!): Article
      news: [Article!] @cacheControl(maxAge: 10)
      now: Int
      hour: Int @cacheControl(maxAge: 60)
      me: Person
      pages: ArticlePages @cacheControl(maxAge: 120)
    }
    type Mutation { touch: Int }
    type Article @key(fields: "id") @cacheControl(maxAge: 300) { id: ID! title: String note: String @personal health: String @phi(category: "X") draft: String @authenticated author: Person }
    type ArticlePages @cacheControl(inheritMaxAge: true) { edges: [Article!] count: Int uncached: Person }
    type Person { id: ID! name: String }`,
  views: `${link}
    type Article @key(fields: "id") { id: ID! views: Int seen: Seen }
    type Seen { times: Int }`,
} as const;

/** How often each field at the root was asked, and what the next answers say. */
export interface CachedGraph {
  readonly schemas: Record<keyof typeof cachedSdl, GraphQLSchema>;
  readonly asked: { count: number };
  title: string;
  /** Answers wait for it. */
  hold: Promise<void> | undefined;
  fails: boolean;
}

export function createCachedGraph(): CachedGraph {
  const asked = { count: 0 };
  const article = async () => {
    asked.count++;
    const title = graph.title;
    await graph.hold;
    if (graph.fails) throw new Error('no');
    return { id: '1', title, note: 'n', health: 'h', draft: 'd', author: { id: '2', name: 'x' } };
  };
  const build = (sdl: string, resolvers: object) => buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  const graph: CachedGraph = {
    asked,
    title: 'first',
    hold: undefined,
    fails: false,
    schemas: {
      articles: build(cachedSdl.articles, {
        Query: { article, news: async () => [await article()], now: () => ++asked.count, hour: () => ++asked.count },
        Mutation: { touch: () => ++asked.count },
      }),
      views: build(cachedSdl.views, { Article: { views: () => ++asked.count } }),
    },
  };
  return graph;
}
