import { envShape, parseEnv, serviceEnv } from '@klear/service';

/** The one place that reads the environment. All problems are reported at once. */
export function readEnv(env: Readonly<Record<string, string | undefined>>) {
  return parseEnv(
    {
      ...serviceEnv(4005),
      /** The key with which bookings signs quotes; the same value there. */
      QUOTE_KEY: envShape.key(),
      JOBS_PASSWORD: envShape.secret(12),
      STRIPE_SECRET_KEY: envShape.secret(),
      STRIPE_WEBHOOK_SECRET: envShape.secret(),
      /** Another address than Stripe's own, for the local stand-in. */
      STRIPE_API_BASE: envShape.httpUrl().optional(),
    },
    env,
  );
}
