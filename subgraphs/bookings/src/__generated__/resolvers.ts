import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AppointmentParent, RoutingPoolParent, RoutingShareParent, RoutedByParent, PassedOverParent, ConversationParent, MessageParent, MessageVersionParent, AlreadyWithdrawnParent, ChangedTooOftenParent, HoldParent, BookingProcessParent, BookingStepParent, CancellationPreviewParent, QuoteParent, SlotParent, TaskParent, ResourceParent, ScheduleParent, WeeklyHoursParent, HoursSpanParent, ScheduleExceptionParent, TimeOffParent, BookabilityParent, PractitionerParent, UserParent, OrganizationParent, OrganizationDayParent, PractitionerDayParent, OpenSpanParent, DaySpanParent, HeldTimeParent, QueueEntryParent, ServiceParent, LocationParent, PractitionerSlotsParent, CareRelationshipParent, SlotTakenParent, SlotNotOfferedParent, ClientBusyParent, FeeChangedParent, HoldExpiredParent, PaymentRequiredParent, VersionConflictParent, TransitionRefusedParent, TaskEndedParent, SlotsChangedEventParent, AppointmentChangedEventParent, QueueChangedEventParent, BookingProcessChangedEventParent, ScheduleChangedEventParent, ConversationChangedEventParent, MessageAddedEventParent } from '../resolvers/parents.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar date, YYYY-MM-DD, without a time zone. */
  Date: { input: string; output: string; }
  /** An instant, ISO 8601 in UTC with milliseconds. */
  DateTime: { input: Date; output: Date; }
  /** A decimal number as the text that its source wrote, so that no digit is lost. */
  Decimal: { input: string; output: string; }
  /** A wall-clock time, HH:MM, 00:00 to 24:00, without a time zone. */
  LocalTime: { input: string; output: string; }
  /** A whole number between -(2^53 - 1) and 2^53 - 1. */
  SafeInt: { input: number; output: number; }
  /** An IANA time zone name, spelled as in the tz database. */
  TimeZone: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** A room or a piece of equipment to add. */
export type AddResourceInput = {
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** A room or a piece of equipment. */
  kind: ResourceKind;
  /** Where it is; required for a room. */
  locationId?: InputMaybe<Scalars['ID']['input']>;
  /** What the practice calls it. */
  name: Scalars['String']['input'];
  /** The organization. */
  organizationId: Scalars['ID']['input'];
  /** The word that a service's need names: massage-room. */
  type: Scalars['String']['input'];
};

/** What addResource may answer. */
export type AddResourceResult = AddResourceSuccess;

/** The resource can be claimed. */
export type AddResourceSuccess = {
  __typename?: 'AddResourceSuccess';
  /** The resource. */
  resource: Maybe<Resource>;
};

/** Dates that differ. */
export type AddScheduleExceptionInput = {
  /** The last date. */
  end: Scalars['Date']['input'];
  /** The hours instead of the weekly ones; none means time off. */
  hours: Array<HoursSpanInput>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The schedule. */
  scheduleId: Scalars['ID']['input'];
  /** The first date. */
  start: Scalars['Date']['input'];
};

/** What addScheduleException may answer. */
export type AddScheduleExceptionResult = AddScheduleExceptionSuccess;

/** The exception holds. */
export type AddScheduleExceptionSuccess = {
  __typename?: 'AddScheduleExceptionSuccess';
  /** Booked appointments that the exception no longer covers. They stay. */
  conflicts: Array<Appointment>;
  /** The schedule. */
  schedule: Schedule;
};

/** When a practitioner is away. */
export type AddTimeOffInput = {
  /** The last date. */
  end: Scalars['Date']['input'];
  /** Until this wall-clock time on the last date; absent: the whole day. */
  endTime?: InputMaybe<Scalars['LocalTime']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The organization. */
  organizationId: Scalars['ID']['input'];
  /** The practitioner. */
  practitionerId: Scalars['ID']['input'];
  /** The first date. */
  start: Scalars['Date']['input'];
  /** From this wall-clock time on the first date; absent: the whole day. */
  startTime?: InputMaybe<Scalars['LocalTime']['input']>;
  /** The zone of these times. */
  timeZone: Scalars['TimeZone']['input'];
};

/** What addTimeOff may answer. */
export type AddTimeOffResult = AddTimeOffSuccess;

/** The practitioner is away then. */
export type AddTimeOffSuccess = {
  __typename?: 'AddTimeOffSuccess';
  /** Booked appointments that are not covered now. They stay, each with a task. */
  conflicts: Array<Appointment>;
  /** The time off. */
  timeOff: TimeOff;
};

/** Whether to be known to the others. */
export type AllowCoAttendeesInput = {
  /** True to be known to those who allow it too. */
  allowed: Scalars['Boolean']['input'];
  /** The appointment. */
  appointmentId: Scalars['ID']['input'];
  /** The version that was read. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
};

/** What allowCoAttendees may answer. TransitionRefused: it is no seat in a group. */
export type AllowCoAttendeesResult = AllowCoAttendeesSuccess | TransitionRefused | VersionConflict;

/** It is noted. */
export type AllowCoAttendeesSuccess = {
  __typename?: 'AllowCoAttendeesSuccess';
  /** The appointment. */
  appointment: Appointment;
};

/** The message was withdrawn: it cannot be changed any more. */
export type AlreadyWithdrawn = Problem & {
  __typename?: 'AlreadyWithdrawn';
  /** ALREADY_WITHDRAWN. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** An agreed visit, in the words of FHIR's Appointment. */
export type Appointment = {
  __typename?: 'Appointment';
  /** Whether the others of a group session may know that its client takes part. */
  allowsCoAttendees: Scalars['Boolean']['output'];
  /** Until when a request waits for the practice's answer; null for what never was one. */
  answerBy: Maybe<Scalars['DateTime']['output']>;
  /** Why it was cancelled. */
  cancelationReason: Maybe<CancelationReason>;
  /** What the cancellation or the absence cost the client; null while it is neither. */
  cancellationFee: Maybe<Money>;
  /** What it costs to cancel it late or not to come, as it was when it was held. */
  cancellationPolicy: CancellationPolicy;
  /** The client. */
  client: User;
  /** Who else takes part in the group session, of those who allow it, while its client allows it too; told to the client alone. */
  coAttendees: Maybe<Array<User>>;
  /** The conversation of client and practitioner about it. */
  conversation: Maybe<Conversation>;
  /** When it was booked. */
  createdAt: Scalars['DateTime']['output'];
  /** How far the visit has come: FHIR's Appointment has no word for a visit under way. */
  encounterStatus: EncounterStatus;
  /** When it ends. */
  end: Scalars['DateTime']['output'];
  /** The appointment's id, which rescheduling keeps. */
  id: Scalars['ID']['output'];
  /** The place, when it is in person. */
  location: Maybe<Location>;
  /** How long it takes, in minutes. */
  minutesDuration: Scalars['Int']['output'];
  /** Where and how it takes place. */
  modality: Modality;
  /** The organization. */
  organization: Maybe<Organization>;
  /** What staff waived to book or move it, seen by the practitioner and the practice. */
  overridden: Maybe<Array<SlotRefusal>>;
  /** The payment's id, for payments alone; null when it is free. */
  paymentId: Maybe<Scalars['ID']['output']>;
  /** The practitioner. */
  practitioner: Maybe<Practitioner>;
  /** What was agreed as price. */
  price: Money;
  /** The service. */
  service: Maybe<Service>;
  /** When it begins. */
  start: Scalars['DateTime']['output'];
  /** When the practitioner began. */
  startedAt: Maybe<Scalars['DateTime']['output']>;
  /** Its state. */
  status: AppointmentStatus;
  /** The zone of the place, in which people read it. */
  timeZone: Scalars['TimeZone']['output'];
  /** Grows with each change. */
  version: Scalars['Int']['output'];
};

/** What happened to an appointment. */
export type AppointmentChange =
  /** The client has come. */
  | 'ARRIVED'
  /** It was booked. */
  | 'BOOKED'
  /** It was cancelled. */
  | 'CANCELLED'
  /** The client was received. */
  | 'CHECKED_IN'
  /** The practice agreed to it. */
  | 'CONFIRMED'
  /** It took place. */
  | 'FULFILLED'
  /** The client did not come. */
  | 'NOSHOW'
  /** Its zone's clocks will be set otherwise: it keeps its wall time at a new instant; or, where that is taken, its instant at a new wall time. */
  | 'REANCHORED'
  /** It was asked for. */
  | 'REQUESTED'
  /** It was moved. */
  | 'RESCHEDULED'
  /** It was begun. */
  | 'STARTED';

/** A change of an appointment. */
export type AppointmentChangedEvent = {
  __typename?: 'AppointmentChangedEvent';
  /** The appointment as it is now, null with resync. */
  appointment: Maybe<Appointment>;
  /** What happened, null with resync. */
  change: Maybe<AppointmentChange>;
  /** Hand it to resumeAfter. */
  cursor: Scalars['String']['output'];
  /** Events were missed that can no longer be told: read the appointments anew. */
  resync: Scalars['Boolean']['output'];
};

/** A page of appointments. */
export type AppointmentConnection = {
  __typename?: 'AppointmentConnection';
  /** The appointments with their cursors. */
  edges: Array<AppointmentEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** An appointment in a list. */
export type AppointmentEdge = {
  __typename?: 'AppointmentEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The appointment. */
  node: Appointment;
};

/** FHIR's AppointmentStatus. */
export type AppointmentStatus =
  /** The client has come and waits. */
  | 'ARRIVED'
  /** Agreed. */
  | 'BOOKED'
  /** It was cancelled. */
  | 'CANCELLED'
  /** The client was received. */
  | 'CHECKED_IN'
  /** It took place. */
  | 'FULFILLED'
  /** The client did not come. */
  | 'NOSHOW'
  /** Requested, awaiting confirmation. */
  | 'PENDING';

/** Who has come. */
export type ArriveAppointmentInput = {
  /** The appointment. */
  appointmentId: Scalars['ID']['input'];
  /** The version that was read. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
};

/** What arriveAppointment may answer. */
export type ArriveAppointmentResult = ArriveAppointmentSuccess | TransitionRefused | VersionConflict;

/** The client waits. */
export type ArriveAppointmentSuccess = {
  __typename?: 'ArriveAppointmentSuccess';
  /** The appointment. */
  appointment: Appointment;
};

/** What to book. */
export type BookAppointmentInput = {
  /** The hold. */
  holdId: Scalars['ID']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
};

/** What bookAppointment may answer. */
export type BookAppointmentResult = BookAppointmentSuccess | HoldExpired | PaymentRequired;

/** The appointment is booked. */
export type BookAppointmentSuccess = {
  __typename?: 'BookAppointmentSuccess';
  /** The appointment. */
  appointment: Appointment;
};

/** What to book for whom. */
export type BookForClientInput = {
  /** The client: somebody who has booked at the practice before. */
  clientId: Scalars['ID']['input'];
  /** How long in minutes, one of the service's lengths; its own when absent. */
  durationMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** Where the client will be during a visit that is not in person (ISO 3166). */
  jurisdiction?: InputMaybe<Scalars['String']['input']>;
  /** What permitted staff waives. Every reason that stands and is not named here is told, and nothing is booked. */
  overriding?: Array<SlotRefusal>;
  /** The service. */
  serviceId: Scalars['ID']['input'];
  /** The start. */
  start: Scalars['DateTime']['input'];
};

/** What bookForClient may answer. */
export type BookForClientResult = BookForClientSuccess | ClientBusy | SlotNotOffered | SlotTaken;

/** The appointment is booked. */
export type BookForClientSuccess = {
  __typename?: 'BookForClientSuccess';
  /** The appointment. */
  appointment: Appointment;
};

/** What stands against a start, and what is free instead. */
export type Bookability = {
  __typename?: 'Bookability';
  /** The next free times for the same service. */
  alternatives: Maybe<Array<Slot>>;
  /** Whether it can be held now. */
  bookable: Scalars['Boolean']['output'];
  /** When it would end. */
  end: Scalars['DateTime']['output'];
  /** The place, when it would be in person. */
  location: Maybe<Location>;
  /** What it would cost; null for a length that is not offered. */
  price: Maybe<Money>;
  /** Every reason why not; empty when it can. */
  reasons: Array<Unbookable>;
  /** When it would begin. */
  start: Scalars['DateTime']['output'];
  /** The zone of the place where it would be; null without hours. */
  timeZone: Maybe<Scalars['TimeZone']['output']>;
};

/** How a booking ended. */
export type BookingOutcome =
  /** Booked in time. */
  | 'BOOKED'
  /** Cancelled before the money was taken. */
  | 'CANCELLED'
  /** The practice did not confirm. */
  | 'DECLINED'
  /** The hold lapsed, and nobody had paid. */
  | 'EXPIRED'
  /** Paid when the hold had lapsed, and booked all the same: the slot was still free. */
  | 'RECLAIMED'
  /** Paid when the hold had lapsed and the slot was gone: the money goes back. */
  | 'REFUNDED'
  /** The hold was given back. */
  | 'RELEASED';

/** The booking of a held slot as one thing to look at, from the hold to the money taken. Its id is the hold's. */
export type BookingProcess = {
  __typename?: 'BookingProcess';
  /** The appointment that was made of it. */
  appointment: Maybe<Appointment>;
  /** The hold's id. */
  id: Scalars['ID']['output'];
  /** How it ended; null while it may end either way. */
  outcome: Maybe<BookingOutcome>;
  /** How far it has come. */
  state: BookingState;
  /** What happened when, the first thing first. */
  steps: Array<BookingStep>;
};

/** A booking went on. */
export type BookingProcessChangedEvent = {
  __typename?: 'BookingProcessChangedEvent';
  /** Hand it to resumeAfter. */
  cursor: Scalars['String']['output'];
  /** The booking as it is now, null with resync. */
  process: Maybe<BookingProcess>;
  /** Events were missed that can no longer be told: read the booking anew. */
  resync: Scalars['Boolean']['output'];
};

/** How far a booking has come. */
export type BookingState =
  /** The money is reserved. */
  | 'AUTHORIZED'
  /** It is booked; a price is still to be taken. */
  | 'BOOKED'
  /** It is booked, and paid or free. */
  | 'COMPLETED'
  /** The slot is kept. */
  | 'HELD'
  /** Nothing is booked, and the money is back. */
  | 'REFUNDED'
  /** Nothing is booked. What was reserved is on its way back. */
  | 'RELEASED'
  /** It is asked for, and the practice has not answered. */
  | 'REQUESTED';

/** A state that a booking came to. */
export type BookingStep = {
  __typename?: 'BookingStep';
  /** When. */
  at: Scalars['DateTime']['output'];
  /** The state. */
  state: BookingState;
};

/** What to cancel. */
export type CancelAppointmentInput = {
  /** The appointment. */
  appointmentId: Scalars['ID']['input'];
  /** The fee that cancellationPreview told, in minor units. Another fee by now changes nothing and is told as FEE_CHANGED. */
  expectedFeeMinor?: InputMaybe<Scalars['SafeInt']['input']>;
  /** The version that was read. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** Why. */
  reason?: CancelationReason;
};

/** What cancelAppointment may answer. */
export type CancelAppointmentResult = CancelAppointmentSuccess | FeeChanged | TransitionRefused | VersionConflict;

/** The appointment is cancelled; what was paid is refunded but for the fee. */
export type CancelAppointmentSuccess = {
  __typename?: 'CancelAppointmentSuccess';
  /** The appointment. */
  appointment: Appointment;
};

/** Why an appointment was cancelled. */
export type CancelationReason =
  /** The client asked. */
  | 'CLIENT'
  /** Another reason. */
  | 'OTHER'
  /** The practice asked. */
  | 'PRACTICE'
  /** The practitioner cannot come. */
  | 'PRACTITIONER';

/** What it costs to cancel late or not to come, in percent of the price. */
export type CancellationPolicy = {
  __typename?: 'CancellationPolicy';
  /** What it costs not to come. */
  noShowFeePercent: Scalars['Int']['output'];
  /** The farthest from the start first. Before the first of them it costs nothing to cancel. */
  tiers: Array<CancellationTier>;
};

/** What it comes to when an appointment is cancelled. By its practice it is free of charge. */
export type CancellationPreview = {
  __typename?: 'CancellationPreview';
  /** What the client pays all the same. Hand it to cancelAppointment as expectedFeeMinor. */
  fee: Money;
  /** What the client gets back. */
  refund: Money;
  /** Until when this holds: the last instant of it, or the start. Null: whenever. */
  until: Maybe<Scalars['DateTime']['output']>;
};

/** What it costs to cancel late. */
export type CancellationTier = {
  __typename?: 'CancellationTier';
  /** So many percent of the price. */
  feePercent: Scalars['Int']['output'];
  /** Cancelled less than so many minutes before the start. */
  minutesBefore: Scalars['Int']['output'];
};

/** Whether a practitioner treats a client in an organization, asked by users when its own copy may be late. Subgraphs only. */
export type CareRelationship = {
  __typename?: 'CareRelationship';
  /** Whether an appointment relates them. */
  active: Scalars['Boolean']['output'];
  /** organizationId:practitionerId:clientId. */
  id: Scalars['ID']['output'];
};

/** The message was changed as often as a message may be. Write a new one. */
export type ChangedTooOften = Problem & {
  __typename?: 'ChangedTooOften';
  /** CHANGED_TOO_OFTEN. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** Who arrived. */
export type CheckInAppointmentInput = {
  /** The appointment. */
  appointmentId: Scalars['ID']['input'];
  /** The version that was read. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
};

/** What checkInAppointment may answer. */
export type CheckInAppointmentResult = CheckInAppointmentSuccess | TransitionRefused | VersionConflict;

/** The client is checked in. */
export type CheckInAppointmentSuccess = {
  __typename?: 'CheckInAppointmentSuccess';
  /** The appointment. */
  appointment: Appointment;
};

/** The client has another appointment at that time. */
export type ClientBusy = Problem & {
  __typename?: 'ClientBusy';
  /** CLIENT_BUSY. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** A code out of a terminology, as FHIR writes it. */
export type Coding = {
  __typename?: 'Coding';
  /** The code. */
  code: Scalars['String']['output'];
  /** What the code means, in the words of its system. */
  display: Maybe<Scalars['String']['output']>;
  /** The URI of the code system. */
  system: Scalars['String']['output'];
};

/** A code with the URI of its system, as input. */
export type CodingInput = {
  /** The code. */
  code: Scalars['String']['input'];
  /** What the code means. */
  display?: InputMaybe<Scalars['String']['input']>;
  /** The URI of the code system. */
  system: Scalars['String']['input'];
};

/** What is settled. */
export type CompleteTaskInput = {
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The task. */
  taskId: Scalars['ID']['input'];
};

/** What completeTask may answer. */
export type CompleteTaskResult = CompleteTaskSuccess | TaskEnded;

/** It is settled. */
export type CompleteTaskSuccess = {
  __typename?: 'CompleteTaskSuccess';
  /** The task. */
  task: Task;
};

/** Which request to agree to. */
export type ConfirmAppointmentInput = {
  /** The appointment. */
  appointmentId: Scalars['ID']['input'];
  /** The version that was read. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
};

/** What confirmAppointment may answer. */
export type ConfirmAppointmentResult = ConfirmAppointmentSuccess | TransitionRefused | VersionConflict;

/** The appointment stands. */
export type ConfirmAppointmentSuccess = {
  __typename?: 'ConfirmAppointmentSuccess';
  /** The appointment. */
  appointment: Appointment;
};

/** What client and practitioner write to each other about an appointment. */
export type Conversation = {
  __typename?: 'Conversation';
  /** The appointment. */
  appointment: Appointment;
  /** The conversation's id. */
  id: Scalars['ID']['output'];
  /** The messages, the newest first. */
  messages: Maybe<MessageConnection>;
  /** Who takes part. */
  participants: Array<User>;
  /** How many messages one has not read. */
  unreadCount: Maybe<Scalars['Int']['output']>;
};


/** What client and practitioner write to each other about an appointment. */
export type ConversationMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What happened in a conversation. */
export type ConversationChange =
  /** A participant has gone. */
  | 'AWAY'
  /** A message says something else. */
  | 'EDITED'
  /** A participant is there. */
  | 'PRESENT'
  /** A participant has read up to a message. */
  | 'READ'
  /** A participant has stopped typing. */
  | 'STOPPED_TYPING'
  /** A participant types. */
  | 'TYPING'
  /** A message says nothing any more. */
  | 'WITHDRAWN';

/** A change in a conversation. */
export type ConversationChangedEvent = {
  __typename?: 'ConversationChangedEvent';
  /** What happened, null with resync. */
  change: Maybe<ConversationChange>;
  /** Hand it to resumeAfter. Null for who types and who is there: that is kept nowhere and is not told again. */
  cursor: Maybe<Scalars['String']['output']>;
  /** The message as it is now, when one was changed. */
  message: Maybe<Message>;
  /** Who read, wrote, types or is there. */
  participant: Maybe<User>;
  /** Events were missed that can no longer be told: read the conversation anew. */
  resync: Scalars['Boolean']['output'];
  /** Up to which message was read. */
  sequence: Maybe<Scalars['Int']['output']>;
  /** Until when somebody counts as typing or as there who does not say so again. */
  until: Maybe<Scalars['DateTime']['output']>;
};

/** What is told of oneself while one writes. */
export type ConversationSignal =
  /** One has stopped. */
  | 'STOPPED_TYPING'
  /** One types. */
  | 'TYPING';

/** Hours of a day. */
export type DaySpan = {
  __typename?: 'DaySpan';
  /** Until when. */
  end: Scalars['DateTime']['output'];
  /** From when. */
  start: Scalars['DateTime']['output'];
};

/** Which request to refuse. */
export type DeclineAppointmentInput = {
  /** The appointment. */
  appointmentId: Scalars['ID']['input'];
  /** The version that was read. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
};

/** What declineAppointment may answer. */
export type DeclineAppointmentResult = DeclineAppointmentSuccess | TransitionRefused | VersionConflict;

/** The request is refused and its time free. */
export type DeclineAppointmentSuccess = {
  __typename?: 'DeclineAppointmentSuccess';
  /** The appointment. */
  appointment: Appointment;
};

/** What happened at the front desk. */
export type DeskChange =
  /** A client has come. */
  | 'ARRIVED'
  /** A visit was booked. */
  | 'BOOKED'
  /** A visit was cancelled. */
  | 'CANCELLED'
  /** A client is ready to be seen. */
  | 'CHECKED_IN'
  /** A visit that was asked for was agreed. */
  | 'CONFIRMED'
  /** A visit took place. */
  | 'FULFILLED'
  /** A time is held. */
  | 'HELD'
  /** Hours were changed: read the day anew. */
  | 'HOURS'
  /** A client did not come. */
  | 'NOSHOW'
  /** A visit's instant was reckoned anew after its zone's rules had changed. */
  | 'REANCHORED'
  /** A time is held no more. */
  | 'RELEASED'
  /** A visit was asked for. */
  | 'REQUESTED'
  /** A visit was moved. */
  | 'RESCHEDULED'
  /** A visit has begun. */
  | 'STARTED';

/** What a message is to say. */
export type EditMessageInput = {
  /** The version that was read. */
  expectedVersion: Scalars['Int']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The message. */
  messageId: Scalars['ID']['input'];
  /** What it says from now on, plain text, up to 4,000 characters. */
  text: Scalars['String']['input'];
};

/** What editMessage may answer. */
export type EditMessageResult = AlreadyWithdrawn | ChangedTooOften | EditMessageSuccess | VersionConflict;

/** The message says it. */
export type EditMessageSuccess = {
  __typename?: 'EditMessageSuccess';
  /** The message. */
  message: Message;
};

/** How far a visit has come, in the words of FHIR's Encounter. */
export type EncounterStatus =
  /** The client is there. */
  | 'ARRIVED'
  /** It does not take place, or nobody came. */
  | 'CANCELLED'
  /** It took place. */
  | 'FINISHED'
  /** It was begun. */
  | 'IN_PROGRESS'
  /** It is to come. */
  | 'PLANNED';

/** The fee is not the one that was expected. Nothing is cancelled: look at what it would cost now, and decide anew. */
export type FeeChanged = Problem & {
  __typename?: 'FeeChanged';
  /** FEE_CHANGED. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
  /** What it comes to now. */
  preview: Maybe<CancellationPreview>;
};

/** What took place. */
export type FulfilAppointmentInput = {
  /** The appointment. */
  appointmentId: Scalars['ID']['input'];
  /** The version that was read. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
};

/** What fulfilAppointment may answer. */
export type FulfilAppointmentResult = FulfilAppointmentSuccess | TransitionRefused | VersionConflict;

/** The appointment took place. */
export type FulfilAppointmentSuccess = {
  __typename?: 'FulfilAppointmentSuccess';
  /** The appointment. */
  appointment: Appointment;
};

/** A time that is held, or was until now. */
export type HeldTime = {
  __typename?: 'HeldTime';
  /** When it ends. */
  end: Scalars['DateTime']['output'];
  /** When the hold lapses; null when it has ended. */
  expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** The hold's id. */
  id: Scalars['ID']['output'];
  /** The service. */
  service: Maybe<Service>;
  /** When it begins. */
  start: Scalars['DateTime']['output'];
};

/** A slot kept for one person for a few minutes. */
export type Hold = {
  __typename?: 'Hold';
  /** How far its booking has come. */
  bookingProcess: Maybe<BookingProcess>;
  /** What it will cost to cancel late or not to come, once it is booked. */
  cancellationPolicy: CancellationPolicy;
  /** When it ends. */
  end: Scalars['DateTime']['output'];
  /** When the hold lapses. */
  expiresAt: Scalars['DateTime']['output'];
  /** The hold's id. */
  id: Scalars['ID']['output'];
  /** Until when renewals can keep it at most. */
  latestExpiry: Scalars['DateTime']['output'];
  /** The practitioner. */
  practitioner: Maybe<Practitioner>;
  /** The price, signed, to be handed to createPayment as it is. */
  quote: Quote;
  /** How a pool came to this practitioner; null when the slot was chosen by its practitioner. */
  routedBy: Maybe<RoutedBy>;
  /** The service. */
  service: Maybe<Service>;
  /** When it begins. */
  start: Scalars['DateTime']['output'];
};

/** The pool, and when. */
export type HoldAnySlotInput = {
  /** How long, in minutes, where the services offer a choice; each one's own when absent. */
  durationMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** Where the client is during a visit that is not in person, ISO 3166. */
  jurisdiction?: InputMaybe<Scalars['String']['input']>;
  /** The pool. */
  poolId: Scalars['ID']['input'];
  /** The start of the slot. */
  start: Scalars['DateTime']['input'];
};

/** What holdAnySlot may answer. */
export type HoldAnySlotResult = ClientBusy | HoldAnySlotSuccess | SlotNotOffered | SlotTaken;

/** The slot is kept. */
export type HoldAnySlotSuccess = {
  __typename?: 'HoldAnySlotSuccess';
  /** The hold, with whom and why. */
  hold: Hold;
};

/** The hold lapsed. Hold the slot anew, unless it was paid: bookingProcess says whether it is booked all the same or the money goes back. */
export type HoldExpired = Problem & {
  __typename?: 'HoldExpired';
  /** HOLD_EXPIRED. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** The slot to hold. */
export type HoldSlotInput = {
  /** How long in minutes, one of the service's lengths; its own when absent. */
  durationMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** Where the client will be during a visit that is not in person (ISO 3166-2, or 3166-1): asked where a licence counts. */
  jurisdiction?: InputMaybe<Scalars['String']['input']>;
  /** The service. */
  serviceId: Scalars['ID']['input'];
  /** The start of the slot. */
  start: Scalars['DateTime']['input'];
};

/** What holdSlot may answer. */
export type HoldSlotResult = ClientBusy | HoldSlotSuccess | SlotNotOffered | SlotTaken;

/** The slot is kept. */
export type HoldSlotSuccess = {
  __typename?: 'HoldSlotSuccess';
  /** The hold. */
  hold: Hold;
};

/** Hours on a date. */
export type HoursSpan = {
  __typename?: 'HoursSpan';
  /** Until this wall-clock time. */
  closes: Scalars['LocalTime']['output'];
  /** From this wall-clock time. */
  opens: Scalars['LocalTime']['output'];
};

/** Hours on a date, as input. */
export type HoursSpanInput = {
  /** Until this wall-clock time, later than opens. */
  closes: Scalars['LocalTime']['input'];
  /** From this wall-clock time. */
  opens: Scalars['LocalTime']['input'];
};

/** A location, of whom this subgraph knows the id. */
export type Location = {
  __typename?: 'Location';
  /** The location's id. */
  id: Scalars['ID']['output'];
};

/** Up to where one has read. */
export type MarkConversationReadInput = {
  /** The conversation. */
  conversationId: Scalars['ID']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The sequence of the last message read. */
  sequence: Scalars['Int']['input'];
};

/** What markConversationRead may answer. */
export type MarkConversationReadResult = MarkConversationReadSuccess;

/** It is noted. */
export type MarkConversationReadSuccess = {
  __typename?: 'MarkConversationReadSuccess';
  /** The conversation. */
  conversation: Conversation;
};

/** Who did not come. */
export type MarkNoShowInput = {
  /** The appointment. */
  appointmentId: Scalars['ID']['input'];
  /** The version that was read. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
};

/** What markNoShow may answer. */
export type MarkNoShowResult = MarkNoShowSuccess | TransitionRefused | VersionConflict;

/** The client did not come. */
export type MarkNoShowSuccess = {
  __typename?: 'MarkNoShowSuccess';
  /** The appointment. */
  appointment: Appointment;
};

/** A message, sealed with its author's key. */
export type Message = {
  __typename?: 'Message';
  /** Who wrote it. */
  author: Maybe<User>;
  /** When it was last edited, null when it never was. */
  editedAt: Maybe<Scalars['DateTime']['output']>;
  /** The message's id. */
  id: Scalars['ID']['output'];
  /** When it was sent. */
  sentAt: Scalars['DateTime']['output'];
  /** Its place in the conversation, from 1. */
  sequence: Scalars['Int']['output'];
  /** What it says, plain text; null once it was withdrawn. */
  text: Maybe<Scalars['String']['output']>;
  /** Grows with each change. */
  version: Scalars['Int']['output'];
  /** What it said before, the oldest first: its trace, which its author alone sees. */
  versions: Maybe<Array<MessageVersion>>;
  /** When it was withdrawn, null when it was not. */
  withdrawnAt: Maybe<Scalars['DateTime']['output']>;
};

/** A new message. */
export type MessageAddedEvent = {
  __typename?: 'MessageAddedEvent';
  /** Hand it to resumeAfter. */
  cursor: Scalars['String']['output'];
  /** The message, null with resync. */
  message: Maybe<Message>;
  /** Events were missed that can no longer be told: read the conversation anew. */
  resync: Scalars['Boolean']['output'];
};

/** A page of messages. */
export type MessageConnection = {
  __typename?: 'MessageConnection';
  /** The messages with their cursors. */
  edges: Array<MessageEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A message in a list. */
export type MessageEdge = {
  __typename?: 'MessageEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The message. */
  node: Message;
};

/** What a message said before it was changed. */
export type MessageVersion = {
  __typename?: 'MessageVersion';
  /** What it said. */
  text: Maybe<Scalars['String']['output']>;
  /** Which version it was, from 1. */
  version: Scalars['Int']['output'];
  /** When it was written. */
  writtenAt: Scalars['DateTime']['output'];
};

/** Where and how a service or appointment takes place. */
export type Modality =
  /** At the client's home. */
  | 'AT_HOME'
  /** At a location of the practice. */
  | 'IN_PERSON'
  /** By phone. */
  | 'PHONE'
  /** By video. */
  | 'VIDEO';

/** An amount of money in the minor unit of its currency. */
export type Money = {
  __typename?: 'Money';
  /** The amount in minor units: cents for EUR, yen for JPY. */
  amountMinor: Scalars['SafeInt']['output'];
  /** The ISO 4217 code. */
  currency: Scalars['String']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Adds a room or a piece of equipment, which visits that need its type claim. */
  addResource: AddResourceResult;
  /** Adds a day that differs from the weekly hours, or time off. */
  addScheduleException: AddScheduleExceptionResult;
  /** Takes a practitioner off all locations of the organization for a while. What is booked stays. */
  addTimeOff: AddTimeOffResult;
  /** Says whether the others of a group session may know that one takes part. Two know of each other only while both allow it. */
  allowCoAttendees: AllowCoAttendeesResult;
  /** Notes that the client has come and waits. */
  arriveAppointment: ArriveAppointmentResult;
  /** Books what is held. A service with a price needs an authorised payment for the hold. */
  bookAppointment: BookAppointmentResult;
  /** Books at the desk for a client of the practice. What permitted staff waives is kept with the appointment; overlap never is. */
  bookForClient: BookForClientResult;
  /** Cancels an appointment and frees its time. */
  cancelAppointment: CancelAppointmentResult;
  /** Notes that the client was received. */
  checkInAppointment: CheckInAppointmentResult;
  /** Notes that a task is settled. */
  completeTask: CompleteTaskResult;
  /** Agrees to a request. */
  confirmAppointment: ConfirmAppointmentResult;
  /** Refuses a request and frees its time. */
  declineAppointment: DeclineAppointmentResult;
  /** Says something else in a message of one's own. What it said before is kept. */
  editMessage: EditMessageResult;
  /** Notes that the appointment took place. */
  fulfilAppointment: FulfilAppointmentResult;
  /** Holds a slot with whoever of a pool fits and is free; the hold says who it is and why. */
  holdAnySlot: HoldAnySlotResult;
  /** Holds a slot for a few minutes and quotes its price. */
  holdSlot: HoldSlotResult;
  /** Notes up to which message one has read. */
  markConversationRead: MarkConversationReadResult;
  /** Notes that the client did not come. */
  markNoShow: MarkNoShowResult;
  /** Gives a hold back. */
  releaseHold: ReleaseHoldResult;
  /** Removes an exception. */
  removeScheduleException: RemoveScheduleExceptionResult;
  /** Gives time off back. */
  removeTimeOff: RemoveTimeOffResult;
  /** Keeps a held slot longer, within the life that a hold has in all. */
  renewHold: RenewHoldResult;
  /** Moves an appointment to another start. The original stays untouched on failure. */
  rescheduleAppointment: RescheduleAppointmentResult;
  /** Takes a room or a piece of equipment out of use. What is booked with it stays. */
  retireResource: RetireResourceResult;
  /** Writes a message into a conversation. */
  sendMessage: SendMessageResult;
  /** Makes a pool of services among whom visits are given to whoever fits, or changes one. Turns and shares are counted anew from then on. */
  setRoutingPool: SetRoutingPoolResult;
  /** Sets the weekly hours of a practitioner at a location. What is booked stays. */
  setSchedule: SetScheduleResult;
  /** Tells the other participant that one types, or has stopped. It is kept nowhere; what comes too often is dropped. */
  signalConversation: SignalConversationResult;
  /** Notes that the visit was begun. */
  startAppointment: StartAppointmentResult;
  /** Changes a room or a piece of equipment. What is booked with it stays. */
  updateResource: UpdateResourceResult;
  /** Takes a message of one's own back: it says nothing any more, to nobody. What it said is kept. */
  withdrawMessage: WithdrawMessageResult;
};


export type MutationAddResourceArgs = {
  input: AddResourceInput;
};


export type MutationAddScheduleExceptionArgs = {
  input: AddScheduleExceptionInput;
};


export type MutationAddTimeOffArgs = {
  input: AddTimeOffInput;
};


export type MutationAllowCoAttendeesArgs = {
  input: AllowCoAttendeesInput;
};


export type MutationArriveAppointmentArgs = {
  input: ArriveAppointmentInput;
};


export type MutationBookAppointmentArgs = {
  input: BookAppointmentInput;
};


export type MutationBookForClientArgs = {
  input: BookForClientInput;
};


export type MutationCancelAppointmentArgs = {
  input: CancelAppointmentInput;
};


export type MutationCheckInAppointmentArgs = {
  input: CheckInAppointmentInput;
};


export type MutationCompleteTaskArgs = {
  input: CompleteTaskInput;
};


export type MutationConfirmAppointmentArgs = {
  input: ConfirmAppointmentInput;
};


export type MutationDeclineAppointmentArgs = {
  input: DeclineAppointmentInput;
};


export type MutationEditMessageArgs = {
  input: EditMessageInput;
};


export type MutationFulfilAppointmentArgs = {
  input: FulfilAppointmentInput;
};


export type MutationHoldAnySlotArgs = {
  input: HoldAnySlotInput;
};


export type MutationHoldSlotArgs = {
  input: HoldSlotInput;
};


export type MutationMarkConversationReadArgs = {
  input: MarkConversationReadInput;
};


export type MutationMarkNoShowArgs = {
  input: MarkNoShowInput;
};


export type MutationReleaseHoldArgs = {
  input: ReleaseHoldInput;
};


export type MutationRemoveScheduleExceptionArgs = {
  input: RemoveScheduleExceptionInput;
};


export type MutationRemoveTimeOffArgs = {
  input: RemoveTimeOffInput;
};


export type MutationRenewHoldArgs = {
  input: RenewHoldInput;
};


export type MutationRescheduleAppointmentArgs = {
  input: RescheduleAppointmentInput;
};


export type MutationRetireResourceArgs = {
  input: RetireResourceInput;
};


export type MutationSendMessageArgs = {
  input: SendMessageInput;
};


export type MutationSetRoutingPoolArgs = {
  input: SetRoutingPoolInput;
};


export type MutationSetScheduleArgs = {
  input: SetScheduleInput;
};


export type MutationSignalConversationArgs = {
  input: SignalConversationInput;
};


export type MutationStartAppointmentArgs = {
  input: StartAppointmentInput;
};


export type MutationUpdateResourceArgs = {
  input: UpdateResourceInput;
};


export type MutationWithdrawMessageArgs = {
  input: WithdrawMessageInput;
};

/** Hours of a day at a place. */
export type OpenSpan = {
  __typename?: 'OpenSpan';
  /** Until when. */
  end: Scalars['DateTime']['output'];
  /** The place; null for video and phone. */
  location: Maybe<Location>;
  /** From when. */
  start: Scalars['DateTime']['output'];
};

/** An organization, of whom this subgraph knows the calendar. */
export type Organization = {
  __typename?: 'Organization';
  /** The appointments, seen by the practice's managers and front desk. */
  appointments: Maybe<AppointmentConnection>;
  /** The day at the front desk: who works, who comes, what is kept. A practitioner sees their own column. */
  day: Maybe<OrganizationDay>;
  /** The organization's id. */
  id: Scalars['ID']['output'];
  /** Who has come and waits, in the order in which they came; at most a hundred, and nobody longer than a day. */
  queue: Maybe<Array<QueueEntry>>;
  /** Rooms and equipment, seen by those who work here. */
  resources: Maybe<ResourceConnection>;
  /** Pools among whose practitioners a visit can be booked with whoever fits, by name. */
  routingPools: Maybe<Array<RoutingPool>>;
  /** What a change left to be settled about booked visits, the oldest first; a practitioner sees what is about their own. */
  tasks: Maybe<TaskConnection>;
  /** The zone that the practice lives in. */
  timeZone: Scalars['TimeZone']['output'];
};


/** An organization, of whom this subgraph knows the calendar. */
export type OrganizationAppointmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};


/** An organization, of whom this subgraph knows the calendar. */
export type OrganizationDayArgs = {
  date?: InputMaybe<Scalars['Date']['input']>;
};


/** An organization, of whom this subgraph knows the calendar. */
export type OrganizationResourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  locationId?: InputMaybe<Scalars['ID']['input']>;
  retired?: InputMaybe<Scalars['Boolean']['input']>;
};


/** An organization, of whom this subgraph knows the calendar. */
export type OrganizationTasksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  code?: InputMaybe<TaskCode>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<TaskStatus>;
};

/** A day of a practice, from midnight to midnight in its zone. */
export type OrganizationDay = {
  __typename?: 'OrganizationDay';
  /** Where the stream of events stood before this was read: hand it to resumeAfter of queueChanged, and nothing is missed. */
  cursor: Scalars['String']['output'];
  /** The date. */
  date: Scalars['Date']['output'];
  /** When the day ends: 23, 24 or 25 hours later. */
  end: Scalars['DateTime']['output'];
  /** A column for each practitioner who works there, has a visit, or of whom a time is held. */
  practitioners: Maybe<PractitionerDayConnection>;
  /** When the day begins. */
  start: Scalars['DateTime']['output'];
  /** The practice's zone. */
  timeZone: Scalars['TimeZone']['output'];
};


/** A day of a practice, from midnight to midnight in its zone. */
export type OrganizationDayPractitionersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Where a page of a list begins and ends. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** The cursor of the last edge, null on an empty page. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** Whether more edges follow this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether edges precede this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first edge, null on an empty page. */
  startCursor: Maybe<Scalars['String']['output']>;
};

/** A practitioner who could not take a visit. */
export type PassedOver = {
  __typename?: 'PassedOver';
  /** The practitioner. */
  practitioner: Maybe<Practitioner>;
  /** Why, as codes: nothing is told of what they do instead. */
  reasons: Array<SlotRefusal>;
};

/** The service has a price and the hold has no authorised payment yet. */
export type PaymentRequired = Problem & {
  __typename?: 'PaymentRequired';
  /** PAYMENT_REQUIRED. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** A practitioner, of whom this subgraph knows the calendar. */
export type Practitioner = {
  __typename?: 'Practitioner';
  /** The appointments, seen by the practitioner and the practice. */
  appointments: Maybe<AppointmentConnection>;
  /** The practitioner's id. */
  id: Scalars['ID']['output'];
  /** The weekly hours and exceptions, public as hours. */
  schedules: Maybe<Array<Schedule>>;
  /** Free times, the earliest first, each for one service. */
  slots: Maybe<Array<Slot>>;
};


/** A practitioner, of whom this subgraph knows the calendar. */
export type PractitionerAppointmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A practitioner, of whom this subgraph knows the calendar. */
export type PractitionerSlotsArgs = {
  durations?: InputMaybe<Array<Scalars['Int']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  jurisdiction?: InputMaybe<Scalars['String']['input']>;
  serviceId?: InputMaybe<Scalars['ID']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A practitioner's column of a day. */
export type PractitionerDay = {
  __typename?: 'PractitionerDay';
  /** The visits, but for those that were cancelled; the earliest first. */
  appointments: Maybe<Array<Appointment>>;
  /** The times that are held. Nobody learns by whom. */
  holds: Maybe<Array<HeldTime>>;
  /** The hours in which they can be booked, whatever is booked in them. */
  open: Maybe<Array<OpenSpan>>;
  /** The practitioner. */
  practitioner: Maybe<Practitioner>;
  /** The hours in which they are away. */
  timeOff: Maybe<Array<DaySpan>>;
};

/** A page of columns. */
export type PractitionerDayConnection = {
  __typename?: 'PractitionerDayConnection';
  /** The columns with their cursors. */
  edges: Array<PractitionerDayEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A column in a list. */
export type PractitionerDayEdge = {
  __typename?: 'PractitionerDayEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The column. */
  node: PractitionerDay;
};

/** The free times of one practitioner. */
export type PractitionerSlots = {
  __typename?: 'PractitionerSlots';
  /** The practitioner. */
  practitioner: Maybe<Practitioner>;
  /** Free times, the earliest first. */
  slots: Array<Slot>;
};

/** An expected outcome other than success. The code is stable; the message is for people. */
export type Problem = {
  /** A stable code, UPPER_SNAKE. */
  code: Scalars['String']['output'];
  /** A sentence that says what happened and what to do next. */
  message: Scalars['String']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** An appointment by id, seen by its client, its practitioner and the practice. */
  appointment: Maybe<Appointment>;
  /** Whether a start can be booked, with every reason why not and the next free times. Of clients it tells only what the viewer has then. */
  bookability: Maybe<Bookability>;
  /** How far the booking of a hold has come, seen by the hold's client. */
  bookingProcess: Maybe<BookingProcess>;
  /** What it comes to when the viewer cancels an appointment now. Null when they cannot, or cannot any more. */
  cancellationPreview: Maybe<CancellationPreview>;
  /** A conversation by id, seen by its participants. */
  conversation: Maybe<Conversation>;
  /** A hold by id, seen by its holder. */
  hold: Maybe<Hold>;
  /** Free times of many practitioners in one answer, the earliest first. */
  slots: Maybe<Array<PractitionerSlots>>;
  /** The release of the tz database that all local times here rest on. */
  tzdbVersion: Maybe<Scalars['String']['output']>;
};


export type QueryAppointmentArgs = {
  id: Scalars['ID']['input'];
};


export type QueryBookabilityArgs = {
  durationMinutes?: InputMaybe<Scalars['Int']['input']>;
  jurisdiction?: InputMaybe<Scalars['String']['input']>;
  serviceId: Scalars['ID']['input'];
  start: Scalars['DateTime']['input'];
};


export type QueryBookingProcessArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCancellationPreviewArgs = {
  appointmentId: Scalars['ID']['input'];
};


export type QueryConversationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryHoldArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySlotsArgs = {
  combine?: SlotCombination;
  durations?: InputMaybe<Array<Scalars['Int']['input']>>;
  firstEach?: InputMaybe<Scalars['Int']['input']>;
  from: Scalars['DateTime']['input'];
  jurisdiction?: InputMaybe<Scalars['String']['input']>;
  practitionerIds: Array<Scalars['ID']['input']>;
  serviceIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  to: Scalars['DateTime']['input'];
};

/** A change at the front desk. */
export type QueueChangedEvent = {
  __typename?: 'QueueChangedEvent';
  /** The visit as it is now, when it is about one. */
  appointment: Maybe<Appointment>;
  /** What happened, null with resync. */
  change: Maybe<DeskChange>;
  /** Hand it to resumeAfter. */
  cursor: Scalars['String']['output'];
  /** The visit's place in the queue as it is now, null when its client does not wait. */
  entry: Maybe<QueueEntry>;
  /** The time that is held, or is not any more. */
  hold: Maybe<HeldTime>;
  /** Whose column, null with resync. */
  practitioner: Maybe<Practitioner>;
  /** Events were missed that can no longer be told: read day and queue anew. */
  resync: Scalars['Boolean']['output'];
};

/** Somebody who has come and waits to be seen. */
export type QueueEntry = {
  __typename?: 'QueueEntry';
  /** For what. */
  appointment: Maybe<Appointment>;
  /** Since when. */
  since: Scalars['DateTime']['output'];
};

/** A price that the practice stands by until it expires. */
export type Quote = {
  __typename?: 'Quote';
  /** Until when it holds. */
  expiresAt: Scalars['DateTime']['output'];
  /** The price. */
  price: Money;
  /** The signed text that payments accepts. */
  token: Scalars['String']['output'];
};

/** Which hold to give back. */
export type ReleaseHoldInput = {
  /** The hold. */
  holdId: Scalars['ID']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
};

/** What releaseHold may answer. */
export type ReleaseHoldResult = ReleaseHoldSuccess;

/** The slot is free again. */
export type ReleaseHoldSuccess = {
  __typename?: 'ReleaseHoldSuccess';
  /** The released hold's id. */
  holdId: Scalars['ID']['output'];
};

/** Which exception to remove. */
export type RemoveScheduleExceptionInput = {
  /** The exception. */
  exceptionId: Scalars['ID']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
};

/** What removeScheduleException may answer. */
export type RemoveScheduleExceptionResult = RemoveScheduleExceptionSuccess;

/** The exception is gone. */
export type RemoveScheduleExceptionSuccess = {
  __typename?: 'RemoveScheduleExceptionSuccess';
  /** The schedule. */
  schedule: Schedule;
};

/** Which time off to give back. */
export type RemoveTimeOffInput = {
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The time off. */
  timeOffId: Scalars['ID']['input'];
};

/** What removeTimeOff may answer. */
export type RemoveTimeOffResult = RemoveTimeOffSuccess;

/** The hours are back. */
export type RemoveTimeOffSuccess = {
  __typename?: 'RemoveTimeOffSuccess';
  /** The id of what was given back. */
  timeOffId: Scalars['ID']['output'];
};

/** Which hold to keep. */
export type RenewHoldInput = {
  /** The hold. */
  holdId: Scalars['ID']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
};

/** What renewHold may answer. */
export type RenewHoldResult = HoldExpired | RenewHoldSuccess;

/** The slot is kept. */
export type RenewHoldSuccess = {
  __typename?: 'RenewHoldSuccess';
  /** The hold. */
  hold: Hold;
};

/** Where to move an appointment. */
export type RescheduleAppointmentInput = {
  /** The appointment. */
  appointmentId: Scalars['ID']['input'];
  /** The version that was read. */
  expectedVersion: Scalars['Int']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** What permitted staff waives for it. */
  overriding?: InputMaybe<Array<SlotRefusal>>;
  /** The new start. */
  start: Scalars['DateTime']['input'];
};

/** What rescheduleAppointment may answer. */
export type RescheduleAppointmentResult = ClientBusy | RescheduleAppointmentSuccess | SlotNotOffered | SlotTaken | TransitionRefused | VersionConflict;

/** The appointment is moved. */
export type RescheduleAppointmentSuccess = {
  __typename?: 'RescheduleAppointmentSuccess';
  /** The appointment. */
  appointment: Appointment;
};

/** A room or a piece of equipment: in one visit at a time. That it is taken is public, what it is called is not. */
export type Resource = {
  __typename?: 'Resource';
  /** Whether visits can claim it. */
  active: Scalars['Boolean']['output'];
  /** The resource's id. */
  id: Scalars['ID']['output'];
  /** A room or a piece of equipment. */
  kind: ResourceKind;
  /** Where it is; null for equipment that goes wherever the practice works. */
  location: Maybe<Location>;
  /** What the practice calls it. */
  name: Scalars['String']['output'];
  /** The word that a service's need names. */
  type: Scalars['String']['output'];
  /** Grows with each change. */
  version: Scalars['Int']['output'];
};

/** A page of resources. */
export type ResourceConnection = {
  __typename?: 'ResourceConnection';
  /** The resources with their cursors. */
  edges: Array<ResourceEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A resource in a list. */
export type ResourceEdge = {
  __typename?: 'ResourceEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The resource. */
  node: Maybe<Resource>;
};

/** What a visit can need besides people. */
export type ResourceKind =
  /** A piece of equipment. */
  | 'EQUIPMENT'
  /** A room. */
  | 'ROOM';

/** Which room or piece of equipment to take out of use. */
export type RetireResourceInput = {
  /** The version that was read. */
  expectedVersion: Scalars['Int']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The resource. */
  resourceId: Scalars['ID']['input'];
};

/** What retireResource may answer. */
export type RetireResourceResult = RetireResourceSuccess | VersionConflict;

/** No visit claims the resource any more. */
export type RetireResourceSuccess = {
  __typename?: 'RetireResourceSuccess';
  /** Booked appointments that claimed it. They stay. */
  conflicts: Array<Appointment>;
  /** The resource. */
  resource: Maybe<Resource>;
};

/** How a pool came to a practitioner, told to the client alone. */
export type RoutedBy = {
  __typename?: 'RoutedBy';
  /** Who would have come first and could not take it. */
  passedOver: Array<PassedOver>;
  /** The pool's strategy at that time. */
  strategy: RoutingStrategy;
  /** What decided. */
  why: RoutingReason;
};

/** Services of one organization among whom a visit is given to whoever fits. */
export type RoutingPool = {
  __typename?: 'RoutingPool';
  /** The pool's id. */
  id: Scalars['ID']['output'];
  /** What it is called. */
  name: Scalars['String']['output'];
  /** The services, each of one practitioner. */
  services: Maybe<Array<Service>>;
  /** The share of each service, seen by the practice's managers. */
  shares: Maybe<Array<RoutingShare>>;
  /** The starts at which at least one of them is free, the earliest first. */
  slots: Maybe<Array<RoutingSlot>>;
  /** By what whoever takes a visit is found, seen by the practice's managers. */
  strategy: Maybe<RoutingStrategy>;
  /** Grows with each change, seen by the practice's managers. */
  version: Maybe<Scalars['Int']['output']>;
};


/** Services of one organization among whom a visit is given to whoever fits. */
export type RoutingPoolSlotsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Why a pool came to this practitioner. */
export type RoutingReason =
  /** They were furthest behind their share. */
  | 'LARGEST_SHARE_DUE'
  /** They had the fewest minutes taken around the start. */
  | 'LEAST_BUSY'
  /** It was their turn. */
  | 'NEXT_IN_TURN'
  /** The client saw them last. */
  | 'SEEN_LAST';

/** The share of visits that is meant for a service. */
export type RoutingShare = {
  __typename?: 'RoutingShare';
  /** The service. */
  service: Maybe<Service>;
  /** Its weight against those of the others. */
  weight: Scalars['Int']['output'];
};

/** A service and its share. */
export type RoutingShareInput = {
  /** The service. */
  serviceId: Scalars['ID']['input'];
  /** Its weight against those of the others, 1 to 100; only WEIGHTED goes by it. */
  weight?: Scalars['Int']['input'];
};

/** A start at which somebody of a pool is free. */
export type RoutingSlot = {
  __typename?: 'RoutingSlot';
  /** When it ends. */
  end: Scalars['DateTime']['output'];
  /** How many of the pool are free then. */
  practitionerCount: Scalars['Int']['output'];
  /** When it begins. */
  start: Scalars['DateTime']['output'];
  /** The zone of the place, in which people read it. */
  timeZone: Scalars['TimeZone']['output'];
};

/** By what a pool finds whoever takes a visit. Whoever cannot take it is passed over, always. */
export type RoutingStrategy =
  /** Whom the client saw last in this organization, else in turn. */
  | 'CONTINUITY'
  /** Whoever has the fewest minutes taken in the seven days around the start. */
  | 'LEAST_BUSY'
  /** Whoever had a turn longest ago. */
  | 'ROUND_ROBIN'
  /** Whoever is furthest behind the share that is meant for them. */
  | 'WEIGHTED';

/** The hours of a practitioner at a location. */
export type Schedule = {
  __typename?: 'Schedule';
  /** Until which date it holds, null without end. */
  end: Maybe<Scalars['Date']['output']>;
  /** The days that differ. */
  exceptions: ScheduleExceptionConnection;
  /** Whose public holidays are kept free, ISO 3166-1 or 3166-2; null: none. */
  holidayRegion: Maybe<Scalars['String']['output']>;
  /** The holidays that are kept, from today on; hours that are set for such a date by an exception hold all the same. */
  holidays: Array<Scalars['Date']['output']>;
  /** The schedule's id. */
  id: Scalars['ID']['output'];
  /** The location. */
  location: Maybe<Location>;
  /** The organization. */
  organization: Maybe<Organization>;
  /** From which date it holds. */
  start: Scalars['Date']['output'];
  /** When the practitioner is away from every location, from now on. */
  timeOff: Array<TimeOff>;
  /** The zone of the hours. */
  timeZone: Scalars['TimeZone']['output'];
  /** Grows with each change. */
  version: Scalars['Int']['output'];
  /** The weekly hours. */
  weeklyHours: Array<WeeklyHours>;
};


/** The hours of a practitioner at a location. */
export type ScheduleExceptionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A change of hours. */
export type ScheduleChangedEvent = {
  __typename?: 'ScheduleChangedEvent';
  /** Hand it to resumeAfter. */
  cursor: Scalars['String']['output'];
  /** The practitioner, null with resync. */
  practitioner: Maybe<Practitioner>;
  /** Events were missed that can no longer be told: read the schedules anew. */
  resync: Scalars['Boolean']['output'];
};

/** A span of dates that differs from the weekly hours. */
export type ScheduleException = {
  __typename?: 'ScheduleException';
  /** The last date. */
  end: Scalars['Date']['output'];
  /** The hours on these dates instead of the weekly ones; none means time off. */
  hours: Array<HoursSpan>;
  /** The exception's id. */
  id: Scalars['ID']['output'];
  /** The first date. */
  start: Scalars['Date']['output'];
};

/** A page of exceptions. */
export type ScheduleExceptionConnection = {
  __typename?: 'ScheduleExceptionConnection';
  /** The exceptions with their cursors. */
  edges: Array<ScheduleExceptionEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** An exception in a list. */
export type ScheduleExceptionEdge = {
  __typename?: 'ScheduleExceptionEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The exception. */
  node: ScheduleException;
};

/** What to write. */
export type SendMessageInput = {
  /** The conversation. */
  conversationId: Scalars['ID']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** What it says, plain text, up to 4,000 characters. */
  text: Scalars['String']['input'];
};

/** What sendMessage may answer. */
export type SendMessageResult = SendMessageSuccess;

/** The message is sent. */
export type SendMessageSuccess = {
  __typename?: 'SendMessageSuccess';
  /** The message. */
  message: Message;
};

/** A service, of whom this subgraph knows the id. */
export type Service = {
  __typename?: 'Service';
  /** The service's id. */
  id: Scalars['ID']['output'];
};

/** A pool as it shall be. */
export type SetRoutingPoolInput = {
  /** What was read of the pool that is changed. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** What it is called. */
  name: Scalars['String']['input'];
  /** The organization. */
  organizationId: Scalars['ID']['input'];
  /** The pool that is changed; a new one is made without it. */
  poolId?: InputMaybe<Scalars['ID']['input']>;
  /** The organization's services among whom it chooses, up to 50. None: the pool offers nothing. */
  services: Array<RoutingShareInput>;
  /** By what whoever takes a visit is found. */
  strategy: RoutingStrategy;
};

/** What setRoutingPool may answer. */
export type SetRoutingPoolResult = SetRoutingPoolSuccess | VersionConflict;

/** The pool is set. */
export type SetRoutingPoolSuccess = {
  __typename?: 'SetRoutingPoolSuccess';
  /** The pool. */
  pool: RoutingPool;
};

/** The weekly hours to set. */
export type SetScheduleInput = {
  /** Until which date; without end when absent. */
  end?: InputMaybe<Scalars['Date']['input']>;
  /** The version that was read; absent for the first. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Whose public holidays are to be kept free, ISO 3166-1 or 3166-2; null: none; absent: as before. */
  holidayRegion?: InputMaybe<Scalars['String']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The location; absent for video and phone. */
  locationId?: InputMaybe<Scalars['ID']['input']>;
  /** The organization. */
  organizationId: Scalars['ID']['input'];
  /** The practitioner. */
  practitionerId: Scalars['ID']['input'];
  /** Which period of hours at the location is to change; absent: the one that these dates meet, or a new one. */
  scheduleId?: InputMaybe<Scalars['ID']['input']>;
  /** From which date; today when absent. */
  start?: InputMaybe<Scalars['Date']['input']>;
  /** The zone of the hours. */
  timeZone: Scalars['TimeZone']['input'];
  /** The hours, all of them. An empty list closes the schedule. */
  weeklyHours: Array<WeeklyHoursInput>;
};

/** What setSchedule may answer. */
export type SetScheduleResult = SetScheduleSuccess | VersionConflict;

/** The hours hold. */
export type SetScheduleSuccess = {
  __typename?: 'SetScheduleSuccess';
  /** Booked appointments that the new hours no longer cover. They stay. */
  conflicts: Array<Appointment>;
  /** The schedule. */
  schedule: Schedule;
};

/** What to tell whom. It takes no key: nothing is kept, so a repeat is told again. */
export type SignalConversationInput = {
  /** The conversation. */
  conversationId: Scalars['ID']['input'];
  /** What one does. */
  signal: ConversationSignal;
};

/** What signalConversation may answer. */
export type SignalConversationResult = SignalConversationSuccess;

/** It was heard, or dropped. */
export type SignalConversationSuccess = {
  __typename?: 'SignalConversationSuccess';
  /** False: it came too often and nobody heard it. */
  passedOn: Scalars['Boolean']['output'];
};

/** A free time for a service of a practitioner. */
export type Slot = {
  __typename?: 'Slot';
  /** When it ends. */
  end: Scalars['DateTime']['output'];
  /** The place, when it is in person. */
  location: Maybe<Location>;
  /** The practitioner. */
  practitioner: Maybe<Practitioner>;
  /** How many seats a group session has left; null for a visit of one. */
  seatsLeft: Maybe<Scalars['Int']['output']>;
  /** The service. */
  service: Maybe<Service>;
  /** When it begins. */
  start: Scalars['DateTime']['output'];
  /** The zone of the place, in which people read it. */
  timeZone: Scalars['TimeZone']['output'];
};

/** What happened to a time. */
export type SlotChange =
  /** It is booked. */
  | 'BOOKED'
  /** It is free again. */
  | 'FREED'
  /** Somebody holds it. */
  | 'HELD'
  /** A seat of a group was taken or given back: read the slots anew to learn how many are left. */
  | 'SEATS';

/** How the free times of several practitioners are put together. */
export type SlotCombination =
  /** Those that begin when every one of them is free. */
  | 'INTERSECTION'
  /** Those of each. */
  | 'UNION';

/** The start is not one that the practitioner offers. */
export type SlotNotOffered = Problem & {
  __typename?: 'SlotNotOffered';
  /** SLOT_NOT_OFFERED. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
  /** Those of them that permitted staff may waive. */
  overridable: Array<SlotRefusal>;
  /** Every reason why. */
  reasons: Array<SlotRefusal>;
};

/** Why a start cannot be booked. All that hold are told, in this order. */
export type SlotRefusal =
  /** Only the time that is kept free around another appointment stands in the way. */
  | 'BUFFER'
  /** The client has another appointment at that time. */
  | 'CLIENT_BUSY'
  /** The service is given no more often on that day. */
  | 'DAILY_LIMIT'
  /** The service is not offered in this length. */
  | 'DURATION_NOT_OFFERED'
  /** No equipment that it needs is free. */
  | 'EQUIPMENT_BUSY'
  /** The group has no seat left. */
  | 'FULL'
  /** It is a public holiday that the place keeps. */
  | 'HOLIDAY'
  /** It lies in the past. */
  | 'IN_THE_PAST'
  /** It is not known where the client is, or where the place lies, and the licence depends on it. */
  | 'JURISDICTION_UNKNOWN'
  /** The practitioner holds no verified licence for it on that date. */
  | 'LICENCE_MISSING'
  /** The licence does not cover where the client is, or where the place lies. */
  | 'LICENCE_NOT_HERE'
  /** It is not on the service's grid. */
  | 'OFF_GRID'
  /** The practice is out of business. */
  | 'ORGANIZATION_SUSPENDED'
  /** It is outside the practitioner's hours. */
  | 'OUTSIDE_HOURS'
  /** The practitioner has another appointment. */
  | 'PRACTITIONER_BUSY'
  /** The practitioner takes no appointments. */
  | 'PRACTITIONER_INACTIVE'
  /** No room that it needs is free. */
  | 'ROOM_BUSY'
  /** The service can no longer be booked. */
  | 'SERVICE_RETIRED'
  /** The practitioner is away. */
  | 'TIME_OFF'
  /** It is beyond the service's horizon. */
  | 'TOO_FAR'
  /** It is too soon for the service's notice. */
  | 'TOO_SOON'
  /** The service is given no more often in that week. */
  | 'WEEKLY_LIMIT';

/** Somebody was faster. Choose one of the alternatives. */
export type SlotTaken = Problem & {
  __typename?: 'SlotTaken';
  /** The next free times for the same service. */
  alternatives: Array<Slot>;
  /** SLOT_TAKEN. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
  /** Who or what is taken. */
  reasons: Array<SlotRefusal>;
};

/** A change of free times. Nobody learns who holds or booked. */
export type SlotsChangedEvent = {
  __typename?: 'SlotsChangedEvent';
  /** What happened, null with resync. */
  change: Maybe<SlotChange>;
  /** Hand it to resumeAfter. */
  cursor: Scalars['String']['output'];
  /** When the time ends, null with resync. */
  end: Maybe<Scalars['DateTime']['output']>;
  /** The practitioner, null with resync. */
  practitioner: Maybe<Practitioner>;
  /** Events were missed that can no longer be told: read the slots anew. */
  resync: Scalars['Boolean']['output'];
  /** When the time begins, null with resync. */
  start: Maybe<Scalars['DateTime']['output']>;
};

/** What was begun. */
export type StartAppointmentInput = {
  /** The appointment. */
  appointmentId: Scalars['ID']['input'];
  /** The version that was read. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
};

/** What startAppointment may answer. */
export type StartAppointmentResult = StartAppointmentSuccess | TransitionRefused | VersionConflict;

/** The visit is under way. */
export type StartAppointmentSuccess = {
  __typename?: 'StartAppointmentSuccess';
  /** The appointment. */
  appointment: Appointment;
};

export type Subscription = {
  __typename?: 'Subscription';
  /** Tells when an appointment that one may see changes: of oneself, of a practitioner, or of an organization. */
  appointmentChanged: AppointmentChangedEvent;
  /** Tells how the booking of a hold goes on: paid, booked, or given back. */
  bookingProcessChanged: BookingProcessChangedEvent;
  /** Tells of receipts and changed messages in a conversation, and of who types and who is there. */
  conversationChanged: ConversationChangedEvent;
  /** Tells of each message in a conversation that one takes part in. */
  messageAdded: MessageAddedEvent;
  /** Tells of everything that moves at the front desk: who comes, what is booked, held and freed, and changed hours. */
  queueChanged: QueueChangedEvent;
  /** Tells when the hours of a practitioner or an organization change. */
  scheduleChanged: ScheduleChangedEvent;
  /** Tells when free times of practitioners change: held, booked, freed or rescheduled by anyone. */
  slotsChanged: SlotsChangedEvent;
};


export type SubscriptionAppointmentChangedArgs = {
  appointmentId?: InputMaybe<Scalars['ID']['input']>;
  organizationId?: InputMaybe<Scalars['ID']['input']>;
  practitionerId?: InputMaybe<Scalars['ID']['input']>;
  resumeAfter?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionBookingProcessChangedArgs = {
  id: Scalars['ID']['input'];
  resumeAfter?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionConversationChangedArgs = {
  conversationId: Scalars['ID']['input'];
  present?: InputMaybe<Scalars['Boolean']['input']>;
  resumeAfter?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionMessageAddedArgs = {
  conversationId: Scalars['ID']['input'];
  resumeAfter?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionQueueChangedArgs = {
  organizationId: Scalars['ID']['input'];
  resumeAfter?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionScheduleChangedArgs = {
  organizationId?: InputMaybe<Scalars['ID']['input']>;
  practitionerId?: InputMaybe<Scalars['ID']['input']>;
  resumeAfter?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionSlotsChangedArgs = {
  from: Scalars['DateTime']['input'];
  practitionerIds: Array<Scalars['ID']['input']>;
  resumeAfter?: InputMaybe<Scalars['String']['input']>;
  to: Scalars['DateTime']['input'];
};

/** Something for the practice to settle about a visit, in the words of FHIR's Task. */
export type Task = {
  __typename?: 'Task';
  /** What is wrong. */
  code: TaskCode;
  /** Who completed it. */
  completedBy: Maybe<User>;
  /** When it was opened. */
  createdAt: Scalars['DateTime']['output'];
  /** When it ended, null while it is open. */
  endedAt: Maybe<Scalars['DateTime']['output']>;
  /** The visit. */
  focus: Maybe<Appointment>;
  /** The task's id. */
  id: Scalars['ID']['output'];
  /** Why: the codes of SlotRefusal, ROOM_RETIRED and EQUIPMENT_RETIRED. */
  reasons: Array<Scalars['String']['output']>;
  /** Its state. */
  status: TaskStatus;
  /** The release of the tz database that moved the visit. */
  tzdbVersion: Maybe<Scalars['String']['output']>;
};

/** What is to be settled about a visit. */
export type TaskCode =
  /** The practitioner's licence will not cover it. */
  | 'LICENCE_LAPSED'
  /** Its practitioner works there no more. */
  | 'PRACTITIONER_INACTIVE'
  /** Its room or equipment was retired. */
  | 'RESOURCE_RETIRED'
  /** The hours no longer cover it. */
  | 'SCHEDULE_CONFLICT'
  /** A new tz database moved it, so that it keeps its wall time. Nothing is to be done. */
  | 'TIME_MOVED'
  /** A new tz database changed its wall time, and something stands where it would have to move. */
  | 'TIME_MOVED_CONFLICT';

/** A page of tasks. */
export type TaskConnection = {
  __typename?: 'TaskConnection';
  /** The tasks with their cursors. */
  edges: Array<TaskEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A task in a list. */
export type TaskEdge = {
  __typename?: 'TaskEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The task. */
  node: Task;
};

/** The task is over already. */
export type TaskEnded = Problem & {
  __typename?: 'TaskEnded';
  /** TASK_ENDED. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** State of a task, in FHIR's words. */
export type TaskStatus =
  /** Over by itself: the appointment was cancelled, moved or is covered again. */
  | 'CANCELLED'
  /** Somebody has done it, or nothing was to be done. */
  | 'COMPLETED'
  /** To be done. */
  | 'REQUESTED';

/** When a practitioner is away from every location of an organization. */
export type TimeOff = {
  __typename?: 'TimeOff';
  /** Until when. */
  end: Scalars['DateTime']['output'];
  /** Its id. */
  id: Scalars['ID']['output'];
  /** From when. */
  start: Scalars['DateTime']['output'];
  /** The zone in which it was said. */
  timeZone: Scalars['TimeZone']['output'];
};

/** The appointment's state does not allow this. */
export type TransitionRefused = Problem & {
  __typename?: 'TransitionRefused';
  /** TRANSITION_REFUSED. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
  /** The state it is in. */
  status: AppointmentStatus;
};

/** A reason why a start cannot be booked. */
export type Unbookable = {
  __typename?: 'Unbookable';
  /** The reason. */
  code: SlotRefusal;
  /** What it means and what to do next. */
  message: Scalars['String']['output'];
};

/** What changes in a room or a piece of equipment. */
export type UpdateResourceInput = {
  /** The version that was read. */
  expectedVersion: Scalars['Int']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** Where it is; null for equipment that goes wherever the practice works. */
  locationId?: InputMaybe<Scalars['ID']['input']>;
  /** What the practice calls it. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The resource. */
  resourceId: Scalars['ID']['input'];
  /** The word that a service's need names. */
  type?: InputMaybe<Scalars['String']['input']>;
};

/** What updateResource may answer. */
export type UpdateResourceResult = UpdateResourceSuccess | VersionConflict;

/** The resource is changed. */
export type UpdateResourceSuccess = {
  __typename?: 'UpdateResourceSuccess';
  /** Booked appointments that claimed it for what it is no more. They stay. */
  conflicts: Array<Appointment>;
  /** The resource. */
  resource: Maybe<Resource>;
};

/** A person, of whom this subgraph knows the appointments. */
export type User = {
  __typename?: 'User';
  /** The person's appointments as a client, seen by the person alone. */
  appointments: Maybe<AppointmentConnection>;
  /** The person's id. */
  id: Scalars['ID']['output'];
};


/** A person, of whom this subgraph knows the appointments. */
export type UserAppointmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The thing changed since it was read. Read it again and decide anew. */
export type VersionConflict = Problem & {
  __typename?: 'VersionConflict';
  /** VERSION_CONFLICT. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** A day of the week, in the order of ISO 8601. */
export type Weekday =
  /** Friday. */
  | 'FRIDAY'
  /** Monday. */
  | 'MONDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY'
  /** Thursday. */
  | 'THURSDAY'
  /** Tuesday. */
  | 'TUESDAY'
  /** Wednesday. */
  | 'WEDNESDAY';

/** Hours on one day of the week. */
export type WeeklyHours = {
  __typename?: 'WeeklyHours';
  /** Until this wall-clock time. */
  closes: Scalars['LocalTime']['output'];
  /** From this wall-clock time. */
  opens: Scalars['LocalTime']['output'];
  /** The day. */
  weekday: Weekday;
};

/** Hours on one day of the week, as input. */
export type WeeklyHoursInput = {
  /** Until this wall-clock time, later than opens. */
  closes: Scalars['LocalTime']['input'];
  /** From this wall-clock time. */
  opens: Scalars['LocalTime']['input'];
  /** The day. */
  weekday: Weekday;
};

/** Which message to take back. */
export type WithdrawMessageInput = {
  /** The version that was read. */
  expectedVersion: Scalars['Int']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The message. */
  messageId: Scalars['ID']['input'];
};

/** What withdrawMessage may answer. */
export type WithdrawMessageResult = AlreadyWithdrawn | ChangedTooOften | VersionConflict | WithdrawMessageSuccess;

/** The message says nothing any more. */
export type WithdrawMessageSuccess = {
  __typename?: 'WithdrawMessageSuccess';
  /** The message. */
  message: Message;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Appointment: Appointment;
  BookingProcess: BookingProcess;
  CareRelationship: CareRelationship;
  Conversation: Conversation;
  Hold: Hold;
  Organization: Organization;
  Practitioner: Practitioner;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Appointment:
    ( { __typename: 'Appointment' }
    & GraphQLRecursivePick<FederationTypes['Appointment'], {"id":true}> );
  BookingProcess:
    ( { __typename: 'BookingProcess' }
    & GraphQLRecursivePick<FederationTypes['BookingProcess'], {"id":true}> );
  CareRelationship:
    ( { __typename: 'CareRelationship' }
    & GraphQLRecursivePick<FederationTypes['CareRelationship'], {"id":true}> );
  Conversation:
    ( { __typename: 'Conversation' }
    & GraphQLRecursivePick<FederationTypes['Conversation'], {"id":true}> );
  Hold:
    ( { __typename: 'Hold' }
    & GraphQLRecursivePick<FederationTypes['Hold'], {"id":true}> );
  Organization:
    ( { __typename: 'Organization' }
    & GraphQLRecursivePick<FederationTypes['Organization'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Organization'], {"timeZone":true}> ) );
  Practitioner:
    ( { __typename: 'Practitioner' }
    & GraphQLRecursivePick<FederationTypes['Practitioner'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AddResourceResult: ( Partial<Omit<AddResourceSuccess, 'resource'> & { resource?: Maybe<_RefType['Resource']> }> );
  AddScheduleExceptionResult: ( Partial<Omit<AddScheduleExceptionSuccess, 'conflicts' | 'schedule'> & { conflicts: Array<_RefType['Appointment']>, schedule: _RefType['Schedule'] }> );
  AddTimeOffResult: ( Partial<Omit<AddTimeOffSuccess, 'conflicts' | 'timeOff'> & { conflicts: Array<_RefType['Appointment']>, timeOff: _RefType['TimeOff'] }> );
  AllowCoAttendeesResult:
    | ( Partial<Omit<AllowCoAttendeesSuccess, 'appointment'> & { appointment: _RefType['Appointment'] }> )
    | ( TransitionRefusedParent )
    | ( VersionConflictParent )
  ;
  ArriveAppointmentResult:
    | ( Partial<Omit<ArriveAppointmentSuccess, 'appointment'> & { appointment: _RefType['Appointment'] }> )
    | ( TransitionRefusedParent )
    | ( VersionConflictParent )
  ;
  BookAppointmentResult:
    | ( Partial<Omit<BookAppointmentSuccess, 'appointment'> & { appointment: _RefType['Appointment'] }> )
    | ( HoldExpiredParent )
    | ( PaymentRequiredParent )
  ;
  BookForClientResult:
    | ( Partial<Omit<BookForClientSuccess, 'appointment'> & { appointment: _RefType['Appointment'] }> )
    | ( ClientBusyParent )
    | ( SlotNotOfferedParent )
    | ( SlotTakenParent )
  ;
  CancelAppointmentResult:
    | ( Partial<Omit<CancelAppointmentSuccess, 'appointment'> & { appointment: _RefType['Appointment'] }> )
    | ( FeeChangedParent )
    | ( TransitionRefusedParent )
    | ( VersionConflictParent )
  ;
  CheckInAppointmentResult:
    | ( Partial<Omit<CheckInAppointmentSuccess, 'appointment'> & { appointment: _RefType['Appointment'] }> )
    | ( TransitionRefusedParent )
    | ( VersionConflictParent )
  ;
  CompleteTaskResult:
    | ( Partial<Omit<CompleteTaskSuccess, 'task'> & { task: _RefType['Task'] }> )
    | ( TaskEndedParent )
  ;
  ConfirmAppointmentResult:
    | ( Partial<Omit<ConfirmAppointmentSuccess, 'appointment'> & { appointment: _RefType['Appointment'] }> )
    | ( TransitionRefusedParent )
    | ( VersionConflictParent )
  ;
  DeclineAppointmentResult:
    | ( Partial<Omit<DeclineAppointmentSuccess, 'appointment'> & { appointment: _RefType['Appointment'] }> )
    | ( TransitionRefusedParent )
    | ( VersionConflictParent )
  ;
  EditMessageResult:
    | ( AlreadyWithdrawnParent )
    | ( ChangedTooOftenParent )
    | ( Partial<Omit<EditMessageSuccess, 'message'> & { message: _RefType['Message'] }> )
    | ( VersionConflictParent )
  ;
  FulfilAppointmentResult:
    | ( Partial<Omit<FulfilAppointmentSuccess, 'appointment'> & { appointment: _RefType['Appointment'] }> )
    | ( TransitionRefusedParent )
    | ( VersionConflictParent )
  ;
  HoldAnySlotResult:
    | ( ClientBusyParent )
    | ( Partial<Omit<HoldAnySlotSuccess, 'hold'> & { hold: _RefType['Hold'] }> )
    | ( SlotNotOfferedParent )
    | ( SlotTakenParent )
  ;
  HoldSlotResult:
    | ( ClientBusyParent )
    | ( Partial<Omit<HoldSlotSuccess, 'hold'> & { hold: _RefType['Hold'] }> )
    | ( SlotNotOfferedParent )
    | ( SlotTakenParent )
  ;
  MarkConversationReadResult: ( Partial<Omit<MarkConversationReadSuccess, 'conversation'> & { conversation: _RefType['Conversation'] }> );
  MarkNoShowResult:
    | ( Partial<Omit<MarkNoShowSuccess, 'appointment'> & { appointment: _RefType['Appointment'] }> )
    | ( TransitionRefusedParent )
    | ( VersionConflictParent )
  ;
  ReleaseHoldResult: ( Partial<ReleaseHoldSuccess> );
  RemoveScheduleExceptionResult: ( Partial<Omit<RemoveScheduleExceptionSuccess, 'schedule'> & { schedule: _RefType['Schedule'] }> );
  RemoveTimeOffResult: ( Partial<RemoveTimeOffSuccess> );
  RenewHoldResult:
    | ( HoldExpiredParent )
    | ( Partial<Omit<RenewHoldSuccess, 'hold'> & { hold: _RefType['Hold'] }> )
  ;
  RescheduleAppointmentResult:
    | ( ClientBusyParent )
    | ( Partial<Omit<RescheduleAppointmentSuccess, 'appointment'> & { appointment: _RefType['Appointment'] }> )
    | ( SlotNotOfferedParent )
    | ( SlotTakenParent )
    | ( TransitionRefusedParent )
    | ( VersionConflictParent )
  ;
  RetireResourceResult:
    | ( Partial<Omit<RetireResourceSuccess, 'conflicts' | 'resource'> & { conflicts: Array<_RefType['Appointment']>, resource?: Maybe<_RefType['Resource']> }> )
    | ( VersionConflictParent )
  ;
  SendMessageResult: ( Partial<Omit<SendMessageSuccess, 'message'> & { message: _RefType['Message'] }> );
  SetRoutingPoolResult:
    | ( Partial<Omit<SetRoutingPoolSuccess, 'pool'> & { pool: _RefType['RoutingPool'] }> )
    | ( VersionConflictParent )
  ;
  SetScheduleResult:
    | ( Partial<Omit<SetScheduleSuccess, 'conflicts' | 'schedule'> & { conflicts: Array<_RefType['Appointment']>, schedule: _RefType['Schedule'] }> )
    | ( VersionConflictParent )
  ;
  SignalConversationResult: ( Partial<SignalConversationSuccess> );
  StartAppointmentResult:
    | ( Partial<Omit<StartAppointmentSuccess, 'appointment'> & { appointment: _RefType['Appointment'] }> )
    | ( TransitionRefusedParent )
    | ( VersionConflictParent )
  ;
  UpdateResourceResult:
    | ( Partial<Omit<UpdateResourceSuccess, 'conflicts' | 'resource'> & { conflicts: Array<_RefType['Appointment']>, resource?: Maybe<_RefType['Resource']> }> )
    | ( VersionConflictParent )
  ;
  WithdrawMessageResult:
    | ( AlreadyWithdrawnParent )
    | ( ChangedTooOftenParent )
    | ( VersionConflictParent )
    | ( Partial<Omit<WithdrawMessageSuccess, 'message'> & { message: _RefType['Message'] }> )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Problem:
    | ( AlreadyWithdrawnParent )
    | ( ChangedTooOftenParent )
    | ( ClientBusyParent )
    | ( FeeChangedParent )
    | ( HoldExpiredParent )
    | ( PaymentRequiredParent )
    | ( SlotNotOfferedParent )
    | ( SlotTakenParent )
    | ( TaskEndedParent )
    | ( TransitionRefusedParent )
    | ( VersionConflictParent )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AddResourceInput: ResolverTypeWrapper<Partial<AddResourceInput>>;
  ID: ResolverTypeWrapper<Partial<Scalars['ID']['output']>>;
  AddResourceResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddResourceResult']>>;
  AddResourceSuccess: ResolverTypeWrapper<Partial<Omit<AddResourceSuccess, 'resource'> & { resource?: Maybe<ResolversTypes['Resource']> }>>;
  AddScheduleExceptionInput: ResolverTypeWrapper<Partial<AddScheduleExceptionInput>>;
  AddScheduleExceptionResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddScheduleExceptionResult']>>;
  AddScheduleExceptionSuccess: ResolverTypeWrapper<Partial<Omit<AddScheduleExceptionSuccess, 'conflicts' | 'schedule'> & { conflicts: Array<ResolversTypes['Appointment']>, schedule: ResolversTypes['Schedule'] }>>;
  AddTimeOffInput: ResolverTypeWrapper<Partial<AddTimeOffInput>>;
  AddTimeOffResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddTimeOffResult']>>;
  AddTimeOffSuccess: ResolverTypeWrapper<Partial<Omit<AddTimeOffSuccess, 'conflicts' | 'timeOff'> & { conflicts: Array<ResolversTypes['Appointment']>, timeOff: ResolversTypes['TimeOff'] }>>;
  AllowCoAttendeesInput: ResolverTypeWrapper<Partial<AllowCoAttendeesInput>>;
  AllowCoAttendeesResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AllowCoAttendeesResult']>>;
  AllowCoAttendeesSuccess: ResolverTypeWrapper<Partial<Omit<AllowCoAttendeesSuccess, 'appointment'> & { appointment: ResolversTypes['Appointment'] }>>;
  AlreadyWithdrawn: ResolverTypeWrapper<AlreadyWithdrawnParent>;
  Appointment: ResolverTypeWrapper<AppointmentParent>;
  AppointmentChange: ResolverTypeWrapper<Partial<AppointmentChange>>;
  AppointmentChangedEvent: ResolverTypeWrapper<AppointmentChangedEventParent>;
  AppointmentConnection: ResolverTypeWrapper<Partial<Omit<AppointmentConnection, 'edges'> & { edges: Array<ResolversTypes['AppointmentEdge']> }>>;
  AppointmentEdge: ResolverTypeWrapper<Partial<Omit<AppointmentEdge, 'node'> & { node: ResolversTypes['Appointment'] }>>;
  AppointmentStatus: ResolverTypeWrapper<Partial<AppointmentStatus>>;
  ArriveAppointmentInput: ResolverTypeWrapper<Partial<ArriveAppointmentInput>>;
  ArriveAppointmentResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ArriveAppointmentResult']>>;
  ArriveAppointmentSuccess: ResolverTypeWrapper<Partial<Omit<ArriveAppointmentSuccess, 'appointment'> & { appointment: ResolversTypes['Appointment'] }>>;
  BookAppointmentInput: ResolverTypeWrapper<Partial<BookAppointmentInput>>;
  BookAppointmentResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BookAppointmentResult']>>;
  BookAppointmentSuccess: ResolverTypeWrapper<Partial<Omit<BookAppointmentSuccess, 'appointment'> & { appointment: ResolversTypes['Appointment'] }>>;
  BookForClientInput: ResolverTypeWrapper<Partial<BookForClientInput>>;
  BookForClientResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BookForClientResult']>>;
  BookForClientSuccess: ResolverTypeWrapper<Partial<Omit<BookForClientSuccess, 'appointment'> & { appointment: ResolversTypes['Appointment'] }>>;
  Bookability: ResolverTypeWrapper<BookabilityParent>;
  BookingOutcome: ResolverTypeWrapper<Partial<BookingOutcome>>;
  BookingProcess: ResolverTypeWrapper<BookingProcessParent>;
  BookingProcessChangedEvent: ResolverTypeWrapper<BookingProcessChangedEventParent>;
  BookingState: ResolverTypeWrapper<Partial<BookingState>>;
  BookingStep: ResolverTypeWrapper<BookingStepParent>;
  CancelAppointmentInput: ResolverTypeWrapper<Partial<CancelAppointmentInput>>;
  CancelAppointmentResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelAppointmentResult']>>;
  CancelAppointmentSuccess: ResolverTypeWrapper<Partial<Omit<CancelAppointmentSuccess, 'appointment'> & { appointment: ResolversTypes['Appointment'] }>>;
  CancelationReason: ResolverTypeWrapper<Partial<CancelationReason>>;
  CancellationPolicy: ResolverTypeWrapper<Partial<CancellationPolicy>>;
  CancellationPreview: ResolverTypeWrapper<CancellationPreviewParent>;
  CancellationTier: ResolverTypeWrapper<Partial<CancellationTier>>;
  CareRelationship: ResolverTypeWrapper<CareRelationshipParent>;
  ChangedTooOften: ResolverTypeWrapper<ChangedTooOftenParent>;
  CheckInAppointmentInput: ResolverTypeWrapper<Partial<CheckInAppointmentInput>>;
  CheckInAppointmentResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CheckInAppointmentResult']>>;
  CheckInAppointmentSuccess: ResolverTypeWrapper<Partial<Omit<CheckInAppointmentSuccess, 'appointment'> & { appointment: ResolversTypes['Appointment'] }>>;
  ClientBusy: ResolverTypeWrapper<ClientBusyParent>;
  Coding: ResolverTypeWrapper<Partial<Coding>>;
  CodingInput: ResolverTypeWrapper<Partial<CodingInput>>;
  CompleteTaskInput: ResolverTypeWrapper<Partial<CompleteTaskInput>>;
  CompleteTaskResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CompleteTaskResult']>>;
  CompleteTaskSuccess: ResolverTypeWrapper<Partial<Omit<CompleteTaskSuccess, 'task'> & { task: ResolversTypes['Task'] }>>;
  ConfirmAppointmentInput: ResolverTypeWrapper<Partial<ConfirmAppointmentInput>>;
  ConfirmAppointmentResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ConfirmAppointmentResult']>>;
  ConfirmAppointmentSuccess: ResolverTypeWrapper<Partial<Omit<ConfirmAppointmentSuccess, 'appointment'> & { appointment: ResolversTypes['Appointment'] }>>;
  Conversation: ResolverTypeWrapper<ConversationParent>;
  ConversationChange: ResolverTypeWrapper<Partial<ConversationChange>>;
  ConversationChangedEvent: ResolverTypeWrapper<ConversationChangedEventParent>;
  ConversationSignal: ResolverTypeWrapper<Partial<ConversationSignal>>;
  Date: ResolverTypeWrapper<Partial<Scalars['Date']['output']>>;
  DateTime: ResolverTypeWrapper<Partial<Scalars['DateTime']['output']>>;
  DaySpan: ResolverTypeWrapper<DaySpanParent>;
  Decimal: ResolverTypeWrapper<Partial<Scalars['Decimal']['output']>>;
  DeclineAppointmentInput: ResolverTypeWrapper<Partial<DeclineAppointmentInput>>;
  DeclineAppointmentResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeclineAppointmentResult']>>;
  DeclineAppointmentSuccess: ResolverTypeWrapper<Partial<Omit<DeclineAppointmentSuccess, 'appointment'> & { appointment: ResolversTypes['Appointment'] }>>;
  DeskChange: ResolverTypeWrapper<Partial<DeskChange>>;
  EditMessageInput: ResolverTypeWrapper<Partial<EditMessageInput>>;
  EditMessageResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EditMessageResult']>>;
  EditMessageSuccess: ResolverTypeWrapper<Partial<Omit<EditMessageSuccess, 'message'> & { message: ResolversTypes['Message'] }>>;
  EncounterStatus: ResolverTypeWrapper<Partial<EncounterStatus>>;
  FeeChanged: ResolverTypeWrapper<FeeChangedParent>;
  FulfilAppointmentInput: ResolverTypeWrapper<Partial<FulfilAppointmentInput>>;
  FulfilAppointmentResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['FulfilAppointmentResult']>>;
  FulfilAppointmentSuccess: ResolverTypeWrapper<Partial<Omit<FulfilAppointmentSuccess, 'appointment'> & { appointment: ResolversTypes['Appointment'] }>>;
  HeldTime: ResolverTypeWrapper<HeldTimeParent>;
  Hold: ResolverTypeWrapper<HoldParent>;
  HoldAnySlotInput: ResolverTypeWrapper<Partial<HoldAnySlotInput>>;
  HoldAnySlotResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['HoldAnySlotResult']>>;
  HoldAnySlotSuccess: ResolverTypeWrapper<Partial<Omit<HoldAnySlotSuccess, 'hold'> & { hold: ResolversTypes['Hold'] }>>;
  HoldExpired: ResolverTypeWrapper<HoldExpiredParent>;
  HoldSlotInput: ResolverTypeWrapper<Partial<HoldSlotInput>>;
  HoldSlotResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['HoldSlotResult']>>;
  HoldSlotSuccess: ResolverTypeWrapper<Partial<Omit<HoldSlotSuccess, 'hold'> & { hold: ResolversTypes['Hold'] }>>;
  HoursSpan: ResolverTypeWrapper<HoursSpanParent>;
  HoursSpanInput: ResolverTypeWrapper<Partial<HoursSpanInput>>;
  LocalTime: ResolverTypeWrapper<Partial<Scalars['LocalTime']['output']>>;
  Location: ResolverTypeWrapper<LocationParent>;
  MarkConversationReadInput: ResolverTypeWrapper<Partial<MarkConversationReadInput>>;
  MarkConversationReadResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MarkConversationReadResult']>>;
  MarkConversationReadSuccess: ResolverTypeWrapper<Partial<Omit<MarkConversationReadSuccess, 'conversation'> & { conversation: ResolversTypes['Conversation'] }>>;
  MarkNoShowInput: ResolverTypeWrapper<Partial<MarkNoShowInput>>;
  MarkNoShowResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MarkNoShowResult']>>;
  MarkNoShowSuccess: ResolverTypeWrapper<Partial<Omit<MarkNoShowSuccess, 'appointment'> & { appointment: ResolversTypes['Appointment'] }>>;
  Message: ResolverTypeWrapper<MessageParent>;
  MessageAddedEvent: ResolverTypeWrapper<MessageAddedEventParent>;
  MessageConnection: ResolverTypeWrapper<Partial<Omit<MessageConnection, 'edges'> & { edges: Array<ResolversTypes['MessageEdge']> }>>;
  MessageEdge: ResolverTypeWrapper<Partial<Omit<MessageEdge, 'node'> & { node: ResolversTypes['Message'] }>>;
  MessageVersion: ResolverTypeWrapper<MessageVersionParent>;
  Modality: ResolverTypeWrapper<Partial<Modality>>;
  Money: ResolverTypeWrapper<Partial<Money>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OpenSpan: ResolverTypeWrapper<OpenSpanParent>;
  Organization: ResolverTypeWrapper<OrganizationParent>;
  OrganizationDay: ResolverTypeWrapper<OrganizationDayParent>;
  PageInfo: ResolverTypeWrapper<Partial<PageInfo>>;
  PassedOver: ResolverTypeWrapper<PassedOverParent>;
  PaymentRequired: ResolverTypeWrapper<PaymentRequiredParent>;
  Practitioner: ResolverTypeWrapper<PractitionerParent>;
  PractitionerDay: ResolverTypeWrapper<PractitionerDayParent>;
  PractitionerDayConnection: ResolverTypeWrapper<Partial<Omit<PractitionerDayConnection, 'edges'> & { edges: Array<ResolversTypes['PractitionerDayEdge']> }>>;
  PractitionerDayEdge: ResolverTypeWrapper<Partial<Omit<PractitionerDayEdge, 'node'> & { node: ResolversTypes['PractitionerDay'] }>>;
  PractitionerSlots: ResolverTypeWrapper<PractitionerSlotsParent>;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QueueChangedEvent: ResolverTypeWrapper<QueueChangedEventParent>;
  QueueEntry: ResolverTypeWrapper<QueueEntryParent>;
  Quote: ResolverTypeWrapper<QuoteParent>;
  ReleaseHoldInput: ResolverTypeWrapper<Partial<ReleaseHoldInput>>;
  ReleaseHoldResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReleaseHoldResult']>>;
  ReleaseHoldSuccess: ResolverTypeWrapper<Partial<ReleaseHoldSuccess>>;
  RemoveScheduleExceptionInput: ResolverTypeWrapper<Partial<RemoveScheduleExceptionInput>>;
  RemoveScheduleExceptionResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveScheduleExceptionResult']>>;
  RemoveScheduleExceptionSuccess: ResolverTypeWrapper<Partial<Omit<RemoveScheduleExceptionSuccess, 'schedule'> & { schedule: ResolversTypes['Schedule'] }>>;
  RemoveTimeOffInput: ResolverTypeWrapper<Partial<RemoveTimeOffInput>>;
  RemoveTimeOffResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveTimeOffResult']>>;
  RemoveTimeOffSuccess: ResolverTypeWrapper<Partial<RemoveTimeOffSuccess>>;
  RenewHoldInput: ResolverTypeWrapper<Partial<RenewHoldInput>>;
  RenewHoldResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RenewHoldResult']>>;
  RenewHoldSuccess: ResolverTypeWrapper<Partial<Omit<RenewHoldSuccess, 'hold'> & { hold: ResolversTypes['Hold'] }>>;
  RescheduleAppointmentInput: ResolverTypeWrapper<Partial<RescheduleAppointmentInput>>;
  RescheduleAppointmentResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RescheduleAppointmentResult']>>;
  RescheduleAppointmentSuccess: ResolverTypeWrapper<Partial<Omit<RescheduleAppointmentSuccess, 'appointment'> & { appointment: ResolversTypes['Appointment'] }>>;
  Resource: ResolverTypeWrapper<ResourceParent>;
  ResourceConnection: ResolverTypeWrapper<Partial<Omit<ResourceConnection, 'edges'> & { edges: Array<ResolversTypes['ResourceEdge']> }>>;
  ResourceEdge: ResolverTypeWrapper<Partial<Omit<ResourceEdge, 'node'> & { node?: Maybe<ResolversTypes['Resource']> }>>;
  ResourceKind: ResolverTypeWrapper<Partial<ResourceKind>>;
  RetireResourceInput: ResolverTypeWrapper<Partial<RetireResourceInput>>;
  RetireResourceResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetireResourceResult']>>;
  RetireResourceSuccess: ResolverTypeWrapper<Partial<Omit<RetireResourceSuccess, 'conflicts' | 'resource'> & { conflicts: Array<ResolversTypes['Appointment']>, resource?: Maybe<ResolversTypes['Resource']> }>>;
  RoutedBy: ResolverTypeWrapper<RoutedByParent>;
  RoutingPool: ResolverTypeWrapper<RoutingPoolParent>;
  RoutingReason: ResolverTypeWrapper<Partial<RoutingReason>>;
  RoutingShare: ResolverTypeWrapper<RoutingShareParent>;
  RoutingShareInput: ResolverTypeWrapper<Partial<RoutingShareInput>>;
  RoutingSlot: ResolverTypeWrapper<Partial<RoutingSlot>>;
  RoutingStrategy: ResolverTypeWrapper<Partial<RoutingStrategy>>;
  SafeInt: ResolverTypeWrapper<Partial<Scalars['SafeInt']['output']>>;
  Schedule: ResolverTypeWrapper<ScheduleParent>;
  ScheduleChangedEvent: ResolverTypeWrapper<ScheduleChangedEventParent>;
  ScheduleException: ResolverTypeWrapper<ScheduleExceptionParent>;
  ScheduleExceptionConnection: ResolverTypeWrapper<Partial<Omit<ScheduleExceptionConnection, 'edges'> & { edges: Array<ResolversTypes['ScheduleExceptionEdge']> }>>;
  ScheduleExceptionEdge: ResolverTypeWrapper<Partial<Omit<ScheduleExceptionEdge, 'node'> & { node: ResolversTypes['ScheduleException'] }>>;
  SendMessageInput: ResolverTypeWrapper<Partial<SendMessageInput>>;
  SendMessageResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SendMessageResult']>>;
  SendMessageSuccess: ResolverTypeWrapper<Partial<Omit<SendMessageSuccess, 'message'> & { message: ResolversTypes['Message'] }>>;
  Service: ResolverTypeWrapper<ServiceParent>;
  SetRoutingPoolInput: ResolverTypeWrapper<Partial<SetRoutingPoolInput>>;
  SetRoutingPoolResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetRoutingPoolResult']>>;
  SetRoutingPoolSuccess: ResolverTypeWrapper<Partial<Omit<SetRoutingPoolSuccess, 'pool'> & { pool: ResolversTypes['RoutingPool'] }>>;
  SetScheduleInput: ResolverTypeWrapper<Partial<SetScheduleInput>>;
  SetScheduleResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetScheduleResult']>>;
  SetScheduleSuccess: ResolverTypeWrapper<Partial<Omit<SetScheduleSuccess, 'conflicts' | 'schedule'> & { conflicts: Array<ResolversTypes['Appointment']>, schedule: ResolversTypes['Schedule'] }>>;
  SignalConversationInput: ResolverTypeWrapper<Partial<SignalConversationInput>>;
  SignalConversationResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SignalConversationResult']>>;
  SignalConversationSuccess: ResolverTypeWrapper<Partial<SignalConversationSuccess>>;
  Slot: ResolverTypeWrapper<SlotParent>;
  SlotChange: ResolverTypeWrapper<Partial<SlotChange>>;
  SlotCombination: ResolverTypeWrapper<Partial<SlotCombination>>;
  SlotNotOffered: ResolverTypeWrapper<SlotNotOfferedParent>;
  SlotRefusal: ResolverTypeWrapper<Partial<SlotRefusal>>;
  SlotTaken: ResolverTypeWrapper<SlotTakenParent>;
  SlotsChangedEvent: ResolverTypeWrapper<SlotsChangedEventParent>;
  StartAppointmentInput: ResolverTypeWrapper<Partial<StartAppointmentInput>>;
  StartAppointmentResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartAppointmentResult']>>;
  StartAppointmentSuccess: ResolverTypeWrapper<Partial<Omit<StartAppointmentSuccess, 'appointment'> & { appointment: ResolversTypes['Appointment'] }>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Task: ResolverTypeWrapper<TaskParent>;
  TaskCode: ResolverTypeWrapper<Partial<TaskCode>>;
  TaskConnection: ResolverTypeWrapper<Partial<Omit<TaskConnection, 'edges'> & { edges: Array<ResolversTypes['TaskEdge']> }>>;
  TaskEdge: ResolverTypeWrapper<Partial<Omit<TaskEdge, 'node'> & { node: ResolversTypes['Task'] }>>;
  TaskEnded: ResolverTypeWrapper<TaskEndedParent>;
  TaskStatus: ResolverTypeWrapper<Partial<TaskStatus>>;
  TimeOff: ResolverTypeWrapper<TimeOffParent>;
  TimeZone: ResolverTypeWrapper<Partial<Scalars['TimeZone']['output']>>;
  TransitionRefused: ResolverTypeWrapper<TransitionRefusedParent>;
  Unbookable: ResolverTypeWrapper<Partial<Unbookable>>;
  UpdateResourceInput: ResolverTypeWrapper<Partial<UpdateResourceInput>>;
  UpdateResourceResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateResourceResult']>>;
  UpdateResourceSuccess: ResolverTypeWrapper<Partial<Omit<UpdateResourceSuccess, 'conflicts' | 'resource'> & { conflicts: Array<ResolversTypes['Appointment']>, resource?: Maybe<ResolversTypes['Resource']> }>>;
  User: ResolverTypeWrapper<UserParent>;
  VersionConflict: ResolverTypeWrapper<VersionConflictParent>;
  Weekday: ResolverTypeWrapper<Partial<Weekday>>;
  WeeklyHours: ResolverTypeWrapper<WeeklyHoursParent>;
  WeeklyHoursInput: ResolverTypeWrapper<Partial<WeeklyHoursInput>>;
  WithdrawMessageInput: ResolverTypeWrapper<Partial<WithdrawMessageInput>>;
  WithdrawMessageResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['WithdrawMessageResult']>>;
  WithdrawMessageSuccess: ResolverTypeWrapper<Partial<Omit<WithdrawMessageSuccess, 'message'> & { message: ResolversTypes['Message'] }>>;
  Boolean: ResolverTypeWrapper<Partial<Scalars['Boolean']['output']>>;
  Int: ResolverTypeWrapper<Partial<Scalars['Int']['output']>>;
  String: ResolverTypeWrapper<Partial<Scalars['String']['output']>>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddResourceInput: Partial<AddResourceInput>;
  ID: Partial<Scalars['ID']['output']>;
  AddResourceResult: Partial<ResolversUnionTypes<ResolversParentTypes>['AddResourceResult']>;
  AddResourceSuccess: Partial<Omit<AddResourceSuccess, 'resource'> & { resource?: Maybe<ResolversParentTypes['Resource']> }>;
  AddScheduleExceptionInput: Partial<AddScheduleExceptionInput>;
  AddScheduleExceptionResult: Partial<ResolversUnionTypes<ResolversParentTypes>['AddScheduleExceptionResult']>;
  AddScheduleExceptionSuccess: Partial<Omit<AddScheduleExceptionSuccess, 'conflicts' | 'schedule'> & { conflicts: Array<ResolversParentTypes['Appointment']>, schedule: ResolversParentTypes['Schedule'] }>;
  AddTimeOffInput: Partial<AddTimeOffInput>;
  AddTimeOffResult: Partial<ResolversUnionTypes<ResolversParentTypes>['AddTimeOffResult']>;
  AddTimeOffSuccess: Partial<Omit<AddTimeOffSuccess, 'conflicts' | 'timeOff'> & { conflicts: Array<ResolversParentTypes['Appointment']>, timeOff: ResolversParentTypes['TimeOff'] }>;
  AllowCoAttendeesInput: Partial<AllowCoAttendeesInput>;
  AllowCoAttendeesResult: Partial<ResolversUnionTypes<ResolversParentTypes>['AllowCoAttendeesResult']>;
  AllowCoAttendeesSuccess: Partial<Omit<AllowCoAttendeesSuccess, 'appointment'> & { appointment: ResolversParentTypes['Appointment'] }>;
  AlreadyWithdrawn: AlreadyWithdrawnParent;
  Appointment: AppointmentParent;
  AppointmentChangedEvent: AppointmentChangedEventParent;
  AppointmentConnection: Partial<Omit<AppointmentConnection, 'edges'> & { edges: Array<ResolversParentTypes['AppointmentEdge']> }>;
  AppointmentEdge: Partial<Omit<AppointmentEdge, 'node'> & { node: ResolversParentTypes['Appointment'] }>;
  ArriveAppointmentInput: Partial<ArriveAppointmentInput>;
  ArriveAppointmentResult: Partial<ResolversUnionTypes<ResolversParentTypes>['ArriveAppointmentResult']>;
  ArriveAppointmentSuccess: Partial<Omit<ArriveAppointmentSuccess, 'appointment'> & { appointment: ResolversParentTypes['Appointment'] }>;
  BookAppointmentInput: Partial<BookAppointmentInput>;
  BookAppointmentResult: Partial<ResolversUnionTypes<ResolversParentTypes>['BookAppointmentResult']>;
  BookAppointmentSuccess: Partial<Omit<BookAppointmentSuccess, 'appointment'> & { appointment: ResolversParentTypes['Appointment'] }>;
  BookForClientInput: Partial<BookForClientInput>;
  BookForClientResult: Partial<ResolversUnionTypes<ResolversParentTypes>['BookForClientResult']>;
  BookForClientSuccess: Partial<Omit<BookForClientSuccess, 'appointment'> & { appointment: ResolversParentTypes['Appointment'] }>;
  Bookability: BookabilityParent;
  BookingProcess: BookingProcessParent;
  BookingProcessChangedEvent: BookingProcessChangedEventParent;
  BookingStep: BookingStepParent;
  CancelAppointmentInput: Partial<CancelAppointmentInput>;
  CancelAppointmentResult: Partial<ResolversUnionTypes<ResolversParentTypes>['CancelAppointmentResult']>;
  CancelAppointmentSuccess: Partial<Omit<CancelAppointmentSuccess, 'appointment'> & { appointment: ResolversParentTypes['Appointment'] }>;
  CancellationPolicy: Partial<CancellationPolicy>;
  CancellationPreview: CancellationPreviewParent;
  CancellationTier: Partial<CancellationTier>;
  CareRelationship: CareRelationshipParent;
  ChangedTooOften: ChangedTooOftenParent;
  CheckInAppointmentInput: Partial<CheckInAppointmentInput>;
  CheckInAppointmentResult: Partial<ResolversUnionTypes<ResolversParentTypes>['CheckInAppointmentResult']>;
  CheckInAppointmentSuccess: Partial<Omit<CheckInAppointmentSuccess, 'appointment'> & { appointment: ResolversParentTypes['Appointment'] }>;
  ClientBusy: ClientBusyParent;
  Coding: Partial<Coding>;
  CodingInput: Partial<CodingInput>;
  CompleteTaskInput: Partial<CompleteTaskInput>;
  CompleteTaskResult: Partial<ResolversUnionTypes<ResolversParentTypes>['CompleteTaskResult']>;
  CompleteTaskSuccess: Partial<Omit<CompleteTaskSuccess, 'task'> & { task: ResolversParentTypes['Task'] }>;
  ConfirmAppointmentInput: Partial<ConfirmAppointmentInput>;
  ConfirmAppointmentResult: Partial<ResolversUnionTypes<ResolversParentTypes>['ConfirmAppointmentResult']>;
  ConfirmAppointmentSuccess: Partial<Omit<ConfirmAppointmentSuccess, 'appointment'> & { appointment: ResolversParentTypes['Appointment'] }>;
  Conversation: ConversationParent;
  ConversationChangedEvent: ConversationChangedEventParent;
  Date: Partial<Scalars['Date']['output']>;
  DateTime: Partial<Scalars['DateTime']['output']>;
  DaySpan: DaySpanParent;
  Decimal: Partial<Scalars['Decimal']['output']>;
  DeclineAppointmentInput: Partial<DeclineAppointmentInput>;
  DeclineAppointmentResult: Partial<ResolversUnionTypes<ResolversParentTypes>['DeclineAppointmentResult']>;
  DeclineAppointmentSuccess: Partial<Omit<DeclineAppointmentSuccess, 'appointment'> & { appointment: ResolversParentTypes['Appointment'] }>;
  EditMessageInput: Partial<EditMessageInput>;
  EditMessageResult: Partial<ResolversUnionTypes<ResolversParentTypes>['EditMessageResult']>;
  EditMessageSuccess: Partial<Omit<EditMessageSuccess, 'message'> & { message: ResolversParentTypes['Message'] }>;
  FeeChanged: FeeChangedParent;
  FulfilAppointmentInput: Partial<FulfilAppointmentInput>;
  FulfilAppointmentResult: Partial<ResolversUnionTypes<ResolversParentTypes>['FulfilAppointmentResult']>;
  FulfilAppointmentSuccess: Partial<Omit<FulfilAppointmentSuccess, 'appointment'> & { appointment: ResolversParentTypes['Appointment'] }>;
  HeldTime: HeldTimeParent;
  Hold: HoldParent;
  HoldAnySlotInput: Partial<HoldAnySlotInput>;
  HoldAnySlotResult: Partial<ResolversUnionTypes<ResolversParentTypes>['HoldAnySlotResult']>;
  HoldAnySlotSuccess: Partial<Omit<HoldAnySlotSuccess, 'hold'> & { hold: ResolversParentTypes['Hold'] }>;
  HoldExpired: HoldExpiredParent;
  HoldSlotInput: Partial<HoldSlotInput>;
  HoldSlotResult: Partial<ResolversUnionTypes<ResolversParentTypes>['HoldSlotResult']>;
  HoldSlotSuccess: Partial<Omit<HoldSlotSuccess, 'hold'> & { hold: ResolversParentTypes['Hold'] }>;
  HoursSpan: HoursSpanParent;
  HoursSpanInput: Partial<HoursSpanInput>;
  LocalTime: Partial<Scalars['LocalTime']['output']>;
  Location: LocationParent;
  MarkConversationReadInput: Partial<MarkConversationReadInput>;
  MarkConversationReadResult: Partial<ResolversUnionTypes<ResolversParentTypes>['MarkConversationReadResult']>;
  MarkConversationReadSuccess: Partial<Omit<MarkConversationReadSuccess, 'conversation'> & { conversation: ResolversParentTypes['Conversation'] }>;
  MarkNoShowInput: Partial<MarkNoShowInput>;
  MarkNoShowResult: Partial<ResolversUnionTypes<ResolversParentTypes>['MarkNoShowResult']>;
  MarkNoShowSuccess: Partial<Omit<MarkNoShowSuccess, 'appointment'> & { appointment: ResolversParentTypes['Appointment'] }>;
  Message: MessageParent;
  MessageAddedEvent: MessageAddedEventParent;
  MessageConnection: Partial<Omit<MessageConnection, 'edges'> & { edges: Array<ResolversParentTypes['MessageEdge']> }>;
  MessageEdge: Partial<Omit<MessageEdge, 'node'> & { node: ResolversParentTypes['Message'] }>;
  MessageVersion: MessageVersionParent;
  Money: Partial<Money>;
  Mutation: Record<PropertyKey, never>;
  OpenSpan: OpenSpanParent;
  Organization: OrganizationParent;
  OrganizationDay: OrganizationDayParent;
  PageInfo: Partial<PageInfo>;
  PassedOver: PassedOverParent;
  PaymentRequired: PaymentRequiredParent;
  Practitioner: PractitionerParent;
  PractitionerDay: PractitionerDayParent;
  PractitionerDayConnection: Partial<Omit<PractitionerDayConnection, 'edges'> & { edges: Array<ResolversParentTypes['PractitionerDayEdge']> }>;
  PractitionerDayEdge: Partial<Omit<PractitionerDayEdge, 'node'> & { node: ResolversParentTypes['PractitionerDay'] }>;
  PractitionerSlots: PractitionerSlotsParent;
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  Query: Record<PropertyKey, never>;
  QueueChangedEvent: QueueChangedEventParent;
  QueueEntry: QueueEntryParent;
  Quote: QuoteParent;
  ReleaseHoldInput: Partial<ReleaseHoldInput>;
  ReleaseHoldResult: Partial<ResolversUnionTypes<ResolversParentTypes>['ReleaseHoldResult']>;
  ReleaseHoldSuccess: Partial<ReleaseHoldSuccess>;
  RemoveScheduleExceptionInput: Partial<RemoveScheduleExceptionInput>;
  RemoveScheduleExceptionResult: Partial<ResolversUnionTypes<ResolversParentTypes>['RemoveScheduleExceptionResult']>;
  RemoveScheduleExceptionSuccess: Partial<Omit<RemoveScheduleExceptionSuccess, 'schedule'> & { schedule: ResolversParentTypes['Schedule'] }>;
  RemoveTimeOffInput: Partial<RemoveTimeOffInput>;
  RemoveTimeOffResult: Partial<ResolversUnionTypes<ResolversParentTypes>['RemoveTimeOffResult']>;
  RemoveTimeOffSuccess: Partial<RemoveTimeOffSuccess>;
  RenewHoldInput: Partial<RenewHoldInput>;
  RenewHoldResult: Partial<ResolversUnionTypes<ResolversParentTypes>['RenewHoldResult']>;
  RenewHoldSuccess: Partial<Omit<RenewHoldSuccess, 'hold'> & { hold: ResolversParentTypes['Hold'] }>;
  RescheduleAppointmentInput: Partial<RescheduleAppointmentInput>;
  RescheduleAppointmentResult: Partial<ResolversUnionTypes<ResolversParentTypes>['RescheduleAppointmentResult']>;
  RescheduleAppointmentSuccess: Partial<Omit<RescheduleAppointmentSuccess, 'appointment'> & { appointment: ResolversParentTypes['Appointment'] }>;
  Resource: ResourceParent;
  ResourceConnection: Partial<Omit<ResourceConnection, 'edges'> & { edges: Array<ResolversParentTypes['ResourceEdge']> }>;
  ResourceEdge: Partial<Omit<ResourceEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Resource']> }>;
  RetireResourceInput: Partial<RetireResourceInput>;
  RetireResourceResult: Partial<ResolversUnionTypes<ResolversParentTypes>['RetireResourceResult']>;
  RetireResourceSuccess: Partial<Omit<RetireResourceSuccess, 'conflicts' | 'resource'> & { conflicts: Array<ResolversParentTypes['Appointment']>, resource?: Maybe<ResolversParentTypes['Resource']> }>;
  RoutedBy: RoutedByParent;
  RoutingPool: RoutingPoolParent;
  RoutingShare: RoutingShareParent;
  RoutingShareInput: Partial<RoutingShareInput>;
  RoutingSlot: Partial<RoutingSlot>;
  SafeInt: Partial<Scalars['SafeInt']['output']>;
  Schedule: ScheduleParent;
  ScheduleChangedEvent: ScheduleChangedEventParent;
  ScheduleException: ScheduleExceptionParent;
  ScheduleExceptionConnection: Partial<Omit<ScheduleExceptionConnection, 'edges'> & { edges: Array<ResolversParentTypes['ScheduleExceptionEdge']> }>;
  ScheduleExceptionEdge: Partial<Omit<ScheduleExceptionEdge, 'node'> & { node: ResolversParentTypes['ScheduleException'] }>;
  SendMessageInput: Partial<SendMessageInput>;
  SendMessageResult: Partial<ResolversUnionTypes<ResolversParentTypes>['SendMessageResult']>;
  SendMessageSuccess: Partial<Omit<SendMessageSuccess, 'message'> & { message: ResolversParentTypes['Message'] }>;
  Service: ServiceParent;
  SetRoutingPoolInput: Partial<SetRoutingPoolInput>;
  SetRoutingPoolResult: Partial<ResolversUnionTypes<ResolversParentTypes>['SetRoutingPoolResult']>;
  SetRoutingPoolSuccess: Partial<Omit<SetRoutingPoolSuccess, 'pool'> & { pool: ResolversParentTypes['RoutingPool'] }>;
  SetScheduleInput: Partial<SetScheduleInput>;
  SetScheduleResult: Partial<ResolversUnionTypes<ResolversParentTypes>['SetScheduleResult']>;
  SetScheduleSuccess: Partial<Omit<SetScheduleSuccess, 'conflicts' | 'schedule'> & { conflicts: Array<ResolversParentTypes['Appointment']>, schedule: ResolversParentTypes['Schedule'] }>;
  SignalConversationInput: Partial<SignalConversationInput>;
  SignalConversationResult: Partial<ResolversUnionTypes<ResolversParentTypes>['SignalConversationResult']>;
  SignalConversationSuccess: Partial<SignalConversationSuccess>;
  Slot: SlotParent;
  SlotNotOffered: SlotNotOfferedParent;
  SlotTaken: SlotTakenParent;
  SlotsChangedEvent: SlotsChangedEventParent;
  StartAppointmentInput: Partial<StartAppointmentInput>;
  StartAppointmentResult: Partial<ResolversUnionTypes<ResolversParentTypes>['StartAppointmentResult']>;
  StartAppointmentSuccess: Partial<Omit<StartAppointmentSuccess, 'appointment'> & { appointment: ResolversParentTypes['Appointment'] }>;
  Subscription: Record<PropertyKey, never>;
  Task: TaskParent;
  TaskConnection: Partial<Omit<TaskConnection, 'edges'> & { edges: Array<ResolversParentTypes['TaskEdge']> }>;
  TaskEdge: Partial<Omit<TaskEdge, 'node'> & { node: ResolversParentTypes['Task'] }>;
  TaskEnded: TaskEndedParent;
  TimeOff: TimeOffParent;
  TimeZone: Partial<Scalars['TimeZone']['output']>;
  TransitionRefused: TransitionRefusedParent;
  Unbookable: Partial<Unbookable>;
  UpdateResourceInput: Partial<UpdateResourceInput>;
  UpdateResourceResult: Partial<ResolversUnionTypes<ResolversParentTypes>['UpdateResourceResult']>;
  UpdateResourceSuccess: Partial<Omit<UpdateResourceSuccess, 'conflicts' | 'resource'> & { conflicts: Array<ResolversParentTypes['Appointment']>, resource?: Maybe<ResolversParentTypes['Resource']> }>;
  User: UserParent;
  VersionConflict: VersionConflictParent;
  WeeklyHours: WeeklyHoursParent;
  WeeklyHoursInput: Partial<WeeklyHoursInput>;
  WithdrawMessageInput: Partial<WithdrawMessageInput>;
  WithdrawMessageResult: Partial<ResolversUnionTypes<ResolversParentTypes>['WithdrawMessageResult']>;
  WithdrawMessageSuccess: Partial<Omit<WithdrawMessageSuccess, 'message'> & { message: ResolversParentTypes['Message'] }>;
  Boolean: Partial<Scalars['Boolean']['output']>;
  Int: Partial<Scalars['Int']['output']>;
  String: Partial<Scalars['String']['output']>;
};

export type CacheControlDirectiveArgs = {
  inheritMaxAge?: Maybe<Scalars['Boolean']['input']>;
  maxAge?: Maybe<Scalars['Int']['input']>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PersonalDirectiveArgs = { };

export type PersonalDirectiveResolver<Result, Parent, ContextType = Context, Args = PersonalDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PhiDirectiveArgs = {
  category: Scalars['String']['input'];
  purposes?: Array<Scalars['String']['input']>;
};

export type PhiDirectiveResolver<Result, Parent, ContextType = Context, Args = PhiDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SizedByDirectiveArgs = {
  argument: Scalars['String']['input'];
};

export type SizedByDirectiveResolver<Result, Parent, ContextType = Context, Args = SizedByDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AddResourceResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddResourceResult'] = ResolversParentTypes['AddResourceResult']> = {
  __resolveType: TypeResolveFn<'AddResourceSuccess', ParentType, ContextType>;
};

export type AddResourceSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddResourceSuccess'] = ResolversParentTypes['AddResourceSuccess']> = {
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AddScheduleExceptionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddScheduleExceptionResult'] = ResolversParentTypes['AddScheduleExceptionResult']> = {
  __resolveType: TypeResolveFn<'AddScheduleExceptionSuccess', ParentType, ContextType>;
};

export type AddScheduleExceptionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddScheduleExceptionSuccess'] = ResolversParentTypes['AddScheduleExceptionSuccess']> = {
  conflicts?: Resolver<Array<ResolversTypes['Appointment']>, ParentType, ContextType>;
  schedule?: Resolver<ResolversTypes['Schedule'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AddTimeOffResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddTimeOffResult'] = ResolversParentTypes['AddTimeOffResult']> = {
  __resolveType: TypeResolveFn<'AddTimeOffSuccess', ParentType, ContextType>;
};

export type AddTimeOffSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddTimeOffSuccess'] = ResolversParentTypes['AddTimeOffSuccess']> = {
  conflicts?: Resolver<Array<ResolversTypes['Appointment']>, ParentType, ContextType>;
  timeOff?: Resolver<ResolversTypes['TimeOff'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AllowCoAttendeesResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AllowCoAttendeesResult'] = ResolversParentTypes['AllowCoAttendeesResult']> = {
  __resolveType: TypeResolveFn<'AllowCoAttendeesSuccess' | 'TransitionRefused' | 'VersionConflict', ParentType, ContextType>;
};

export type AllowCoAttendeesSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AllowCoAttendeesSuccess'] = ResolversParentTypes['AllowCoAttendeesSuccess']> = {
  appointment?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlreadyWithdrawnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlreadyWithdrawn'] = ResolversParentTypes['AlreadyWithdrawn']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AppointmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Appointment'] = ResolversParentTypes['Appointment'], FederationReferenceType extends FederationReferenceTypes['Appointment'] = FederationReferenceTypes['Appointment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Appointment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  allowsCoAttendees?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  answerBy?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  cancelationReason?: Resolver<Maybe<ResolversTypes['CancelationReason']>, ParentType, ContextType>;
  cancellationFee?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  cancellationPolicy?: Resolver<ResolversTypes['CancellationPolicy'], ParentType, ContextType>;
  client?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  coAttendees?: Resolver<Maybe<Array<ResolversTypes['User']>>, ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  encounterStatus?: Resolver<ResolversTypes['EncounterStatus'], ParentType, ContextType>;
  end?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  minutesDuration?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  modality?: Resolver<ResolversTypes['Modality'], ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  overridden?: Resolver<Maybe<Array<ResolversTypes['SlotRefusal']>>, ParentType, ContextType>;
  paymentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['Service']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AppointmentStatus'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AppointmentChangedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppointmentChangedEvent'] = ResolversParentTypes['AppointmentChangedEvent']> = {
  appointment?: Resolver<Maybe<ResolversTypes['Appointment']>, ParentType, ContextType>;
  change?: Resolver<Maybe<ResolversTypes['AppointmentChange']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resync?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AppointmentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppointmentConnection'] = ResolversParentTypes['AppointmentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AppointmentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AppointmentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppointmentEdge'] = ResolversParentTypes['AppointmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
};

export type ArriveAppointmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArriveAppointmentResult'] = ResolversParentTypes['ArriveAppointmentResult']> = {
  __resolveType: TypeResolveFn<'ArriveAppointmentSuccess' | 'TransitionRefused' | 'VersionConflict', ParentType, ContextType>;
};

export type ArriveAppointmentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArriveAppointmentSuccess'] = ResolversParentTypes['ArriveAppointmentSuccess']> = {
  appointment?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BookAppointmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookAppointmentResult'] = ResolversParentTypes['BookAppointmentResult']> = {
  __resolveType: TypeResolveFn<'BookAppointmentSuccess' | 'HoldExpired' | 'PaymentRequired', ParentType, ContextType>;
};

export type BookAppointmentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookAppointmentSuccess'] = ResolversParentTypes['BookAppointmentSuccess']> = {
  appointment?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BookForClientResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookForClientResult'] = ResolversParentTypes['BookForClientResult']> = {
  __resolveType: TypeResolveFn<'BookForClientSuccess' | 'ClientBusy' | 'SlotNotOffered' | 'SlotTaken', ParentType, ContextType>;
};

export type BookForClientSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookForClientSuccess'] = ResolversParentTypes['BookForClientSuccess']> = {
  appointment?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BookabilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Bookability'] = ResolversParentTypes['Bookability']> = {
  alternatives?: Resolver<Maybe<Array<ResolversTypes['Slot']>>, ParentType, ContextType>;
  bookable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  end?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['Unbookable']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  timeZone?: Resolver<Maybe<ResolversTypes['TimeZone']>, ParentType, ContextType>;
};

export type BookingProcessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookingProcess'] = ResolversParentTypes['BookingProcess'], FederationReferenceType extends FederationReferenceTypes['BookingProcess'] = FederationReferenceTypes['BookingProcess']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['BookingProcess']> | FederationReferenceType, FederationReferenceType, ContextType>;
  appointment?: Resolver<Maybe<ResolversTypes['Appointment']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['BookingOutcome']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['BookingState'], ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['BookingStep']>, ParentType, ContextType>;
};

export type BookingProcessChangedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookingProcessChangedEvent'] = ResolversParentTypes['BookingProcessChangedEvent']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  process?: Resolver<Maybe<ResolversTypes['BookingProcess']>, ParentType, ContextType>;
  resync?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type BookingStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookingStep'] = ResolversParentTypes['BookingStep']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['BookingState'], ParentType, ContextType>;
};

export type CancelAppointmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelAppointmentResult'] = ResolversParentTypes['CancelAppointmentResult']> = {
  __resolveType: TypeResolveFn<'CancelAppointmentSuccess' | 'FeeChanged' | 'TransitionRefused' | 'VersionConflict', ParentType, ContextType>;
};

export type CancelAppointmentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelAppointmentSuccess'] = ResolversParentTypes['CancelAppointmentSuccess']> = {
  appointment?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancellationPolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancellationPolicy'] = ResolversParentTypes['CancellationPolicy']> = {
  noShowFeePercent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tiers?: Resolver<Array<ResolversTypes['CancellationTier']>, ParentType, ContextType>;
};

export type CancellationPreviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancellationPreview'] = ResolversParentTypes['CancellationPreview']> = {
  fee?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refund?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CancellationTierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancellationTier'] = ResolversParentTypes['CancellationTier']> = {
  feePercent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minutesBefore?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CareRelationshipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CareRelationship'] = ResolversParentTypes['CareRelationship'], FederationReferenceType extends FederationReferenceTypes['CareRelationship'] = FederationReferenceTypes['CareRelationship']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CareRelationship']> | FederationReferenceType, FederationReferenceType, ContextType>;
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ChangedTooOftenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangedTooOften'] = ResolversParentTypes['ChangedTooOften']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CheckInAppointmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckInAppointmentResult'] = ResolversParentTypes['CheckInAppointmentResult']> = {
  __resolveType: TypeResolveFn<'CheckInAppointmentSuccess' | 'TransitionRefused' | 'VersionConflict', ParentType, ContextType>;
};

export type CheckInAppointmentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckInAppointmentSuccess'] = ResolversParentTypes['CheckInAppointmentSuccess']> = {
  appointment?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClientBusyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClientBusy'] = ResolversParentTypes['ClientBusy']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CodingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Coding'] = ResolversParentTypes['Coding']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  display?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CompleteTaskResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompleteTaskResult'] = ResolversParentTypes['CompleteTaskResult']> = {
  __resolveType: TypeResolveFn<'CompleteTaskSuccess' | 'TaskEnded', ParentType, ContextType>;
};

export type CompleteTaskSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompleteTaskSuccess'] = ResolversParentTypes['CompleteTaskSuccess']> = {
  task?: Resolver<ResolversTypes['Task'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConfirmAppointmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmAppointmentResult'] = ResolversParentTypes['ConfirmAppointmentResult']> = {
  __resolveType: TypeResolveFn<'ConfirmAppointmentSuccess' | 'TransitionRefused' | 'VersionConflict', ParentType, ContextType>;
};

export type ConfirmAppointmentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmAppointmentSuccess'] = ResolversParentTypes['ConfirmAppointmentSuccess']> = {
  appointment?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Conversation'] = ResolversParentTypes['Conversation'], FederationReferenceType extends FederationReferenceTypes['Conversation'] = FederationReferenceTypes['Conversation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Conversation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  appointment?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messages?: Resolver<Maybe<ResolversTypes['MessageConnection']>, ParentType, ContextType, RequireFields<ConversationMessagesArgs, 'first'>>;
  participants?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  unreadCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ConversationChangedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationChangedEvent'] = ResolversParentTypes['ConversationChangedEvent']> = {
  change?: Resolver<Maybe<ResolversTypes['ConversationChange']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  participant?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  resync?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sequence?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DaySpanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DaySpan'] = ResolversParentTypes['DaySpan']> = {
  end?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DeclineAppointmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeclineAppointmentResult'] = ResolversParentTypes['DeclineAppointmentResult']> = {
  __resolveType: TypeResolveFn<'DeclineAppointmentSuccess' | 'TransitionRefused' | 'VersionConflict', ParentType, ContextType>;
};

export type DeclineAppointmentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeclineAppointmentSuccess'] = ResolversParentTypes['DeclineAppointmentSuccess']> = {
  appointment?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EditMessageResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditMessageResult'] = ResolversParentTypes['EditMessageResult']> = {
  __resolveType: TypeResolveFn<'AlreadyWithdrawn' | 'ChangedTooOften' | 'EditMessageSuccess' | 'VersionConflict', ParentType, ContextType>;
};

export type EditMessageSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditMessageSuccess'] = ResolversParentTypes['EditMessageSuccess']> = {
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FeeChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeeChanged'] = ResolversParentTypes['FeeChanged']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  preview?: Resolver<Maybe<ResolversTypes['CancellationPreview']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FulfilAppointmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FulfilAppointmentResult'] = ResolversParentTypes['FulfilAppointmentResult']> = {
  __resolveType: TypeResolveFn<'FulfilAppointmentSuccess' | 'TransitionRefused' | 'VersionConflict', ParentType, ContextType>;
};

export type FulfilAppointmentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FulfilAppointmentSuccess'] = ResolversParentTypes['FulfilAppointmentSuccess']> = {
  appointment?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HeldTimeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HeldTime'] = ResolversParentTypes['HeldTime']> = {
  end?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['Service']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type HoldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Hold'] = ResolversParentTypes['Hold'], FederationReferenceType extends FederationReferenceTypes['Hold'] = FederationReferenceTypes['Hold']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Hold']> | FederationReferenceType, FederationReferenceType, ContextType>;
  bookingProcess?: Resolver<Maybe<ResolversTypes['BookingProcess']>, ParentType, ContextType>;
  cancellationPolicy?: Resolver<ResolversTypes['CancellationPolicy'], ParentType, ContextType>;
  end?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  latestExpiry?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  quote?: Resolver<ResolversTypes['Quote'], ParentType, ContextType>;
  routedBy?: Resolver<Maybe<ResolversTypes['RoutedBy']>, ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['Service']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type HoldAnySlotResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HoldAnySlotResult'] = ResolversParentTypes['HoldAnySlotResult']> = {
  __resolveType: TypeResolveFn<'ClientBusy' | 'HoldAnySlotSuccess' | 'SlotNotOffered' | 'SlotTaken', ParentType, ContextType>;
};

export type HoldAnySlotSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HoldAnySlotSuccess'] = ResolversParentTypes['HoldAnySlotSuccess']> = {
  hold?: Resolver<ResolversTypes['Hold'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HoldExpiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HoldExpired'] = ResolversParentTypes['HoldExpired']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HoldSlotResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HoldSlotResult'] = ResolversParentTypes['HoldSlotResult']> = {
  __resolveType: TypeResolveFn<'ClientBusy' | 'HoldSlotSuccess' | 'SlotNotOffered' | 'SlotTaken', ParentType, ContextType>;
};

export type HoldSlotSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HoldSlotSuccess'] = ResolversParentTypes['HoldSlotSuccess']> = {
  hold?: Resolver<ResolversTypes['Hold'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HoursSpanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HoursSpan'] = ResolversParentTypes['HoursSpan']> = {
  closes?: Resolver<ResolversTypes['LocalTime'], ParentType, ContextType>;
  opens?: Resolver<ResolversTypes['LocalTime'], ParentType, ContextType>;
};

export interface LocalTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalTime'], any> {
  name: 'LocalTime';
}

export type LocationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Location'] = ResolversParentTypes['Location']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MarkConversationReadResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkConversationReadResult'] = ResolversParentTypes['MarkConversationReadResult']> = {
  __resolveType: TypeResolveFn<'MarkConversationReadSuccess', ParentType, ContextType>;
};

export type MarkConversationReadSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkConversationReadSuccess'] = ResolversParentTypes['MarkConversationReadSuccess']> = {
  conversation?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MarkNoShowResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkNoShowResult'] = ResolversParentTypes['MarkNoShowResult']> = {
  __resolveType: TypeResolveFn<'MarkNoShowSuccess' | 'TransitionRefused' | 'VersionConflict', ParentType, ContextType>;
};

export type MarkNoShowSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkNoShowSuccess'] = ResolversParentTypes['MarkNoShowSuccess']> = {
  appointment?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message']> = {
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  editedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sentAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  versions?: Resolver<Maybe<Array<ResolversTypes['MessageVersion']>>, ParentType, ContextType>;
  withdrawnAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type MessageAddedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageAddedEvent'] = ResolversParentTypes['MessageAddedEvent']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  resync?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MessageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageConnection'] = ResolversParentTypes['MessageConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MessageEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MessageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageEdge'] = ResolversParentTypes['MessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type MessageVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageVersion'] = ResolversParentTypes['MessageVersion']> = {
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  writtenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addResource?: Resolver<ResolversTypes['AddResourceResult'], ParentType, ContextType, RequireFields<MutationAddResourceArgs, 'input'>>;
  addScheduleException?: Resolver<ResolversTypes['AddScheduleExceptionResult'], ParentType, ContextType, RequireFields<MutationAddScheduleExceptionArgs, 'input'>>;
  addTimeOff?: Resolver<ResolversTypes['AddTimeOffResult'], ParentType, ContextType, RequireFields<MutationAddTimeOffArgs, 'input'>>;
  allowCoAttendees?: Resolver<ResolversTypes['AllowCoAttendeesResult'], ParentType, ContextType, RequireFields<MutationAllowCoAttendeesArgs, 'input'>>;
  arriveAppointment?: Resolver<ResolversTypes['ArriveAppointmentResult'], ParentType, ContextType, RequireFields<MutationArriveAppointmentArgs, 'input'>>;
  bookAppointment?: Resolver<ResolversTypes['BookAppointmentResult'], ParentType, ContextType, RequireFields<MutationBookAppointmentArgs, 'input'>>;
  bookForClient?: Resolver<ResolversTypes['BookForClientResult'], ParentType, ContextType, RequireFields<MutationBookForClientArgs, 'input'>>;
  cancelAppointment?: Resolver<ResolversTypes['CancelAppointmentResult'], ParentType, ContextType, RequireFields<MutationCancelAppointmentArgs, 'input'>>;
  checkInAppointment?: Resolver<ResolversTypes['CheckInAppointmentResult'], ParentType, ContextType, RequireFields<MutationCheckInAppointmentArgs, 'input'>>;
  completeTask?: Resolver<ResolversTypes['CompleteTaskResult'], ParentType, ContextType, RequireFields<MutationCompleteTaskArgs, 'input'>>;
  confirmAppointment?: Resolver<ResolversTypes['ConfirmAppointmentResult'], ParentType, ContextType, RequireFields<MutationConfirmAppointmentArgs, 'input'>>;
  declineAppointment?: Resolver<ResolversTypes['DeclineAppointmentResult'], ParentType, ContextType, RequireFields<MutationDeclineAppointmentArgs, 'input'>>;
  editMessage?: Resolver<ResolversTypes['EditMessageResult'], ParentType, ContextType, RequireFields<MutationEditMessageArgs, 'input'>>;
  fulfilAppointment?: Resolver<ResolversTypes['FulfilAppointmentResult'], ParentType, ContextType, RequireFields<MutationFulfilAppointmentArgs, 'input'>>;
  holdAnySlot?: Resolver<ResolversTypes['HoldAnySlotResult'], ParentType, ContextType, RequireFields<MutationHoldAnySlotArgs, 'input'>>;
  holdSlot?: Resolver<ResolversTypes['HoldSlotResult'], ParentType, ContextType, RequireFields<MutationHoldSlotArgs, 'input'>>;
  markConversationRead?: Resolver<ResolversTypes['MarkConversationReadResult'], ParentType, ContextType, RequireFields<MutationMarkConversationReadArgs, 'input'>>;
  markNoShow?: Resolver<ResolversTypes['MarkNoShowResult'], ParentType, ContextType, RequireFields<MutationMarkNoShowArgs, 'input'>>;
  releaseHold?: Resolver<ResolversTypes['ReleaseHoldResult'], ParentType, ContextType, RequireFields<MutationReleaseHoldArgs, 'input'>>;
  removeScheduleException?: Resolver<ResolversTypes['RemoveScheduleExceptionResult'], ParentType, ContextType, RequireFields<MutationRemoveScheduleExceptionArgs, 'input'>>;
  removeTimeOff?: Resolver<ResolversTypes['RemoveTimeOffResult'], ParentType, ContextType, RequireFields<MutationRemoveTimeOffArgs, 'input'>>;
  renewHold?: Resolver<ResolversTypes['RenewHoldResult'], ParentType, ContextType, RequireFields<MutationRenewHoldArgs, 'input'>>;
  rescheduleAppointment?: Resolver<ResolversTypes['RescheduleAppointmentResult'], ParentType, ContextType, RequireFields<MutationRescheduleAppointmentArgs, 'input'>>;
  retireResource?: Resolver<ResolversTypes['RetireResourceResult'], ParentType, ContextType, RequireFields<MutationRetireResourceArgs, 'input'>>;
  sendMessage?: Resolver<ResolversTypes['SendMessageResult'], ParentType, ContextType, RequireFields<MutationSendMessageArgs, 'input'>>;
  setRoutingPool?: Resolver<ResolversTypes['SetRoutingPoolResult'], ParentType, ContextType, RequireFields<MutationSetRoutingPoolArgs, 'input'>>;
  setSchedule?: Resolver<ResolversTypes['SetScheduleResult'], ParentType, ContextType, RequireFields<MutationSetScheduleArgs, 'input'>>;
  signalConversation?: Resolver<ResolversTypes['SignalConversationResult'], ParentType, ContextType, RequireFields<MutationSignalConversationArgs, 'input'>>;
  startAppointment?: Resolver<ResolversTypes['StartAppointmentResult'], ParentType, ContextType, RequireFields<MutationStartAppointmentArgs, 'input'>>;
  updateResource?: Resolver<ResolversTypes['UpdateResourceResult'], ParentType, ContextType, RequireFields<MutationUpdateResourceArgs, 'input'>>;
  withdrawMessage?: Resolver<ResolversTypes['WithdrawMessageResult'], ParentType, ContextType, RequireFields<MutationWithdrawMessageArgs, 'input'>>;
};

export type OpenSpanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenSpan'] = ResolversParentTypes['OpenSpan']> = {
  end?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization'], FederationReferenceType extends FederationReferenceTypes['Organization'] = FederationReferenceTypes['Organization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Organization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  appointments?: Resolver<Maybe<ResolversTypes['AppointmentConnection']>, ParentType, ContextType, RequireFields<OrganizationAppointmentsArgs, 'first'>>;
  day?: Resolver<Maybe<ResolversTypes['OrganizationDay']>, ParentType, ContextType, Partial<OrganizationDayArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  queue?: Resolver<Maybe<Array<ResolversTypes['QueueEntry']>>, ParentType, ContextType>;
  resources?: Resolver<Maybe<ResolversTypes['ResourceConnection']>, ParentType, ContextType, RequireFields<OrganizationResourcesArgs, 'first' | 'retired'>>;
  routingPools?: Resolver<Maybe<Array<ResolversTypes['RoutingPool']>>, ParentType, ContextType>;
  tasks?: Resolver<Maybe<ResolversTypes['TaskConnection']>, ParentType, ContextType, RequireFields<OrganizationTasksArgs, 'first' | 'status'>>;
};

export type OrganizationDayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganizationDay'] = ResolversParentTypes['OrganizationDay']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  end?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  practitioners?: Resolver<Maybe<ResolversTypes['PractitionerDayConnection']>, ParentType, ContextType, RequireFields<OrganizationDayPractitionersArgs, 'first'>>;
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PassedOverResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PassedOver'] = ResolversParentTypes['PassedOver']> = {
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['SlotRefusal']>, ParentType, ContextType>;
};

export type PaymentRequiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentRequired'] = ResolversParentTypes['PaymentRequired']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PractitionerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Practitioner'] = ResolversParentTypes['Practitioner'], FederationReferenceType extends FederationReferenceTypes['Practitioner'] = FederationReferenceTypes['Practitioner']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Practitioner']> | FederationReferenceType, FederationReferenceType, ContextType>;
  appointments?: Resolver<Maybe<ResolversTypes['AppointmentConnection']>, ParentType, ContextType, RequireFields<PractitionerAppointmentsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  schedules?: Resolver<Maybe<Array<ResolversTypes['Schedule']>>, ParentType, ContextType>;
  slots?: Resolver<Maybe<Array<ResolversTypes['Slot']>>, ParentType, ContextType, RequireFields<PractitionerSlotsArgs, 'first'>>;
};

export type PractitionerDayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PractitionerDay'] = ResolversParentTypes['PractitionerDay']> = {
  appointments?: Resolver<Maybe<Array<ResolversTypes['Appointment']>>, ParentType, ContextType>;
  holds?: Resolver<Maybe<Array<ResolversTypes['HeldTime']>>, ParentType, ContextType>;
  open?: Resolver<Maybe<Array<ResolversTypes['OpenSpan']>>, ParentType, ContextType>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  timeOff?: Resolver<Maybe<Array<ResolversTypes['DaySpan']>>, ParentType, ContextType>;
};

export type PractitionerDayConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PractitionerDayConnection'] = ResolversParentTypes['PractitionerDayConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PractitionerDayEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PractitionerDayEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PractitionerDayEdge'] = ResolversParentTypes['PractitionerDayEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PractitionerDay'], ParentType, ContextType>;
};

export type PractitionerSlotsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PractitionerSlots'] = ResolversParentTypes['PractitionerSlots']> = {
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  slots?: Resolver<Array<ResolversTypes['Slot']>, ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  __resolveType: TypeResolveFn<'AlreadyWithdrawn' | 'ChangedTooOften' | 'ClientBusy' | 'FeeChanged' | 'HoldExpired' | 'PaymentRequired' | 'SlotNotOffered' | 'SlotTaken' | 'TaskEnded' | 'TransitionRefused' | 'VersionConflict', ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  appointment?: Resolver<Maybe<ResolversTypes['Appointment']>, ParentType, ContextType, RequireFields<QueryAppointmentArgs, 'id'>>;
  bookability?: Resolver<Maybe<ResolversTypes['Bookability']>, ParentType, ContextType, RequireFields<QueryBookabilityArgs, 'serviceId' | 'start'>>;
  bookingProcess?: Resolver<Maybe<ResolversTypes['BookingProcess']>, ParentType, ContextType, RequireFields<QueryBookingProcessArgs, 'id'>>;
  cancellationPreview?: Resolver<Maybe<ResolversTypes['CancellationPreview']>, ParentType, ContextType, RequireFields<QueryCancellationPreviewArgs, 'appointmentId'>>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType, RequireFields<QueryConversationArgs, 'id'>>;
  hold?: Resolver<Maybe<ResolversTypes['Hold']>, ParentType, ContextType, RequireFields<QueryHoldArgs, 'id'>>;
  slots?: Resolver<Maybe<Array<ResolversTypes['PractitionerSlots']>>, ParentType, ContextType, RequireFields<QuerySlotsArgs, 'combine' | 'firstEach' | 'from' | 'practitionerIds' | 'to'>>;
  tzdbVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueueChangedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueChangedEvent'] = ResolversParentTypes['QueueChangedEvent']> = {
  appointment?: Resolver<Maybe<ResolversTypes['Appointment']>, ParentType, ContextType>;
  change?: Resolver<Maybe<ResolversTypes['DeskChange']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  entry?: Resolver<Maybe<ResolversTypes['QueueEntry']>, ParentType, ContextType>;
  hold?: Resolver<Maybe<ResolversTypes['HeldTime']>, ParentType, ContextType>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  resync?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type QueueEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueEntry'] = ResolversParentTypes['QueueEntry']> = {
  appointment?: Resolver<Maybe<ResolversTypes['Appointment']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type QuoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Quote'] = ResolversParentTypes['Quote']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReleaseHoldResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReleaseHoldResult'] = ResolversParentTypes['ReleaseHoldResult']> = {
  __resolveType: TypeResolveFn<'ReleaseHoldSuccess', ParentType, ContextType>;
};

export type ReleaseHoldSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReleaseHoldSuccess'] = ResolversParentTypes['ReleaseHoldSuccess']> = {
  holdId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RemoveScheduleExceptionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveScheduleExceptionResult'] = ResolversParentTypes['RemoveScheduleExceptionResult']> = {
  __resolveType: TypeResolveFn<'RemoveScheduleExceptionSuccess', ParentType, ContextType>;
};

export type RemoveScheduleExceptionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveScheduleExceptionSuccess'] = ResolversParentTypes['RemoveScheduleExceptionSuccess']> = {
  schedule?: Resolver<ResolversTypes['Schedule'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RemoveTimeOffResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveTimeOffResult'] = ResolversParentTypes['RemoveTimeOffResult']> = {
  __resolveType: TypeResolveFn<'RemoveTimeOffSuccess', ParentType, ContextType>;
};

export type RemoveTimeOffSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveTimeOffSuccess'] = ResolversParentTypes['RemoveTimeOffSuccess']> = {
  timeOffId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RenewHoldResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RenewHoldResult'] = ResolversParentTypes['RenewHoldResult']> = {
  __resolveType: TypeResolveFn<'HoldExpired' | 'RenewHoldSuccess', ParentType, ContextType>;
};

export type RenewHoldSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RenewHoldSuccess'] = ResolversParentTypes['RenewHoldSuccess']> = {
  hold?: Resolver<ResolversTypes['Hold'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RescheduleAppointmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RescheduleAppointmentResult'] = ResolversParentTypes['RescheduleAppointmentResult']> = {
  __resolveType: TypeResolveFn<'ClientBusy' | 'RescheduleAppointmentSuccess' | 'SlotNotOffered' | 'SlotTaken' | 'TransitionRefused' | 'VersionConflict', ParentType, ContextType>;
};

export type RescheduleAppointmentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RescheduleAppointmentSuccess'] = ResolversParentTypes['RescheduleAppointmentSuccess']> = {
  appointment?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Resource'] = ResolversParentTypes['Resource']> = {
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ResourceKind'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ResourceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourceConnection'] = ResolversParentTypes['ResourceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ResourceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ResourceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourceEdge'] = ResolversParentTypes['ResourceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
};

export type RetireResourceResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetireResourceResult'] = ResolversParentTypes['RetireResourceResult']> = {
  __resolveType: TypeResolveFn<'RetireResourceSuccess' | 'VersionConflict', ParentType, ContextType>;
};

export type RetireResourceSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetireResourceSuccess'] = ResolversParentTypes['RetireResourceSuccess']> = {
  conflicts?: Resolver<Array<ResolversTypes['Appointment']>, ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoutedByResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoutedBy'] = ResolversParentTypes['RoutedBy']> = {
  passedOver?: Resolver<Array<ResolversTypes['PassedOver']>, ParentType, ContextType>;
  strategy?: Resolver<ResolversTypes['RoutingStrategy'], ParentType, ContextType>;
  why?: Resolver<ResolversTypes['RoutingReason'], ParentType, ContextType>;
};

export type RoutingPoolResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoutingPool'] = ResolversParentTypes['RoutingPool']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  services?: Resolver<Maybe<Array<ResolversTypes['Service']>>, ParentType, ContextType>;
  shares?: Resolver<Maybe<Array<ResolversTypes['RoutingShare']>>, ParentType, ContextType>;
  slots?: Resolver<Maybe<Array<ResolversTypes['RoutingSlot']>>, ParentType, ContextType, RequireFields<RoutingPoolSlotsArgs, 'first'>>;
  strategy?: Resolver<Maybe<ResolversTypes['RoutingStrategy']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type RoutingShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoutingShare'] = ResolversParentTypes['RoutingShare']> = {
  service?: Resolver<Maybe<ResolversTypes['Service']>, ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RoutingSlotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoutingSlot'] = ResolversParentTypes['RoutingSlot']> = {
  end?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  practitionerCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type ScheduleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Schedule'] = ResolversParentTypes['Schedule']> = {
  end?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  exceptions?: Resolver<ResolversTypes['ScheduleExceptionConnection'], ParentType, ContextType, RequireFields<ScheduleExceptionsArgs, 'first'>>;
  holidayRegion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holidays?: Resolver<Array<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  timeOff?: Resolver<Array<ResolversTypes['TimeOff']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  weeklyHours?: Resolver<Array<ResolversTypes['WeeklyHours']>, ParentType, ContextType>;
};

export type ScheduleChangedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleChangedEvent'] = ResolversParentTypes['ScheduleChangedEvent']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  resync?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ScheduleExceptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleException'] = ResolversParentTypes['ScheduleException']> = {
  end?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  hours?: Resolver<Array<ResolversTypes['HoursSpan']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type ScheduleExceptionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleExceptionConnection'] = ResolversParentTypes['ScheduleExceptionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ScheduleExceptionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ScheduleExceptionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleExceptionEdge'] = ResolversParentTypes['ScheduleExceptionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ScheduleException'], ParentType, ContextType>;
};

export type SendMessageResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendMessageResult'] = ResolversParentTypes['SendMessageResult']> = {
  __resolveType: TypeResolveFn<'SendMessageSuccess', ParentType, ContextType>;
};

export type SendMessageSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendMessageSuccess'] = ResolversParentTypes['SendMessageSuccess']> = {
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ServiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Service'] = ResolversParentTypes['Service']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SetRoutingPoolResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetRoutingPoolResult'] = ResolversParentTypes['SetRoutingPoolResult']> = {
  __resolveType: TypeResolveFn<'SetRoutingPoolSuccess' | 'VersionConflict', ParentType, ContextType>;
};

export type SetRoutingPoolSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetRoutingPoolSuccess'] = ResolversParentTypes['SetRoutingPoolSuccess']> = {
  pool?: Resolver<ResolversTypes['RoutingPool'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetScheduleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetScheduleResult'] = ResolversParentTypes['SetScheduleResult']> = {
  __resolveType: TypeResolveFn<'SetScheduleSuccess' | 'VersionConflict', ParentType, ContextType>;
};

export type SetScheduleSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetScheduleSuccess'] = ResolversParentTypes['SetScheduleSuccess']> = {
  conflicts?: Resolver<Array<ResolversTypes['Appointment']>, ParentType, ContextType>;
  schedule?: Resolver<ResolversTypes['Schedule'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SignalConversationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignalConversationResult'] = ResolversParentTypes['SignalConversationResult']> = {
  __resolveType: TypeResolveFn<'SignalConversationSuccess', ParentType, ContextType>;
};

export type SignalConversationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignalConversationSuccess'] = ResolversParentTypes['SignalConversationSuccess']> = {
  passedOn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SlotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Slot'] = ResolversParentTypes['Slot']> = {
  end?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  seatsLeft?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['Service']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
};

export type SlotNotOfferedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SlotNotOffered'] = ResolversParentTypes['SlotNotOffered']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  overridable?: Resolver<Array<ResolversTypes['SlotRefusal']>, ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['SlotRefusal']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SlotTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SlotTaken'] = ResolversParentTypes['SlotTaken']> = {
  alternatives?: Resolver<Array<ResolversTypes['Slot']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['SlotRefusal']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SlotsChangedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SlotsChangedEvent'] = ResolversParentTypes['SlotsChangedEvent']> = {
  change?: Resolver<Maybe<ResolversTypes['SlotChange']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  resync?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type StartAppointmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartAppointmentResult'] = ResolversParentTypes['StartAppointmentResult']> = {
  __resolveType: TypeResolveFn<'StartAppointmentSuccess' | 'TransitionRefused' | 'VersionConflict', ParentType, ContextType>;
};

export type StartAppointmentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartAppointmentSuccess'] = ResolversParentTypes['StartAppointmentSuccess']> = {
  appointment?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  appointmentChanged?: SubscriptionResolver<ResolversTypes['AppointmentChangedEvent'], "appointmentChanged", ParentType, ContextType, Partial<SubscriptionAppointmentChangedArgs>>;
  bookingProcessChanged?: SubscriptionResolver<ResolversTypes['BookingProcessChangedEvent'], "bookingProcessChanged", ParentType, ContextType, RequireFields<SubscriptionBookingProcessChangedArgs, 'id'>>;
  conversationChanged?: SubscriptionResolver<ResolversTypes['ConversationChangedEvent'], "conversationChanged", ParentType, ContextType, RequireFields<SubscriptionConversationChangedArgs, 'conversationId' | 'present'>>;
  messageAdded?: SubscriptionResolver<ResolversTypes['MessageAddedEvent'], "messageAdded", ParentType, ContextType, RequireFields<SubscriptionMessageAddedArgs, 'conversationId'>>;
  queueChanged?: SubscriptionResolver<ResolversTypes['QueueChangedEvent'], "queueChanged", ParentType, ContextType, RequireFields<SubscriptionQueueChangedArgs, 'organizationId'>>;
  scheduleChanged?: SubscriptionResolver<ResolversTypes['ScheduleChangedEvent'], "scheduleChanged", ParentType, ContextType, Partial<SubscriptionScheduleChangedArgs>>;
  slotsChanged?: SubscriptionResolver<ResolversTypes['SlotsChangedEvent'], "slotsChanged", ParentType, ContextType, RequireFields<SubscriptionSlotsChangedArgs, 'from' | 'practitionerIds' | 'to'>>;
};

export type TaskResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Task'] = ResolversParentTypes['Task']> = {
  code?: Resolver<ResolversTypes['TaskCode'], ParentType, ContextType>;
  completedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  focus?: Resolver<Maybe<ResolversTypes['Appointment']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TaskStatus'], ParentType, ContextType>;
  tzdbVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TaskConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskConnection'] = ResolversParentTypes['TaskConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TaskEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TaskEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskEdge'] = ResolversParentTypes['TaskEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Task'], ParentType, ContextType>;
};

export type TaskEndedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskEnded'] = ResolversParentTypes['TaskEnded']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TimeOffResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimeOff'] = ResolversParentTypes['TimeOff']> = {
  end?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
};

export interface TimeZoneScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TimeZone'], any> {
  name: 'TimeZone';
}

export type TransitionRefusedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransitionRefused'] = ResolversParentTypes['TransitionRefused']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AppointmentStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnbookableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Unbookable'] = ResolversParentTypes['Unbookable']> = {
  code?: Resolver<ResolversTypes['SlotRefusal'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UpdateResourceResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateResourceResult'] = ResolversParentTypes['UpdateResourceResult']> = {
  __resolveType: TypeResolveFn<'UpdateResourceSuccess' | 'VersionConflict', ParentType, ContextType>;
};

export type UpdateResourceSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateResourceSuccess'] = ResolversParentTypes['UpdateResourceSuccess']> = {
  conflicts?: Resolver<Array<ResolversTypes['Appointment']>, ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  appointments?: Resolver<Maybe<ResolversTypes['AppointmentConnection']>, ParentType, ContextType, RequireFields<UserAppointmentsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type VersionConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VersionConflict'] = ResolversParentTypes['VersionConflict']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WeeklyHoursResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WeeklyHours'] = ResolversParentTypes['WeeklyHours']> = {
  closes?: Resolver<ResolversTypes['LocalTime'], ParentType, ContextType>;
  opens?: Resolver<ResolversTypes['LocalTime'], ParentType, ContextType>;
  weekday?: Resolver<ResolversTypes['Weekday'], ParentType, ContextType>;
};

export type WithdrawMessageResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawMessageResult'] = ResolversParentTypes['WithdrawMessageResult']> = {
  __resolveType: TypeResolveFn<'AlreadyWithdrawn' | 'ChangedTooOften' | 'VersionConflict' | 'WithdrawMessageSuccess', ParentType, ContextType>;
};

export type WithdrawMessageSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawMessageSuccess'] = ResolversParentTypes['WithdrawMessageSuccess']> = {
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AddResourceResult?: AddResourceResultResolvers<ContextType>;
  AddResourceSuccess?: AddResourceSuccessResolvers<ContextType>;
  AddScheduleExceptionResult?: AddScheduleExceptionResultResolvers<ContextType>;
  AddScheduleExceptionSuccess?: AddScheduleExceptionSuccessResolvers<ContextType>;
  AddTimeOffResult?: AddTimeOffResultResolvers<ContextType>;
  AddTimeOffSuccess?: AddTimeOffSuccessResolvers<ContextType>;
  AllowCoAttendeesResult?: AllowCoAttendeesResultResolvers<ContextType>;
  AllowCoAttendeesSuccess?: AllowCoAttendeesSuccessResolvers<ContextType>;
  AlreadyWithdrawn?: AlreadyWithdrawnResolvers<ContextType>;
  Appointment?: AppointmentResolvers<ContextType>;
  AppointmentChangedEvent?: AppointmentChangedEventResolvers<ContextType>;
  AppointmentConnection?: AppointmentConnectionResolvers<ContextType>;
  AppointmentEdge?: AppointmentEdgeResolvers<ContextType>;
  ArriveAppointmentResult?: ArriveAppointmentResultResolvers<ContextType>;
  ArriveAppointmentSuccess?: ArriveAppointmentSuccessResolvers<ContextType>;
  BookAppointmentResult?: BookAppointmentResultResolvers<ContextType>;
  BookAppointmentSuccess?: BookAppointmentSuccessResolvers<ContextType>;
  BookForClientResult?: BookForClientResultResolvers<ContextType>;
  BookForClientSuccess?: BookForClientSuccessResolvers<ContextType>;
  Bookability?: BookabilityResolvers<ContextType>;
  BookingProcess?: BookingProcessResolvers<ContextType>;
  BookingProcessChangedEvent?: BookingProcessChangedEventResolvers<ContextType>;
  BookingStep?: BookingStepResolvers<ContextType>;
  CancelAppointmentResult?: CancelAppointmentResultResolvers<ContextType>;
  CancelAppointmentSuccess?: CancelAppointmentSuccessResolvers<ContextType>;
  CancellationPolicy?: CancellationPolicyResolvers<ContextType>;
  CancellationPreview?: CancellationPreviewResolvers<ContextType>;
  CancellationTier?: CancellationTierResolvers<ContextType>;
  CareRelationship?: CareRelationshipResolvers<ContextType>;
  ChangedTooOften?: ChangedTooOftenResolvers<ContextType>;
  CheckInAppointmentResult?: CheckInAppointmentResultResolvers<ContextType>;
  CheckInAppointmentSuccess?: CheckInAppointmentSuccessResolvers<ContextType>;
  ClientBusy?: ClientBusyResolvers<ContextType>;
  Coding?: CodingResolvers<ContextType>;
  CompleteTaskResult?: CompleteTaskResultResolvers<ContextType>;
  CompleteTaskSuccess?: CompleteTaskSuccessResolvers<ContextType>;
  ConfirmAppointmentResult?: ConfirmAppointmentResultResolvers<ContextType>;
  ConfirmAppointmentSuccess?: ConfirmAppointmentSuccessResolvers<ContextType>;
  Conversation?: ConversationResolvers<ContextType>;
  ConversationChangedEvent?: ConversationChangedEventResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DaySpan?: DaySpanResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  DeclineAppointmentResult?: DeclineAppointmentResultResolvers<ContextType>;
  DeclineAppointmentSuccess?: DeclineAppointmentSuccessResolvers<ContextType>;
  EditMessageResult?: EditMessageResultResolvers<ContextType>;
  EditMessageSuccess?: EditMessageSuccessResolvers<ContextType>;
  FeeChanged?: FeeChangedResolvers<ContextType>;
  FulfilAppointmentResult?: FulfilAppointmentResultResolvers<ContextType>;
  FulfilAppointmentSuccess?: FulfilAppointmentSuccessResolvers<ContextType>;
  HeldTime?: HeldTimeResolvers<ContextType>;
  Hold?: HoldResolvers<ContextType>;
  HoldAnySlotResult?: HoldAnySlotResultResolvers<ContextType>;
  HoldAnySlotSuccess?: HoldAnySlotSuccessResolvers<ContextType>;
  HoldExpired?: HoldExpiredResolvers<ContextType>;
  HoldSlotResult?: HoldSlotResultResolvers<ContextType>;
  HoldSlotSuccess?: HoldSlotSuccessResolvers<ContextType>;
  HoursSpan?: HoursSpanResolvers<ContextType>;
  LocalTime?: GraphQLScalarType;
  Location?: LocationResolvers<ContextType>;
  MarkConversationReadResult?: MarkConversationReadResultResolvers<ContextType>;
  MarkConversationReadSuccess?: MarkConversationReadSuccessResolvers<ContextType>;
  MarkNoShowResult?: MarkNoShowResultResolvers<ContextType>;
  MarkNoShowSuccess?: MarkNoShowSuccessResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  MessageAddedEvent?: MessageAddedEventResolvers<ContextType>;
  MessageConnection?: MessageConnectionResolvers<ContextType>;
  MessageEdge?: MessageEdgeResolvers<ContextType>;
  MessageVersion?: MessageVersionResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  OpenSpan?: OpenSpanResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  OrganizationDay?: OrganizationDayResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PassedOver?: PassedOverResolvers<ContextType>;
  PaymentRequired?: PaymentRequiredResolvers<ContextType>;
  Practitioner?: PractitionerResolvers<ContextType>;
  PractitionerDay?: PractitionerDayResolvers<ContextType>;
  PractitionerDayConnection?: PractitionerDayConnectionResolvers<ContextType>;
  PractitionerDayEdge?: PractitionerDayEdgeResolvers<ContextType>;
  PractitionerSlots?: PractitionerSlotsResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QueueChangedEvent?: QueueChangedEventResolvers<ContextType>;
  QueueEntry?: QueueEntryResolvers<ContextType>;
  Quote?: QuoteResolvers<ContextType>;
  ReleaseHoldResult?: ReleaseHoldResultResolvers<ContextType>;
  ReleaseHoldSuccess?: ReleaseHoldSuccessResolvers<ContextType>;
  RemoveScheduleExceptionResult?: RemoveScheduleExceptionResultResolvers<ContextType>;
  RemoveScheduleExceptionSuccess?: RemoveScheduleExceptionSuccessResolvers<ContextType>;
  RemoveTimeOffResult?: RemoveTimeOffResultResolvers<ContextType>;
  RemoveTimeOffSuccess?: RemoveTimeOffSuccessResolvers<ContextType>;
  RenewHoldResult?: RenewHoldResultResolvers<ContextType>;
  RenewHoldSuccess?: RenewHoldSuccessResolvers<ContextType>;
  RescheduleAppointmentResult?: RescheduleAppointmentResultResolvers<ContextType>;
  RescheduleAppointmentSuccess?: RescheduleAppointmentSuccessResolvers<ContextType>;
  Resource?: ResourceResolvers<ContextType>;
  ResourceConnection?: ResourceConnectionResolvers<ContextType>;
  ResourceEdge?: ResourceEdgeResolvers<ContextType>;
  RetireResourceResult?: RetireResourceResultResolvers<ContextType>;
  RetireResourceSuccess?: RetireResourceSuccessResolvers<ContextType>;
  RoutedBy?: RoutedByResolvers<ContextType>;
  RoutingPool?: RoutingPoolResolvers<ContextType>;
  RoutingShare?: RoutingShareResolvers<ContextType>;
  RoutingSlot?: RoutingSlotResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  Schedule?: ScheduleResolvers<ContextType>;
  ScheduleChangedEvent?: ScheduleChangedEventResolvers<ContextType>;
  ScheduleException?: ScheduleExceptionResolvers<ContextType>;
  ScheduleExceptionConnection?: ScheduleExceptionConnectionResolvers<ContextType>;
  ScheduleExceptionEdge?: ScheduleExceptionEdgeResolvers<ContextType>;
  SendMessageResult?: SendMessageResultResolvers<ContextType>;
  SendMessageSuccess?: SendMessageSuccessResolvers<ContextType>;
  Service?: ServiceResolvers<ContextType>;
  SetRoutingPoolResult?: SetRoutingPoolResultResolvers<ContextType>;
  SetRoutingPoolSuccess?: SetRoutingPoolSuccessResolvers<ContextType>;
  SetScheduleResult?: SetScheduleResultResolvers<ContextType>;
  SetScheduleSuccess?: SetScheduleSuccessResolvers<ContextType>;
  SignalConversationResult?: SignalConversationResultResolvers<ContextType>;
  SignalConversationSuccess?: SignalConversationSuccessResolvers<ContextType>;
  Slot?: SlotResolvers<ContextType>;
  SlotNotOffered?: SlotNotOfferedResolvers<ContextType>;
  SlotTaken?: SlotTakenResolvers<ContextType>;
  SlotsChangedEvent?: SlotsChangedEventResolvers<ContextType>;
  StartAppointmentResult?: StartAppointmentResultResolvers<ContextType>;
  StartAppointmentSuccess?: StartAppointmentSuccessResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Task?: TaskResolvers<ContextType>;
  TaskConnection?: TaskConnectionResolvers<ContextType>;
  TaskEdge?: TaskEdgeResolvers<ContextType>;
  TaskEnded?: TaskEndedResolvers<ContextType>;
  TimeOff?: TimeOffResolvers<ContextType>;
  TimeZone?: GraphQLScalarType;
  TransitionRefused?: TransitionRefusedResolvers<ContextType>;
  Unbookable?: UnbookableResolvers<ContextType>;
  UpdateResourceResult?: UpdateResourceResultResolvers<ContextType>;
  UpdateResourceSuccess?: UpdateResourceSuccessResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  VersionConflict?: VersionConflictResolvers<ContextType>;
  WeeklyHours?: WeeklyHoursResolvers<ContextType>;
  WithdrawMessageResult?: WithdrawMessageResultResolvers<ContextType>;
  WithdrawMessageSuccess?: WithdrawMessageSuccessResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
  personal?: PersonalDirectiveResolver<any, any, ContextType>;
  phi?: PhiDirectiveResolver<any, any, ContextType>;
  sizedBy?: SizedByDirectiveResolver<any, any, ContextType>;
};
