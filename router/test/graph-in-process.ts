import { composeServices } from '@apollo/composition';
import type { QueryPlan } from '@apollo/query-planner';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { anonymous } from '@klear/core';
import { buildSchema, type GraphQLSchema, getOperationAST, parse, print, validate } from 'graphql';
import { createCondition } from '../src/execute/conditions.ts';
import type { EngineError } from '../src/execute/errors.ts';
import { generateWriter } from '../src/execute/generate-writer.ts';
import { type PreparedOperation, prepareOperation } from '../src/execute/prepared-operation.ts';
import { projectText } from '../src/execute/project-text.ts';
import type { RunRequest, RunSettings } from '../src/execute/run.ts';
import { answerAsObject, answerAsText, runPlan } from '../src/execute/run-operation.ts';
import { createStoredAs } from '../src/execute/stored-name.ts';
import type { SubgraphTransport } from '../src/execute/transport.ts';
import { createTypeMap } from '../src/execute/type-map.ts';
import { createPlanBuilder } from '../src/plan/build-plan.ts';
import { withDefer } from '../src/plan/defer-rules.ts';
import { deferredDocument } from '../src/plan/deferred-document.ts';
import { plannedDocument } from '../src/plan/planned-document.ts';

type Planned = Pick<Parameters<typeof prepareOperation>[0], 'document' | 'planned' | 'plan' | 'operationName' | 'deferredFragments'>;

export interface Answer {
  readonly data: unknown;
  readonly errors: readonly { message: string; path?: readonly (string | number)[]; extensions: Record<string, unknown> }[];
}

export interface Asking {
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** Labels of `@override` that hold for this operation. */
  readonly labels?: readonly string[] | undefined;
  /** Transports that stand where others were. */
  readonly instead?: Readonly<Record<string, SubgraphTransport>> | undefined;
}

/** A supergraph behind the executor, planned in this thread. */
export interface GraphInProcess {
  readonly schema: GraphQLSchema;
  readonly supergraph: string;
  /** `inParts`: for a client that takes the answer in parts, with these variables. */
  prepare(
    query: string,
    options?: {
      readonly operationName?: string | null;
      readonly labels?: readonly string[] | undefined;
      readonly inParts?: Readonly<Record<string, unknown>>;
    },
  ): PreparedOperation;
  /** What is planned for the operation. */
  plan(query: string, labels?: readonly string[], inParts?: Readonly<Record<string, unknown>>): QueryPlan;
  /** Runs the operation and demands that both projections agree; a query is run anew for each. */
  ask(query: string, asking?: Asking): Promise<Answer>;
  /** The same, with the errors as the executor keeps them. */
  run(query: string, asking?: Asking): Promise<{ readonly data: unknown; readonly errors: readonly EngineError[] }>;
}

/** Composes subgraphs; throws every composition error. */
export function composeSdl(sdl: Readonly<Record<string, string>>): string {
  const services = Object.entries(sdl).map(([name, text]) => ({ name, typeDefs: parse(text) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

export function subgraphSchema(sdl: string, resolvers: object): GraphQLSchema {
  return buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
}

export function createGraphInProcess(supergraph: string, transports: Readonly<Record<string, SubgraphTransport>>): GraphInProcess {
  const builder = createPlanBuilder(supergraph);
  const schema = withDefer(buildSchema(builder.facts.apiSdl));
  const types = createTypeMap(builder.facts.subtypes);
  const storedAs = createStoredAs(schema, builder.facts.inserted);

  const planned: (query: string, options?: Parameters<GraphInProcess['prepare']>[1]) => Planned = (
    query,
    { operationName = null, labels = [], inParts } = {},
  ) => {
    const asked = parse(query);
    const faults = validate(schema, asked);
    if (faults[0]) throw faults[0];
    const operation = getOperationAST(asked, operationName);
    const deferred = inParts && operation ? deferredDocument(asked, operation, createCondition(operation, inParts)) : undefined;
    const isDeferred = deferred !== undefined;
    const document = deferred?.document ?? asked;
    const asPlanned = plannedDocument(schema, document, storedAs, isDeferred);
    const built = builder.build({ document: print(asPlanned), operationName, labels, isDeferred });
    if ('failure' in built) throw new Error(built.failure.message);
    return { document, planned: asPlanned, plan: built.plan, operationName, deferredFragments: deferred?.fragments };
  };
  const prepare: GraphInProcess['prepare'] = (query, options) =>
    prepareOperation({ ...planned(query, options), key: query, schema, types, storedAs });

  const run: GraphInProcess['run'] = async (query, { variables = {}, labels, instead = {} } = {}) => {
    const prepared = prepare(query, { labels });
    const settings: RunSettings = { transports: { ...transports, ...instead }, fetchTimeoutMs: 5_000 };
    const request: RunRequest = { variables, viewer: anonymous('request-1') };
    // Text may be what one subgraph answered, passed through; the object is always made field by field.
    const first = await runPlan(prepared, settings, { ...request, asText: prepared.kind === 'query' });
    const text = answerAsText(prepared, first);
    const again = prepared.kind === 'mutation' ? first : await runPlan(prepared, settings, request);
    const object = answerAsObject(prepared, again);
    if (JSON.stringify(object.data) !== text.data) throw new Error(`text ${text.data} differs from object ${JSON.stringify(object.data)}`);
    if (JSON.stringify(told(object.errors)) !== JSON.stringify(told(text.errors))) throw new Error('text and object tell other errors');
    const fields = prepared.rootFields(again.condition);
    if (!fields.some(({ content }) => content.kind === 'introspection')) {
      const nothing = new Map<string, unknown>();
      if (generateWriter(fields)(again.root, nothing) !== projectText(again.root, fields, nothing))
        throw new Error('generated code writes another text');
    }
    return { data: JSON.parse(text.data) as unknown, errors: text.errors };
  };

  return {
    schema,
    supergraph,
    prepare,
    plan: (query, labels = [], inParts) => planned(query, { labels, ...(inParts && { inParts }) }).plan,
    run,
    async ask(query, asking) {
      const { data, errors } = await run(query, asking);
      return { data, errors: told(errors) };
    },
  };
}

const told = (errors: readonly EngineError[]): Answer['errors'] =>
  errors.map(({ message, path, extensions }) => ({ message, ...(path ? { path } : {}), extensions }));
