import type { UsersDeps } from './deps.ts';
import { pruneAppCodes } from './store/app-codes.ts';
import { pruneSessions } from './store/sessions.ts';

/** How long sessions that are over stay, so that a late second use of a token or a code is still recognised. */
const KEEP_MS = 30 * 86_400_000;

/** What this subgraph does by the clock: each entry is idempotent and may run in any process. */
export function usersJobs(deps: UsersDeps) {
  return {
    'users.prune-sessions': {
      schedule: '17 3 * * *',
      async handle(): Promise<void> {
        const { deleted, codes } = await deps.db.asSystem(async (tx) => {
          const before = new Date(tx.now.getTime() - KEEP_MS);
          return { codes: await pruneAppCodes(tx, before), deleted: await pruneSessions(tx, before) };
        });
        deps.log.info({ deleted, codes }, 'sessions pruned');
      },
    },
  } as const;
}
