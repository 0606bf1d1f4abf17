import { type EventOf, event } from '@klear/events';
import type { Appointment } from '../domain/appointment.ts';
import type { Message } from '../domain/conversation.ts';
import type { Hold } from '../domain/hold.ts';
import type { Schedule } from '../domain/schedule.ts';

type Cancelled = EventOf<'AppointmentCancelled'>['payload'];

const ofHold = (hold: Hold) => ({
  holdId: hold.id,
  organizationId: hold.organizationId,
  practitionerId: hold.practitionerId,
  clientId: hold.clientId,
  serviceId: hold.serviceId,
  locationId: hold.locationId,
  startsAt: hold.visit.start.toISOString(),
  endsAt: hold.visit.end.toISOString(),
});

export const slotHeld = (hold: Hold, time: Date) =>
  event('SlotHeld', {
    aggregate: { type: 'Hold', id: hold.id, version: 1 },
    organizationId: hold.organizationId,
    time,
    payload: { ...ofHold(hold), expiresAt: hold.expiresAt.toISOString() },
  });

/** Not told when the hold became an appointment: AppointmentBooked tells that. */
export const holdReleased = (hold: Hold, reason: 'RELEASED' | 'EXPIRED', time: Date) =>
  event('HoldReleased', {
    aggregate: { type: 'Hold', id: hold.id, version: 2 },
    organizationId: hold.organizationId,
    time,
    payload: { ...ofHold(hold), reason },
  });

const ofAppointment = (appointment: Appointment) => ({
  appointmentId: appointment.id,
  organizationId: appointment.organizationId,
  practitionerId: appointment.practitionerId,
  clientId: appointment.clientId,
  serviceId: appointment.serviceId,
  locationId: appointment.locationId,
  paymentId: appointment.paymentId,
  startsAt: appointment.visit.start.toISOString(),
  endsAt: appointment.visit.end.toISOString(),
});

const envelopeOf = (appointment: Appointment, time: Date) => ({
  aggregate: { type: 'Appointment', id: appointment.id, version: appointment.version },
  organizationId: appointment.organizationId,
  time,
});

export const appointmentBooked = (appointment: Appointment, time: Date) =>
  event('AppointmentBooked', { ...envelopeOf(appointment, time), payload: { ...ofAppointment(appointment), holdId: appointment.holdId } });

export const appointmentRescheduled = (appointment: Appointment, previous: Appointment, time: Date) =>
  event('AppointmentRescheduled', {
    ...envelopeOf(appointment, time),
    payload: {
      ...ofAppointment(appointment),
      previousStartsAt: previous.visit.start.toISOString(),
      previousEndsAt: previous.visit.end.toISOString(),
    },
  });

export const appointmentCancelled = (appointment: Appointment, cancelledBy: Cancelled['cancelledBy'], time: Date) =>
  event('AppointmentCancelled', {
    ...envelopeOf(appointment, time),
    payload: { ...ofAppointment(appointment), cancelledBy, reason: appointment.cancelationReason },
  });

/** The events of verbs that change nothing but the status. */
export const appointmentNoted = (
  type: 'AppointmentCheckedIn' | 'AppointmentFulfilled' | 'AppointmentNoShow',
  appointment: Appointment,
  time: Date,
) => event(type, { ...envelopeOf(appointment, time), payload: ofAppointment(appointment) });

export const scheduleChanged = (schedule: Schedule, time: Date) =>
  event('ScheduleChanged', {
    aggregate: { type: 'Schedule', id: schedule.id, version: schedule.version },
    organizationId: schedule.organizationId,
    time,
    payload: { organizationId: schedule.organizationId, scheduleId: schedule.id, practitionerId: schedule.practitionerId },
  });

export const messagePosted = (message: Omit<Message, 'text'>, appointment: Pick<Appointment, 'id'>, time: Date) =>
  event('MessagePosted', {
    aggregate: { type: 'Conversation', id: message.conversationId, version: message.position },
    organizationId: message.organizationId,
    time,
    payload: {
      messageId: message.id,
      conversationId: message.conversationId,
      appointmentId: appointment.id,
      organizationId: message.organizationId,
      authorId: message.authorId,
      postedAt: message.postedAt.toISOString(),
    },
  });
