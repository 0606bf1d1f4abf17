import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Clock, systemClock } from '@klear/core';
import { answer, type StripeRequest } from './answer.ts';
import { type Book, booksOf } from './books.ts';
import { createDisturbances, type Disturbance, type Gate } from './disturbances.ts';
import { createStripeServer } from './http.ts';
import { type StripeEvent, stripeId } from './objects.ts';
import { paymentIntentOf } from './operation.ts';
import { release } from './payment-intents.ts';
import { openState } from './state.ts';
import { createWebhooks, type WebhookEndpoint, type Webhooks } from './webhooks.ts';

export interface StripeStandInOptions {
  readonly host?: string;
  /** 0, the default, lets the system choose. */
  readonly port?: number;
  readonly secretKey?: string;
  readonly publishableKey?: string;
  /** JSON lines that keep the state over kills and restarts; without it the state dies with the process. */
  readonly file?: string;
  readonly webhooks?: readonly WebhookEndpoint[];
  readonly retryDelaysMs?: readonly number[];
  readonly webhookTimeoutMs?: number;
  /** Sends every webhook twice, as Stripe may. */
  readonly duplicateWebhooks?: boolean;
  readonly clock?: Clock;
}

export interface StripeStandIn {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly secretKey: string;
  readonly publishableKey: string;
  /** Where a person pays in a browser. */
  checkoutUrl(clientSecret: string): string;
  readonly webhooks: Webhooks;
  /** The stand-in's own ledger: compare with this, not with what the service believes. */
  books(): Book[];
  events(): StripeEvent[];
  /** Requests that reached it, oldest first, with the status they were answered. */
  requests(): readonly { method: string; path: string; idempotencyKey: string | null; status: number }[];
  inject(disturbance: Disturbance): void;
  gate(wanted: { method?: 'GET' | 'POST'; path?: RegExp }): Gate;
  calm(): void;
  /** Whether a disturbance injected for this path has not hit yet. */
  disturbed(path: RegExp): boolean;
  /** What Stripe does after seven days: gives up an authorisation that nobody captured. */
  expireAuthorization(paymentIntent: string): void;
  stop(): Promise<void>;
}

/** Retries of real Stripe last days; these end after about a minute. */
const retryDelaysMs = [100, 500, 2_000, 5_000, 15_000, 30_000];

/** Starts a stateful stand-in for Stripe on a local port, for the official SDK: `new Stripe(secretKey, { host, port, protocol: 'http' })`. */
export async function createStripeStandIn(options: StripeStandInOptions = {}): Promise<StripeStandIn> {
  const clock = options.clock ?? systemClock;
  const state = openState(options.file);
  const webhooks = createWebhooks({
    state,
    clock,
    retryDelaysMs: options.retryDelaysMs ?? retryDelaysMs,
    timeoutMs: options.webhookTimeoutMs ?? 10_000,
    duplicate: options.duplicateWebhooks ?? false,
  });
  const disturbances = createDisturbances();
  const requests: { method: string; path: string; idempotencyKey: string | null; status: number }[] = [];
  const keys = {
    secretKey: options.secretKey ?? 'sk_test_local_stand_in',
    publishableKey: options.publishableKey ?? 'pk_test_local_stand_in',
  };
  const host = options.host ?? '127.0.0.1';

  let url = '';
  const server = createStripeServer({
    answer: (request: StripeRequest) => answer(state, request, { ...keys, clock, url }),
    changed: () => webhooks.dispatch(),
    seen({ method, path, idempotencyKey }, status) {
      requests.push({ method, path, idempotencyKey, status });
      if (requests.length > 10_000) requests.shift();
    },
    disturbances,
    publishableKey: keys.publishableKey,
  });
  server.listen(options.port ?? 0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  url = `http://${host}:${port}`;
  for (const endpoint of options.webhooks ?? []) webhooks.addEndpoint(endpoint);

  return {
    url,
    host,
    port,
    ...keys,
    checkoutUrl: (clientSecret) => `${url}/checkout/${clientSecret}`,
    webhooks,
    books: () => booksOf(state.list('books')),
    events: () => state.list('events'),
    requests: () => requests,
    inject: disturbances.inject,
    gate: disturbances.gate,
    calm: disturbances.clear,
    disturbed: disturbances.pending,
    expireAuthorization(id) {
      state.change((work) => {
        const op = { work, clock, url, request: { id: stripeId('req'), idempotencyKey: null } };
        release(op, paymentIntentOf(op, id), 'automatic');
      });
      webhooks.dispatch();
    },
    async stop() {
      disturbances.clear();
      await webhooks.stop();
      server.closeAllConnections();
      server.close();
      if (server.listening) await once(server, 'close');
    },
  };
}
