import type { EventEnvelope } from '@klear/core';
import type { Tx } from '@klear/db';
import type { EventOf } from '@klear/events';
import type { UsersDeps } from '../../deps.ts';
import { keepFacts } from '../../store/organization-facts.ts';

/** What anybody did in an organization's name, for its auditors: our own accesses come around by the same way. */
export function onAccessRecorded(_deps: UsersDeps, tx: Tx, event: EventEnvelope): Promise<void> {
  return keepFacts(tx, event as EventOf<'AccessRecorded'>);
}
