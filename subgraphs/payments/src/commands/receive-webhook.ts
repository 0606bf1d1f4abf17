import { err, ok, type Result } from '@klear/core';
import type { PaymentsDeps } from '../deps.ts';
import { jobNames } from '../events/job-names.ts';
import { webhookEvents } from '../store/webhook-events.ts';
import { handleWebhook } from './handle-webhook.ts';

/**
 * Takes a webhook in: signature, then the inbox, then a look at Stripe. Once it is in the inbox it is never lost: what cannot be
 * handled now is left to a job. WEBHOOK_INVALID for a bad or old signature; a repeat is fine and does nothing.
 */
export async function receiveWebhook(
  deps: PaymentsDeps,
  { body, signature }: { body: string; signature: string },
): Promise<Result<{ first: boolean }, 'WEBHOOK_INVALID'>> {
  const hint = deps.stripe.readWebhook(body, signature);
  if (!hint.ok) return err('WEBHOOK_INVALID');
  const first = await deps.db.asSystem((tx) => webhookEvents.receive(tx, hint.value));
  if (!first) return ok({ first });
  const handled = await handleWebhook(deps, hint.value.id).catch((error: unknown) => {
    deps.log.warn({ event: hint.value.id, type: hint.value.type, err: error }, 'webhook is left to a job');
    return false;
  });
  if (!handled) await deps.jobs.enqueue(jobNames.handleWebhook, { eventId: hint.value.id });
  return ok({ first });
}
