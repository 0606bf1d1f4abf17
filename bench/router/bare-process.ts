import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import { serveParent } from '../measure/child.ts';
import { type ContenderConfiguration, verifierOf } from './contender.ts';
import { bareSubgraph } from './operations.ts';

/**
 * The floor: node:http in front, undici behind, the same check of the token, and the bytes passed on. It knows no GraphQL; what it costs,
 * no gateway in Node can go below.
 */
serveParent<ContenderConfiguration>(async (configuration) => {
  const verifier = verifierOf(configuration);
  const { origin } = new URL(configuration.replayUrl);
  const pool = new Pool(origin, { connections: 16, pipelining: 1 });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bytesOf(request);
    const verified = await verifier.verify(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
    if (!verified.ok) return void response.writeHead(401).end();
    const { authorization = '' } = request.headers;
    const headers = { 'content-type': 'application/json', authorization };
    const chunks: Buffer[] = [];
    pool.dispatch(
      { path: `/${bareSubgraph}`, method: 'POST', headers, body },
      {
        onRequestStart() {},
        onResponseStart() {},
        onResponseData: (_controller, chunk) => void chunks.push(chunk),
        onResponseEnd() {
          const bytes = Buffer.concat(chunks);
          response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length }).end(bytes);
        },
        onResponseError: (_controller, fault) => void response.writeHead(502).end(String(fault)),
      },
    );
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((fault: unknown) => response.writeHead(500).end(String(fault)));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
});

function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.once('end', () => resolve(Buffer.concat(chunks))).once('error', reject);
  return promise;
}
