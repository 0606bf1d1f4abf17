import { readEnforcement, withRevocations } from '@klear/auth';
import { createHealth } from '@klear/service';
import { parse } from 'graphql';
import { audienceOf } from './authorize/audience.ts';
import { createAuthenticate } from './authorize/authenticate.ts';
import { createPrune } from './authorize/prune.ts';
import { createStandings } from './authorize/standings.ts';
import { cachePolicyOf, readCacheHints } from './cache/response/cache-policy.ts';
import { createResponseCache } from './cache/response/response-cache.ts';
import { createEngine } from './engine.ts';
import { guarded } from './execute/guard/guarded.ts';
import { createGraph, type Graph } from './graph.ts';
import { boundOperation } from './limit/bound-operation.ts';
import { boundVariables } from './limit/bound-variables.ts';
import { coerceVariables } from './limit/coerce-variables.ts';
import { createConnections } from './limit/connections.ts';
import { toldCost } from './limit/cost-told.ts';
import { oneOperation } from './limit/one-operation.ts';
import { createTraffic } from './limit/traffic.ts';
import { observed } from './observe/observed.ts';
import { unobserved } from './observe/observer.ts';
import { withShadow } from './observe/shadow.ts';
import { toldPlan } from './observe/told-plan.ts';
import type { AdmittedOperation, Asked } from './operation.ts';
import { deferredDocument } from './plan/deferred-document.ts';
import { labelsFor } from './plan/override-labels.ts';
import type { PrepareRequest } from './plan/prepare.ts';
import { createContracts } from './public/contracts.ts';
import { publicOptions } from './public/public-options.ts';
import type { Router, RouterDeps } from './router-deps.ts';
import { createApolloDoor } from './transport/apollo-door.ts';
import { createBoardPage } from './transport/board.ts';
import { createClientWay } from './transport/client-address.ts';
import { createDocsPage } from './transport/docs.ts';
import { createGraphiqlPage } from './transport/graphiql.ts';
import { createHttpDoor } from './transport/http.ts';
import { listen } from './transport/listen.ts';
import { createSocketDoor } from './transport/sockets.ts';
import { createEventDoor } from './transport/sse.ts';
import { createStreams } from './transport/streams.ts';
import { createThinDoor } from './transport/thin-door.ts';

/**
 * One graph in front of the subgraphs. This is the ordered list of what happens to a request: read it to know the router.
 * HTTP and sockets share every stage; they differ only in how bytes come and go.
 */
export async function createRouter(deps: RouterDeps): Promise<Router> {
  const { clock, log } = deps;
  const observer = deps.observer ?? unobserved;
  const onGuard = both(deps.onGuard, observer.onGuard);
  const transports = observer.fetches(guarded(observer.messages(deps.transports), { log, settings: deps.guard, onFact: onGuard }));
  const knownDocuments = [...(deps.trustedDocuments?.values() ?? [])];
  const engine = await createEngine({
    supergraph: deps.supergraph,
    transports,
    log,
    engine: deps.engine,
    knownDocuments,
    showsPlans: deps.graphiql !== undefined,
    ...observer.engine,
  });
  const main = createGraph({ ...deps, name: 'main', engine });
  const contracts = deps.publicGraph && (await createContracts(engine, deps.publicGraph.schema));
  const open = deps.publicGraph && createGraph({ ...publicOptions(deps.publicGraph), name: 'public', engine, contracts });
  let enforcement = readEnforcement(parse(engine.supergraph));
  let prune = createPrune(engine.schema, enforcement);
  let hints = readCacheHints(engine.supergraph);
  engine.onChange((schema, supergraph) => {
    enforcement = readEnforcement(parse(supergraph));
    prune = createPrune(schema, enforcement);
    hints = readCacheHints(supergraph);
    void deps.answers?.store
      ?.purge()
      .catch((err: unknown) => log.error({ err }, 'kept answers of the old supergraph stay until they are too old'));
  });

  const authenticate = observer.authenticate(
    createAuthenticate(deps.revocations ? withRevocations(deps.verifier, deps.revocations) : deps.verifier),
  );
  const standings = createStandings({ authenticate, revocations: deps.revocations, clock });
  const traffic = createTraffic({ ...deps.traffic, log, onFact: both(deps.onTraffic, observer.onTraffic) });
  const clientWay = createClientWay(deps.trustedProxies ?? []);

  const kind = deps.door ?? (deps.engine === 'apollo' ? 'apollo' : 'thin');
  /** @apollo/gateway's executor answers in one piece. */
  const givesParts = kind === 'thin' && deps.engine !== 'apollo';

  const admitTo =
    (graph: Graph) =>
    async (given: Asked): Promise<AdmittedOperation> => {
      const { limits, texts, documents, costs, view } = graph;
      const asked = view ? { ...given, graph: graph.name, showPlan: false } : given;
      observed('traffic', () => traffic.before(asked));
      observed('variables', () => boundVariables(asked.variables, limits));
      const query = observed('text', () => texts.find(asked));
      const { document, hash, weights } = observed('document', () => traffic.paid(asked, () => documents.read(query)));
      const definition = oneOperation(document, asked.operationName);
      const variables = observed('coerce', () => coerceVariables(graph.schema, definition, asked.variables));
      const cost = observed('cost', () => costs.of({ document, definition }, variables));
      observed('bounds', () => boundOperation(weights.get(definition), cost, limits));
      texts.keep(asked);
      const rates = await observed('rates', () => traffic.admit(asked, { document, definition, cost }));
      const deferred =
        asked.takesParts && givesParts ? deferredDocument(document, definition, (name) => variables[name] === true) : undefined;
      const planned = deferred?.document ?? document;
      const pruned = observed('prune', () => prune(planned, asked.viewer));
      const request: PrepareRequest = {
        document: planned,
        documentHash: hash,
        deferred,
        operationName: asked.operationName ?? null,
        labels: labelsFor(engine.overrideLabels, asked.viewer, deps.holdsLabel),
        pruned,
        view,
      };
      const prepared = await observed('plan', () =>
        engine.prepare(request).catch((failure) => Promise.reject(view?.tellFailure(failure) ?? failure)),
      );
      const { answerHeaders, answerExtensions } = toldCost(cost, limits, asked.showCost);
      const plan = toldPlan(asked, () => engine.planOf(prepared));
      return {
        ...asked,
        query,
        hash,
        document,
        definition,
        prepared,
        cost,
        answerExtensions: plan ? { ...answerExtensions, ...plan } : answerExtensions,
        answerHeaders: { ...answerHeaders, ...rates },
      };
    };

  const audience = (operation: AdmittedOperation) => audienceOf(engine.schema, enforcement, operation.document);
  const plain = kind === 'apollo' ? await createApolloDoor({ engine, documents: main.documents, log }) : createThinDoor({ engine, log });
  const door = traffic.inTurns(
    deps.engine === 'shadow'
      ? withShadow(plain, { ...deps.shadow, onFact: both(deps.shadow?.onFact, observer.onShadow), engine, audience, log })
      : plain,
  );
  const answers = createResponseCache({
    ...deps.answers,
    door,
    policyOf: (document) => cachePolicyOf({ schema: engine.schema, enforcement, hints }, document),
    now: () => clock.now().getTime(),
    log,
    onFact: both(deps.onCache, observer.onCache),
  });
  const page = deps.graphiql && createGraphiqlPage({ ...deps.graphiql, log });
  const docs = deps.publicGraph?.docs === undefined ? undefined : createDocsPage({ file: deps.publicGraph.docs, log });
  const board = deps.board === undefined ? undefined : createBoardPage({ directory: deps.board, log });
  const health = deps.health ?? createHealth({ checks: {} });
  const watched = { door: observer.door(door), answers: observer.answering(answers) };

  /** The ways into one graph, with bounds and connections of its own: the clients of one do not crowd out those of the other. */
  function waysInto(graph: Graph, path: string) {
    const { limits } = graph;
    const admit = admitTo(graph);
    const streams = observer.streams(createStreams({ engine, admit, audience, log }));
    const connections = createConnections(limits);
    const way = { ...watched, path, limits, admit: observer.admit(admit) };
    const live = { ...way, streams, connections, standings, authenticate, clientWay, clock, log };
    const sockets = createSocketDoor({ ...live, times: deps.socketTimes });
    const events = createEventDoor({ ...live, allowedOrigins: deps.allowedOrigins, times: deps.eventTimes });
    return { ...way, sockets, events };
  }
  const graphs = [waysInto(main, '/graphql'), ...(open ? [waysInto(open, '/public/graphql')] : [])] as const;
  const http = createHttpDoor({
    ...deps,
    graphs,
    authenticate,
    health,
    pages: [page, docs, board].filter((each) => each !== undefined),
    clientWay,
  });

  observer.gauges(() => ({ ...engine.load, ...traffic.load, sockets: graphs.reduce((sum, { sockets }) => sum + sockets.open, 0) }));

  return {
    listen(options) {
      page?.listensOn(options.host);
      return listen({
        ...options,
        http: { ...http, handle: observer.handle(http.handle) },
        graphs,
        allowedOrigins: deps.allowedOrigins ?? [],
      });
    },
    execute: ({ headers = {}, path, ...params }) => http.ask({ ...headers, accept: 'application/json' }, params, path),
    swap(supergraph, contract) {
      const swap = () => engine.swap(supergraph);
      return contracts ? contracts.during(supergraph, contract, swap) : swap();
    },
    async close() {
      for (const { events } of graphs) events.close();
      await Promise.all(graphs.map(({ sockets }) => sockets.close()));
      standings.close();
      await door.stop();
      await traffic.stop();
      await deps.answers?.store?.close();
      await engine.stop();
    },
  };
}

/** One listener that tells two; undefined when there are none. */
function both<Fact>(one: ((fact: Fact) => void) | undefined, other: ((fact: Fact) => void) | undefined) {
  if (!one || !other) return one ?? other;
  return (fact: Fact) => {
    one(fact);
    other(fact);
  };
}
