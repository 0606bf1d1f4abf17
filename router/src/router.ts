import type { TokenVerifier } from '@klear/auth';
import { badInput, type Clock, type Logger } from '@klear/core';
import { createHealth, type Health, variableFaults } from '@klear/service';
import { audienceOf } from './authorize/audience.ts';
import { createAuthenticate } from './authorize/authenticate.ts';
import { readPolicies } from './authorize/policies.ts';
import { pruneForAnonymous } from './authorize/prune.ts';
import { createDocuments } from './cache/documents.ts';
import { createEngine } from './engine.ts';
import type { SubgraphTransport } from './execute/transport.ts';
import { checkVariables } from './execute/variables.ts';
import { defaultLimits, type Limits } from './limit/limits.ts';
import { refuseNul } from './limit/no-nul.ts';
import { oneOperation } from './limit/one-operation.ts';
import type { AdmittedOperation, Asked } from './operation.ts';
import { createApolloDoor } from './transport/apollo-door.ts';
import { createGraphiqlPage, type GraphiqlOptions } from './transport/graphiql.ts';
import { createHttpDoor, type Route } from './transport/http.ts';
import { type Listening, listen } from './transport/listen.ts';
import { createSocketDoor } from './transport/sockets.ts';

export interface RouterDeps {
  /** SDL text of the supergraph. */
  readonly supergraph: string;
  /** The way to each subgraph, by its name in the supergraph. */
  readonly transports: Readonly<Record<string, SubgraphTransport>>;
  readonly verifier: TokenVerifier;
  readonly clock: Clock;
  readonly log: Logger;
  readonly health?: Health;
  readonly limits?: Partial<Limits>;
  /** Origins of browsers, besides the router's own, that may send requests and open sockets: scheme, host and port. */
  readonly allowedOrigins?: readonly string[];
  /** GraphiQL at /graphiql; absent, there is no page. */
  readonly graphiql?: GraphiqlOptions;
  /** Further requests that this port answers, by "METHOD /path". */
  readonly routes?: Readonly<Record<string, Route>>;
}

export interface Router {
  /** Takes HTTP and WebSockets on one port; port 0 lets the system choose. */
  listen(options: { host: string; port: number }): Promise<Listening>;
  /** Answers one request as HTTP would, without a port. */
  execute(request: {
    query: string;
    operationName?: string;
    variables?: Record<string, unknown>;
    headers?: Record<string, string>;
  }): Promise<{ status: number; body: string }>;
  /** Puts another supergraph in force; on `err` the last good one stays. */
  swap: Awaited<ReturnType<typeof createEngine>>['swap'];
  close(): Promise<void>;
}

/**
 * One graph in front of the subgraphs. This is the ordered list of what happens to a request: read it to know the router.
 * HTTP and sockets share every stage; they differ only in how bytes come and go.
 */
export async function createRouter(deps: RouterDeps): Promise<Router> {
  const { clock, log } = deps;
  const limits = { ...defaultLimits, ...deps.limits };
  const engine = await createEngine({ supergraph: deps.supergraph, transports: deps.transports, log });
  const documents = createDocuments({ schema: () => engine.schema, limits });
  let policies = readPolicies(engine.supergraph);
  engine.onChange((_schema, supergraph) => {
    documents.clear();
    policies = readPolicies(supergraph);
  });

  const authenticate = createAuthenticate(deps.verifier);

  async function admit(asked: Asked): Promise<AdmittedOperation> {
    refuseNul(asked.query, asked.variables);
    const { document, hash } = documents.read(asked.query);
    const definition = oneOperation(document, asked.operationName);
    if (checkVariables(engine.schema, definition, asked.variables).length > 0) {
      throw badInput(variableFaults(engine.schema, document, asked.operationName ?? undefined, { ...asked.variables }));
    }
    const pruned = asked.viewer.kind === 'anonymous' ? pruneForAnonymous(engine.schema, policies, document) : undefined;
    const prepared = await engine.prepare({
      document,
      documentHash: hash,
      operationName: asked.operationName ?? null,
      ...(pruned && { pruned: pruned.document, authView: 'anonymous' }),
    });
    return { ...asked, document, definition, prepared, withheld: (pruned?.removed ?? []).map(signInFirst) };
  }

  const audience = (operation: AdmittedOperation) => audienceOf(engine.schema, policies, operation.document);
  const apollo = await createApolloDoor({ engine, documents, log });
  const page = deps.graphiql && createGraphiqlPage({ ...deps.graphiql, log });
  const health = deps.health ?? createHealth({ checks: {} });
  const http = createHttpDoor({ ...deps, limits, authenticate, admit, apollo, health, page });
  const sockets = createSocketDoor({ engine, limits, authenticate, admit, audience, clock, log });

  return {
    listen(options) {
      page?.listensOn(options.host);
      return listen({ ...options, http, sockets, allowedOrigins: deps.allowedOrigins ?? [] });
    },
    execute: ({ headers = {}, ...params }) => http.ask({ ...headers, accept: 'application/json' }, params),
    swap: (supergraph) => engine.swap(supergraph),
    async close() {
      await sockets.close();
      await apollo.stop();
      await engine.stop();
    },
  };
}

function signInFirst(field: string) {
  return { message: `Sign in to see ${field}.`, extensions: { code: 'UNAUTHENTICATED', field } };
}
