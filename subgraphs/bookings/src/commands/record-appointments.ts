import { newId, type UserId } from '@klear/core';
import { type Database, outbox, type Tx } from '@klear/db';
import type { Appointment, AppointmentId, CancelationReason } from '../domain/appointment.ts';
import { occupiedBy, scheduleFor, visitOf } from '../domain/bookability.ts';
import { claimsOf } from '../domain/claims.ts';
import type { Schedule } from '../domain/schedule.ts';
import type { KnownService, ServiceId } from '../domain/service.ts';
import type { SessionId } from '../domain/session.ts';
import type { AppointmentStatus } from '../domain/transitions.ts';
import { appointmentBooked } from '../events/published.ts';
import { appointments } from '../store/appointments.ts';
import { loadBookingFacts } from '../store/booking-facts.ts';
import { claimForMany } from '../store/claims.ts';
import { conversations } from '../store/conversations.ts';
import { knownServices } from '../store/known-services.ts';
import { schedules } from '../store/schedules.ts';
import { type ClaimedVisit, claimVisit } from './claim-visit.ts';

/** An appointment as another system or a generator tells it. Its id makes recording it again harmless. */
export interface PastAppointment {
  readonly id: AppointmentId;
  readonly serviceId: ServiceId;
  readonly clientId: UserId;
  readonly start: Date;
  readonly status: AppointmentStatus;
  readonly cancelationReason?: CancelationReason;
}

/** How many were written, how many were there already, and the ids of those whose service is unknown or whose time is taken. */
export interface Recorded {
  readonly recorded: number;
  readonly known: number;
  readonly refused: readonly AppointmentId[];
}

const batch = 500;

/** Writes appointments as the platform: notice, horizon, hours and grid are waived, overlap never. No payment is asked for. */
export async function recordAppointments(db: Database, list: readonly PastAppointment[]): Promise<Recorded> {
  let recorded = 0;
  let known = 0;
  const refused: AppointmentId[] = [];
  for (let at = 0; at < list.length; at += batch) {
    const part = await db.asSystem((tx) => recordBatch(tx, list.slice(at, at + batch)));
    recorded += part.recorded;
    known += part.known;
    refused.push(...part.refused);
  }
  return { recorded, known, refused };
}

async function recordBatch(tx: Tx, list: readonly PastAppointment[]): Promise<Recorded> {
  const there = new Set(
    (
      await appointments.byIds(
        tx,
        list.map(({ id }) => id),
      )
    ).map(({ id }) => id),
  );
  const fresh = list.filter(({ id }) => !there.has(id));
  const services = new Map(
    (await knownServices.byIds(tx, [...new Set(fresh.map(({ serviceId }) => serviceId))])).map((one) => [one.id, one]),
  );
  const practitioners = [...new Set([...services.values()].map(({ practitionerId }) => practitionerId))];
  const calendars = await schedules.ofPractitioners(tx, practitioners);
  const made = fresh.flatMap((told) => {
    const service = services.get(told.serviceId);
    const appointment = service && appointmentOf(told, service, calendars, tx.now);
    return appointment ? [appointment] : [];
  });
  const isClaiming = ({ status }: Appointment) => !['cancelled', 'noshow', 'entered-in-error', 'proposed', 'waitlist'].includes(status);
  const isAlone = ({ serviceId }: Appointment) => isOfTwo(services.get(serviceId));
  const claiming = made.filter(isClaiming);
  const claimed = await claimForMany(
    tx,
    claiming.filter(isAlone).map((appointment) => ({ appointment, claims: claimsOf(appointment) })),
  );
  const seated = new Map<AppointmentId, SessionId | null>();
  for (const appointment of claiming.filter((one) => !isAlone(one))) {
    const place = await claimOne(tx, appointment, calendars);
    if (place) seated.set(appointment.id, place.sessionId);
  }
  const written = made
    .filter((appointment) => !isClaiming(appointment) || claimed.has(appointment.id) || seated.has(appointment.id))
    .map((appointment) => ({ ...appointment, sessionId: seated.get(appointment.id) ?? null }));
  await appointments.insertMany(tx, written);
  await conversations.insert(
    tx,
    written.map(({ id: appointmentId, organizationId, clientId, practitionerId }) => ({
      id: newId<'Conversation'>(),
      organizationId,
      appointmentId,
      clientId,
      practitionerId,
      lastPosition: 0,
    })),
  );
  await outbox.record(
    tx,
    written.filter(({ status }) => status !== 'cancelled').map((appointment) => appointmentBooked(appointment, tx.now)),
  );
  const ids = new Set(written.map(({ id }) => id));
  return { recorded: written.length, known: there.size, refused: fresh.map(({ id }) => id).filter((id) => !ids.has(id)) };
}

/** Takes nobody and nothing but its practitioner and one client: such visits are claimed many at a time. */
const isOfTwo = (service: KnownService | undefined): boolean => service?.capacity === 1 && service.needs.length === 0;

/** The claims of a visit that needs a room or is a seat in a group; undefined when they cannot be had. */
async function claimOne(tx: Tx, appointment: Appointment, calendars: readonly Schedule[]): Promise<ClaimedVisit | undefined> {
  const { id: appointmentId, serviceId, clientId, visit } = appointment;
  const schedule = calendars.find(({ id }) => id === appointment.scheduleId);
  if (!schedule) return undefined;
  const facts = await loadBookingFacts(tx, { serviceId, clientId, start: visit.start, at: tx.now });
  const claimed = await claimVisit(tx, facts, { clientId, claimant: { appointmentId }, schedule });
  return claimed.ok ? claimed.value : undefined;
}

function appointmentOf(told: PastAppointment, service: KnownService, calendars: readonly Schedule[], at: Date): Appointment | undefined {
  const own = calendars.filter((one) => one.organizationId === service.organizationId && one.practitionerId === service.practitionerId);
  const schedule = scheduleFor(service, own, told.start) ?? own[0];
  if (!schedule) return undefined;
  const visit = visitOf(service, told.start);
  return {
    id: told.id,
    organizationId: service.organizationId,
    practitionerId: service.practitionerId,
    clientId: told.clientId,
    serviceId: service.id,
    scheduleId: schedule.id,
    locationId: schedule.locationId,
    holdId: null,
    paymentId: null,
    status: told.status,
    cancelationReason: told.cancelationReason ?? null,
    feeMinor: null,
    startedAt: null,
    answerBy: null,
    sessionId: null,
    overridden: [],
    allowsCoAttendees: false,
    arrivedAt: told.status === 'arrived' || told.status === 'checked-in' ? told.start : null,
    visit,
    occupied: occupiedBy(service, visit),
    zone: schedule.zone,
    modality: service.modality,
    price: service.price,
    jurisdiction: null,
    cancellationPolicy: service.cancellationPolicy,
    version: 1,
    createdAt: at,
  };
}
