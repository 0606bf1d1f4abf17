import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '@klear/core';
import Stripe from 'stripe';
import type { StripeEvent } from './objects.ts';
import { seconds } from './operation.ts';
import type { State } from './state.ts';

export interface WebhookEndpoint {
  readonly url: string;
  /** `whsec_..`: signs every delivery. */
  readonly secret: string;
  /** Event types to send; all of them unless told. */
  readonly types?: readonly string[];
}

export interface Webhooks {
  addEndpoint(endpoint: WebhookEndpoint): void;
  /** Stops sending; events gather in `held()` until the test delivers them in its own order, or releases them. */
  hold(): void;
  release(): void;
  held(): StripeEvent[];
  /** Sends one event now, again if it was sent before. Answers the receiver's status, 0 when unreachable. */
  deliver(eventId: string, change?: { signedAt?: number; secret?: string; body?: string }): Promise<number>;
  /** Sends everything that a change has recorded and that is not held. Called after each request. */
  dispatch(): void;
  /** Resolves once nothing is under way and nothing waits for a retry. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Signed deliveries: at least once, retried with the given pauses, each event by itself and so in no promised order.
 * A delivery counts once the receiver answers 2xx; that is durable, so a restart sends what is still owed.
 */
export function createWebhooks(options: {
  state: State;
  clock: Clock;
  retryDelaysMs: readonly number[];
  timeoutMs: number;
  /** Sends every event twice. */
  duplicate: boolean;
}): Webhooks {
  const { state, clock } = options;
  const endpoints: WebhookEndpoint[] = [];
  const underWay = new Map<string, Promise<void>>();
  const givenUp = new Set<string>();
  const stopping = new AbortController();
  let holding = false;

  const owed = (endpoint: WebhookEndpoint) =>
    state
      .list('events')
      .filter((event) => endpoint.types?.includes(event.type) ?? true)
      .filter((event) => !state.find('deliveries', `${event.id} ${endpoint.url}`));

  async function send(endpoint: WebhookEndpoint, event: StripeEvent, change: { signedAt?: number; secret?: string; body?: string } = {}) {
    const payload = change.body ?? JSON.stringify(event);
    const signature = Stripe.webhooks.generateTestHeaderString({
      payload: change.body === undefined ? payload : JSON.stringify(event),
      secret: change.secret ?? endpoint.secret,
      timestamp: change.signedAt ?? seconds(clock),
    });
    try {
      const response = await fetch(endpoint.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'stripe-signature': signature },
        body: payload,
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(options.timeoutMs)]),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  }

  async function sendUntilTaken(endpoint: WebhookEndpoint, event: StripeEvent): Promise<void> {
    const key = `${event.id} ${endpoint.url}`;
    for (const pauseMs of [0, ...options.retryDelaysMs]) {
      if (pauseMs > 0) await wait(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      const status = await send(endpoint, event);
      if (status < 200 || status > 299) continue;
      if (options.duplicate) await send(endpoint, event);
      state.change((work) => work.put('deliveries', key, { at: seconds(clock) }));
      return;
    }
    givenUp.add(key);
  }

  function dispatch(): void {
    if (holding || stopping.signal.aborted) return;
    for (const endpoint of endpoints) {
      for (const event of owed(endpoint)) {
        const key = `${event.id} ${endpoint.url}`;
        if (underWay.has(key) || givenUp.has(key)) continue;
        underWay.set(
          key,
          sendUntilTaken(endpoint, event).finally(() => underWay.delete(key)),
        );
      }
    }
  }

  async function idle(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay.values());
  }

  return {
    addEndpoint(endpoint) {
      endpoints.push(endpoint);
      dispatch();
    },
    hold() {
      holding = true;
    },
    release() {
      holding = false;
      givenUp.clear();
      dispatch();
    },
    held: () => [...new Set(endpoints.flatMap(owed))],
    async deliver(eventId, change) {
      const event = state.find('events', eventId);
      const [endpoint] = endpoints;
      if (!event || !endpoint) throw new Error('no such event, or no endpoint');
      const status = await send(endpoint, event, change);
      if (status >= 200 && status <= 299)
        state.change((work) => work.put('deliveries', `${event.id} ${endpoint.url}`, { at: seconds(clock) }));
      return status;
    },
    dispatch,
    idle,
    async stop() {
      stopping.abort();
      await idle();
    },
  };
}
