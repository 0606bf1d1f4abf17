import type { EventEnvelope } from '@klear/core';
import type { Bus, EventOf, EventType } from '@klear/events';

/** Fields of a payload by the ids that are wanted there. Where nothing is named, everything is. */
export type About = Readonly<Record<string, string | ReadonlySet<string> | null | undefined>>;

export interface LiveOptions<Type extends EventType, Told> {
  readonly bus: Pick<Bus, 'tail'>;
  readonly types: readonly Type[];
  /** Events of others are passed over at once: a process has many listeners, and most events are not for most of them. */
  readonly about?: About;
  readonly resumeAfter?: string | null | undefined;
  /** What the listener is told of an event: nothing, one thing, or several in order. Asked anew for each event. */
  readonly tell: (event: EventOf<Type>) => readonly Told[] | Promise<readonly Told[]>;
}

export type LiveItem<Told> = Told & { readonly cursor: string; readonly resync: boolean };
/** With `resync`, everything but the cursor is absent. */
export type Resync = { readonly cursor: string; readonly resync: true };

/**
 * Live events for one subscription. Leaving it (`return`) stops the tail at once, also while it waits. Of several things told of
 * one event only the last carries its cursor: who resumes in between gets them again rather than not at all.
 */
export function live<Type extends EventType, Told extends object>(
  options: LiveOptions<Type, Told>,
): AsyncIterableIterator<LiveItem<Told> | Resync> {
  const leaving = new AbortController();
  return leavable(liveItems(options, leaving.signal), leaving);
}

/** The same until the signal: for those who tell something else beside it. */
export function liveItems<Type extends EventType, Told extends object>(
  options: LiveOptions<Type, Told>,
  signal: AbortSignal,
): AsyncGenerator<LiveItem<Told> | Resync> {
  const { bus, types, resumeAfter, about } = options;
  const wants = about && wantsOf(about);
  const tail = bus.tail({ types, wants, after: resumeAfter ?? undefined, signal });
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
  return items();
}

/** A source that ends as soon as it is left, whatever it waits for. */
export function leavable<Item>(source: AsyncGenerator<Item>, leaving: AbortController): AsyncIterableIterator<Item> {
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

function wantsOf(about: About): (event: EventEnvelope) => boolean {
  const fields = Object.entries(about).flatMap(([name, ids]) =>
    ids == null ? [] : [{ name, ids: new Set(typeof ids === 'string' ? [ids] : ids) }],
  );
  return ({ payload }) => fields.every(({ name, ids }) => ids.has(String((payload as Readonly<Record<string, unknown>>)[name])));
}
