import { RefusalWithHeaders } from '../../observe/refusal-with-headers.ts';

export interface ShedSettings {
  /** From this lag of the event loop on, queries are refused; at `allLagMs` every one of them is. */
  readonly someLagMs: number;
  readonly allLagMs: number;
  /** From this fill of the queue on, queries are refused; with a full one every one of them is. */
  readonly someFill: number;
}

export const defaultShed: ShedSettings = { someLagMs: 100, allLagMs: 500, someFill: 0.5 };

export interface Shed {
  /**
   * Refuses a part of the queries while the process has more to do than it can, those of tenants first who have others waiting
   * already. What may be a mutation passes.
   */
  refuseText(text: string | undefined, isWaiting: boolean): void;
  /** The same once the operation is known, for texts that passed because they might have held a mutation. */
  refuseKnown(text: string | undefined, kind: 'query' | 'mutation' | 'subscription', isWaiting: boolean): void;
  /** 0 refuses nothing, a half all queries of those who wait already, 1 every query. */
  readonly pressure: number;
}

/** A document that lacks this word has no mutation: known before it is parsed. Without a text it is named by a hash, and nothing is known. */
export const mayWrite = (text: string | undefined) => !text || text.includes('mutation');

/** Load is shed where it hurts least: queries and new subscriptions go first, so that bookings, payments and sign-in live on. */
export function createShed(options: {
  lagMs: () => number;
  fill: () => number;
  settings?: Partial<ShedSettings> | undefined;
  random?: () => number;
  onRefused?: (() => void) | undefined;
}): Shed {
  const { lagMs, fill, random = Math.random, onRefused } = options;
  const { someLagMs, allLagMs, someFill } = { ...defaultShed, ...options.settings };
  const pressureNow = () => {
    const byLag = (lagMs() - someLagMs) / (allLagMs - someLagMs);
    const byFill = (fill() - someFill) / (1 - someFill);
    return Math.min(1, Math.max(0, byLag, byFill));
  };

  function refusePart(isWaiting: boolean): void {
    const part = pressureNow() * 2 - (isWaiting ? 0 : 1);
    if (part <= 0 || random() >= part) return;
    onRefused?.();
    // Spread over a few seconds, so that all who were refused do not come back at once.
    const seconds = 1 + Math.floor(random() * 4);
    throw new RefusalWithHeaders('SERVICE_UNAVAILABLE', `There is more to do than we can just now. Try again in ${seconds} s.`, {
      'retry-after': String(seconds),
    });
  }

  return {
    refuseText(text, isWaiting) {
      if (!mayWrite(text)) refusePart(isWaiting);
    },
    refuseKnown(text, kind, isWaiting) {
      if (kind !== 'mutation' && mayWrite(text)) refusePart(isWaiting);
    },
    get pressure() {
      return pressureNow();
    },
  };
}
