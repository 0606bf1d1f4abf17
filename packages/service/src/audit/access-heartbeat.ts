import { newId } from '@klear/core';
import { outbox, schemaOf, type Tx } from '@klear/db';
import { event } from '@klear/events';

/** Tells that everything until now was told, though nothing may have happened: who keeps an access log can say how late it is. */
export async function accessHeartbeat(tx: Tx): Promise<void> {
  const subgraph = schemaOf(tx).replaceAll('_', '-');
  const aggregate = { type: 'AuditEvent', id: newId<'AuditEvent'>(), version: 1 };
  const payload = { subgraph, requestId: null, agentKind: 'system' as const, agentId: null, appId: null, purpose: null, facts: [] };
  await outbox.record(tx, [event('AccessRecorded', { aggregate, organizationId: null, payload, time: tx.now })]);
}
