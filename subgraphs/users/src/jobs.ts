import type { UsersDeps } from './deps.ts';
import { pruneSessions } from './store/sessions.ts';

/** How long sessions that are over stay, so that a late second use of a token is still recognised. */
const KEEP_MS = 30 * 86_400_000;

/** What this subgraph does by the clock: each entry is idempotent and may run in any process. */
export function usersJobs(deps: UsersDeps) {
  return {
    'users.prune-sessions': {
      schedule: '17 3 * * *',
      async handle(): Promise<void> {
        const deleted = await deps.db.asSystem((tx) => pruneSessions(tx, new Date(tx.now.getTime() - KEEP_MS)));
        deps.log.info({ deleted }, 'sessions pruned');
      },
    },
  } as const;
}
