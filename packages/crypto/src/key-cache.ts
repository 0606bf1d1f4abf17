import { createHash } from 'node:crypto';

/**
 * Unwrapped data keys, few and for a short time. Looked up by the wrapped bytes that the caller just read from its own transaction,
 * so a destroyed key is gone at once and a rolled-back one is never used. Dropped keys are overwritten with zeros.
 */
export interface KeyCache {
  get(wrapped: Buffer, unwrap: () => Buffer): Buffer;
  readonly size: number;
  clear(): void;
}

export function createKeyCache(options: { limit: number; ttlMs: number; nowMs?: () => number }): KeyCache {
  const nowMs = options.nowMs ?? (() => performance.now());
  const entries = new Map<string, { key: Buffer; expiresMs: number }>();
  let sweeper: NodeJS.Timeout | undefined;

  function drop(name: string): void {
    entries.get(name)?.key.fill(0);
    entries.delete(name);
  }
  function sweep(): void {
    // Map order is insertion order and every entry lives equally long: the first fresh one ends the walk.
    for (const [name, entry] of entries) {
      if (entry.expiresMs > nowMs()) break;
      drop(name);
    }
    if (entries.size === 0) {
      clearInterval(sweeper);
      sweeper = undefined;
    }
  }
  return {
    get(wrapped, unwrap) {
      const name = createHash('sha256').update(wrapped).digest('base64');
      const found = entries.get(name);
      if (found && found.expiresMs > nowMs()) return found.key;
      drop(name);
      const key = unwrap();
      while (entries.size >= options.limit) drop(entries.keys().next().value ?? '');
      entries.set(name, { key, expiresMs: nowMs() + options.ttlMs });
      sweeper ??= setInterval(sweep, options.ttlMs).unref();
      return key;
    },
    get size() {
      return entries.size;
    },
    clear() {
      for (const name of [...entries.keys()]) drop(name);
      sweep();
    },
  };
}
