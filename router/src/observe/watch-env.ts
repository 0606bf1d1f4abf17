import { telemetryEnv } from '@klear/service';
import { z } from 'zod';

/** The variables by which a router is watched. Unset, nothing listens, nothing is sent and nothing is written but the log. */
export function watchEnv() {
  return {
    ...telemetryEnv(),
    /** Operations that take at least this long are logged by their hash; 0: none. */
    SLOW_OPERATION_MS: z.coerce.number().int().min(0).max(600_000).default(1_000),
    /** Where it is counted which client uses what of the schema, for `npm run schema:check`. */
    USAGE_DIRECTORY: z.string().optional(),
    /** Names of clients (header `klear-client`), separated by commas: metrics and counted uses tell these, and every other as "other". */
    CLIENT_NAMES: z
      .string()
      .default('web,ios,android,graphiql,board')
      .transform((text) => text.split(',').flatMap((name) => name.trim() || [])),
  };
}

export type WatchEnv = z.output<z.ZodObject<ReturnType<typeof watchEnv>>>;
