import { join } from 'node:path';
import { createStripeBrowser } from '@klear/testing/stripe/client';
import { createStripeStandIn } from '@klear/testing/stripe/stand-in';
import type { Secrets } from './secrets.ts';

export interface PaymentProvider {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Undefined for Stripe itself. */
  readonly apiBase: string | undefined;
  /** Confirms a payment with a test card, as a browser would; only the stand-in lets us. */
  readonly payWithTestCard?: (clientSecret: string) => Promise<void>;
  /** Tells the stand-in where webhooks go; Stripe itself is told in its dashboard. */
  notify(url: string): void;
  stop(): Promise<void>;
}

/** Stripe itself when its keys are given; else the stateful stand-in, whose books lie in the data directory. */
export async function paymentProvider(options: {
  dataDirectory: string;
  stripe: { secretKey: string; webhookSecret: string } | undefined;
  secrets: Secrets;
}): Promise<PaymentProvider> {
  if (options.stripe) return { ...options.stripe, apiBase: undefined, notify() {}, stop: async () => {} };
  const { secretKey, publishableKey, webhookSecret } = options.secrets.stripe;
  const standIn = await createStripeStandIn({ secretKey, publishableKey, file: join(options.dataDirectory, 'stripe.jsonl') });
  const browser = createStripeBrowser(standIn);
  return {
    secretKey,
    webhookSecret,
    payWithTestCard: async (clientSecret) => void (await browser.confirm(clientSecret)),
    apiBase: standIn.url,
    notify: (url) => standIn.webhooks.addEndpoint({ url, secret: webhookSecret }),
    stop: () => standIn.stop(),
  };
}
