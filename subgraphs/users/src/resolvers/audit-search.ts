import { badInput, type InputFault, isUuid, type OrganizationId } from '@klear/core';
import type { PageArgs } from '@klear/service';
import type { AuditFilter } from '../__generated__/resolvers.ts';
import type { AuditSearch } from '../commands/search-audit.ts';

/** Reads what an auditor asks for. Throws BAD_USER_INPUT with every faulty part. */
export function auditSearch(organizationId: OrganizationId, filter: AuditFilter | null | undefined, page: PageArgs): AuditSearch {
  const faults = (['personId', 'agentId'] as const).flatMap((name): InputFault[] => {
    const id = filter?.[name];
    return id && !isUuid(id) ? [{ path: ['filter', name], code: 'WRONG_FORMAT', message: 'This is not an id.' }] : [];
  });
  if (faults.length > 0) throw badInput(faults);
  return {
    organizationId,
    before: typeof page.after?.[0] === 'string' ? page.after[0] : null,
    limit: page.limit + 1,
    personId: filter?.personId ?? undefined,
    agentId: filter?.agentId ?? undefined,
    type: filter?.type ?? undefined,
    from: filter?.from ?? undefined,
    to: filter?.to ?? undefined,
    allowed: filter?.outcome ? filter.outcome === 'ALLOWED' : undefined,
  };
}
