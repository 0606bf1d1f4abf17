import { badInput, err, forbidden, newId, notFound, ok, type Result, type UserId } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { Appointment, AppointmentId } from '../domain/appointment.ts';
import { type BookingFacts, occupiedBy, placeFor, reasonsAgainst, type UnbookableReason, visitOf } from '../domain/bookability.ts';
import { standing } from '../domain/override.ts';
import { priceAt } from '../domain/price.ts';
import type { Schedule } from '../domain/schedule.ts';
import type { ServiceId } from '../domain/service.ts';
import { appointmentBooked } from '../events/published.ts';
import { mayBookForClients, mayOverride } from '../policies/predicates.ts';
import { appointments } from '../store/appointments.ts';
import { loadBookingFacts } from '../store/booking-facts.ts';
import { conversations } from '../store/conversations.ts';
import { recallAppointment, recordOverride } from './change-appointment.ts';
import { claimVisit } from './claim-visit.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import { type ClientBusy, refusalOfReasons, type SlotNotOffered, type SlotTaken } from './outcomes.ts';

export interface BookForClient {
  readonly serviceId: ServiceId;
  readonly clientId: UserId;
  readonly start: Date;
  readonly durationMinutes?: number | null | undefined;
  readonly jurisdiction?: string | null | undefined;
  /** What is waived; every other reason that stands is told and nothing is booked. */
  readonly overriding: readonly UnbookableReason[];
  readonly idempotencyKey: string;
}

type Refused = SlotTaken | SlotNotOffered | ClientBusy;

/**
 * Books at the desk for a client of the practice, at the price of now, to be paid there. What was waived is kept with the appointment;
 * overlap, licence, and what is retired or suspended are never waived.
 */
export function bookForClient(ctx: CommandContext, input: BookForClient): Promise<Result<Appointment, Refused>> {
  return asViewerOnce<Appointment, Refused>(
    ctx,
    { mutation: 'bookForClient', input },
    { run: (tx) => run(tx, ctx, input), recall: (tx, id) => recallAppointment(tx, id as AppointmentId) },
  );
}

async function run(tx: Tx, { viewer }: CommandContext, input: BookForClient): Promise<Result<Appointment, Refused>> {
  const { clientId, start } = input;
  const facts = await loadBookingFacts(tx, { ...input, toBook: true, at: tx.now });
  const { service } = facts;
  // A service of another practice is no more than one that does not exist.
  if (service.organizationId !== viewer.organizationId) throw notFound('Service');
  if (!mayBookForClients(viewer, service)) throw forbidden('ROLE_REQUIRED');
  if (input.overriding.length > 0 && !mayOverride(viewer, service)) throw forbidden('ROLE_REQUIRED');
  // Whoever never booked there is nobody to this practice: an id alone books nobody.
  if (!(await appointments.isKnownClient(tx, service.organizationId, clientId))) throw notFound('User');
  if (service.practitionerId === clientId) {
    throw badInput([
      { path: ['input', 'clientId'], code: 'OWN_SERVICE', message: 'gives this service: practitioners do not book themselves.' },
    ]);
  }
  const against = reasonsAgainst(facts);
  const schedule = placeFor(facts)?.schedule;
  const wanted = { ...input, startsAt: start };
  if (standing(against, input.overriding).length > 0 || !schedule) return err(refusalOfReasons(against, wanted));

  const appointment = appointmentOn(facts, { schedule, clientId, overridden: against });
  const withoutBuffers = against.includes('BUFFER');
  const claimed = await claimVisit(tx, facts, { clientId, claimant: { appointmentId: appointment.id }, schedule, withoutBuffers });
  if (!claimed.ok) return err(refusalOfReasons(claimed.error, wanted));
  const booked = { ...appointment, sessionId: claimed.value.sessionId };
  await record(tx, booked);
  return ok(booked);
}

function appointmentOn(
  facts: BookingFacts,
  made: { schedule: Schedule; clientId: UserId; overridden: readonly UnbookableReason[] },
): Appointment {
  const { service, startsAt, durationMinutes, at } = facts;
  const { schedule, clientId, overridden } = made;
  const visit = visitOf(service, startsAt, durationMinutes);
  return {
    id: newId<'Appointment'>(),
    organizationId: service.organizationId,
    practitionerId: service.practitionerId,
    clientId,
    serviceId: service.id,
    scheduleId: schedule.id,
    locationId: schedule.locationId,
    holdId: null,
    paymentId: null,
    status: 'booked',
    visit,
    occupied: overridden.includes('BUFFER') ? visit : occupiedBy(service, visit),
    zone: schedule.zone,
    modality: service.modality,
    price: priceAt(service, { startsAt, durationMinutes, zone: schedule.zone }) ?? service.price,
    jurisdiction: service.modality === 'IN_PERSON' ? null : facts.jurisdiction,
    cancellationPolicy: service.cancellationPolicy,
    cancelationReason: null,
    feeMinor: null,
    arrivedAt: null,
    startedAt: null,
    answerBy: null,
    sessionId: null,
    overridden,
    allowsCoAttendees: false,
    version: 1,
    createdAt: at,
  };
}

async function record(tx: Tx, appointment: Appointment): Promise<void> {
  const { id, organizationId, clientId, practitionerId } = appointment;
  await appointments.insert(tx, appointment);
  const conversation = { id: newId<'Conversation'>(), organizationId, appointmentId: id, clientId, practitionerId, lastPosition: 0 };
  await conversations.insert(tx, [conversation]);
  await recordFacts(tx, [
    {
      type: 'appointment.booked',
      action: 'C',
      outcome: '0',
      entity: { type: 'Appointment', id },
      subjectPersonId: clientId,
      organizationId,
    },
  ]);
  await recordOverride(tx, appointment, appointment.overridden);
  await outbox.record(tx, [appointmentBooked(appointment, tx.now)]);
}
