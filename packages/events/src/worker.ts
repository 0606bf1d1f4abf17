import type { EventEnvelope, Logger } from '@klear/core';
import type { BusTimes, Consumption } from './bus.ts';

/** One claimed event. `tries` counts this one and fences what is said about it later. */
export interface Delivery {
  readonly at: string;
  readonly tries: number;
  readonly envelope: EventEnvelope;
}

/** Where a group's work comes from. `waitMs`: when the claim is empty, how long until something is due again, if anything is. */
export interface WorkSource {
  claim(): Promise<{ deliveries: readonly Delivery[]; waitMs: number | null }>;
  settle(delivery: Delivery): Promise<void>;
  fail(delivery: Delivery, fault: string, waitMs: number): Promise<void>;
  /** Holds on to deliveries of one claim for another lease. */
  renew(deliveries: readonly Delivery[]): Promise<void>;
  release(deliveries: readonly Delivery[]): Promise<void>;
}

export interface Worker extends Consumption {
  readonly group: string;
  readonly types: ReadonlySet<string>;
  wake(): void;
}

/** What may be stored and logged of an error: its code or name, never its message, which can hold a value. */
export function faultOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'UNKNOWN';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const name = 'name' in error && typeof error.name === 'string' ? error.name : 'UNKNOWN';
  return (code ?? name).slice(0, 64);
}

/**
 * Works off one group: claims when woken, handles in order, settles each. Sleeps without a timer while nothing is due.
 * While the storage is away it looks again after 1 s, then up to 10 s.
 */
export function createWorker(options: {
  group: string;
  types: readonly string[];
  source: WorkSource;
  times: BusTimes;
  handle(envelope: EventEnvelope): Promise<void>;
  log: Logger;
}): Worker {
  const { group, source, times, log } = options;
  let woken = false;
  let stopped = false;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let troubleMs = 0;

  async function attempt(delivery: Delivery): Promise<void> {
    try {
      await options.handle(delivery.envelope);
    } catch (error) {
      const fault = faultOf(error);
      const { id, type } = delivery.envelope;
      log.warn({ group, eventId: id, type, tries: delivery.tries, fault }, 'event not handled');
      await source.fail(delivery, fault, times.backoffMs[Math.min(delivery.tries, times.backoffMs.length) - 1] ?? 0);
      return;
    }
    await source.settle(delivery);
  }

  async function drain(): Promise<void> {
    while (woken && !stopped) {
      woken = false;
      const { deliveries, waitMs } = await source.claim();
      if (deliveries.length === 0) {
        if (waitMs !== null) wakeIn(waitMs);
        continue;
      }
      woken = true;
      await workOff(deliveries);
      troubleMs = 0;
    }
  }

  /** The lease is short, so that a killed process is soon replaced; one that lives renews it for as long as its handlers take. */
  async function workOff(deliveries: readonly Delivery[]): Promise<void> {
    const left = new Set(deliveries);
    // Storage that is away shows at the next settle; until then a lost lease only means one more delivery.
    const renewing = setInterval(() => void source.renew([...left]).catch(() => {}), times.leaseMs / 3);
    try {
      for (const delivery of deliveries) {
        if (stopped) return await source.release([...left]);
        await attempt(delivery);
        left.delete(delivery);
      }
    } finally {
      clearInterval(renewing);
    }
  }

  function wakeIn(waitMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(wake, Math.max(1, Math.ceil(waitMs)));
  }

  function wake(): void {
    woken = true;
    if (running || stopped) return;
    clearTimeout(timer);
    running = drain()
      .catch((error: unknown) => {
        troubleMs = Math.min(10_000, troubleMs * 2 || 1_000);
        log.error({ group, fault: faultOf(error) }, 'event storage unreachable');
        if (!stopped) wakeIn(troubleMs);
      })
      .finally(() => {
        running = undefined;
        if (woken && !stopped && troubleMs === 0) wake();
      });
  }

  return {
    group,
    types: new Set(options.types),
    wake,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
