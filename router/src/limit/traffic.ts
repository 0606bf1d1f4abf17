import { randomBytes } from 'node:crypto';
import type { Logger } from '@klear/core';
import type { AdmittedOperation, Asked } from '../operation.ts';
import type { Door } from '../transport/thin-door.ts';
import { createFairQueue, type FairQueueSettings } from './quota/fair-queue.ts';
import { inTurns, noTurn, tenantOf } from './quota/in-turns.ts';
import { paceOf } from './quota/pace.ts';
import { prepaid } from './rate/prepaid.ts';
import { createRateLimits, type RateSettings } from './rate/rate-limits.ts';
import type { RateStore } from './rate/rate-store.ts';
import { withLocal } from './rate/with-local.ts';
import { watchLoopLag } from './shed/loop-lag.ts';
import { createShed, mayWrite, type ShedSettings } from './shed/shed.ts';

export interface TrafficOptions {
  /** Rate limits hold with it: the buckets, and the secret that hashes their names. Absent, there are none. */
  readonly rates?: { readonly store: RateStore; readonly secret?: Buffer; readonly settings?: Partial<RateSettings> };
  readonly quotas?: Partial<FairQueueSettings>;
  readonly shed?: Partial<ShedSettings>;
}

/** What was refused because there is too much of it. */
export type TrafficFact = { readonly refused: 'client' | 'operation' | 'tenant' | 'all' | 'late' | 'shed' };

/** How much a client, an organization and all together may ask: one implementation for HTTP, sockets and event streams. */
export interface Traffic {
  /** Before the document is read: sheds queries, and refuses who has no points left. */
  before(asked: Asked): void;
  /** Reads what is asked; who sends what cannot be read pays for that too. */
  paid<T>(asked: Asked, read: () => T): T;
  /** Once the operation and its cost are known. Answers headers that tell how its client stands. */
  admit(asked: Asked, operation: Pick<AdmittedOperation, 'document' | 'definition' | 'cost'>): Promise<Readonly<Record<string, string>>>;
  /** The same door, behind the fair queue. */
  inTurns(door: Door): Door;
  /** For metrics. */
  readonly load: { readonly running: number; readonly waiting: number; readonly pressure: number; readonly lagMs: number };
  stop(): Promise<void>;
}

export function createTraffic(options: TrafficOptions & { log: Logger; onFact?: ((fact: TrafficFact) => void) | undefined }): Traffic {
  const { log, onFact } = options;
  const told = (refused: TrafficFact['refused']) => onFact?.({ refused });
  const queue = createFairQueue(options.quotas);
  const lag = watchLoopLag((ms) => queue.allow(paceOf(queue.concurrent, ms)));
  const shed = createShed({ lagMs: () => lag.ms, fill: () => queue.fill, settings: options.shed, onRefused: () => told('shed') });
  const rates =
    options.rates &&
    createRateLimits({
      store: prepaid(withLocal(options.rates.store, { log })),
      secret: options.rates.secret ?? randomBytes(32),
      settings: options.rates.settings,
      onRefused: told,
    });
  const standingOf = (asked: Asked) => {
    const tenant = tenantOf(asked);
    return tenant === undefined ? 'free' : queue.standingOf(tenant);
  };
  return {
    before(asked) {
      if (asked.again) return;
      const standing = standingOf(asked);
      if (standing === 'full' && !mayWrite(asked.query)) {
        told('tenant');
        throw noTurn('tenant');
      }
      shed.refuseText(asked.query, standing === 'waiting');
      rates?.refuseSpent(asked);
    },
    paid(asked, read) {
      try {
        return read();
      } catch (failure) {
        rates?.takeUnreadable(asked);
        throw failure;
      }
    },
    async admit(asked, operation) {
      if (asked.again) return {};
      shed.refuseKnown(asked.query, operation.definition.operation, standingOf(asked) === 'waiting');
      return (await rates?.take(asked, operation)) ?? {};
    },
    inTurns: (door) => inTurns(door, queue, { onRefused: told }),
    load: {
      get running() {
        return queue.running;
      },
      get waiting() {
        return queue.waiting;
      },
      get pressure() {
        return shed.pressure;
      },
      get lagMs() {
        return lag.ms;
      },
    },
    async stop() {
      lag.stop();
      await options.rates?.store.close();
    },
  };
}
