import { recordFacts, toldRefusal } from '@klear/service';
import { type AccessesWanted, type AccessRow, accessesOf } from '../store/access-log.ts';
import { toldUpTo } from '../store/known-accesses.ts';
import type { RecordsContext } from './context.ts';

export interface AccessLog {
  readonly rows: readonly AccessRow[];
  /** Everything until then is in it; null when a part of the platform has told nothing yet. */
  readonly upToDateAt: Date | null;
}

/**
 * Reads who accessed a person's data anywhere on the platform, for the person alone. Throws Refusal FORBIDDEN to anybody else, after
 * writing that down. Reading it is written down too.
 */
export async function readAccessLog(ctx: RecordsContext, wanted: AccessesWanted): Promise<AccessLog> {
  const own = ctx.viewer.kind === 'person' && ctx.viewer.personId === wanted.personId;
  const entity = { type: 'ACCESS_LOG' };
  const fact = { type: 'record.log', action: 'R', entity, subjectPersonId: wanted.personId, fields: ['accessLog'] } as const;
  const log = await ctx.deps.db.withViewer(ctx.viewer, async (tx) => {
    const upToDateAt = own ? await toldUpTo(tx) : null;
    const rows = own ? await accessesOf(tx, wanted) : [];
    await recordFacts(tx, [own ? { ...fact, outcome: '0' } : { ...fact, outcome: '4', reason: 'NOT_RELATED' }]);
    return { rows, upToDateAt };
  });
  if (!own) throw toldRefusal('NOT_RELATED');
  return log;
}

export type { AccessRow };
