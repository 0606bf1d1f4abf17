import { newId } from '@klear/core';
import { outbox, schemaOf, type Tx } from '@klear/db';
import { auditLag } from '@klear/db/audit';
import { event } from '@klear/events';

/** A transaction that is under way writes facts of the instant at which it began; none of a caller takes longer (packages/db/src/database.ts). */
const underWayMs = 30_000;

/**
 * Tells up to when everything was told, though nothing may have happened: who keeps an access log can say how late it is. What was
 * committed before that instant is sealed, and left with its seal.
 */
export async function accessHeartbeat(tx: Tx): Promise<void> {
  const { count, seconds } = await auditLag(tx);
  const lagMs = Math.max(underWayMs, count > 0 ? seconds * 1_000 : 0);
  const subgraph = schemaOf(tx).replaceAll('_', '-');
  const aggregate = { type: 'AuditEvent', id: newId<'AuditEvent'>(), version: 1 };
  const payload = { subgraph, requestId: null, agentKind: 'system' as const, agentId: null, appId: null, purpose: null, facts: [] };
  const time = new Date(tx.now.getTime() - lagMs);
  await outbox.record(tx, [event('AccessRecorded', { aggregate, organizationId: null, payload, time })]);
}
