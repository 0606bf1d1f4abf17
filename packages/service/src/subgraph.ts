import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import type { Logger, Viewer } from '@klear/core';
import type { Database } from '@klear/db';
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError, type GraphQLSchema, parse } from 'graphql';
import { answer, refusalAnswer } from './answers.ts';
import type { AuditTable } from './audit/audit-table.ts';
import { auditedGate } from './audit/audited-gate.ts';
import { createRefusalLog } from './audit/refusal-log.ts';
import { createDocumentCache } from './documents.ts';
import { gatedSchema, type Permissions } from './gate.ts';
import type { HopRequest, HopResponse, HopVerifier, TakeNonce } from './hop.ts';
import { maskError } from './mask.ts';
import { mutatesOnce, notSignedByRouter } from './mutates-once.ts';
import { readParams } from './params.ts';
import { quietApollo } from './quiet-apollo.ts';
import { openSubscription } from './subscription.ts';
import { variableFaults } from './variable-faults.ts';

/** A subgraph without a port: the same object answers over HTTP, over sockets, and within one process. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly sdl: string;
  /** Answers a query or a mutation. An unsigned request is 401 and learns nothing, `_service` and `_entities` included. */
  handle(request: HopRequest): Promise<HopResponse>;
  /** Opens a subscription's stream, or answers why not. Each event is executed with a fresh context. */
  subscribe(request: HopRequest): Promise<AsyncIterable<ExecutionResult> | HopResponse>;
  stop(): Promise<void>;
}

export interface ContextBase {
  readonly viewer: Viewer;
  readonly requestId: string;
}

export interface SubgraphOptions<Ctx extends object> {
  readonly name: string;
  readonly typeDefs: string;
  readonly resolvers: object;
  readonly permissions: Permissions;
  readonly hop: HopVerifier;
  /** Mutations run once in all processes: their nonces are kept where all of them look. */
  readonly takeNonce: TakeNonce;
  readonly context: (base: ContextBase) => Ctx;
  readonly log: Logger;
  /** What it has to write down, and where. Without it nothing that its gate refuses becomes a fact. */
  readonly audit?: { readonly table: AuditTable; readonly db: Pick<Database, 'withViewer' | 'asSystem'> };
}

/** How many parsed and validated documents a subgraph keeps; the router sends a bounded set of operations. */
const maxDocuments = 2_000;
const parseOptions = { maxTokens: 15_000, noLocation: false };

const original = Symbol('the error before formatting');
type Formatted = GraphQLFormattedError & { [original]?: unknown };

const notSigned = () => refusalAnswer(notSignedByRouter());

/** Builds a subgraph's server. Throws when the SDL, the resolvers or the permissions do not fit together. */
export function createSubgraph<Ctx extends object>(options: SubgraphOptions<Ctx>): Subgraph {
  const { name, hop, log } = options;
  quietApollo();
  const document = parse(options.typeDefs);
  const audited = options.audit && auditedGate(document, options.audit.table, createRefusalLog({ db: options.audit.db, log }));
  const schema = gatedSchema(document, options.resolvers, options.permissions, audited);
  const documents = createDocumentCache({ max: maxDocuments });
  const server = new ApolloServer<Ctx>({
    schema,
    documentStore: documents,
    parseOptions,
    introspection: false,
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    nodeEnv: 'production',
    hideSchemaDetailsFromClientErrors: false,
    logger: quiet(log),
    formatError: (formatted, error): Formatted => ({ ...formatted, [original]: error }),
    plugins: [
      // Traces go to a collector, not into answers.
      ApolloServerPluginInlineTraceDisabled(),
      { requestDidStart: async () => ({ didResolveOperation: async ({ operation }) => refuseSubscription(operation?.operation) }) },
    ],
  });
  server.startInBackgroundHandlingStartupErrorsByLoggingAndFailingAllRequests();

  return {
    name,
    schema,
    sdl: options.typeDefs,
    async handle(request) {
      const hopped = hop(request);
      if (!hopped.ok) return notSigned();
      const params = readParams(request.body);
      if (!params.ok) return refusalAnswer(params.error);
      const { query, variables, operationName } = params.value;
      const { requestId } = hopped.value;
      const first = await mutatesOnce(query, { headers: request.headers, viewer: hopped.value, takeNonce: options.takeNonce });
      if (!first.ok) return refusalAnswer(first.error);
      const contextValue = options.context({ viewer: hopped.value, requestId });
      const response = await server.executeOperation({ query, variables, ...(operationName && { operationName }) }, { contextValue });
      if (response.body.kind !== 'single') throw new TypeError('a subgraph answers in one piece');
      const { data, errors } = response.body.singleResult;
      if (!errors) return answer(200, { data });
      const masked = errors.map((error: Formatted) => {
        const ofVariables = error.extensions?.code === 'BAD_USER_INPUT' && !error.path;
        const faults = ofVariables ? variableFaults(schema, parse(query, parseOptions), operationName ?? undefined, variables) : [];
        return maskError(error, error[original], { requestId, log, faults });
      });
      return answer(response.http.status ?? 200, { errors: masked, ...(data !== undefined && { data }) });
    },
    async subscribe(request) {
      const hopped = hop(request);
      if (!hopped.ok) return notSigned();
      const params = readParams(request.body);
      if (!params.ok) return refusalAnswer(params.error);
      const base = { viewer: hopped.value, requestId: hopped.value.requestId };
      return openSubscription({
        schema,
        params: params.value,
        documents,
        log,
        requestId: base.requestId,
        context: () => options.context(base),
      });
    },
    stop: () => server.stop(),
  };
}

function refuseSubscription(operation: string | undefined): void {
  if (operation !== 'subscription') return;
  throw new GraphQLError('Subscriptions travel over a socket.', { extensions: { code: 'BAD_USER_INPUT' } });
}

/** Apollo Server logs single strings; ours takes fields first. */
function quiet(log: Logger) {
  const say = (level: 'debug' | 'info' | 'warn' | 'error') => (message?: unknown) => log[level]({ from: 'apollo' }, String(message));
  return { debug: say('debug'), info: say('debug'), warn: say('warn'), error: say('error') };
}
