import type { UserId } from '@klear/core';
import { type EventOf, event } from '@klear/events';
import type { Appointment } from '../domain/appointment.ts';
import type { BookingProcess } from '../domain/booking-process.ts';
import type { Conversation, Message } from '../domain/conversation.ts';
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
  sessionId: hold.sessionId,
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

export const holdRenewed = (hold: Hold, time: Date) =>
  event('HoldRenewed', {
    aggregate: { type: 'Hold', id: hold.id, version: hold.version },
    organizationId: hold.organizationId,
    time,
    payload: { ...ofHold(hold), expiresAt: hold.expiresAt.toISOString() },
  });

/** Not told when the hold became an appointment: AppointmentBooked tells that. */
export const holdReleased = (hold: Hold, reason: 'RELEASED' | 'EXPIRED', time: Date) =>
  event('HoldReleased', {
    aggregate: { type: 'Hold', id: hold.id, version: hold.version + 1 },
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
  sessionId: appointment.sessionId,
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

/** A request was made, or the practice has agreed to it. */
const answered = (type: 'AppointmentRequested' | 'AppointmentConfirmed') => (appointment: Appointment, time: Date) =>
  event(type, { ...envelopeOf(appointment, time), payload: { ...ofAppointment(appointment), holdId: appointment.holdId } });

export const appointmentRequested = answered('AppointmentRequested');
export const appointmentConfirmed = answered('AppointmentConfirmed');

export const appointmentRescheduled = (appointment: Appointment, previous: Appointment, time: Date) =>
  event('AppointmentRescheduled', {
    ...envelopeOf(appointment, time),
    payload: {
      ...ofAppointment(appointment),
      previousStartsAt: previous.visit.start.toISOString(),
      previousEndsAt: previous.visit.end.toISOString(),
    },
  });

/** The tz database changed: the visit moved with its wall time, or stays where it is since something stands in the way. */
export const appointmentReanchored = (
  appointment: Appointment,
  previous: Appointment,
  { tzdbVersion, outcome, time }: { tzdbVersion: string; outcome: 'MOVED' | 'KEPT'; time: Date },
) =>
  event('AppointmentReanchored', {
    ...envelopeOf(appointment, time),
    payload: {
      ...ofAppointment(appointment),
      previousStartsAt: previous.visit.start.toISOString(),
      previousEndsAt: previous.visit.end.toISOString(),
      tzdbVersion,
      outcome,
    },
  });

export const appointmentCancelled = (appointment: Appointment, cancelledBy: Cancelled['cancelledBy'], time: Date) =>
  event('AppointmentCancelled', {
    ...envelopeOf(appointment, time),
    payload: { ...ofAppointment(appointment), cancelledBy, reason: appointment.cancelationReason, feeMinor: appointment.feeMinor ?? 0 },
  });

export const appointmentMissed = (appointment: Appointment, time: Date) =>
  event('AppointmentNoShow', {
    ...envelopeOf(appointment, time),
    payload: { ...ofAppointment(appointment), feeMinor: appointment.feeMinor },
  });

/** The events of verbs that change nothing but the status. */
export const appointmentNoted = (
  type: 'AppointmentArrived' | 'AppointmentCheckedIn' | 'AppointmentStarted' | 'AppointmentFulfilled',
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

export const bookingProcessChanged = (process: BookingProcess, time: Date) => {
  const { id: bookingProcessId, organizationId, clientId, state, outcome, appointmentId, paymentId, version } = process;
  return event('BookingProcessChanged', {
    aggregate: { type: 'BookingProcess', id: bookingProcessId, version },
    organizationId,
    time,
    payload: { bookingProcessId, organizationId, clientId, state, outcome, appointmentId, paymentId },
  });
};

/** How far a participant has read: a receipt for the other one. */
export const conversationRead = (conversation: Conversation, { readerId, position }: { readerId: UserId; position: number }, time: Date) =>
  event('ConversationRead', {
    aggregate: { type: 'ConversationReader', id: readerId, version: position },
    organizationId: conversation.organizationId,
    time,
    payload: {
      conversationId: conversation.id,
      organizationId: conversation.organizationId,
      readerId,
      position,
      readAt: time.toISOString(),
    },
  });

export const messageChanged = (type: 'MessageEdited' | 'MessageWithdrawn', message: Omit<Message, 'text'>, time: Date) =>
  event(type, {
    aggregate: { type: 'Message', id: message.id, version: message.version },
    organizationId: message.organizationId,
    time,
    payload: {
      messageId: message.id,
      conversationId: message.conversationId,
      organizationId: message.organizationId,
      authorId: message.authorId,
      changedAt: time.toISOString(),
    },
  });
