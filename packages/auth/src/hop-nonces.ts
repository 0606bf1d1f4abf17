/** The nonces of one process that could still be replayed. Bounded: when full, nothing more is accepted until some expire. */
export interface NonceSet {
  /** Remembers a nonce until `expiresMs`. */
  take(nonce: string, expiresMs: number, nowMs: number): 'FRESH' | 'SEEN' | 'FULL';
  readonly size: number;
}

export function createNonceSet(limit: number): NonceSet {
  const seen = new Map<string, number>();
  return {
    take(nonce, expiresMs, nowMs) {
      // Insertion order follows time closely: dropping expired ones from the front is enough, and each is dropped once.
      for (const [old, oldExpiresMs] of seen) {
        if (oldExpiresMs >= nowMs) break;
        seen.delete(old);
      }
      if (seen.has(nonce)) return 'SEEN';
      if (seen.size >= limit) return 'FULL';
      seen.set(nonce, expiresMs);
      return 'FRESH';
    },
    get size() {
      return seen.size;
    },
  };
}
