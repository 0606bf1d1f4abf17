import type { StreamFacts } from './stream.ts';

/** Finds out whether a reader was given every entry of the stream: what was trimmed before it was read leaves no other trace. */
export interface GapWatch {
  begin(facts: StreamFacts): void;
  passed(cursor: string): void;
  /** The stream is being asked what it holds. */
  ask(): void;
  answered(facts: StreamFacts, head: string | undefined): void;
}

/** Counts what was read and compares it with what was ever added, as of the same entry. `onGap`: the two differ. */
export function createGapWatch(onGap: (cursor: string) => void): GapWatch {
  let count = 0;
  /** Entries that were read since the question was sent: the answer may be about any of them. */
  const counts = new Map<string, number>();
  let isAsked = false;
  let expected: StreamFacts | undefined;

  function compare(counted: number, { added, lastId }: StreamFacts): void {
    expected = undefined;
    if (counted === added) return;
    count += added - counted;
    onGap(lastId);
  }

  return {
    begin({ added }) {
      count = added;
    },
    passed(cursor) {
      count += 1;
      if (isAsked) counts.set(cursor, count);
      if (expected?.lastId === cursor) compare(count, expected);
    },
    ask() {
      isAsked = true;
      counts.clear();
    },
    answered(facts, head) {
      isAsked = false;
      expected = undefined;
      if (head === undefined) return;
      if (head === facts.lastId) return compare(count, facts);
      const then = counts.get(facts.lastId);
      counts.clear();
      if (then !== undefined) compare(then, facts);
      else expected = facts;
    },
  };
}
