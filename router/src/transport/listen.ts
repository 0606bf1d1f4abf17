import { createServer } from 'node:http';
import { closePort, openPort } from '@klear/service';
import type { HttpDoor } from './http.ts';
import { mayConnectFrom } from './origin.ts';
import type { SocketDoor } from './sockets.ts';

export interface Listening {
  /** Scheme, host and port, without a path. */
  readonly url: string;
  readonly port: number;
  /** Stops accepting; requests in flight are answered. */
  close(): Promise<void>;
}

/** Puts the doors on one port. Rejects when the port is taken. */
export async function listen(options: {
  host: string;
  port: number;
  http: HttpDoor;
  /** Where sockets may be opened. */
  graphs: readonly { readonly path: string; readonly sockets: SocketDoor }[];
  allowedOrigins: readonly string[];
}): Promise<Listening> {
  const { http, graphs, allowedOrigins } = options;
  const server = createServer({ maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 60_000 }, http.handle);
  server.on('upgrade', (request, socket, head) => {
    const { pathname } = new URL(request.url ?? '/', 'http://router');
    const graph = graphs.find(({ path }) => path === pathname);
    if (!graph) return void socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
    if (!mayConnectFrom(request.headers.origin, request.headers.host, allowedOrigins)) {
      return void socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
    }
    graph.sockets.upgrade(request, socket, head);
  });
  const { authority, port } = await openPort(server, options);
  return { url: `http://${authority}`, port, close: () => closePort(server, () => server.closeIdleConnections()) };
}
