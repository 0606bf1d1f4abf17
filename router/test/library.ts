import { composeServices } from '@apollo/composition';
import { anonymous } from '@klear/core';
import { buildSchema, type GraphQLSchema, parse, validate } from 'graphql';
import { type PreparedOperation, prepareOperation } from '../src/execute/prepared-operation.ts';
import type { RunRequest, RunSettings } from '../src/execute/run.ts';
import { answerAsObject, answerAsText, runPlan } from '../src/execute/run-operation.ts';
import type { SubgraphTransport } from '../src/execute/transport.ts';
import { createTypeMap } from '../src/execute/type-map.ts';
import { createPlanBuilder } from '../src/plan/build-plan.ts';
import { type LibraryName, librarySchemas, librarySdl } from './library-subgraphs.ts';
import { createSchemaTransport, type SchemaTransport } from './schema-transport.ts';

export function composeLibrary(sdl: Readonly<Record<string, string>> = librarySdl): string {
  const services = Object.entries(sdl).map(([name, text]) => ({ name, typeDefs: parse(text) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

export interface Answer {
  readonly data: unknown;
  readonly errors: readonly { message: string; path?: readonly (string | number)[]; extensions: Record<string, unknown> }[];
}

/** The library behind the executor, planned in this thread. */
export interface Library {
  readonly schema: GraphQLSchema;
  readonly supergraph: string;
  readonly transports: Record<LibraryName, SchemaTransport>;
  prepare(query: string, operationName?: string): PreparedOperation;
  /** Runs both projections, demands that they agree, and gives the answer. */
  ask(query: string, variables?: Record<string, unknown>, instead?: Partial<Record<LibraryName, SubgraphTransport>>): Promise<Answer>;
}

export function createLibrary(): Library {
  const supergraph = composeLibrary();
  const builder = createPlanBuilder(supergraph);
  const schema = buildSchema(builder.facts.apiSdl);
  const types = createTypeMap(builder.facts.subtypes);
  const schemas = librarySchemas();
  const transports = {
    catalog: createSchemaTransport(schemas.catalog),
    reviews: createSchemaTransport(schemas.reviews),
    stock: createSchemaTransport(schemas.stock),
    people: createSchemaTransport(schemas.people),
  };

  const prepare = (query: string, operationName: string | null = null) => {
    const document = parse(query);
    const faults = validate(schema, document);
    if (faults[0]) throw faults[0];
    const built = builder.build({ document: query, operationName });
    if ('failure' in built) throw new Error(built.failure.message);
    return prepareOperation({ key: query, schema, types, document, planned: document, operationName, plan: built.plan });
  };

  return {
    schema,
    supergraph,
    transports,
    prepare,
    async ask(query, variables = {}, instead = {}) {
      const prepared = prepare(query);
      const settings: RunSettings = { transports: { ...transports, ...instead }, fetchTimeoutMs: 5_000 };
      const request: RunRequest = { variables, viewer: anonymous('request-1') };
      const text = answerAsText(prepared, await runPlan(prepared, settings, request));
      const object = answerAsObject(prepared, await runPlan(prepared, settings, request));
      if (JSON.stringify(object.data) !== text.data)
        throw new Error(`text ${text.data} differs from object ${JSON.stringify(object.data)}`);
      const told = (answer: typeof object.errors) =>
        answer.map(({ message, path, extensions }) => ({ message, ...(path ? { path } : {}), extensions }));
      if (JSON.stringify(told(object.errors)) !== JSON.stringify(told(text.errors))) throw new Error('text and object tell other errors');
      return { data: JSON.parse(text.data) as unknown, errors: told(text.errors) };
    },
  };
}
