import type { Route } from '@klear/service';
import { receiveWebhook } from '../commands/receive-webhook.ts';
import type { PaymentsDeps } from '../deps.ts';

export const webhookPath = '/webhooks/stripe';

/**
 * POST /webhooks/stripe. 200 once the event is in the inbox, also for a repeat; 400 for a bad or old signature; 500 when it could not be
 * stored, so that Stripe sends it again. Trusts nothing but the signature.
 */
export function webhookRoute(deps: PaymentsDeps): Route {
  const answer = (status: number) => ({ status, headers: {}, body: '' });
  return async ({ headers, body }) => {
    const signature = headers['stripe-signature'];
    if (signature === undefined) return answer(400);
    try {
      const received = await receiveWebhook(deps, { body, signature });
      return answer(received.ok ? 200 : 400);
    } catch (err) {
      deps.log.error({ err }, 'webhook could not be received');
      return answer(500);
    }
  };
}
