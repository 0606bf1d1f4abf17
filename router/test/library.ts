import type { SubgraphTransport } from '../src/execute/transport.ts';
import { type Answer, composeSdl, createGraphInProcess, type GraphInProcess } from './graph-in-process.ts';
import { type LibraryName, librarySchemas, librarySdl } from './library-subgraphs.ts';
import { createSchemaTransport, type SchemaTransport } from './schema-transport.ts';

export function composeLibrary(sdl: Readonly<Record<string, string>> = librarySdl): string {
  return composeSdl(sdl);
}

/** The library behind the executor, planned in this thread. */
export interface Library extends Pick<GraphInProcess, 'schema' | 'supergraph' | 'prepare' | 'plan' | 'run'> {
  readonly transports: Record<LibraryName, SchemaTransport>;
  ask(query: string, variables?: Record<string, unknown>, instead?: Partial<Record<LibraryName, SubgraphTransport>>): Promise<Answer>;
}

export function createLibrary(): Library {
  const schemas = librarySchemas();
  const transports = {
    catalog: createSchemaTransport(schemas.catalog),
    reviews: createSchemaTransport(schemas.reviews),
    stock: createSchemaTransport(schemas.stock),
    people: createSchemaTransport(schemas.people),
  };
  const graph = createGraphInProcess(composeLibrary(), transports);
  return { ...graph, transports, ask: (query, variables, instead) => graph.ask(query, { variables, instead }) };
}
