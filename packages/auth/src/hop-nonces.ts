/** The nonces of one process that could still be replayed. Bounded: when full, nothing more is accepted until some expire. */
export interface NonceSet {
  /** Remembers a nonce until `expiresMs`. */
  take(nonce: string, expiresMs: number, nowMs: number): 'FRESH' | 'SEEN' | 'FULL';
  readonly size: number;
}

export function createNonceSet(limit: number): NonceSet {
  const seen = new Map<string, number>();
  let firstExpiresMs = Number.POSITIVE_INFINITY;

  /** Insertion order follows time closely: dropping expired ones from the front is enough, and each is dropped once. */
  function drop(nowMs: number): void {
    firstExpiresMs = Number.POSITIVE_INFINITY;
    for (const [old, oldExpiresMs] of seen) {
      if (oldExpiresMs >= nowMs) {
        firstExpiresMs = oldExpiresMs;
        break;
      }
      seen.delete(old);
    }
  }

  return {
    take(nonce, expiresMs, nowMs) {
      if (firstExpiresMs < nowMs) drop(nowMs);
      if (seen.has(nonce)) return 'SEEN';
      if (seen.size >= limit) return 'FULL';
      if (seen.size === 0) firstExpiresMs = expiresMs;
      seen.set(nonce, expiresMs);
      return 'FRESH';
    },
    get size() {
      return seen.size;
    },
  };
}
