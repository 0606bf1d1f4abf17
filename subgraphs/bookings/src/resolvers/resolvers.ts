import type { Resolvers } from '../__generated__/resolvers.ts';
import { Appointment } from './Appointment.ts';
import { AppointmentChangedEvent } from './AppointmentChangedEvent.ts';
import { CareRelationship } from './CareRelationship.ts';
import { Conversation } from './Conversation.ts';
import { Hold } from './Hold.ts';
import { HoursSpan } from './HoursSpan.ts';
import { Message } from './Message.ts';
import { MessageAddedEvent } from './MessageAddedEvent.ts';
import { addScheduleException } from './Mutation/addScheduleException.ts';
import { bookAppointment } from './Mutation/bookAppointment.ts';
import { cancelAppointment } from './Mutation/cancelAppointment.ts';
import { checkInAppointment } from './Mutation/checkInAppointment.ts';
import { fulfilAppointment } from './Mutation/fulfilAppointment.ts';
import { holdSlot } from './Mutation/holdSlot.ts';
import { markConversationRead } from './Mutation/markConversationRead.ts';
import { markNoShow } from './Mutation/markNoShow.ts';
import { releaseHold } from './Mutation/releaseHold.ts';
import { removeScheduleException } from './Mutation/removeScheduleException.ts';
import { rescheduleAppointment } from './Mutation/rescheduleAppointment.ts';
import { sendMessage } from './Mutation/sendMessage.ts';
import { setSchedule } from './Mutation/setSchedule.ts';
import { Organization } from './Organization.ts';
import { Practitioner } from './Practitioner.ts';
import { PractitionerSlots } from './PractitionerSlots.ts';
import { appointment } from './Query/appointment.ts';
import { conversation } from './Query/conversation.ts';
import { hold } from './Query/hold.ts';
import { slots } from './Query/slots.ts';
import { tzdbVersion } from './Query/tzdbVersion.ts';
import { Quote } from './Quote.ts';
import { Schedule } from './Schedule.ts';
import { ScheduleChangedEvent } from './ScheduleChangedEvent.ts';
import { Slot } from './Slot.ts';
import { SlotsChangedEvent } from './SlotsChangedEvent.ts';
import { SlotTaken } from './SlotTaken.ts';
import { appointmentChanged } from './Subscription/appointmentChanged.ts';
import { messageAdded } from './Subscription/messageAdded.ts';
import { scheduleChanged } from './Subscription/scheduleChanged.ts';
import { slotsChanged } from './Subscription/slotsChanged.ts';
import { TransitionRefused } from './TransitionRefused.ts';
import { User } from './User.ts';
import { WeeklyHours } from './WeeklyHours.ts';

/** One entry per root field and per type, each in the file of its name. */
export const resolvers: Resolvers = {
  Mutation: {
    addScheduleException,
    bookAppointment,
    cancelAppointment,
    checkInAppointment,
    fulfilAppointment,
    holdSlot,
    markConversationRead,
    markNoShow,
    releaseHold,
    removeScheduleException,
    rescheduleAppointment,
    sendMessage,
    setSchedule,
  },
  Query: { appointment, conversation, hold, slots, tzdbVersion },
  Subscription: { appointmentChanged, messageAdded, scheduleChanged, slotsChanged },
  Appointment,
  AppointmentChangedEvent,
  CareRelationship,
  Conversation,
  Hold,
  HoursSpan,
  Message,
  MessageAddedEvent,
  Organization,
  Practitioner,
  PractitionerSlots,
  Quote,
  Schedule,
  ScheduleChangedEvent,
  Slot,
  SlotTaken,
  SlotsChangedEvent,
  TransitionRefused,
  User,
  WeeklyHours,
};
