import type { Tx } from '@klear/db';
import type { EventOf } from '@klear/events';
import { knownFacts } from '../../store/known-facts.ts';

export async function onMembershipChanged(tx: Tx, { payload, aggregate }: EventOf<'MembershipChanged'>): Promise<void> {
  await knownFacts.putMember(tx, payload, aggregate.version);
}
