import type { EventEnvelope } from '@klear/core';
import type { Tx } from '@klear/db';
import type { EventOf } from '@klear/events';
import { followMembership } from '../../commands/follow-membership.ts';

export async function onMembershipChanged(_: unknown, tx: Tx, envelope: EventEnvelope): Promise<void> {
  const { aggregate, payload } = envelope as EventOf<'MembershipChanged'>;
  const { organizationId, personId, roles } = payload;
  await followMembership(tx, { organizationId, personId, practises: roles.includes('PRACTITIONER'), version: aggregate.version });
}
