import { isPublicJwk, type Jwks } from './jwks.ts';

/**
 * Keeps a key set that is loaded from elsewhere (the users service). Loads at most once per `maxAgeMs`, whatever tokens say:
 * an unknown kid never causes a request. When a load fails the last good set stays; without one the failure is thrown.
 */
export function cachedJwks(options: { load: () => Promise<unknown>; maxAgeMs: number; nowMs?: () => number }): () => Promise<Jwks> {
  const nowMs = options.nowMs ?? (() => performance.now());
  let kept: Jwks | undefined;
  let checkedMs = Number.NEGATIVE_INFINITY;
  let loading: Promise<Jwks> | undefined;

  async function load(): Promise<Jwks> {
    try {
      const loaded = (await options.load()) as { keys?: unknown } | null;
      const keys = Array.isArray(loaded?.keys) ? loaded.keys.filter(isPublicJwk) : [];
      if (keys.length === 0) throw new Error('the key set holds no usable key');
      kept = { keys };
      checkedMs = nowMs();
      return kept;
    } catch (error) {
      if (!kept) throw error;
      checkedMs = nowMs();
      return kept;
    } finally {
      loading = undefined;
    }
  }
  return async () => {
    if (kept && nowMs() - checkedMs < options.maxAgeMs) return kept;
    loading ??= load();
    return loading;
  };
}
