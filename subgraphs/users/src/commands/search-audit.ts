import { mayIn } from '@klear/auth';
import { type OrganizationId, parseId } from '@klear/core';
import { recordFacts, toldRefusal } from '@klear/service';
import type { Acting } from '../deps.ts';
import type { OrganizationFact } from '../domain/organization-fact.ts';
import { type FactSearch, findFacts } from '../store/organization-facts.ts';

export interface AuditSearch extends FactSearch {
  readonly organizationId: OrganizationId;
  readonly before: string | null;
  readonly limit: number;
}

/** Which way the auditor looks: a search shows facts, an export hands them over. */
export type AuditLook = 'audit.read' | 'audit.exported';

/** What a look at an organization's audit trail is in that very trail. */
export function auditAccess(organizationId: OrganizationId, type: AuditLook) {
  return { type, action: 'R', entity: { type: 'Organization', id: organizationId }, organizationId } as const;
}

/** An auditor's look at what was done in the organization's name. The look itself is written down, with the person it was about. */
export function searchAudit(ctx: Acting, type: AuditLook, search: AuditSearch): Promise<OrganizationFact[]> {
  const { viewer } = ctx;
  const { organizationId } = search;
  return ctx.db
    .withViewer(viewer, async (tx) => {
      const subjectPersonId = search.personId === undefined ? undefined : parseId<'User'>(search.personId);
      const access = { ...auditAccess(organizationId, type), ...(subjectPersonId && { subjectPersonId }) };
      if (!mayIn(viewer, organizationId, 'AUDIT_READ')) {
        await recordFacts(tx, [{ ...access, outcome: '4', reason: 'ROLE_REQUIRED' }]);
        return toldRefusal('ROLE_REQUIRED');
      }
      const facts = await findFacts(tx, search);
      await recordFacts(tx, [{ ...access, outcome: '0' }]);
      return facts;
    })
    .then((facts) => {
      if (facts instanceof Error) throw facts;
      return facts;
    });
}
