import { parseEnv, serviceEnv } from '@klear/service';

/** The one place that reads the environment. All problems are reported at once. */
export function readEnv(env: Readonly<Record<string, string | undefined>> = process.env) {
  return parseEnv(serviceEnv(4002), env);
}
