import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { executeQueryPlan } from '@apollo/gateway/dist/executeQueryPlan.js';
import type { QueryPlan } from '@apollo/query-planner';
import { quietApollo } from '@klear/service';
import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  OperationTypeNode,
  visit,
} from 'graphql';
import { send } from './ask.ts';
import type { EngineError } from './errors.ts';
import { isObject, readOwn, writeOwn } from './own-keys.ts';
import type { PreparedOperation } from './prepared-operation.ts';
import type { Run, RunRequest, RunSettings } from './run.ts';
import { beginRun } from './run-operation.ts';
import { type SubgraphAnswer, TransportFault } from './transport.ts';

/** What the stock executor needs besides what ours does: the plan as it was made, and the document that it was made for. */
export interface Planned {
  readonly plan: QueryPlan;
  readonly document: DocumentNode;
}

/** Runs plans with the executor of @apollo/gateway over our own transports. The run is projected as one of ours. */
export interface ApolloExecutor {
  run(prepared: PreparedOperation, planned: Planned, settings: RunSettings, request: RunRequest): Promise<Run>;
}

type Stock = Parameters<typeof executeQueryPlan>;
type StockError = NonNullable<Awaited<ReturnType<typeof executeQueryPlan>>['errors']>[number];

/** Builds the stock executor's view of a supergraph in this thread: tens of milliseconds, at start and at each swap. */
export function createApolloExecutor(supergraphSdl: string): ApolloExecutor {
  quietApollo();
  const supergraph = Supergraph.build(supergraphSdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
  const api = supergraph.apiSchema();
  const schema = api.toGraphQLJSSchema();
  const full = supergraph.schema.toGraphQLJSSchema();
  const interfaceObjects = interfaceObjectsOf(supergraph);

  return {
    async run(prepared, planned, settings, request) {
      const run = beginRun(prepared, settings, request, Object.create(null));
      const document = withTypenames(planned.document);
      const operation = getOperationAST(document, prepared.operation.name?.value);
      if (!operation) throw new TypeError('the prepared operation is not in its document');
      const fragments = Object.fromEntries(document.definitions.filter(isFragment).map((each) => [each.name.value, each]));
      const services = prepared.services.map((name) => [
        name,
        { process: (asked: Asked) => fetchFrom(run, name, asked, interfaceObjects) },
      ]);
      const answer = await executeQueryPlan(
        planned.plan,
        Object.fromEntries(services) as Stock[1],
        // What its metrics, logs and hooks would read is not there: this is all that execution itself looks at.
        { request: { variables: request.variables }, context: {}, metrics: {}, logger: quiet } as unknown as Stock[2],
        { schema, operation, fragments },
        full,
        api,
      );
      for (const [name, value] of Object.entries(answer.data ?? {})) writeOwn(run.root, name, value);
      for (const error of answer.errors ?? []) run.errors.add(toldBySubgraph(error));
      for (const { path } of nullsOf(answer.extensions)) run.errors.add({ ...nullError, ...(path && { path }) });
      return run;
    },
  };
}

interface Asked {
  readonly request: { readonly query?: string; readonly variables?: object; readonly operationName?: string };
}

/** One signed message, as our own executor would send it. */
async function fetchFrom(
  run: Run,
  serviceName: string,
  { request }: Asked,
  interfaceObjects: ReadonlySet<string>,
): Promise<SubgraphAnswer> {
  const { query = '', variables, operationName } = request;
  const operationKind = query.startsWith('mutation') ? OperationTypeNode.MUTATION : OperationTypeNode.QUERY;
  const answer = await send(run, { serviceName, operationKind, body: JSON.stringify({ query, variables, operationName }) });
  return { ...answer, ...(answer.data && { data: keepTypes(answer.data, interfaceObjects) }) };
}

/** The stock executor lets an interface object's own name replace the type of an entity that it knows, and then answers null. */
export function keepTypes<Data extends object>(data: Data, interfaceObjects: ReadonlySet<string>): Data {
  const entities = '_entities' in data ? data._entities : undefined;
  for (const entity of Array.isArray(entities) ? entities : []) {
    const typename = isObject(entity) ? readOwn(entity, '__typename') : undefined;
    if (typeof typename === 'string' && interfaceObjects.has(typename)) delete (entity as { __typename?: unknown }).__typename;
  }
  return data;
}

export function interfaceObjectsOf({ schema }: Supergraph): Set<string> {
  const isObjectSomewhere = (type: ReturnType<typeof schema.interfaceTypes>[number]) =>
    type.appliedDirectivesOf('join__type').some((applied) => applied.arguments().isInterfaceObject);
  return new Set(
    schema
      .interfaceTypes()
      .filter(isObjectSomewhere)
      .map(({ name }) => name),
  );
}

/** Our projection reads the type of every object; the stock executor gives only what the document asks for. */
function withTypenames(document: DocumentNode): DocumentNode {
  const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;
  return visit(document, {
    Field: {
      leave: ({ selectionSet, ...field }) =>
        selectionSet && { ...field, selectionSet: { ...selectionSet, selections: [...selectionSet.selections, typename] } },
    },
  });
}

/** What a subgraph said, or what went wrong on the way to it: the stock executor mixes both. */
function toldBySubgraph(error: StockError): EngineError {
  const original = error instanceof TransportFault ? error : error.originalError;
  if (original instanceof TransportFault)
    return { message: original.message, extensions: { code: original.code }, service: 'unknown', cause: original.cause };
  const { serviceName, ...extensions } = error.extensions ?? {};
  const code =
    typeof extensions.code === 'string' && extensions.code !== 'DOWNSTREAM_SERVICE_ERROR' ? extensions.code : 'INTERNAL_SERVER_ERROR';
  const path = error.path?.map((step) => (typeof step === 'string' ? step.replace(/__alias_\d+$/, '') : step));
  return { message: error.message, extensions: { ...extensions, code }, service: String(serviceName), ...(path && { path }) };
}

const nullError = { message: 'Cannot return null for a field that is not nullable.', extensions: { code: 'INTERNAL_SERVER_ERROR' } };

function nullsOf(extensions: unknown): readonly { readonly path?: readonly (string | number)[] }[] {
  const completion = isObject(extensions) ? extensions.valueCompletion : undefined;
  return Array.isArray(completion) ? completion : [];
}

const isFragment = (each: DefinitionNode): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION;
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
