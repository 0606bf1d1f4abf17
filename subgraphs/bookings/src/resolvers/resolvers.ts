import type { Resolvers } from '../__generated__/resolvers.ts';
import { Appointment } from './Appointment.ts';
import { AppointmentChangedEvent } from './AppointmentChangedEvent.ts';
import { Bookability } from './Bookability.ts';
import { BookingProcess } from './BookingProcess.ts';
import { BookingProcessChangedEvent } from './BookingProcessChangedEvent.ts';
import { BookingStep } from './BookingStep.ts';
import { CancellationPreview } from './CancellationPreview.ts';
import { CareRelationship } from './CareRelationship.ts';
import { Conversation } from './Conversation.ts';
import { ConversationChangedEvent } from './ConversationChangedEvent.ts';
import { FeeChanged } from './FeeChanged.ts';
import { HeldTime } from './HeldTime.ts';
import { Hold } from './Hold.ts';
import { HoursSpan } from './HoursSpan.ts';
import { Message } from './Message.ts';
import { MessageAddedEvent } from './MessageAddedEvent.ts';
import { addResource } from './Mutation/addResource.ts';
import { addScheduleException } from './Mutation/addScheduleException.ts';
import { addTimeOff } from './Mutation/addTimeOff.ts';
import { allowCoAttendees } from './Mutation/allowCoAttendees.ts';
import { arriveAppointment } from './Mutation/arriveAppointment.ts';
import { bookAppointment } from './Mutation/bookAppointment.ts';
import { bookForClient } from './Mutation/bookForClient.ts';
import { cancelAppointment } from './Mutation/cancelAppointment.ts';
import { checkInAppointment } from './Mutation/checkInAppointment.ts';
import { completeTask } from './Mutation/completeTask.ts';
import { confirmAppointment } from './Mutation/confirmAppointment.ts';
import { declineAppointment } from './Mutation/declineAppointment.ts';
import { editMessage } from './Mutation/editMessage.ts';
import { fulfilAppointment } from './Mutation/fulfilAppointment.ts';
import { holdAnySlot } from './Mutation/holdAnySlot.ts';
import { holdSlot } from './Mutation/holdSlot.ts';
import { markConversationRead } from './Mutation/markConversationRead.ts';
import { markNoShow } from './Mutation/markNoShow.ts';
import { releaseHold } from './Mutation/releaseHold.ts';
import { removeScheduleException } from './Mutation/removeScheduleException.ts';
import { removeTimeOff } from './Mutation/removeTimeOff.ts';
import { renewHold } from './Mutation/renewHold.ts';
import { rescheduleAppointment } from './Mutation/rescheduleAppointment.ts';
import { retireResource } from './Mutation/retireResource.ts';
import { sendMessage } from './Mutation/sendMessage.ts';
import { setRoutingPool } from './Mutation/setRoutingPool.ts';
import { setSchedule } from './Mutation/setSchedule.ts';
import { signalConversation } from './Mutation/signalConversation.ts';
import { startAppointment } from './Mutation/startAppointment.ts';
import { updateResource } from './Mutation/updateResource.ts';
import { withdrawMessage } from './Mutation/withdrawMessage.ts';
import { OpenSpan } from './OpenSpan.ts';
import { Organization } from './Organization.ts';
import { OrganizationDay } from './OrganizationDay.ts';
import { PassedOver } from './PassedOver.ts';
import { Practitioner } from './Practitioner.ts';
import { PractitionerDay } from './PractitionerDay.ts';
import { PractitionerSlots } from './PractitionerSlots.ts';
import { appointment } from './Query/appointment.ts';
import { bookability } from './Query/bookability.ts';
import { bookingProcess } from './Query/bookingProcess.ts';
import { cancellationPreview } from './Query/cancellationPreview.ts';
import { conversation } from './Query/conversation.ts';
import { hold } from './Query/hold.ts';
import { slots } from './Query/slots.ts';
import { tzdbVersion } from './Query/tzdbVersion.ts';
import { QueueChangedEvent } from './QueueChangedEvent.ts';
import { Quote } from './Quote.ts';
import { Resource } from './Resource.ts';
import { RoutingPool } from './RoutingPool.ts';
import { RoutingShare } from './RoutingShare.ts';
import { Schedule } from './Schedule.ts';
import { ScheduleChangedEvent } from './ScheduleChangedEvent.ts';
import { Slot } from './Slot.ts';
import { SlotsChangedEvent } from './SlotsChangedEvent.ts';
import { SlotTaken } from './SlotTaken.ts';
import { appointmentChanged } from './Subscription/appointmentChanged.ts';
import { bookingProcessChanged } from './Subscription/bookingProcessChanged.ts';
import { conversationChanged } from './Subscription/conversationChanged.ts';
import { messageAdded } from './Subscription/messageAdded.ts';
import { queueChanged } from './Subscription/queueChanged.ts';
import { scheduleChanged } from './Subscription/scheduleChanged.ts';
import { slotsChanged } from './Subscription/slotsChanged.ts';
import { Task } from './Task.ts';
import { TimeOff } from './TimeOff.ts';
import { TransitionRefused } from './TransitionRefused.ts';
import { User } from './User.ts';
import { WeeklyHours } from './WeeklyHours.ts';

/** One entry per root field and per type, each in the file of its name. */
export const resolvers: Resolvers = {
  Mutation: {
    renewHold,
    confirmAppointment,
    declineAppointment,
    bookForClient,
    allowCoAttendees,
    arriveAppointment,
    startAppointment,
    addResource,
    addScheduleException,
    addTimeOff,
    bookAppointment,
    cancelAppointment,
    checkInAppointment,
    completeTask,
    editMessage,
    fulfilAppointment,
    holdSlot,
    holdAnySlot,
    setRoutingPool,
    markConversationRead,
    markNoShow,
    releaseHold,
    removeScheduleException,
    removeTimeOff,
    rescheduleAppointment,
    retireResource,
    sendMessage,
    setSchedule,
    signalConversation,
    withdrawMessage,
    updateResource,
  },
  Query: { appointment, bookability, bookingProcess, cancellationPreview, conversation, hold, slots, tzdbVersion },
  Subscription: {
    appointmentChanged,
    bookingProcessChanged,
    conversationChanged,
    messageAdded,
    queueChanged,
    scheduleChanged,
    slotsChanged,
  },
  Appointment,
  AppointmentChangedEvent,
  BookingProcess,
  BookingProcessChangedEvent,
  BookingStep,
  CancellationPreview,
  Bookability,
  CareRelationship,
  Conversation,
  ConversationChangedEvent,
  FeeChanged,
  HeldTime,
  Hold,
  HoursSpan,
  Message,
  MessageAddedEvent,
  Organization,
  OpenSpan,
  OrganizationDay,
  Practitioner,
  PractitionerDay,
  PractitionerSlots,
  QueueChangedEvent,
  Quote,
  Resource,
  Schedule,
  PassedOver,
  RoutingPool,
  RoutingShare,
  ScheduleChangedEvent,
  Slot,
  SlotTaken,
  SlotsChangedEvent,
  Task,
  TimeOff,
  TransitionRefused,
  User,
  WeeklyHours,
};
