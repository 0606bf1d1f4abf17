import { outbox, type Tx } from '@klear/db';
import type { EventOf } from '@klear/events';
import { freeHold } from '../../store/claims.ts';
import { holds } from '../../store/holds.ts';
import { knownFacts } from '../../store/known-facts.ts';
import { holdReleased } from '../published.ts';

/** Nothing new is booked there any more: slots that were held are given back, and with them what was begun to be paid. */
export async function onOrganizationSuspended(tx: Tx, { payload, aggregate }: EventOf<'OrganizationSuspended'>): Promise<void> {
  const { organizationId } = payload;
  if (!(await knownFacts.putOrganization(tx, { id: organizationId, suspended: true }, aggregate.version))) return;
  const open = await holds.findOpenOf(tx, organizationId);
  for (const hold of open) {
    await freeHold(tx, hold.id);
    await holds.end(tx, hold, 'RELEASED');
  }
  await outbox.record(
    tx,
    open.map((hold) => holdReleased(hold, 'RELEASED', tx.now)),
  );
}

export async function onOrganizationReinstated(tx: Tx, { payload, aggregate }: EventOf<'OrganizationReinstated'>): Promise<void> {
  await knownFacts.putOrganization(tx, { id: payload.organizationId, suspended: false }, aggregate.version);
}
