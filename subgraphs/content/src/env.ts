import { parseEnv, serviceEnv } from '@klear/service';

/** The environment of a content process: what every subgraph reads. All problems are reported at once. */
export function readEnv(env: Readonly<Record<string, string | undefined>> = process.env) {
  return parseEnv({ ...serviceEnv(4006) }, env);
}
