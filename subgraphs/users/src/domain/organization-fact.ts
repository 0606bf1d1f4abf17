import type { OrganizationId, UserId } from '@klear/core';

/** Something that was done, or refused, in an organization's name: ids, codes and names of fields. What was read is not in it. */
export interface OrganizationFact {
  readonly id: string;
  readonly organizationId: OrganizationId;
  /** Where it was written. */
  readonly subgraph: string;
  readonly recordedAt: Date;
  readonly requestId: string | null;
  /** In dotted words: 'record.read'. */
  readonly type: string;
  /** AuditEvent.action: C, R, U, D or E. */
  readonly action: string;
  /** AuditEvent.outcome: 0, 4, 8 or 12. */
  readonly outcome: string;
  readonly reason: string | null;
  readonly agentKind: string;
  readonly agentId: UserId | null;
  readonly appId: string | null;
  readonly onBehalfOfId: UserId | null;
  readonly purpose: string | null;
  readonly consentId: string | null;
  readonly entityType: string;
  readonly entityId: string | null;
  readonly personId: UserId | null;
  readonly fields: readonly string[];
}
