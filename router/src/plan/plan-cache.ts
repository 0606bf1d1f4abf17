/** A least-recently-used map that holds at most `maxBytes`, by the weights its entries were put in with. */
export interface BoundedCache<T> {
  get(key: string): T | undefined;
  put(key: string, value: T, bytes: number): void;
  clear(): void;
  values(): Iterable<T>;
  readonly size: number;
  readonly bytes: number;
}

export function createBoundedCache<T>(maxBytes: number): BoundedCache<T> {
  // A Map iterates in the order of insertion, so re-inserting on use keeps the oldest first.
  const entries = new Map<string, { readonly value: T; readonly bytes: number }>();
  let total = 0;
  const drop = (key: string) => {
    total -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };
  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    put(key, value, bytes) {
      drop(key);
      if (bytes > maxBytes) return;
      entries.set(key, { value, bytes });
      total += bytes;
      for (const oldest of entries.keys()) {
        if (total <= maxBytes) break;
        drop(oldest);
      }
    },
    clear() {
      entries.clear();
      total = 0;
    },
    values: () => Array.from(entries.values(), ({ value }) => value),
    get size() {
      return entries.size;
    },
    get bytes() {
      return total;
    },
  };
}
