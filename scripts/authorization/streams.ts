import type { Bus } from '@klear/events';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { LaunchedGraph } from '../launch.ts';
import type { Request } from './documents.ts';
import type { Answered } from './judge.ts';
import type { Seat } from './seats.ts';

/** Somebody who listens: everything that was told them so far, errors included. */
export interface Listening {
  readonly told: readonly Answered[];
  close(): Promise<void>;
}

export async function listen(url: string, seat: Seat, { query, variables }: Request): Promise<Listening> {
  const told: Answered[] = [];
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: await seat.headers(),
    retryAttempts: 0,
  });
  const add = (answer: Omit<Answered, 'text'>) => void told.push({ ...answer, text: JSON.stringify(answer) });
  client.subscribe(
    { query, variables: { ...variables } },
    {
      next: (answer) => add(answer as Omit<Answered, 'text'>),
      error: (fault) => add({ data: null, errors: Array.isArray(fault) ? fault : [{ message: String(fault) }] }),
      complete: () => {},
    },
  );
  return { told, close: async () => client.dispose() };
}

/** Counts the streams of events that bookings opens for its subscriptions. */
export function countSources({ services }: LaunchedGraph): { readonly opened: number } {
  const { bus } = services.bookings.built.context;
  const tail = bus.tail.bind(bus);
  let opened = 0;
  const counted: Bus['tail'] = (options) => {
    if (options.types.some((type) => type === 'AppointmentBooked' || type === 'MessagePosted')) opened += 1;
    return tail(options);
  };
  Object.assign(bus, { tail: counted });
  return {
    get opened() {
      return opened;
    },
  };
}
