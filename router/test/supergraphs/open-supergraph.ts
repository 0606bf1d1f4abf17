import type { GraphQLSchema } from 'graphql';
import { composeSdl, createGraphInProcess, type GraphInProcess, subgraphSchema } from '../graph-in-process.ts';
import { createSchemaTransport, type SchemaTransport } from '../schema-transport.ts';
import type { SmallSupergraph } from './small-supergraph.ts';

export interface OpenSupergraph {
  readonly graph: GraphInProcess;
  readonly schemas: Readonly<Record<string, GraphQLSchema>>;
  /** What stands between graph and rows; `anew` makes them over fresh rows. */
  transports(): Readonly<Record<string, SchemaTransport>>;
}

/** Composes a small supergraph and serves it in this process. */
export function openSupergraph(small: SmallSupergraph): OpenSupergraph {
  const build = () =>
    Object.fromEntries(Object.entries(small.parts()).map(([name, { sdl, resolvers }]) => [name, subgraphSchema(sdl, resolvers)]));
  const schemas = build();
  const sdl = Object.fromEntries(Object.entries(small.parts()).map(([name, part]) => [name, part.sdl]));
  const over = (all: Readonly<Record<string, GraphQLSchema>>) =>
    Object.fromEntries(Object.entries(all).map(([name, schema]) => [name, createSchemaTransport(schema)]));
  return { graph: createGraphInProcess(composeSdl(sdl), over(schemas)), schemas, transports: () => over(build()) };
}
