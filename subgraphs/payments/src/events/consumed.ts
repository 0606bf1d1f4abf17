import { asId, type EventEnvelope } from '@klear/core';
import type { Tx } from '@klear/db';
import { type EventOf, type EventType, knownEvent } from '@klear/events';
import type { Consumer } from '@klear/service';
import {
  type BookedFact,
  recordBooked,
  recordCancelled,
  recordGivenBack,
  recordReleased,
  recordRequested,
} from '../commands/record-booking.ts';
import type { PaymentsDeps } from '../deps.ts';
import { jobNames } from './job-names.ts';

type Handler = Consumer<PaymentsDeps>['on'][string];

/** A handler of one event type, given only envelopes that this release's catalogue knows, with its defaults. */
function typed<Type extends EventType>(record: (tx: Tx, event: EventOf<Type>) => Promise<string | undefined>): Handler {
  return async (deps, tx, envelope: EventEnvelope) => {
    const event = knownEvent<Type>(envelope);
    if (!event.ok) throw new TypeError(event.error);
    const paymentId = await record(tx, event.value);
    // The job begins by waiting for the lock that this transaction holds on the payment, so it cannot come too early.
    if (paymentId !== undefined) await deps.jobs.enqueue(jobNames.settlePayment, { paymentId });
  };
}

type AboutAppointment = EventOf<
  'AppointmentRequested' | 'AppointmentConfirmed' | 'AppointmentBooked' | 'AppointmentCancelled' | 'AppointmentNoShow'
>;

function factOf(payload: AboutAppointment['payload']): BookedFact {
  const { organizationId, appointmentId, paymentId } = payload;
  return { organizationId, appointmentId, paymentId, holdId: 'holdId' in payload ? asHold(payload.holdId) : null };
}

const asHold = (id: unknown) => (typeof id === 'string' ? asId<'Hold'>(id) : null);

/** What payments learns from bookings. */
export const consumed: Consumer<PaymentsDeps>['on'] = {
  AppointmentRequested: typed<'AppointmentRequested'>((tx, { payload }) => recordRequested(tx, factOf(payload))),
  AppointmentConfirmed: typed<'AppointmentConfirmed'>((tx, { payload }) => recordBooked(tx, factOf(payload), tx.now)),
  AppointmentBooked: typed<'AppointmentBooked'>((tx, { payload }) => recordBooked(tx, factOf(payload), tx.now)),
  AppointmentCancelled: typed<'AppointmentCancelled'>((tx, { payload }) =>
    recordCancelled(tx, { ...factOf(payload), feeMinor: payload.feeMinor }, tx.now),
  ),
  AppointmentNoShow: typed<'AppointmentNoShow'>((tx, { payload }) =>
    recordCancelled(tx, { ...factOf(payload), feeMinor: payload.feeMinor }, tx.now),
  ),
  HoldReleased: typed<'HoldReleased'>(async (tx, { payload: { organizationId, holdId, clientId, reason } }) =>
    reason === 'BOOKED' ? undefined : recordReleased(tx, { organizationId, holdId, clientId, reason }, tx.now),
  ),
  BookingProcessChanged: typed<'BookingProcessChanged'>(async (tx, { payload: { organizationId, bookingProcessId, outcome } }) =>
    outcome === 'REFUNDED' ? recordGivenBack(tx, { organizationId, holdId: bookingProcessId }, tx.now) : undefined,
  ),
};
