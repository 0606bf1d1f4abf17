import type { EventEnvelope } from '@klear/core';
import type { Tx } from '@klear/db';
import { knownEvent } from '@klear/events';
import { rememberClients } from '../../store/known-clients.ts';

/** Who books at a practice, or asks to, is one of its clients: from now on the practice sees whom to call. */
export async function onAppointmentBooked(_ctx: unknown, tx: Tx, envelope: EventEnvelope): Promise<void> {
  const known = knownEvent<'AppointmentBooked' | 'AppointmentRequested'>(envelope);
  if (!known.ok) throw new Error(`${envelope.type} is not readable: ${known.error}`);
  const { organizationId, clientId } = known.value.payload;
  await rememberClients(tx, organizationId, [clientId]);
}
