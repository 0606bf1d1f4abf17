import type { SessionId, UserId } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import { event } from '@klear/events';
import { recordFacts } from '@klear/service';
import type { EndReason } from '../domain/session.ts';
import { endSession as markEnded } from '../store/sessions.ts';

/**
 * Ends a session inside the caller's transaction and says so to the platform. Answers whether it was open. A secret that came twice is
 * a serious failure: somebody else holds it.
 */
export async function endSession(tx: Tx, session: { id: SessionId; personId: UserId }, reason: EndReason): Promise<boolean> {
  const { id, personId } = session;
  if (!(await markEnded(tx, id, reason))) return false;
  const aggregate = { type: 'Session', id, version: 1 };
  const payload = { sessionId: id, personId, reason };
  await outbox.record(tx, [event('SessionRevoked', { aggregate, organizationId: null, payload, time: tx.now })]);
  await recordFacts(tx, [
    {
      type: 'session.ended',
      action: 'D',
      outcome: reason === 'TOKEN_REUSED' || reason === 'CODE_REUSED' ? '8' : '0',
      reason,
      entity: { type: 'Session', id },
      subjectPersonId: personId,
    },
  ]);
  return true;
}
