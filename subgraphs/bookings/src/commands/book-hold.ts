import { err, newId, ok, type Result } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { Appointment, PaymentId } from '../domain/appointment.ts';
import { bookedStates } from '../domain/booking-process.ts';
import { answerByFor } from '../domain/decide.ts';
import { type Hold, holdStateAt } from '../domain/hold.ts';
import { appointmentBooked, appointmentRequested } from '../events/published.ts';
import { appointments } from '../store/appointments.ts';
import { handOver } from '../store/claims.ts';
import { conversations } from '../store/conversations.ts';
import { holds } from '../store/holds.ts';
import { knownFacts } from '../store/known-facts.ts';
import { knownServices } from '../store/known-services.ts';
import { noteBookingProcess } from './note-booking-process.ts';
import type { HoldExpired } from './outcomes.ts';

/** What pays for the visit, and whether the slot had to be claimed again for a payment that came late. */
export interface Booking {
  readonly paymentId: PaymentId | null;
  readonly outcome: 'BOOKED' | 'RECLAIMED';
}

/**
 * Makes an appointment, or the request for one, of a hold that its caller has locked, as the client or as the system, and opens its
 * conversation. A hold that was booked already answers its appointment. That its price is paid is checked by the caller.
 */
export async function bookHold(tx: Tx, hold: Hold, booking: Booking): Promise<Result<Appointment, HoldExpired>> {
  if (hold.outcome === 'BOOKED') {
    const booked = await appointments.ofHold(tx, hold.id);
    return booked ? ok(booked) : err({ code: 'HOLD_EXPIRED' });
  }
  const isOffered = !(await knownFacts.isSuspended(tx, hold.organizationId));
  if (!isOffered || holdStateAt(hold, tx.now) !== 'ACTIVE') return err({ code: 'HOLD_EXPIRED' });

  const isRequest = (await knownServices.find(tx, hold.serviceId))?.requiresConfirmation === true;
  const appointment = appointmentFrom(hold, { paymentId: booking.paymentId, isRequest, at: tx.now });
  // Fewer claims than the hold made: it was evicted while we waited for its row.
  if ((await handOver(tx, hold.id, appointment.id)) !== hold.claimCount) return err({ code: 'HOLD_EXPIRED' });
  await appointments.insert(tx, appointment);
  await holds.end(tx, hold, 'BOOKED');
  const { organizationId, clientId, practitionerId } = hold;
  const { id: appointmentId, paymentId } = appointment;
  await conversations.insert(tx, [
    { id: newId<'Conversation'>(), organizationId, appointmentId, clientId, practitionerId, lastPosition: 0 },
  ]);
  await recordFacts(tx, [
    {
      type: isRequest ? 'appointment.requested' : 'appointment.booked',
      action: 'C',
      outcome: '0',
      entity: { type: 'Appointment', id: appointmentId },
      subjectPersonId: clientId,
      organizationId,
    },
  ]);
  const moved = await noteBookingProcess(tx, hold.id, {
    states: isRequest ? ['REQUESTED'] : bookedStates(hold.price),
    outcome: isRequest ? null : booking.outcome,
    appointmentId,
    paymentId,
  });
  const told = isRequest ? appointmentRequested(appointment, tx.now) : appointmentBooked(appointment, tx.now);
  await outbox.record(tx, [told, ...moved]);
  return ok(appointment);
}

function appointmentFrom(hold: Hold, made: { paymentId: PaymentId | null; isRequest: boolean; at: Date }): Appointment {
  const { paymentId, isRequest, at } = made;
  const { id: holdId, claimCount: _, expiresAt: __, endedAt: ___, outcome: ____, ...visit } = hold;
  return {
    ...visit,
    id: newId<'Appointment'>(),
    holdId,
    paymentId,
    status: isRequest ? 'pending' : 'booked',
    answerBy: isRequest ? answerByFor(hold.visit, at) : null,
    cancelationReason: null,
    feeMinor: null,
    arrivedAt: null,
    startedAt: null,
    overridden: [],
    allowsCoAttendees: false,
    version: 1,
    createdAt: at,
  };
}
