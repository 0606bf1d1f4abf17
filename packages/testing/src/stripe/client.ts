import Stripe from 'stripe';
import type { StripeStandIn } from './stand-in.ts';

/** What a browser's Stripe.js does with a client_secret: confirm with a test card, answer 3-D Secure, look again. */
export interface StripeBrowser {
  confirm(clientSecret: string, paymentMethod?: string): Promise<Stripe.PaymentIntent>;
  authenticate(clientSecret: string, outcome: 'succeed' | 'fail'): Promise<Stripe.PaymentIntent>;
  retrieve(clientSecret: string): Promise<Stripe.PaymentIntent>;
}

export function createStripeBrowser(standIn: Pick<StripeStandIn, 'host' | 'port' | 'publishableKey'>): StripeBrowser {
  const { host, port, publishableKey } = standIn;
  const stripe = new Stripe(publishableKey, { host, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
  const idOf = (clientSecret: string) => clientSecret.split('_secret_')[0] ?? '';
  // rawRequest answers `unknown`; every path below answers a PaymentIntent.
  const call = async (method: 'GET' | 'POST', path: string, parameters?: Record<string, string>) =>
    (await stripe.rawRequest(method, path, parameters)) as unknown as Stripe.PaymentIntent;
  return {
    confirm: (clientSecret, paymentMethod = 'pm_card_visa') =>
      call('POST', `/v1/payment_intents/${idOf(clientSecret)}/confirm`, { client_secret: clientSecret, payment_method: paymentMethod }),
    authenticate: (clientSecret, outcome) => call('POST', `/authenticate/${idOf(clientSecret)}`, { client_secret: clientSecret, outcome }),
    retrieve: (clientSecret) => call('GET', `/v1/payment_intents/${idOf(clientSecret)}?client_secret=${clientSecret}`),
  };
}
