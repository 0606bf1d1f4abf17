import type { Consumer } from '@klear/service';
import type { PaymentsDeps } from './deps.ts';
import { consumed } from './events/consumed.ts';

export { sweepPayments } from './commands/sweep-payments.ts';
export type { PaymentsDeps } from './deps.ts';
export { paymentsJobs } from './events/jobs.ts';
export type { StripePort } from './stripe/port.ts';
export { createStripePort, type StripePortOptions } from './stripe/stripe-port.ts';
export { createPaymentsSubgraph, paymentsTypeDefs } from './subgraph.ts';
export { serveStripeWebhooks } from './webhooks/serve-webhooks.ts';
export { webhookPath, webhookRoute } from './webhooks/webhook-route.ts';

export const paymentsMigrations: URL = new URL('../migrations/', import.meta.url);

/** What payments consumes; run with the deps as context. */
export function paymentsConsumers(_deps: PaymentsDeps): Consumer<PaymentsDeps>[] {
  return [{ group: 'payments', on: consumed }];
}
