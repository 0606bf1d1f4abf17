import { anyone, createPermissions, mayAct, or, type PermissionTree, platform, ruleOf, signedIn } from '@klear/auth';
import type {
  AppointmentParent,
  ConversationParent,
  HoldParent,
  OrganizationParent,
  PractitionerParent,
  UserParent,
} from '../resolvers/parents.ts';
import { messagePurposes as purposes } from './phi.ts';
import {
  mayReadAppointment,
  mayReadAppointmentsOfOrganization,
  mayReadAppointmentsOfPerson,
  mayReadAppointmentsOfPractitioner,
  mayReadConversation,
  mayUseHold,
  messagesRefusal,
} from './predicates.ts';

const readsAppointment = ruleOf<AppointmentParent>(
  'readsAppointment',
  (viewer, visit) => mayReadAppointment(viewer, visit) || 'NOT_RELATED',
);
const usesHold = ruleOf<HoldParent>('usesHold', (viewer, hold) => mayUseHold(viewer, hold) || 'NOT_RELATED');
const readsConversation = ruleOf<ConversationParent>('readsConversation', (viewer, of) => mayReadConversation(viewer, of) || 'NOT_RELATED');
const readsMessages = ruleOf<ConversationParent>(
  'readsMessages',
  (viewer, of) => messagesRefusal(viewer, of, { purposes, verb: 'READ' }) ?? true,
);
const readsOfPractitioner = ruleOf<PractitionerParent>(
  'readsAppointmentsOfPractitioner',
  (viewer, { id }) => mayReadAppointmentsOfPractitioner(viewer, id) || 'NOT_RELATED',
);
const readsOfPerson = ruleOf<UserParent>(
  'readsAppointmentsOfPerson',
  (viewer, { id }) => mayReadAppointmentsOfPerson(viewer, id) || 'NOT_RELATED',
);
const readsOfOrganization = ruleOf<OrganizationParent>(
  'readsAppointmentsOfOrganization',
  (viewer, { id }) => mayReadAppointmentsOfOrganization(viewer, id) || 'ROLE_REQUIRED',
);
const editsSchedules = or(mayAct('SCHEDULE_EDIT_OWN'), mayAct('SCHEDULE_EDIT_ANY'));
const runsAppointments = or(mayAct('APPOINTMENTS_EDIT_OWN'), mayAct('APPOINTMENTS_EDIT_ANY'));

/** The gate of every field: what is missing here is refused. Commands and loaders ask the predicates again for the row. */
export const permissionTree: PermissionTree = {
  Query: { appointment: signedIn, hold: signedIn, conversation: signedIn, slots: anyone, tzdbVersion: anyone },
  Mutation: {
    setSchedule: editsSchedules,
    addScheduleException: editsSchedules,
    removeScheduleException: editsSchedules,
    holdSlot: signedIn,
    releaseHold: signedIn,
    bookAppointment: signedIn,
    rescheduleAppointment: signedIn,
    cancelAppointment: signedIn,
    checkInAppointment: runsAppointments,
    fulfilAppointment: runsAppointments,
    markNoShow: runsAppointments,
    sendMessage: signedIn,
    markConversationRead: signedIn,
  },
  Subscription: { slotsChanged: anyone, scheduleChanged: anyone, appointmentChanged: signedIn, messageAdded: signedIn },

  // Calendars are public: free times, hours, and that a time is gone.
  Practitioner: { id: anyone, slots: anyone, schedules: anyone, appointments: readsOfPractitioner },
  PractitionerSlots: anyone,
  Slot: anyone,
  Schedule: anyone,
  WeeklyHours: anyone,
  HoursSpan: anyone,
  ScheduleException: anyone,
  ScheduleExceptionConnection: anyone,
  ScheduleExceptionEdge: anyone,
  SlotsChangedEvent: anyone,
  ScheduleChangedEvent: anyone,
  Service: anyone,
  Location: anyone,
  PageInfo: anyone,
  Money: anyone,
  Coding: anyone,

  // Who comes when is not.
  User: { id: anyone, appointments: readsOfPerson },
  Organization: { id: anyone, appointments: readsOfOrganization },
  Appointment: readsAppointment,
  AppointmentConnection: signedIn,
  AppointmentEdge: signedIn,
  AppointmentChangedEvent: signedIn,
  Hold: usesHold,
  Quote: usesHold,
  Conversation: { '*': readsConversation, messages: readsMessages },
  Message: signedIn,
  MessageConnection: signedIn,
  MessageEdge: signedIn,
  MessageAddedEvent: signedIn,
  CareRelationship: platform,

  SetScheduleSuccess: signedIn,
  AddScheduleExceptionSuccess: signedIn,
  RemoveScheduleExceptionSuccess: signedIn,
  HoldSlotSuccess: signedIn,
  ReleaseHoldSuccess: signedIn,
  BookAppointmentSuccess: signedIn,
  RescheduleAppointmentSuccess: signedIn,
  CancelAppointmentSuccess: signedIn,
  CheckInAppointmentSuccess: signedIn,
  FulfilAppointmentSuccess: signedIn,
  MarkNoShowSuccess: signedIn,
  SendMessageSuccess: signedIn,
  MarkConversationReadSuccess: signedIn,
  SlotTaken: signedIn,
  SlotNotOffered: signedIn,
  ClientBusy: signedIn,
  HoldExpired: signedIn,
  PaymentRequired: signedIn,
  VersionConflict: signedIn,
  TransitionRefused: signedIn,
};

export const permissions = createPermissions(permissionTree);
