/** Slows down guessing: how often one address may be tried. Known and unknown addresses count alike; each process counts for itself. */
export interface SignInAttempts {
  /** Takes one attempt. False: there were too many lately, and the password must not be looked at. */
  take(address: string, at: Date): boolean;
  /** Whether an attempt could be taken now. Takes none. */
  may(address: string, at: Date): boolean;
  /** The password was right: what was tried before it is forgotten. */
  forgive(address: string): void;
}

interface Tried {
  readonly count: number;
  readonly at: number;
}

/** `burst` attempts at once, then one per `everyMs`. Of more than `maxAddresses` the longest untried are forgotten. */
export function createSignInAttempts({ burst = 10, everyMs = 30_000, maxAddresses = 50_000 } = {}): SignInAttempts {
  const tried = new Map<string, Tried>();
  const countAt = (address: string, now: number) => {
    const before = tried.get(address);
    return before ? Math.max(0, before.count - Math.max(0, now - before.at) / everyMs) : 0;
  };
  return {
    may: (address, at) => countAt(address, at.getTime()) + 1 <= burst,
    take(address, at) {
      const now = at.getTime();
      const count = countAt(address, now);
      if (count + 1 > burst) return false;
      tried.delete(address);
      tried.set(address, { count: count + 1, at: now });
      const [oldest] = tried.keys();
      if (tried.size > maxAddresses && oldest !== undefined) tried.delete(oldest);
      return true;
    },
    forgive: (address) => void tried.delete(address),
  };
}
