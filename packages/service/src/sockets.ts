import type { Server } from 'node:http';
import type { Logger } from '@klear/core';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, parse } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { type HopRequest, type HopResponse, hopBody, hopPath } from './hop.ts';
import type { Subgraph } from './subgraph.ts';

const maxMessageBytes = 1024 * 1024;
const goingAway = 1001;
const protocol = 'graphql-transport-ws';
/** graphql-ws wants to see a subscription; the real document is read only after the message's signature. */
const anySubscription = parse('subscription { _ }');

/** The subscribe message's own signature: `extensions.klear` holds the headers that a POST would carry. */
function signedHeaders(extensions: unknown): Record<string, string> {
  const klear = typeof extensions === 'object' && extensions !== null && 'klear' in extensions ? extensions.klear : undefined;
  if (typeof klear !== 'object' || klear === null) return {};
  return Object.fromEntries(Object.entries(klear).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function errorsOf(response: HopResponse): GraphQLError[] {
  const { errors } = JSON.parse(response.body) as { errors: { message: string; extensions?: Record<string, unknown> }[] };
  return errors.map(({ message, extensions }) => new GraphQLError(message, { extensions: extensions ?? {} }));
}

/**
 * graphql-ws on the server's upgrade. Nothing is trusted at connection time: each subscribe message carries a signature of its
 * own, and a message without one is answered with an error before anything is parsed.
 */
export function acceptSockets(server: Server, subgraph: Subgraph, log: Logger): { close(): Promise<void> } {
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    handleProtocols: (offered) => offered.has(protocol) && protocol,
  });
  const requests = new WeakMap<object, HopRequest>();
  const disposable = useServer(
    {
      async onSubscribe(_ctx, _id, payload) {
        const request = { method: 'POST', path: hopPath, headers: signedHeaders(payload.extensions), body: hopBody(payload) };
        const args: ExecutionArgs = { schema: subgraph.schema, document: anySubscription };
        requests.set(args, request);
        return args;
      },
      async subscribe(args) {
        const request = requests.get(args);
        const opened = request ? await subgraph.subscribe(request) : undefined;
        if (opened && Symbol.asyncIterator in opened) return opened as AsyncGenerator<ExecutionResult>;
        return { errors: opened ? errorsOf(opened) : [] };
      },
    },
    wss,
  );
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', (err) => log.debug({ err }, 'socket failed'));
    if (new URL(request.url ?? '/', 'http://subgraph').pathname !== hopPath) {
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
      return;
    }
    wss.handleUpgrade(request, socket, head, (accepted) => wss.emit('connection', accepted, request));
  });
  return {
    async close() {
      for (const socket of wss.clients) socket.close(goingAway, 'Service is restarting; connect again.');
      await disposable.dispose();
    },
  };
}
