import { forbidden, type UserId } from '@klear/core';
import { type AccessRow, accessesOf } from '../store/access-log.ts';
import type { RecordsContext } from './context.ts';
import { recordAccess } from './record-access.ts';

/** Reads who accessed a record, for the person alone. Throws Refusal FORBIDDEN to anybody else, after writing that down. Reading it is logged too. */
export async function readAccessLog(
  ctx: RecordsContext,
  wanted: { personId: UserId; afterId: string | null; limit: number },
): Promise<AccessRow[]> {
  const own = ctx.viewer.kind === 'person' && ctx.viewer.personId === wanted.personId;
  const fact = {
    type: 'record.log',
    action: 'R',
    entity: { type: 'ACCESS_LOG' },
    subjectPersonId: wanted.personId,
    fields: ['accessLog'],
  } as const;
  const rows = await ctx.deps.db.withViewer(ctx.viewer, async (tx) => {
    const read = own ? await accessesOf(tx, wanted) : [];
    await recordAccess(tx, [own ? { ...fact, outcome: '0' } : { ...fact, outcome: '4', reason: 'NOT_RELATED' }]);
    return read;
  });
  if (!own) throw forbidden('NOT_RELATED');
  return rows;
}

export type { AccessRow };
