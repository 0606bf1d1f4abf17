import { CircuitState, type IBreaker } from 'cockatiel';

interface Slice {
  startedAt: number;
  calls: number;
  failures: number;
}

const slices = 10;

/**
 * Says when a breaker opens: more than `share` of the calls that ended within `windowMs` failed, and there were at least `calls`.
 * (The library's own SamplingBreaker moves on by one slice per call, so that after a quiet hour old failures still count.)
 */
export function createRecentCalls({ share, calls, windowMs }: { share: number; calls: number; windowMs: number }): IBreaker {
  let recent: Slice[] = [];

  function note(failed: boolean): void {
    const now = Date.now();
    recent = recent.filter(({ startedAt }) => now - startedAt < windowMs);
    let last = recent.at(-1);
    if (!last || now - last.startedAt >= windowMs / slices) {
      last = { startedAt: now, calls: 0, failures: 0 };
      recent.push(last);
    }
    last.calls++;
    if (failed) last.failures++;
  }

  return {
    state: undefined,
    success(state) {
      if (state === CircuitState.HalfOpen) recent = [];
      note(false);
    },
    failure(state) {
      note(true);
      if (state !== CircuitState.Closed) return true;
      const sum = recent.reduce((all, slice) => ({ calls: all.calls + slice.calls, failures: all.failures + slice.failures }), {
        calls: 0,
        failures: 0,
      });
      return sum.calls >= calls && sum.failures > share * sum.calls;
    },
  };
}
