import { envShape, parseEnv, serviceEnv } from '@klear/service';

/** The one place that reads the environment. All problems are reported at once. */
export function readEnv(env: Readonly<Record<string, string | undefined>>) {
  return parseEnv(
    {
      ...serviceEnv(4003),
      /** Signs the prices of holds; the same value at payments. */
      QUOTE_KEY: envShape.key(),
      /** Keys under which people's keys are sealed, as @klear/crypto reads them. */
      KEY_RING: envShape.secret(32),
      JOBS_PASSWORD: envShape.secret(12),
    },
    env,
  );
}
