import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveParent } from '../measure/child.ts';
import { createFixtureSubgraph } from './fixture-subgraph.ts';

/** The third process: every subgraph at /<name>. A question is worked out once and its bytes replayed from then on. */
serveParent<{ subgraphs: readonly string[] }>(async ({ subgraphs }) => {
  const fixtures = new Map(subgraphs.map((name) => [`/${name}`, createFixtureSubgraph(name)]));
  const recorded = new Map<string, Buffer>();
  let replayed = 0;

  async function answer(path: string, body: string): Promise<Buffer> {
    // A body holds query and variables: service and body are the key.
    const key = `${path} ${body}`;
    const known = recorded.get(key);
    replayed += known ? 1 : 0;
    if (known) return known;
    const fixture = fixtures.get(path);
    const fresh = Buffer.from(JSON.stringify(await fixture?.(body)));
    recorded.set(key, fresh);
    return fresh;
  }

  const server = createServer((request, response) => {
    bodyOf(request, (body) => {
      answer(request.url ?? '', body).then(
        (bytes) => response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length }).end(bytes),
        (fault: unknown) => response.writeHead(500).end(String(fault)),
      );
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, counts: () => ({ recorded: recorded.size, replayed }) };
});

function bodyOf(request: IncomingMessage, done: (body: string) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => done(Buffer.concat(chunks).toString('utf8')));
}
