import type { Draw, Level, RateStore } from './rate-store.ts';

/** What this process has taken from a bucket ahead, and how the bucket stood then. */
interface Account {
  points: number;
  level: Level;
  at: number;
  /** How much was taken ahead last time: twice as much next time. */
  ahead: number;
}

/**
 * Takes ahead from the shared buckets of busy clients, so that most operations cost no round trip: never more than `share` of a
 * bucket, and twice as much each time as the time before. All processes together still grant what the bucket holds and no more;
 * a process that is asked no more keeps what it took until the bucket would have refilled it.
 */
export function prepaid(
  shared: RateStore,
  { share = 0.02, maxAccounts = 50_000, now = () => performance.now() }: { share?: number; maxAccounts?: number; now?: () => number } = {},
): RateStore {
  const accounts = new Map<string, Account>();

  function accountOf({ key, periodMs }: Draw, nowMs: number): Account | undefined {
    const account = accounts.get(key);
    if (!account || nowMs - account.at < periodMs) return account;
    accounts.delete(key);
    return undefined;
  }

  const told = (draw: Draw, account: Account, nowMs: number): Level => {
    const refilled = ((nowMs - account.at) * draw.points) / draw.periodMs;
    const remaining = Math.min(draw.points, Math.floor(account.level.remaining + account.points + refilled));
    return { remaining, fullInMs: ((draw.points - remaining) * draw.periodMs) / draw.points, retryInMs: 0 };
  };

  /** All from what was taken ahead, or undefined. */
  function fromAccounts(draws: readonly Draw[], nowMs: number): Level[] | undefined {
    const found = draws.map((draw) => accountOf(draw, nowMs));
    if (!draws.every((draw, i) => (found[i]?.points ?? -1) >= draw.cost)) return undefined;
    return draws.map((draw, i) => {
      const account = found[i] as Account;
      account.points -= draw.cost;
      return told(draw, account, nowMs);
    });
  }

  return {
    async take(draws) {
      const nowMs = now();
      const paid = fromAccounts(draws, nowMs);
      if (paid) return paid;
      // What is in the accounts is taken out while the store is asked: it cannot be spent twice.
      const before = draws.map((draw) => {
        const account = accountOf(draw, nowMs);
        const had = account?.points ?? 0;
        if (account) account.points = 0;
        const ahead = account ? Math.min(Math.floor(draw.points * share), Math.max(draw.cost, account.ahead * 2)) : 0;
        return { had, ahead };
      });
      const ask = (isAhead: boolean) =>
        shared.take(
          draws.map((draw, i) => ({
            ...draw,
            cost: Math.max(0, draw.cost - (before[i]?.had ?? 0)) + (isAhead ? (before[i]?.ahead ?? 0) : 0),
          })),
        );
      const isGranted = (levels: readonly Level[]) => levels.every(({ retryInMs }) => retryInMs === 0);
      let tookAhead = before.some(({ ahead }) => ahead > 0);
      let levels: readonly Level[] = [];
      try {
        levels = await ask(tookAhead);
        if (tookAhead && !isGranted(levels)) {
          tookAhead = false;
          levels = await ask(false);
        }
      } catch (cause) {
        for (const [i, draw] of draws.entries()) giveBack(draw, before[i]?.had ?? 0);
        throw cause;
      }
      const granted = isGranted(levels);
      return draws.map((draw, i) => {
        const { had = 0, ahead = 0 } = before[i] ?? {};
        const level = levels[i] ?? { remaining: 0, fullInMs: 0, retryInMs: 0 };
        const kept = granted ? Math.max(0, had - draw.cost) + (tookAhead ? ahead : 0) : had;
        put(draw, kept, level, granted && tookAhead ? ahead : 0);
        return { ...level, remaining: level.remaining + Math.floor(kept) };
      });
    },
    ping: () => shared.ping(),
    close: () => shared.close(),
  };

  function giveBack({ key }: Draw, points: number): void {
    const account = accounts.get(key);
    if (account) account.points += points;
  }

  function put({ key }: Draw, points: number, level: Level, ahead: number): void {
    const others = accounts.get(key)?.points ?? 0;
    accounts.delete(key);
    accounts.set(key, { points: points + others, level, at: now(), ahead });
    for (const oldest of accounts.keys()) {
      if (accounts.size <= maxAccounts) break;
      accounts.delete(oldest);
    }
  }
}
