import { isUuid } from '@klear/core';
import type { JobData, JobDefinition } from '@klear/jobs';
import { handleWebhook } from '../commands/handle-webhook.ts';
import { settlePayment } from '../commands/settle-payment.ts';
import { sweepPayments } from '../commands/sweep-payments.ts';
import type { PaymentsDeps } from '../deps.ts';
import type { PaymentId } from '../domain/payment.ts';
import { jobNames } from './job-names.ts';

/** Fails the job, so that it is tried again later. */
class StripeUnavailable extends Error {
  constructor() {
    super('Stripe does not answer.');
    this.name = 'StripeUnavailable';
  }
}

function isPaymentId(value: unknown): value is PaymentId {
  return isUuid(value);
}

/** The jobs of payments, by name. The sweep runs every minute and takes up what a crash or an outage left. */
export function paymentsJobs(deps: PaymentsDeps): Record<string, JobDefinition<JobData>> {
  return {
    [jobNames.settlePayment]: {
      retryLimit: 8,
      concurrency: 4,
      async handle(data) {
        if (!isPaymentId(data.paymentId)) return;
        const settled = await settlePayment(deps, data.paymentId);
        if (!settled.ok && settled.error.code === 'STRIPE_UNAVAILABLE') throw new StripeUnavailable();
      },
    },
    [jobNames.handleWebhook]: {
      retryLimit: 8,
      concurrency: 2,
      async handle(data) {
        if (typeof data.eventId === 'string' && !(await handleWebhook(deps, data.eventId))) throw new StripeUnavailable();
      },
    },
    [jobNames.sweepPayments]: {
      schedule: '* * * * *',
      async handle() {
        await sweepPayments(deps);
      },
    },
  };
}
