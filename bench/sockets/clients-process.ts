import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveParent } from '../measure/child.ts';
import { quantile } from '../measure/statistics.ts';
import { type LightSocket, openLight } from './light-socket.ts';

export interface ClientsConfiguration {
  readonly port: number;
  readonly tokens: readonly string[];
}

/** What a group of sockets is asked to do; each command answers when all of it has happened. */
export type Command =
  | { readonly do: 'connect'; readonly group: string; readonly count: number; readonly tokens?: readonly string[] }
  | { readonly do: 'subscribe'; readonly group: string }
  /** Waits until every socket of the group has had this event, and tells how long the events since the last time took. */
  | { readonly do: 'receive'; readonly group: string; readonly event: number }
  | { readonly do: 'stop-reading'; readonly group: string }
  /** All go at once, come back, and subscribe behind their last cursor. */
  | { readonly do: 'storm'; readonly group: string }
  /** Waits until the router has ended all of the group, and tells how long after this instant (milliseconds since 1970) that was. */
  | { readonly do: 'be-ended'; readonly group: string; readonly since: number }
  | { readonly do: 'end'; readonly group: string };

export interface Received {
  readonly ms: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** How often a subscription was put off because the router had too much to do, so far. */
  readonly shed: number;
  /** The codes with which the router ended sockets of the group. */
  readonly codes: readonly number[];
}

const query = `subscription($ids: [ID!]!, $from: DateTime!, $to: DateTime!, $after: String) {
  slotsChanged(practitionerIds: $ids, from: $from, to: $to, resumeAfter: $after) { cursor change start end practitioner { id } }
}`;
const span = { from: '2026-11-23T00:00:00Z', to: '2026-11-30T00:00:00Z' };

interface Client {
  readonly room: string;
  socket: LightSocket;
  cursor: string | undefined;
  /** The number of the last event. */
  event: number;
  isOpen: boolean;
  readonly authorization: string | undefined;
  ended: { readonly code: number; readonly at: number } | undefined;
}

serveParent<ClientsConfiguration>(async ({ port, tokens }) => {
  const groups = new Map<string, Client[]>();
  let delays: number[] = [];
  let moved = Promise.withResolvers<void>();
  const until = async (done: () => boolean) => {
    while (!done()) {
      moved = Promise.withResolvers();
      await moved.promise;
    }
  };
  let issued = 0;
  let shed = 0;

  function open(client: Client): void {
    const authorization = client.authorization ?? tokens[issued++ % tokens.length] ?? '';
    client.socket = openLight({
      port,
      onOpen: () => client.socket.send({ type: 'connection_init', payload: { authorization } }),
      onMessage(text) {
        const at = text.indexOf('"cursor":"');
        if (at >= 0) {
          const cursor = text.slice(at + 10, text.indexOf('"', at + 10));
          const now = performance.timeOrigin + performance.now();
          delays.push(now - Number(cursor.split(' ')[1]));
          client.cursor = cursor;
          client.event = Number.parseInt(cursor, 10);
        } else if (text.includes('connection_ack')) client.isOpen = true;
        else if (text.includes('"SERVICE_UNAVAILABLE"')) {
          // The router sheds load: asked again a little later, as clients do.
          shed += 1;
          setTimeout(() => subscribe(client), 200 + Math.random() * 800);
        } else throw new Error(text);
        moved.resolve();
      },
      onClose(code) {
        client.isOpen = false;
        client.ended = { code, at: performance.timeOrigin + performance.now() };
        moved.resolve();
      },
    });
  }
  const subscribe = (client: Client) =>
    client.socket.send({
      type: 'subscribe',
      id: '1',
      payload: { query, variables: { ids: [client.room], ...span, ...(client.cursor && { after: client.cursor }) } },
    });
  /** As many handshakes under way at once as a listening queue takes. */
  async function openAll(clients: readonly Client[]): Promise<void> {
    for (let n = 0; n < clients.length; n += 500) {
      const some = clients.slice(n, n + 500);
      for (const client of some) open(client);
      await until(() => some.every(({ isOpen }) => isOpen));
    }
  }

  async function run(command: Command): Promise<Received> {
    const clients = groups.get(command.group) ?? [];
    const startedAt = performance.now();
    if (command.do === 'connect') {
      const fresh = Array.from(
        { length: command.count },
        (_, n) => ({ room: command.group, event: 0, isOpen: false, authorization: command.tokens?.[n] }) as Partial<Client> as Client,
      );
      groups.set(command.group, fresh);
      await openAll(fresh);
    }
    if (command.do === 'subscribe') for (const client of clients) subscribe(client);
    if (command.do === 'receive') await until(() => clients.every(({ event }) => event >= command.event));
    if (command.do === 'stop-reading') for (const { socket } of clients) socket.stopReading();
    if (command.do === 'storm') {
      for (const { socket } of clients) socket.end();
      await until(() => clients.every(({ isOpen }) => !isOpen));
      await openAll(clients);
      for (const client of clients) subscribe(client);
    }
    if (command.do === 'be-ended') {
      await until(() => clients.every(({ ended }) => ended));
      delays = clients.map(({ ended }) => (ended?.at ?? Number.NaN) - command.since);
    }
    if (command.do === 'end') for (const { socket } of clients) socket.end();
    const told = delays;
    if (command.do === 'receive' || command.do === 'be-ended') delays = [];
    const codes = [...new Set(clients.flatMap(({ ended }) => (ended ? [ended.code] : [])))];
    const ms = performance.now() - startedAt;
    return { ms, p50Ms: quantile(told, 0.5), p99Ms: quantile(told, 0.99), maxMs: quantile(told, 1), shed, codes };
  }

  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += chunk;
    });
    request.on('end', () => void run(JSON.parse(text) as Command).then((answer) => response.end(JSON.stringify(answer))));
  });
  server.requestTimeout = 0;
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
});
