import type { Bus, EventOf, EventType } from '@klear/events';

export interface LiveOptions<Type extends EventType, Told> {
  readonly bus: Pick<Bus, 'tail'>;
  readonly types: readonly Type[];
  readonly resumeAfter?: string | null | undefined;
  /** What the listener is told of an event: nothing, one thing, or several in order. Asked anew for each event. */
  readonly tell: (event: EventOf<Type>) => readonly Told[] | Promise<readonly Told[]>;
}

export type LiveItem<Told> = Told & { readonly cursor: string; readonly resync: boolean };
/** With `resync`, everything but the cursor is absent. */
type Resync = { readonly cursor: string; readonly resync: true };

/**
 * Live events for one subscription. Leaving it (`return`) stops the tail at once, also while it waits. Of several things told of
 * one event only the last carries its cursor: who resumes in between gets them again rather than not at all.
 */
export function live<Type extends EventType, Told extends object>(
  options: LiveOptions<Type, Told>,
): AsyncIterableIterator<LiveItem<Told> | Resync> {
  const leaving = new AbortController();
  const { bus, types, resumeAfter } = options;
  const tail = bus.tail({ types, after: resumeAfter ?? undefined, signal: leaving.signal });
  let seen = resumeAfter ?? '';

  async function* items(): AsyncGenerator<LiveItem<Told> | Resync> {
    for await (const item of tail) {
      if (item.resync) yield { cursor: item.cursor, resync: true };
      else {
        const told = await options.tell(item.event);
        for (const [at, thing] of told.entries()) yield { ...thing, cursor: at === told.length - 1 ? item.cursor : seen, resync: false };
      }
      seen = item.cursor;
    }
  }
  const source = items();
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => source.next(),
    return() {
      leaving.abort();
      return source.return(undefined);
    },
    throw(fault) {
      leaving.abort();
      return source.throw(fault);
    },
  };
}
