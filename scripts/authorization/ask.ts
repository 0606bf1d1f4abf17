import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { createGrowing } from '../../packages/client/src/parts.ts';
import type { Request } from './documents.ts';
import type { Answered } from './judge.ts';
import type { ToldError } from './outcome.ts';
import type { AskedBy } from './paths.ts';
import type { Seat } from './seats.ts';

/** Sends one request as somebody, the way that a path goes, and gives back all that came: headers count as part of an answer. */
export async function ask(url: string, seat: Seat, request: Request, by: AskedBy['by']): Promise<Answered> {
  for (let round = 1; ; round += 1) {
    const answered = await askOnce(url, seat, request, by);
    // Closed while it cannot be told who may: nothing was decided, so it is asked again.
    if (round === patience || !isUndecided(answered)) return answered;
  }
}

const patience = 20;
const isUndecided = ({ data, errors = [] }: Answered): boolean =>
  !data && errors.some(({ extensions }) => extensions?.code === 'SERVICE_UNAVAILABLE');

async function askOnce(url: string, seat: Seat, request: Request, by: AskedBy['by']): Promise<Answered> {
  const { query, variables, operationName } = request;
  const body = { query, variables, ...(operationName !== undefined && { operationName }) };
  if (by === 'socket') return askOverSocket(url, seat, body);
  const headers = { 'content-type': 'application/json', ...(await seat.headers()) };
  if (by === 'GET') {
    const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
    return read(await fetch(`${url}/graphql?${search}`, { headers }));
  }
  const accept = by === 'parts' ? 'multipart/mixed;deferSpec=20220824, application/json;q=0.5' : 'application/json';
  const path = by === 'public' ? '/public/graphql' : '/graphql';
  return read(await fetch(`${url}${path}`, { method: 'POST', headers: { ...headers, accept }, body: JSON.stringify(body) }));
}

async function read(response: Response): Promise<Answered> {
  const body = await response.text();
  const text = `${body}\n${[...response.headers].map((pair) => pair.join(': ')).join('\n')}`;
  if (!response.headers.get('content-type')?.startsWith('multipart/mixed')) return { ...readJson(body), text };
  const growing = createGrowing();
  for (const part of body.split(/\r\n---(?:--)?/)) {
    const json = part.slice(part.indexOf('\r\n\r\n') + 4).trim();
    if (json.startsWith('{')) growing.add(JSON.parse(json));
  }
  const errors = growing.errors.map(({ message, path, code, reason }) => ({
    message,
    ...(path && { path }),
    extensions: { code, ...(reason !== undefined && { reason }) },
  }));
  return { data: growing.data as Record<string, unknown>, errors: errors as readonly ToldError[], text };
}

const readJson = (body: string): Omit<Answered, 'text'> => JSON.parse(body);

/** One socket for one question; a socket that is not let in counts as an answer that refuses everything. */
async function askOverSocket(url: string, seat: Seat, body: object): Promise<Answered> {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: await seat.headers(),
    retryAttempts: 0,
  });
  try {
    return await new Promise<Answered>((resolve) => {
      client.subscribe(body as { query: string }, {
        next: (answer) => resolve({ ...(answer as Omit<Answered, 'text'>), text: JSON.stringify(answer) }),
        error(fault) {
          const errors = Array.isArray(fault) ? (fault as ToldError[]) : [{ message: 'closed', extensions: { code: closeCode(fault) } }];
          resolve({ data: null, errors, text: JSON.stringify(errors) });
        },
        complete: () => {},
      });
    });
  } finally {
    await client.dispose();
  }
}

/** A socket says UNAUTHENTICATED by its close code. */
function closeCode(fault: unknown): string {
  const { code } = fault as { code?: number };
  return code === 4401 || code === 4403 ? 'UNAUTHENTICATED' : `closed ${code}`;
}

/** True when the request was turned away for its size, so that nothing of it ran. */
export const isTooLarge = ({ errors, data }: Answered): boolean =>
  !data && (errors ?? []).some(({ extensions }) => extensions?.code === 'LIMIT_EXCEEDED');
