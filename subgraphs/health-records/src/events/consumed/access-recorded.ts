import type { Tx } from '@klear/db';
import type { EventOf } from '@klear/events';
import { keepAccesses } from '../../store/known-accesses.ts';

/** Accesses elsewhere become part of the access log; our own are in our own audit log already. */
export async function accessRecorded(tx: Tx, event: EventOf<'AccessRecorded'>): Promise<void> {
  if (event.payload.subgraph !== 'health-records') await keepAccesses(tx, event);
}
