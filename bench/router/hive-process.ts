import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { serveParent } from '../measure/child.ts';
import { type ContenderConfiguration, verifierOf } from './contender.ts';

/** What is used of @graphql-hive/gateway-runtime: it is not a dependency of ours, so its types are not here. */
interface HiveRuntime {
  createGatewayRuntime(options: object): Parameters<typeof createServer>[1] & { [Symbol.asyncDispose](): Promise<void> };
}
interface OnRequest {
  readonly request: Request;
  readonly fetchAPI: { readonly Response: typeof Response };
  endResponse(response: Response): void;
}

/** Hive Gateway with its Rust planner. It checks the same token with the same code, and signs nothing towards its subgraphs. */
serveParent<ContenderConfiguration & { folder: string }>(async (configuration) => {
  const { resolve } = createRequire(path.join(configuration.folder, 'package.json'));
  const load = async (name: string): Promise<unknown> => import(pathToFileURL(resolve(name)).href);
  const { createGatewayRuntime } = (await load('@graphql-hive/gateway-runtime')) as HiveRuntime;
  const { unifiedGraphHandler } = (await load('@graphql-hive/router-runtime')) as { unifiedGraphHandler: unknown };
  const verifier = verifierOf(configuration);
  const gateway = createGatewayRuntime({
    supergraph: withUrls(configuration),
    unifiedGraphHandler,
    logging: false,
    landingPage: false,
    graphiql: false,
    disableIntrospection: { disableIf: () => true },
    // Requests of clients are merged on no side; who asks is told to the subgraphs on every side, so Hive merges none of those.
    inboundInflightRequestDeduplication: false,
    propagateHeaders: {
      fromClientToSubgraphs: ({ request }: { request: Request }) => ({ authorization: request.headers.get('authorization') }),
    },
    plugins: () => [
      {
        async onRequest({ request, fetchAPI, endResponse }: OnRequest) {
          const verified = await verifier.verify(request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '');
          if (!verified.ok)
            endResponse(new fetchAPI.Response('{"errors":[{"message":"The access token is not valid."}]}', { status: 401 }));
        },
      },
    ],
  });
  const server = createServer(gateway);
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` };
});

/** Writes the address of each subgraph into the supergraph, where Hive reads it. */
function withUrls({ supergraph, replayUrl }: ContenderConfiguration): string {
  return supergraph.replaceAll(
    /@join__graph\(name: "([a-z-]+)", url: "[^"]*"\)/g,
    (_, name: string) => `@join__graph(name: "${name}", url: "${replayUrl}/${name}")`,
  );
}
