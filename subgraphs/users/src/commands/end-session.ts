import type { SessionId, UserId } from '@klear/core';
import { audit, outbox, type Tx } from '@klear/db';
import { event } from '@klear/events';
import type { EndReason } from '../domain/session.ts';
import { endSession as markEnded } from '../store/sessions.ts';

/** Ends a session inside the caller's transaction and says so to the platform. Nothing happens to one that is over. */
export async function endSession(tx: Tx, session: { id: SessionId; personId: UserId }, reason: EndReason): Promise<void> {
  const { id, personId } = session;
  if (!(await markEnded(tx, id, reason))) return;
  const aggregate = { type: 'Session', id, version: 1 };
  const payload = { sessionId: id, personId, reason };
  await outbox.record(tx, [event('SessionRevoked', { aggregate, organizationId: null, payload, time: tx.now })]);
  await audit.record(tx, [
    { type: 'session.ended', action: 'D', outcome: '0', reason, entity: { type: 'Session', id }, subjectPersonId: personId },
  ]);
}
