import type { EventEnvelope } from '@klear/core';
import type { TailItem, TailOptions } from './bus.ts';
import { type EventType, knownEvent } from './event.ts';
import type { Lanes, Passed } from './lanes.ts';

/** What a tail reads of the stored stream: whether it still holds everything behind a cursor, and what lies between two places. */
export interface StoredStream {
  keeps(after: string): Promise<boolean>;
  /** The place behind which everything lies that was published at or after the instant; undefined when some of it is gone. */
  placeAt(since: Date): Promise<string | undefined>;
  between(after: string, upto: string, types: readonly string[]): AsyncIterable<Passed>;
  isAfter(cursor: string, other: string): boolean;
}

/**
 * Joins the live lane first, then reads what was stored behind `after`, then goes on live: nothing is missed, nothing comes twice.
 * The lane is joined at the call, not at the first `next()`. Events of a shape that this release does not know are left out.
 */
export function createTail<Type extends EventType>(
  lanes: Lanes,
  stored: StoredStream,
  options: TailOptions<Type>,
): AsyncIterable<TailItem<Type>> {
  const { types, signal, wants } = options;
  const lane = lanes.join({ types, signal, wants, owner: options.pulses?.owner });
  return items();

  async function placeOf({ after, since }: TailOptions<Type>): Promise<string | 'gone' | undefined> {
    if (after !== undefined) return (await stored.keeps(after)) ? after : 'gone';
    return since === undefined ? undefined : ((await stored.placeAt(since)) ?? 'gone');
  }

  async function* items(): AsyncGenerator<TailItem<Type>> {
    try {
      let last = await lane.from;
      const after = await placeOf(options);
      if (after === 'gone') yield { resync: true, cursor: last };
      else if (after !== undefined && stored.isAfter(last, after)) {
        for await (const passed of stored.between(after, last, options.types)) {
          if (options.signal.aborted) return;
          if (wants?.(passed.envelope) ?? true) yield* itemOf<Type>(passed);
        }
      } else if (after !== undefined) last = after;
      options.onCaughtUp?.();
      for (;;) {
        const next = await lane.next();
        if (!next) return;
        if ('knownToMs' in next) options.pulses?.tell(next.knownToMs);
        else if ('overflow' in next) {
          last = next.overflow;
          yield { resync: true, cursor: last };
        } else if (stored.isAfter(next.cursor, last)) {
          last = next.cursor;
          yield* itemOf<Type>(next);
        }
      }
    } finally {
      lane.leave();
    }
  }
}

function* itemOf<Type extends EventType>({ cursor, envelope }: { cursor: string; envelope: EventEnvelope }): Generator<TailItem<Type>> {
  const known = knownEvent<Type>(envelope);
  if (known.ok) yield { cursor, event: known.value };
}
