/** What may go wrong on the way. `after` kinds happen when Stripe has committed: the caller cannot know. */
export type DisturbanceKind =
  | 'serverError'
  | 'serverErrorAfterCommit'
  | 'rateLimited'
  | 'resetBeforeCommit'
  | 'resetAfterCommit'
  | 'timeoutBeforeCommit'
  | 'timeoutAfterCommit';

export interface Disturbance {
  readonly kind: DisturbanceKind;
  readonly method?: 'GET' | 'POST';
  readonly path?: RegExp;
  /** How many matching requests are hit; 1 unless told. */
  readonly times?: number;
}

/** A request that waits in the stand-in until the test lets it on. */
export interface Gate {
  readonly arrived: Promise<void>;
  open(): void;
}

interface Target {
  readonly method: string;
  readonly path: string;
}

const hits = (wanted: { method?: string | undefined; path?: RegExp | undefined }, target: Target) =>
  (wanted.method === undefined || wanted.method === target.method) && (wanted.path === undefined || wanted.path.test(target.path));

export interface Disturbances {
  inject(disturbance: Disturbance): void;
  gate(wanted: { method?: 'GET' | 'POST'; path?: RegExp }): Gate;
  clear(): void;
  /** Whether a disturbance is still planned for such a path. */
  pending(path: RegExp): boolean;
  /** Consumes the next disturbance for a request. */
  next(target: Target): DisturbanceKind | undefined;
  /** Waits at a gate, if one stands here. Gates catch one request each. */
  pass(target: Target): Promise<void>;
}

export function createDisturbances(): Disturbances {
  let planned: { disturbance: Disturbance; left: number }[] = [];
  let gates: { wanted: { method?: string; path?: RegExp }; arrive: () => void; opened: Promise<void>; open: () => void }[] = [];
  return {
    inject(disturbance) {
      planned.push({ disturbance, left: disturbance.times ?? 1 });
    },
    gate(wanted) {
      const arrived = Promise.withResolvers<void>();
      const opened = Promise.withResolvers<void>();
      gates.push({ wanted, arrive: arrived.resolve, opened: opened.promise, open: opened.resolve });
      return { arrived: arrived.promise, open: opened.resolve };
    },
    clear() {
      planned = [];
      for (const gate of gates) gate.open();
      gates = [];
    },
    pending: (path) => planned.some((plan) => plan.left > 0 && plan.disturbance.path?.source === path.source),
    next(target) {
      const found = planned.find((plan) => plan.left > 0 && hits(plan.disturbance, target));
      if (found) found.left -= 1;
      return found?.disturbance.kind;
    },
    async pass(target) {
      const found = gates.findIndex((gate) => hits(gate.wanted, target));
      if (found < 0) return;
      const [gate] = gates.splice(found, 1);
      gate?.arrive();
      await gate?.opened;
    },
  };
}
