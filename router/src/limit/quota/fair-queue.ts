/** One operation before it runs. */
export interface Turn {
  /** Whose share it is taken from: an organization, else a person or an address. */
  readonly tenant: string;
  /** Mutations come first and keep places of their own. */
  readonly lane: 'read' | 'write';
  /** How much of the share it takes, in cost points. */
  readonly cost: number;
}

export interface FairQueueSettings {
  /** Operations that run at once, while the event loop keeps up. */
  readonly concurrent: number;
  /** And at least, when it does not: operations that share a busy loop only slow each other. */
  readonly concurrentAtLeast: number;
  /** The part of all places that one tenant may hold at once. */
  readonly tenantShare: number;
  /** The part of all places that one lane may hold at once: the other one always finds the rest. */
  readonly laneShare: number;
  /** Operations of one tenant in one lane, and of all together, that wait. */
  readonly waitingPerTenant: number;
  readonly waiting: number;
  /** Shares are equal unless told: a tenant of weight 2 is served twice as much. */
  readonly weightOf: (tenant: string) => number;
}

export const defaultFairQueue: FairQueueSettings = {
  concurrent: 64,
  concurrentAtLeast: 8,
  tenantShare: 0.5,
  laneShare: 0.75,
  waitingPerTenant: 200,
  waiting: 2_000,
  weightOf: () => 1,
};

/** Why there is no turn: the tenant's own queue is full, or the queue of all. */
export type NoTurn = 'tenant' | 'all';

export interface FairQueue {
  /** Runs `start` now, or when the turn has come; answers how to leave the queue again, or why there is no turn. */
  enter(turn: Turn, start: () => void): { readonly leave: () => void } | NoTurn;
  /** A running operation has ended: the next one starts. */
  ended(turn: Turn): void;
  /** Changes how many run at once, between the bounds. Who runs already goes on. */
  allow(concurrent: number): void;
  /** How a tenant stands with its queries: another would be refused, others wait, or neither. */
  standingOf(tenant: string): 'full' | 'waiting' | 'free';
  readonly concurrent: number;
  readonly running: number;
  readonly waiting: number;
  /** How full the queue is, 0 to 1. */
  readonly fill: number;
}

interface Waiting {
  readonly turn: Turn;
  readonly start: () => void;
  readonly startTag: number;
}

interface Tenant {
  readonly lanes: Record<Turn['lane'], Set<Waiting>>;
  running: number;
  /** Virtual time up to which this tenant has been served, or is going to be. */
  served: number;
}

/**
 * Start-time fair queueing: each operation is stamped with the virtual time at which its tenant, served by its share alone, would
 * start it, and the smallest stamp goes first. Who asks ten times as much waits behind its own stamps; the others do not notice.
 */
export function createFairQueue(options: Partial<FairQueueSettings> = {}): FairQueue {
  const settings = { ...defaultFairQueue, ...options };
  let concurrent = settings.concurrent;
  const atMost = (share: number) => Math.max(1, Math.floor(concurrent * share));
  const tenants = new Map<string, Tenant>();
  const running = { read: 0, write: 0 };
  let waiting = 0;
  let virtualTime = 0;

  const isFree = (lane: Turn['lane'], tenant: Tenant) =>
    running.read + running.write < concurrent &&
    running[lane] < atMost(settings.laneShare) &&
    tenant.running < atMost(settings.tenantShare);
  const waits = (tenant: Tenant) => tenant.lanes.read.size + tenant.lanes.write.size;

  function begin(tenant: Tenant, { turn, start, startTag }: Waiting): void {
    virtualTime = Math.max(virtualTime, startTag);
    running[turn.lane]++;
    tenant.running++;
    start();
  }

  /** Starts the waiting operation with the smallest stamp that a place is free for; mutations are looked at first. */
  function startNext(): boolean {
    for (const lane of ['write', 'read'] as const) {
      let best: { tenant: Tenant; head: Waiting } | undefined;
      for (const tenant of tenants.values()) {
        const [head] = tenant.lanes[lane];
        if (head && isFree(lane, tenant) && (!best || head.startTag < best.head.startTag)) best = { tenant, head };
      }
      if (!best) continue;
      best.tenant.lanes[lane].delete(best.head);
      waiting--;
      begin(best.tenant, best.head);
      return true;
    }
    return false;
  }

  function startWaiting(): void {
    while (waiting > 0 && running.read + running.write < concurrent && startNext());
  }

  function forget(name: string, tenant: Tenant): void {
    if (tenant.running === 0 && waits(tenant) === 0 && tenant.served <= virtualTime) tenants.delete(name);
  }

  return {
    enter(turn, start) {
      const tenant = tenants.get(turn.tenant) ?? { lanes: { read: new Set(), write: new Set() }, running: 0, served: 0 };
      const startTag = Math.max(virtualTime, tenant.served);
      const entry: Waiting = { turn, start, startTag };
      const own = tenant.lanes[turn.lane];
      const isNow = own.size === 0 && isFree(turn.lane, tenant);
      if (!isNow && own.size >= settings.waitingPerTenant) return 'tenant';
      if (!isNow && waiting >= settings.waiting) return 'all';
      tenants.set(turn.tenant, tenant);
      tenant.served = startTag + Math.max(1, turn.cost) / settings.weightOf(turn.tenant);
      if (isNow) {
        begin(tenant, entry);
        return { leave: () => undefined };
      }
      own.add(entry);
      waiting++;
      return {
        leave() {
          if (!own.delete(entry)) return;
          waiting--;
          forget(turn.tenant, tenant);
        },
      };
    },
    ended(turn) {
      running[turn.lane]--;
      const tenant = tenants.get(turn.tenant);
      if (tenant) {
        tenant.running--;
        forget(turn.tenant, tenant);
      }
      startWaiting();
      if (waiting === 0 && running.read + running.write === 0) {
        tenants.clear();
        virtualTime = 0;
      }
    },
    allow(wanted) {
      concurrent = Math.round(Math.min(settings.concurrent, Math.max(Math.min(settings.concurrent, settings.concurrentAtLeast), wanted)));
      startWaiting();
    },
    standingOf(name) {
      const tenant = tenants.get(name);
      if (!tenant) return 'free';
      const { size } = tenant.lanes.read;
      if (size >= settings.waitingPerTenant) return 'full';
      return size > 0 ? 'waiting' : 'free';
    },
    get concurrent() {
      return concurrent;
    },
    get running() {
      return running.read + running.write;
    },
    get waiting() {
      return waiting;
    },
    get fill() {
      return waiting / settings.waiting;
    },
  };
}
