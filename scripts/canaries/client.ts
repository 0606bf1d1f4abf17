import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** One request over a connection of its own, past every HTTP client: what watches those sees only what the graph itself asks. */
export async function request(
  url: string,
  { method = 'POST', path = '/graphql', headers = {}, body = '' }: { method?: string; path?: string; headers?: object; body?: string },
): Promise<Answer> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  const all = { host, connection: 'close', 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  socket.on('error', () => {});
  socket.write(`${method} ${path} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n${body}`);
  const said = await text(socket).catch(() => '');
  return { status: Number(said.split(' ', 2)[1]), body: said.slice(said.indexOf('\r\n\r\n') + 4) };
}

/** Opens a subscription and leaves it as soon as it has answered, or has been let pass without an answer. Gives the errors it told. */
export async function passBy(
  url: string,
  params: Record<string, unknown>,
  query: string,
  variables: Record<string, unknown>,
): Promise<unknown[]> {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: params,
    retryAttempts: 0,
  });
  const errors: unknown[] = [];
  const over = (payload: { query: string; variables?: Record<string, unknown> }) =>
    new Promise<void>((resolve) => {
      client.subscribe(payload, {
        next: (answer) => {
          if (answer.errors) errors.push(answer.errors);
          resolve();
        },
        error: (fault) => {
          errors.push(Array.isArray(fault) ? fault : String((fault as { reason?: string }).reason ?? fault));
          resolve();
        },
        complete: () => resolve(),
      });
    });
  const asked = over({ query, variables });
  // On the same socket, and after it: when this is answered, the other one was taken.
  await Promise.race([asked, over({ query: '{ __typename }' })]);
  await client.dispose();
  return errors;
}
