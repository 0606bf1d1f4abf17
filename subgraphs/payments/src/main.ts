import { signer } from '@klear/crypto';
import { startService } from '@klear/service';
import { sweepPayments } from './commands/sweep-payments.ts';
import type { PaymentsDeps } from './deps.ts';
import { readEnv } from './env.ts';
import { paymentsJobs } from './events/jobs.ts';
import { paymentsConsumers, paymentsMigrations } from './index.ts';
import { createStripePort } from './stripe/stripe-port.ts';
import { createPaymentsSubgraph } from './subgraph.ts';
import { webhookPath, webhookRoute } from './webhooks/webhook-route.ts';

let swept: Promise<unknown> = Promise.resolve();
const { drain } = await startService({
  name: 'payments',
  env: readEnv(process.env),
  migrations: paymentsMigrations,
  build({ db, clock, log, hop, jobs }, env) {
    if (!jobs) throw new TypeError('payments needs its jobs: env.ts requires JOBS_PASSWORD');
    const stripe = createStripePort({
      secretKey: env.STRIPE_SECRET_KEY,
      webhookSecret: env.STRIPE_WEBHOOK_SECRET,
      apiBase: env.STRIPE_API_BASE,
      clock,
      log,
    });
    const deps: PaymentsDeps = { db, stripe, quotes: signer({ key: env.QUOTE_KEY, purpose: 'quote' }), jobs, hop, clock, log };
    for (const [name, definition] of Object.entries(paymentsJobs(deps))) jobs.define(name, definition);
    // What a kill left behind is taken up at once and not only by the next minute's sweep.
    swept = sweepPayments(deps, 0).catch((err: unknown) => log.warn({ err }, 'the first sweep is left to the next'));
    return {
      subgraph: createPaymentsSubgraph(deps),
      context: deps,
      consumers: paymentsConsumers(deps),
      routes: { [`POST ${webhookPath}`]: webhookRoute(deps) },
    };
  },
});
drain.step('first sweep', () => swept);
drain.onSignals(process);
