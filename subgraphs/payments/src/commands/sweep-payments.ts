import type { PaymentsDeps } from '../deps.ts';
import { payments } from '../store/payments.ts';
import { webhookEvents } from '../store/webhook-events.ts';
import { handleWebhook } from './handle-webhook.ts';
import { settlePayment } from './settle-payment.ts';

const batch = 100;

/**
 * Finds what a crash or an outage left behind: payments that are due and webhooks that are open for longer than `olderThanMs`.
 * Answers how many were looked at. An outage of Stripe ends the sweep early; the next one goes on.
 */
export async function sweepPayments(deps: Pick<PaymentsDeps, 'db' | 'stripe' | 'log'>, olderThanMs = 30_000): Promise<number> {
  const found = await deps.db.asSystem(async (tx) => {
    const before = new Date(tx.now.getTime() - olderThanMs);
    return { due: await payments.forgotten(tx, before, batch), open: await webhookEvents.forgotten(tx, before, batch) };
  });
  let count = 0;
  for (const id of found.due) {
    const settled = await settlePayment(deps, id);
    if (!settled.ok && settled.error.code === 'STRIPE_UNAVAILABLE') return count;
    if (!settled.ok) await deps.db.asSystem((tx) => payments.postpone(tx, id));
    count += 1;
  }
  for (const id of found.open) {
    if (!(await handleWebhook(deps, id))) return count;
    count += 1;
  }
  return count;
}
