import { setTimeout as wait } from 'node:timers/promises';
import { err, type Logger, ok } from '@klear/core';
import type { Breaker } from '@klear/service';
import Stripe from 'stripe';
import type { StripeFault, StripeResult } from './port.ts';

export interface RetryBudget {
  /** Every first try earns a part of a retry. */
  earn(): void;
  spend(): boolean;
}

/** At most one retry for ten calls in the long run, with a small reserve, so that retries cannot multiply an outage. */
export function createRetryBudget({ share = 0.1, reserve = 10 }: { share?: number; reserve?: number } = {}): RetryBudget {
  let tokens = reserve;
  return {
    earn() {
      tokens = Math.min(reserve, tokens + share);
    },
    spend() {
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}

const pausesMs = [100, 400];

/** What repeating may cure: no connection, time out, rate limit, a key still at work, Stripe's own faults. */
function isPassing(error: unknown): boolean {
  if (error instanceof Stripe.errors.StripeConnectionError) return true;
  if (!(error instanceof Stripe.errors.StripeError)) return false;
  const status = error.statusCode ?? 500;
  return status === 409 || status === 429 || status >= 500;
}

/** Runs a call with retries within the budget and behind the breaker. Throws only what is neither Stripe's nor the network's. */
export async function attempt<T>(
  call: () => Promise<T>,
  { breaker, budget, log, verb }: { breaker: Breaker; budget: RetryBudget; log: Logger; verb: string },
): StripeResult<T> {
  const unavailable: StripeFault = { code: 'STRIPE_UNAVAILABLE' };
  budget.earn();
  for (let tries = 0; ; tries += 1) {
    if (!breaker.allows()) return err(unavailable);
    try {
      const value = await call();
      breaker.succeeded();
      return ok(value);
    } catch (error) {
      if (!isPassing(error)) {
        if (!(error instanceof Stripe.errors.StripeError)) throw error;
        breaker.succeeded();
        const stripeCode = error.code ?? error.rawType ?? 'unknown';
        log.warn({ verb, stripeCode, stripeRequest: error.requestId }, 'stripe refused');
        return err({ code: 'STRIPE_REFUSED', stripeCode });
      }
      breaker.failed();
      const pauseMs = pausesMs[tries];
      const status = error instanceof Stripe.errors.StripeError ? error.statusCode : undefined;
      log.warn({ verb, tries: tries + 1, status }, 'stripe did not answer');
      if (pauseMs === undefined || !budget.spend()) return err(unavailable);
      await wait(pauseMs * (0.5 + Math.random()));
    }
  }
}
