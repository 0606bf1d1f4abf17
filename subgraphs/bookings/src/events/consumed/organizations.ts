import { outbox, type Tx } from '@klear/db';
import type { EventOf } from '@klear/events';
import { noteBookingProcess } from '../../commands/note-booking-process.ts';
import { freeAll } from '../../store/claims.ts';
import { holds } from '../../store/holds.ts';
import { knownFacts } from '../../store/known-facts.ts';
import { holdReleased } from '../published.ts';

/** Nothing new is booked there any more: slots that were held are given back, and with them what was begun to be paid. */
export async function onOrganizationSuspended(tx: Tx, { payload, aggregate }: EventOf<'OrganizationSuspended'>): Promise<void> {
  const { organizationId } = payload;
  if (!(await knownFacts.putOrganization(tx, { id: organizationId, suspended: true }, aggregate.version))) return;
  const open = await holds.findOpenOf(tx, organizationId);
  const events = [];
  await freeAll(
    tx,
    open.map(({ id }) => id),
  );
  for (const hold of open) {
    await holds.end(tx, hold, 'RELEASED');
    events.push(holdReleased(hold, 'RELEASED', tx.now));
    events.push(...(await noteBookingProcess(tx, hold.id, { states: ['RELEASED'], outcome: 'RELEASED' })));
  }
  await outbox.record(tx, events);
}

export async function onOrganizationReinstated(tx: Tx, { payload, aggregate }: EventOf<'OrganizationReinstated'>): Promise<void> {
  await knownFacts.putOrganization(tx, { id: payload.organizationId, suspended: false }, aggregate.version);
}
