import type { SubscriptionEvent } from './event.ts';

/**
 * Where a stream stands: behind the event that first carried `cursor`, and behind `extra` more that carried it again (what several
 * events of one cause do until the last of them). `cursor` null: it began live and no event has come.
 */
export interface Position {
  readonly cursor: string | null;
  readonly extra: number;
}

export function nextPosition(position: Position, cursor: string | undefined): Position {
  if (cursor === undefined) return position;
  return cursor === position.cursor ? { cursor, extra: position.extra + 1 } : { cursor, extra: 0 };
}

export function isSamePosition(one: Position, other: Position): boolean {
  return one.cursor !== null && one.cursor === other.cursor && one.extra === other.extra;
}

/** The last events of a stream, so that someone who was away for a moment needs no stream of its own. */
export interface RecentEvents {
  add(event: SubscriptionEvent, position: Position): void;
  /** What came after the cursor, oldest first; undefined when that is not held any more. */
  after(cursor: string): readonly SubscriptionEvent[] | undefined;
}

const maxEvents = 64;
const maxCharacters = 256 * 1024;

/** `begin` is where the stream was opened. */
export function createRecentEvents(begin: Position): RecentEvents {
  const held: { readonly event: SubscriptionEvent; readonly position: Position }[] = [];
  let before = begin;
  let characters = 0;
  return {
    add(event, position) {
      held.push({ event, position });
      characters += event.text.length;
      while (held.length > maxEvents || characters > maxCharacters) {
        const oldest = held.shift();
        before = oldest?.position ?? position;
        characters -= oldest?.event.text.length ?? 0;
      }
    },
    after(cursor) {
      const isAt = (position: Position) => position.cursor === cursor && position.extra === 0;
      const at = isAt(before) ? -1 : held.findIndex(({ position }) => isAt(position));
      if (at < 0 && !isAt(before)) return undefined;
      return held.slice(at + 1).map(({ event }) => event);
    },
  };
}
