import type { SubgraphTransport } from '@klear/router';

/** What a room is told: padding makes an event as long as is wanted. */
export interface Tick {
  readonly cursor: string;
}

type Listener = (tick: Tick) => void;

/** Stands where bookings is: tells each room (a practitioner's id) what the bench publishes, and holds the last events of it. */
export function createFeed() {
  const rooms = new Map<string, { readonly held: Tick[]; readonly listeners: Set<Listener> }>();
  const roomOf = (name: string) => {
    const room = rooms.get(name) ?? { held: [], listeners: new Set<Listener>() };
    rooms.set(name, room);
    return room;
  };

  const transport: SubgraphTransport = {
    async execute({ body }) {
      const { variables } = JSON.parse(body) as { variables?: { representations?: unknown[] } };
      return { data: { _entities: (variables?.representations ?? []).map(() => ({ name: 'Nobody' })), __typename: 'Query' } };
    },
    async *subscribe({ body, signal }) {
      const { variables } = JSON.parse(body) as { variables: { ids: string[]; klearResumeAfter?: string | null } };
      const room = roomOf(variables.ids[0] ?? '');
      const after = room.held.findIndex(({ cursor }) => cursor === variables.klearResumeAfter);
      const waiting = after < 0 ? [] : room.held.slice(after + 1);
      let wake = () => {};
      const listen: Listener = (tick) => {
        waiting.push(tick);
        wake();
      };
      room.listeners.add(listen);
      signal?.addEventListener('abort', () => wake());
      try {
        while (!signal?.aborted) {
          const tick = waiting.shift();
          if (tick) yield eventOf(variables.ids[0] ?? '', tick);
          else
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        }
      } finally {
        room.listeners.delete(listen);
      }
    },
    close: async () => {},
  };

  let count = 0;
  return {
    transport,
    /** Answers the event's number. `paddingBytes` come on top of about 60. */
    publish(name: string, paddingBytes: number): number {
      const room = roomOf(name);
      count += 1;
      // Its own time of publication is in it: the clients stand on the same machine.
      const tick = { cursor: `${count} ${performance.timeOrigin + performance.now()} ${'x'.repeat(paddingBytes)}` };
      room.held.push(tick);
      if (room.held.length > 200) room.held.shift();
      for (const listener of room.listeners) listener(tick);
      return count;
    },
  };
}

function eventOf(id: string, { cursor }: Tick) {
  const practitioner = { __typename: 'Practitioner', id };
  const span = { start: '2026-11-23T09:00:00Z', end: '2026-11-23T10:00:00Z' };
  return {
    data: { slotsChanged: { __typename: 'SlotsChangedEvent', cursor, klearCursor: cursor, change: 'HELD', ...span, practitioner } },
  };
}
