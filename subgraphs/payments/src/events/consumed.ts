import { asId, type EventEnvelope } from '@klear/core';
import type { Tx } from '@klear/db';
import type { EventOf } from '@klear/events';
import type { Consumer } from '@klear/service';
import { type BookedFact, recordBooked, recordCancelled, recordReleased } from '../commands/record-booking.ts';
import type { PaymentsDeps } from '../deps.ts';
import { jobNames } from './job-names.ts';

type Handler = Consumer<PaymentsDeps>['on'][string];

/** The bus has checked every envelope against the catalogue before it hands it over under its type. */
function typed<Type extends 'AppointmentBooked' | 'AppointmentCancelled' | 'HoldReleased'>(
  record: (tx: Tx, event: EventOf<Type>) => Promise<string | undefined>,
): Handler {
  return async (deps, tx, event: EventEnvelope) => {
    const paymentId = await record(tx, event as EventOf<Type>);
    // The job begins by waiting for the lock that this transaction holds on the payment, so it cannot come too early.
    if (paymentId !== undefined) await deps.jobs.enqueue(jobNames.settlePayment, { paymentId });
  };
}

function factOf(payload: EventOf<'AppointmentBooked' | 'AppointmentCancelled'>['payload']): BookedFact {
  const { organizationId, appointmentId, paymentId } = payload;
  return { organizationId, appointmentId, paymentId, holdId: 'holdId' in payload ? asHold(payload.holdId) : null };
}

const asHold = (id: unknown) => (typeof id === 'string' ? asId<'Hold'>(id) : null);

/** What payments learns from bookings. */
export const consumed: Consumer<PaymentsDeps>['on'] = {
  AppointmentBooked: typed<'AppointmentBooked'>((tx, { payload }) => recordBooked(tx, factOf(payload), tx.now)),
  AppointmentCancelled: typed<'AppointmentCancelled'>((tx, { payload }) => recordCancelled(tx, factOf(payload), tx.now)),
  HoldReleased: typed<'HoldReleased'>(async (tx, { payload: { organizationId, holdId, clientId, reason } }) =>
    reason === 'BOOKED' ? undefined : recordReleased(tx, { organizationId, holdId, clientId, reason }, tx.now),
  ),
};
