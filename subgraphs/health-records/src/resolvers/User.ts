import { type Id, parseId, type UserId } from '@klear/core';
import { connectionOf, pageArgs } from '@klear/service';
import type { UserResolvers } from '../__generated__/resolvers.ts';
import { readAccessLog } from '../commands/read-access-log.ts';
import type { Context } from '../context.ts';
import { accessLogEntryOf } from './access-log-entry.ts';
import { subgraphOf } from './areas.ts';

export const User: UserResolvers<Context> = {
  async __resolveReference({ id }) {
    const personId: UserId | undefined = parseId<'User'>(id);
    return personId ? { id: personId } : null;
  },
  healthRecord: ({ id }) => ({ personId: id }),
  async accessLog({ id }, { filter, ...args }, ctx) {
    const page = pageArgs(args, { parts: 1 });
    const after: Id<'AuditEvent'> | undefined = page.after === null ? undefined : parseId<'AuditEvent'>(String(page.after[0]));
    const { rows, upToDateAt } = await readAccessLog(ctx, {
      personId: id,
      afterId: after ?? null,
      limit: page.limit + 1,
      from: filter?.from,
      to: filter?.to,
      allowed: filter?.outcome ? filter.outcome === 'ALLOWED' : undefined,
      subgraph: filter?.area ? subgraphOf(filter.area) : null,
    });
    return { ...connectionOf(rows, { page, keyOf: (row) => [row.id], nodeOf: (row) => accessLogEntryOf(row, id) }), upToDateAt };
  },
};
