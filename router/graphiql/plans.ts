import type { ShownPlan } from '../src/plan/shown-plan.ts';

/** The plan of what was run last. The router tells it to staff alone. */
export interface Plans {
  readonly last: () => Planned | undefined;
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes the plan out of an answer: the response pane shows what an app would get. */
  take(operation: string | undefined, answer: Record<string, unknown>): Record<string, unknown>;
}

export interface Planned {
  readonly operation: string | undefined;
  /** Absent when the answer told none. */
  readonly plan: ShownPlan | undefined;
}

export function createPlans(): Plans {
  let last: Planned | undefined;
  const listeners = new Set<() => void>();
  return {
    last: () => last,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take(operation, { extensions, ...answer }) {
      const { plan, ...rest } = (extensions ?? {}) as { plan?: ShownPlan };
      last = { operation, plan };
      for (const listener of listeners) listener();
      return Object.keys(rest).length > 0 ? { ...answer, extensions: rest } : answer;
    },
  };
}
