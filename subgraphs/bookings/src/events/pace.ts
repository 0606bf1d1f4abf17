/** Lets something through so often for each key, and no more. Keeps nothing but counts, of so many keys at most. */
export interface Pace {
  /** False: it came too often and is to be dropped. */
  take(key: string): boolean;
}

const maxKeys = 10_000;

/** Up to `burst` at once, then one every `everyMs`. `nowMs`: any clock that does not go back. */
export function createPace({
  burst,
  everyMs,
  nowMs = () => performance.now(),
}: {
  burst: number;
  everyMs: number;
  nowMs?: () => number;
}): Pace {
  /** When each key will have its whole burst again; who was not seen for long has it. */
  const fullAt = new Map<string, number>();
  return {
    take(key) {
      const now = nowMs();
      const from = Math.max(now, fullAt.get(key) ?? now);
      if (from - now > (burst - 1) * everyMs) return false;
      fullAt.delete(key);
      fullAt.set(key, from + everyMs);
      // The key that was not used for the longest time stands first.
      const [oldest] = fullAt.keys();
      if (fullAt.size > maxKeys && oldest !== undefined) fullAt.delete(oldest);
      return true;
    },
  };
}
