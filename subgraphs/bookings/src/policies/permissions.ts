import { anyone, createPermissions, mayAct, or, type PermissionTree, platform, ruleOf, signedIn } from '@klear/auth';
import type {
  AppointmentParent,
  BookingProcessParent,
  ConversationParent,
  HoldParent,
  MessageParent,
  OrganizationParent,
  PractitionerParent,
  ResourceParent,
  RoutingPoolParent,
  TaskParent,
  UserParent,
} from '../resolvers/parents.ts';
import { messagePurposes as purposes } from './phi.ts';
import {
  deskPartOf,
  mayEditRouting,
  mayFollowBooking,
  mayReadAppointment,
  mayReadAppointmentsOfOrganization,
  mayReadAppointmentsOfPerson,
  mayReadAppointmentsOfPractitioner,
  mayReadConversation,
  mayReadOverride,
  mayReadResources,
  mayReadTask,
  mayReadTrace,
  mayUseHold,
  messagesRefusal,
  tasksReadBy,
} from './predicates.ts';

const readsAppointment = ruleOf<AppointmentParent>(
  'readsAppointment',
  (viewer, visit) => mayReadAppointment(viewer, visit) || 'NOT_RELATED',
);
const readsOverride = ruleOf<AppointmentParent>('readsOverride', (viewer, visit) => mayReadOverride(viewer, visit) || 'NOT_RELATED');
const usesHold = ruleOf<HoldParent>('usesHold', (viewer, hold) => mayUseHold(viewer, hold) || 'NOT_RELATED');
const followsBooking = ruleOf<BookingProcessParent>('followsBooking', (viewer, of) => mayFollowBooking(viewer, of) || 'NOT_RELATED');
const readsConversation = ruleOf<ConversationParent>('readsConversation', (viewer, of) => mayReadConversation(viewer, of) || 'NOT_RELATED');
const readsMessages = ruleOf<ConversationParent>(
  'readsMessages',
  (viewer, of) => messagesRefusal(viewer, of, { purposes, verb: 'READ' }) ?? true,
);
const readsOwnWords = ruleOf<MessageParent>('readsOwnWords', (viewer, { authorId }) => mayReadTrace(viewer, authorId) || 'NOT_RELATED');
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
const readsTasks = ruleOf<OrganizationParent>(
  'readsTasksOfOrganization',
  (viewer, { id }) => tasksReadBy(viewer, id) !== 'NONE' || 'ROLE_REQUIRED',
);
const readsTask = ruleOf<TaskParent>('readsTask', (viewer, task) => mayReadTask(viewer, task) || 'NOT_RELATED');
const readsDesk = ruleOf<OrganizationParent>('readsDesk', (viewer, { id }) => deskPartOf(viewer, id) !== undefined || 'ROLE_REQUIRED');
const hearsDesk = or(mayAct('APPOINTMENTS_READ_OWN'), mayAct('APPOINTMENTS_READ_ANY'));
const readsResourcesOfOrganization = ruleOf<OrganizationParent>(
  'readsResourcesOfOrganization',
  (viewer, { id }) => mayReadResources(viewer, id) || 'ROLE_REQUIRED',
);
const readsResource = ruleOf<ResourceParent>(
  'readsResource',
  (viewer, { organizationId }) => mayReadResources(viewer, organizationId) || 'ROLE_REQUIRED',
);
const editsRouting = ruleOf<RoutingPoolParent>(
  'editsRouting',
  (viewer, { organizationId }) => mayEditRouting(viewer, organizationId) || 'ROLE_REQUIRED',
);
const editsResources = mayAct('RESOURCES_EDIT');
const editsSchedules = or(mayAct('SCHEDULE_EDIT_OWN'), mayAct('SCHEDULE_EDIT_ANY'));
const runsAppointments = or(mayAct('APPOINTMENTS_EDIT_OWN'), mayAct('APPOINTMENTS_EDIT_ANY'));

/** The gate of every field: what is missing here is refused. Commands and loaders ask the predicates again for the row. */
export const permissionTree: PermissionTree = {
  Query: {
    appointment: signedIn,
    bookingProcess: signedIn,
    cancellationPreview: signedIn,
    hold: signedIn,
    conversation: signedIn,
    slots: anyone,
    bookability: anyone,
    tzdbVersion: anyone,
  },
  Mutation: {
    addResource: editsResources,
    updateResource: editsResources,
    retireResource: editsResources,
    setSchedule: editsSchedules,
    addScheduleException: editsSchedules,
    removeScheduleException: editsSchedules,
    addTimeOff: editsSchedules,
    removeTimeOff: editsSchedules,
    holdSlot: signedIn,
    holdAnySlot: signedIn,
    setRoutingPool: mayAct('SERVICES_EDIT'),
    renewHold: signedIn,
    releaseHold: signedIn,
    bookAppointment: signedIn,
    rescheduleAppointment: signedIn,
    cancelAppointment: signedIn,
    confirmAppointment: runsAppointments,
    declineAppointment: runsAppointments,
    bookForClient: runsAppointments,
    allowCoAttendees: signedIn,
    arriveAppointment: runsAppointments,
    checkInAppointment: runsAppointments,
    startAppointment: runsAppointments,
    fulfilAppointment: runsAppointments,
    markNoShow: runsAppointments,
    completeTask: runsAppointments,
    sendMessage: signedIn,
    editMessage: signedIn,
    signalConversation: signedIn,
    withdrawMessage: signedIn,
    markConversationRead: signedIn,
  },
  Subscription: {
    slotsChanged: anyone,
    scheduleChanged: anyone,
    appointmentChanged: signedIn,
    bookingProcessChanged: signedIn,
    queueChanged: hearsDesk,
    conversationChanged: signedIn,
    messageAdded: signedIn,
  },

  // Calendars are public: free times, hours, and that a time is gone.
  Practitioner: { id: anyone, slots: anyone, schedules: anyone, appointments: readsOfPractitioner },
  PractitionerSlots: anyone,
  Slot: anyone,
  Bookability: anyone,
  Unbookable: anyone,
  TimeOff: anyone,
  RoutingSlot: anyone,
  RoutingPool: { '*': anyone, strategy: editsRouting, shares: editsRouting, version: editsRouting },
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
  CancellationPolicy: anyone,
  CancellationTier: anyone,
  PageInfo: anyone,
  Money: anyone,
  Coding: anyone,

  // Who comes when is not.
  User: { id: anyone, appointments: readsOfPerson },
  Organization: {
    id: anyone,
    routingPools: anyone,
    timeZone: anyone,
    appointments: readsOfOrganization,
    day: readsDesk,
    queue: readsDesk,
    resources: readsResourcesOfOrganization,
    tasks: readsTasks,
  },
  OrganizationDay: signedIn,
  PractitionerDay: signedIn,
  PractitionerDayConnection: signedIn,
  PractitionerDayEdge: signedIn,
  OpenSpan: signedIn,
  DaySpan: signedIn,
  HeldTime: signedIn,
  QueueEntry: signedIn,
  QueueChangedEvent: signedIn,
  Appointment: { '*': readsAppointment, overridden: readsOverride },
  Resource: readsResource,
  ResourceConnection: signedIn,
  ResourceEdge: signedIn,
  Task: readsTask,
  TaskConnection: signedIn,
  TaskEdge: signedIn,
  AppointmentConnection: signedIn,
  AppointmentEdge: signedIn,
  AppointmentChangedEvent: signedIn,
  Hold: usesHold,
  Quote: usesHold,
  RoutedBy: signedIn,
  PassedOver: signedIn,
  RoutingShare: signedIn,
  BookingProcess: followsBooking,
  BookingStep: signedIn,
  BookingProcessChangedEvent: signedIn,
  CancellationPreview: signedIn,
  Conversation: { '*': readsConversation, messages: readsMessages },
  Message: { '*': signedIn, versions: readsOwnWords },
  MessageVersion: signedIn,
  MessageConnection: signedIn,
  MessageEdge: signedIn,
  MessageAddedEvent: signedIn,
  CareRelationship: platform,

  AddResourceSuccess: signedIn,
  UpdateResourceSuccess: signedIn,
  RetireResourceSuccess: signedIn,
  SetScheduleSuccess: signedIn,
  AddScheduleExceptionSuccess: signedIn,
  RemoveScheduleExceptionSuccess: signedIn,
  AddTimeOffSuccess: signedIn,
  RemoveTimeOffSuccess: signedIn,
  HoldSlotSuccess: signedIn,
  HoldAnySlotSuccess: signedIn,
  SetRoutingPoolSuccess: signedIn,
  RenewHoldSuccess: signedIn,
  ReleaseHoldSuccess: signedIn,
  BookAppointmentSuccess: signedIn,
  RescheduleAppointmentSuccess: signedIn,
  CancelAppointmentSuccess: signedIn,
  ConfirmAppointmentSuccess: signedIn,
  DeclineAppointmentSuccess: signedIn,
  BookForClientSuccess: signedIn,
  AllowCoAttendeesSuccess: signedIn,
  ArriveAppointmentSuccess: signedIn,
  CheckInAppointmentSuccess: signedIn,
  StartAppointmentSuccess: signedIn,
  FulfilAppointmentSuccess: signedIn,
  MarkNoShowSuccess: signedIn,
  CompleteTaskSuccess: signedIn,
  SendMessageSuccess: signedIn,
  SignalConversationSuccess: signedIn,
  ConversationChangedEvent: signedIn,
  EditMessageSuccess: signedIn,
  WithdrawMessageSuccess: signedIn,
  AlreadyWithdrawn: signedIn,
  ChangedTooOften: signedIn,
  MarkConversationReadSuccess: signedIn,
  SlotTaken: signedIn,
  SlotNotOffered: signedIn,
  ClientBusy: signedIn,
  FeeChanged: signedIn,
  HoldExpired: signedIn,
  PaymentRequired: signedIn,
  VersionConflict: signedIn,
  TransitionRefused: signedIn,
  TaskEnded: signedIn,
};

export const permissions = createPermissions(permissionTree);
