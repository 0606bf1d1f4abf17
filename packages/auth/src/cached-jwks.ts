import { Refusal } from '@klear/core';
import { isPublicJwk, type Jwks, type PublicJwk, publicJwk } from './jwks.ts';

/** How soon a set that could not be loaded is asked for again while there is none. */
const retryMs = 1_000;

/**
 * Keeps a key set that is loaded from elsewhere (the users service). Loaded anew at half of `maxAgeMs` while the last one serves, and
 * waited for after all of it: whatever tokens say, an unknown kid never causes a request. So a new key is published for `maxAgeMs`
 * before it signs. When a load fails the last good set stays; without one it throws SERVICE_UNAVAILABLE, and asks once a second.
 */
export function cachedJwks(options: { load: () => Promise<unknown>; maxAgeMs: number; nowMs?: () => number }): () => Promise<Jwks> {
  const { maxAgeMs, nowMs = () => performance.now() } = options;
  let kept: Jwks | undefined;
  let failure: unknown;
  let checkedMs = Number.NEGATIVE_INFINITY;
  let loading: Promise<Jwks> | undefined;

  async function load(): Promise<Jwks> {
    try {
      const keys = usableKeys(await options.load());
      if (keys.length === 0) throw new Error('the key set holds no usable key');
      // A key that stays is the same object: what was found out under it is still known.
      kept = { keys: keys.map((key) => kept?.keys.find((before) => isSame(before, key)) ?? key) };
    } catch (cause) {
      failure = cause;
    }
    checkedMs = nowMs();
    loading = undefined;
    if (!kept) throw unavailable(failure);
    return kept;
  }

  return async () => {
    const ageMs = nowMs() - checkedMs;
    if (kept && ageMs < maxAgeMs / 2) return kept;
    if (!kept && ageMs < retryMs) throw unavailable(failure);
    loading ??= load();
    return kept && ageMs < maxAgeMs ? kept : loading;
  };
}

function usableKeys(set: unknown): PublicJwk[] {
  const keys = typeof set === 'object' && set !== null && 'keys' in set ? set.keys : undefined;
  return Array.isArray(keys) ? keys.filter(isPublicJwk).map(publicJwk) : [];
}

const isSame = (one: PublicJwk, other: PublicJwk) => one.kid === other.kid && one.x === other.x && one.y === other.y;

function unavailable(cause: unknown): Refusal {
  return new Refusal('SERVICE_UNAVAILABLE', 'Access tokens cannot be checked at the moment. Try again soon.', { cause });
}
