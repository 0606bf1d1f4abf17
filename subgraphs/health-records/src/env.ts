import { parseEnv, serviceEnv } from '@klear/service';
import { z } from 'zod';

/** The environment of a health-records process: what every subgraph reads, and the ring that seals persons' keys. */
export function readEnv() {
  return parseEnv({ ...serviceEnv(4004), KEY_RING: z.string().min(40) }, process.env);
}
