import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AppointmentParent, ConversationParent, MessageParent, HoldParent, QuoteParent, SlotParent, ScheduleParent, WeeklyHoursParent, HoursSpanParent, ScheduleExceptionParent, PractitionerParent, UserParent, OrganizationParent, ServiceParent, LocationParent, PractitionerSlotsParent, CareRelationshipParent, SlotTakenParent, SlotNotOfferedParent, ClientBusyParent, HoldExpiredParent, PaymentRequiredParent, VersionConflictParent, TransitionRefusedParent, SlotsChangedEventParent, AppointmentChangedEventParent, ScheduleChangedEventParent, MessageAddedEventParent } from '../resolvers/parents.ts';
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

/** An agreed visit, in the words of FHIR's Appointment. */
export type Appointment = {
  __typename?: 'Appointment';
  /** Why it was cancelled. */
  cancelationReason: Maybe<CancelationReason>;
  /** The client. */
  client: User;
  /** The conversation of client and practitioner about it. */
  conversation: Maybe<Conversation>;
  /** When it was booked. */
  createdAt: Scalars['DateTime']['output'];
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
  /** Its state. */
  status: AppointmentStatus;
  /** The zone of the place, in which people read it. */
  timeZone: Scalars['TimeZone']['output'];
  /** Grows with each change. */
  version: Scalars['Int']['output'];
};

/** What happened to an appointment. */
export type AppointmentChange =
  /** It was booked. */
  | 'BOOKED'
  /** It was cancelled. */
  | 'CANCELLED'
  /** The client arrived. */
  | 'CHECKED_IN'
  /** It took place. */
  | 'FULFILLED'
  /** The client did not come. */
  | 'NOSHOW'
  /** It was moved. */
  | 'RESCHEDULED';

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
  /** Agreed. */
  | 'BOOKED'
  /** It was cancelled. */
  | 'CANCELLED'
  /** The client has arrived. */
  | 'CHECKED_IN'
  /** It took place. */
  | 'FULFILLED'
  /** The client did not come. */
  | 'NOSHOW'
  /** Requested, awaiting confirmation. */
  | 'PENDING';

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

/** What to cancel. */
export type CancelAppointmentInput = {
  /** The appointment. */
  appointmentId: Scalars['ID']['input'];
  /** The version that was read. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** Why. */
  reason?: CancelationReason;
};

/** What cancelAppointment may answer. */
export type CancelAppointmentResult = CancelAppointmentSuccess | TransitionRefused | VersionConflict;

/** The appointment is cancelled; what was paid is refunded. */
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

/** Whether a practitioner treats a client in an organization, asked by users when its own copy may be late. Subgraphs only. */
export type CareRelationship = {
  __typename?: 'CareRelationship';
  /** Whether an appointment relates them. */
  active: Scalars['Boolean']['output'];
  /** organizationId:practitionerId:clientId. */
  id: Scalars['ID']['output'];
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

/** A slot kept for one person for a few minutes. */
export type Hold = {
  __typename?: 'Hold';
  /** When it ends. */
  end: Scalars['DateTime']['output'];
  /** When the hold lapses. */
  expiresAt: Scalars['DateTime']['output'];
  /** The hold's id. */
  id: Scalars['ID']['output'];
  /** The practitioner. */
  practitioner: Maybe<Practitioner>;
  /** The price, signed, to be handed to createPayment as it is. */
  quote: Quote;
  /** The service. */
  service: Maybe<Service>;
  /** When it begins. */
  start: Scalars['DateTime']['output'];
};

/** The hold lapsed. Hold the slot anew; an authorised payment for it is released. */
export type HoldExpired = Problem & {
  __typename?: 'HoldExpired';
  /** HOLD_EXPIRED. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** The slot to hold. */
export type HoldSlotInput = {
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
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
  /** The message's id. */
  id: Scalars['ID']['output'];
  /** When it was sent. */
  sentAt: Scalars['DateTime']['output'];
  /** Its place in the conversation, from 1. */
  sequence: Scalars['Int']['output'];
  /** What it says, plain text. */
  text: Maybe<Scalars['String']['output']>;
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
  /** Adds a day that differs from the weekly hours, or time off. */
  addScheduleException: AddScheduleExceptionResult;
  /** Books what is held. A service with a price needs an authorised payment for the hold. */
  bookAppointment: BookAppointmentResult;
  /** Cancels an appointment and frees its time. */
  cancelAppointment: CancelAppointmentResult;
  /** Notes that the client has arrived. */
  checkInAppointment: CheckInAppointmentResult;
  /** Notes that the appointment took place. */
  fulfilAppointment: FulfilAppointmentResult;
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
  /** Moves an appointment to another start. The original stays untouched on failure. */
  rescheduleAppointment: RescheduleAppointmentResult;
  /** Writes a message into a conversation. */
  sendMessage: SendMessageResult;
  /** Sets the weekly hours of a practitioner at a location. What is booked stays. */
  setSchedule: SetScheduleResult;
};


export type MutationAddScheduleExceptionArgs = {
  input: AddScheduleExceptionInput;
};


export type MutationBookAppointmentArgs = {
  input: BookAppointmentInput;
};


export type MutationCancelAppointmentArgs = {
  input: CancelAppointmentInput;
};


export type MutationCheckInAppointmentArgs = {
  input: CheckInAppointmentInput;
};


export type MutationFulfilAppointmentArgs = {
  input: FulfilAppointmentInput;
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


export type MutationRescheduleAppointmentArgs = {
  input: RescheduleAppointmentInput;
};


export type MutationSendMessageArgs = {
  input: SendMessageInput;
};


export type MutationSetScheduleArgs = {
  input: SetScheduleInput;
};

/** An organization, of whom this subgraph knows the calendar. */
export type Organization = {
  __typename?: 'Organization';
  /** The appointments, seen by the practice's managers and front desk. */
  appointments: Maybe<AppointmentConnection>;
  /** The organization's id. */
  id: Scalars['ID']['output'];
};


/** An organization, of whom this subgraph knows the calendar. */
export type OrganizationAppointmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
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
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  serviceId?: InputMaybe<Scalars['ID']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
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


export type QueryConversationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryHoldArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySlotsArgs = {
  firstEach?: InputMaybe<Scalars['Int']['input']>;
  from: Scalars['DateTime']['input'];
  practitionerIds: Array<Scalars['ID']['input']>;
  serviceIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  to: Scalars['DateTime']['input'];
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

/** Where to move an appointment. */
export type RescheduleAppointmentInput = {
  /** The appointment. */
  appointmentId: Scalars['ID']['input'];
  /** The version that was read. */
  expectedVersion: Scalars['Int']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
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

/** The hours of a practitioner at a location. */
export type Schedule = {
  __typename?: 'Schedule';
  /** Until which date it holds, null without end. */
  end: Maybe<Scalars['Date']['output']>;
  /** The days that differ. */
  exceptions: ScheduleExceptionConnection;
  /** The schedule's id. */
  id: Scalars['ID']['output'];
  /** The location. */
  location: Maybe<Location>;
  /** The organization. */
  organization: Maybe<Organization>;
  /** From which date it holds. */
  start: Scalars['Date']['output'];
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

/** The weekly hours to set. */
export type SetScheduleInput = {
  /** Until which date; without end when absent. */
  end?: InputMaybe<Scalars['Date']['input']>;
  /** The version that was read; absent for the first. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The location; absent for video and phone. */
  locationId?: InputMaybe<Scalars['ID']['input']>;
  /** The organization. */
  organizationId: Scalars['ID']['input'];
  /** The practitioner. */
  practitionerId: Scalars['ID']['input'];
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

/** A free time for a service of a practitioner. */
export type Slot = {
  __typename?: 'Slot';
  /** When it ends. */
  end: Scalars['DateTime']['output'];
  /** The place, when it is in person. */
  location: Maybe<Location>;
  /** The practitioner. */
  practitioner: Maybe<Practitioner>;
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
  | 'HELD';

/** The start is not one that the practitioner offers. */
export type SlotNotOffered = Problem & {
  __typename?: 'SlotNotOffered';
  /** SLOT_NOT_OFFERED. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
  /** Every reason why. */
  reasons: Array<SlotRefusal>;
};

/** Why a start is not offered. */
export type SlotRefusal =
  /** It lies in the past. */
  | 'IN_THE_PAST'
  /** It is not on the service's grid. */
  | 'OFF_GRID'
  /** It is outside the practitioner's hours. */
  | 'OUTSIDE_HOURS'
  /** The service can no longer be booked. */
  | 'SERVICE_RETIRED'
  /** It is beyond the service's horizon. */
  | 'TOO_FAR'
  /** It is too soon for the service's notice. */
  | 'TOO_SOON';

/** Somebody was faster. Choose one of the alternatives. */
export type SlotTaken = Problem & {
  __typename?: 'SlotTaken';
  /** The next free times for the same service. */
  alternatives: Array<Slot>;
  /** SLOT_TAKEN. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
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

export type Subscription = {
  __typename?: 'Subscription';
  /** Tells when an appointment that one may see changes: of oneself, of a practitioner, or of an organization. */
  appointmentChanged: AppointmentChangedEvent;
  /** Tells of each message in a conversation that one takes part in. */
  messageAdded: MessageAddedEvent;
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


export type SubscriptionMessageAddedArgs = {
  conversationId: Scalars['ID']['input'];
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
    & GraphQLRecursivePick<FederationTypes['Organization'], {"id":true}> );
  Practitioner:
    ( { __typename: 'Practitioner' }
    & GraphQLRecursivePick<FederationTypes['Practitioner'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AddScheduleExceptionResult: ( Partial<Omit<AddScheduleExceptionSuccess, 'conflicts' | 'schedule'> & { conflicts: Array<_RefType['Appointment']>, schedule: _RefType['Schedule'] }> );
  BookAppointmentResult:
    | ( Partial<Omit<BookAppointmentSuccess, 'appointment'> & { appointment: _RefType['Appointment'] }> )
    | ( HoldExpiredParent )
    | ( PaymentRequiredParent )
  ;
  CancelAppointmentResult:
    | ( Partial<Omit<CancelAppointmentSuccess, 'appointment'> & { appointment: _RefType['Appointment'] }> )
    | ( TransitionRefusedParent )
    | ( VersionConflictParent )
  ;
  CheckInAppointmentResult:
    | ( Partial<Omit<CheckInAppointmentSuccess, 'appointment'> & { appointment: _RefType['Appointment'] }> )
    | ( TransitionRefusedParent )
    | ( VersionConflictParent )
  ;
  FulfilAppointmentResult:
    | ( Partial<Omit<FulfilAppointmentSuccess, 'appointment'> & { appointment: _RefType['Appointment'] }> )
    | ( TransitionRefusedParent )
    | ( VersionConflictParent )
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
  RescheduleAppointmentResult:
    | ( ClientBusyParent )
    | ( Partial<Omit<RescheduleAppointmentSuccess, 'appointment'> & { appointment: _RefType['Appointment'] }> )
    | ( SlotNotOfferedParent )
    | ( SlotTakenParent )
    | ( TransitionRefusedParent )
    | ( VersionConflictParent )
  ;
  SendMessageResult: ( Partial<Omit<SendMessageSuccess, 'message'> & { message: _RefType['Message'] }> );
  SetScheduleResult:
    | ( Partial<Omit<SetScheduleSuccess, 'conflicts' | 'schedule'> & { conflicts: Array<_RefType['Appointment']>, schedule: _RefType['Schedule'] }> )
    | ( VersionConflictParent )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Problem:
    | ( ClientBusyParent )
    | ( HoldExpiredParent )
    | ( PaymentRequiredParent )
    | ( SlotNotOfferedParent )
    | ( SlotTakenParent )
    | ( TransitionRefusedParent )
    | ( VersionConflictParent )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AddScheduleExceptionInput: ResolverTypeWrapper<Partial<AddScheduleExceptionInput>>;
  ID: ResolverTypeWrapper<Partial<Scalars['ID']['output']>>;
  AddScheduleExceptionResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddScheduleExceptionResult']>>;
  AddScheduleExceptionSuccess: ResolverTypeWrapper<Partial<Omit<AddScheduleExceptionSuccess, 'conflicts' | 'schedule'> & { conflicts: Array<ResolversTypes['Appointment']>, schedule: ResolversTypes['Schedule'] }>>;
  Appointment: ResolverTypeWrapper<AppointmentParent>;
  AppointmentChange: ResolverTypeWrapper<Partial<AppointmentChange>>;
  AppointmentChangedEvent: ResolverTypeWrapper<AppointmentChangedEventParent>;
  AppointmentConnection: ResolverTypeWrapper<Partial<Omit<AppointmentConnection, 'edges'> & { edges: Array<ResolversTypes['AppointmentEdge']> }>>;
  AppointmentEdge: ResolverTypeWrapper<Partial<Omit<AppointmentEdge, 'node'> & { node: ResolversTypes['Appointment'] }>>;
  AppointmentStatus: ResolverTypeWrapper<Partial<AppointmentStatus>>;
  BookAppointmentInput: ResolverTypeWrapper<Partial<BookAppointmentInput>>;
  BookAppointmentResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BookAppointmentResult']>>;
  BookAppointmentSuccess: ResolverTypeWrapper<Partial<Omit<BookAppointmentSuccess, 'appointment'> & { appointment: ResolversTypes['Appointment'] }>>;
  CancelAppointmentInput: ResolverTypeWrapper<Partial<CancelAppointmentInput>>;
  CancelAppointmentResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelAppointmentResult']>>;
  CancelAppointmentSuccess: ResolverTypeWrapper<Partial<Omit<CancelAppointmentSuccess, 'appointment'> & { appointment: ResolversTypes['Appointment'] }>>;
  CancelationReason: ResolverTypeWrapper<Partial<CancelationReason>>;
  CareRelationship: ResolverTypeWrapper<CareRelationshipParent>;
  CheckInAppointmentInput: ResolverTypeWrapper<Partial<CheckInAppointmentInput>>;
  CheckInAppointmentResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CheckInAppointmentResult']>>;
  CheckInAppointmentSuccess: ResolverTypeWrapper<Partial<Omit<CheckInAppointmentSuccess, 'appointment'> & { appointment: ResolversTypes['Appointment'] }>>;
  ClientBusy: ResolverTypeWrapper<ClientBusyParent>;
  Coding: ResolverTypeWrapper<Partial<Coding>>;
  CodingInput: ResolverTypeWrapper<Partial<CodingInput>>;
  Conversation: ResolverTypeWrapper<ConversationParent>;
  Date: ResolverTypeWrapper<Partial<Scalars['Date']['output']>>;
  DateTime: ResolverTypeWrapper<Partial<Scalars['DateTime']['output']>>;
  Decimal: ResolverTypeWrapper<Partial<Scalars['Decimal']['output']>>;
  FulfilAppointmentInput: ResolverTypeWrapper<Partial<FulfilAppointmentInput>>;
  FulfilAppointmentResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['FulfilAppointmentResult']>>;
  FulfilAppointmentSuccess: ResolverTypeWrapper<Partial<Omit<FulfilAppointmentSuccess, 'appointment'> & { appointment: ResolversTypes['Appointment'] }>>;
  Hold: ResolverTypeWrapper<HoldParent>;
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
  Modality: ResolverTypeWrapper<Partial<Modality>>;
  Money: ResolverTypeWrapper<Partial<Money>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Organization: ResolverTypeWrapper<OrganizationParent>;
  PageInfo: ResolverTypeWrapper<Partial<PageInfo>>;
  PaymentRequired: ResolverTypeWrapper<PaymentRequiredParent>;
  Practitioner: ResolverTypeWrapper<PractitionerParent>;
  PractitionerSlots: ResolverTypeWrapper<PractitionerSlotsParent>;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Quote: ResolverTypeWrapper<QuoteParent>;
  ReleaseHoldInput: ResolverTypeWrapper<Partial<ReleaseHoldInput>>;
  ReleaseHoldResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReleaseHoldResult']>>;
  ReleaseHoldSuccess: ResolverTypeWrapper<Partial<ReleaseHoldSuccess>>;
  RemoveScheduleExceptionInput: ResolverTypeWrapper<Partial<RemoveScheduleExceptionInput>>;
  RemoveScheduleExceptionResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveScheduleExceptionResult']>>;
  RemoveScheduleExceptionSuccess: ResolverTypeWrapper<Partial<Omit<RemoveScheduleExceptionSuccess, 'schedule'> & { schedule: ResolversTypes['Schedule'] }>>;
  RescheduleAppointmentInput: ResolverTypeWrapper<Partial<RescheduleAppointmentInput>>;
  RescheduleAppointmentResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RescheduleAppointmentResult']>>;
  RescheduleAppointmentSuccess: ResolverTypeWrapper<Partial<Omit<RescheduleAppointmentSuccess, 'appointment'> & { appointment: ResolversTypes['Appointment'] }>>;
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
  SetScheduleInput: ResolverTypeWrapper<Partial<SetScheduleInput>>;
  SetScheduleResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetScheduleResult']>>;
  SetScheduleSuccess: ResolverTypeWrapper<Partial<Omit<SetScheduleSuccess, 'conflicts' | 'schedule'> & { conflicts: Array<ResolversTypes['Appointment']>, schedule: ResolversTypes['Schedule'] }>>;
  Slot: ResolverTypeWrapper<SlotParent>;
  SlotChange: ResolverTypeWrapper<Partial<SlotChange>>;
  SlotNotOffered: ResolverTypeWrapper<SlotNotOfferedParent>;
  SlotRefusal: ResolverTypeWrapper<Partial<SlotRefusal>>;
  SlotTaken: ResolverTypeWrapper<SlotTakenParent>;
  SlotsChangedEvent: ResolverTypeWrapper<SlotsChangedEventParent>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TimeZone: ResolverTypeWrapper<Partial<Scalars['TimeZone']['output']>>;
  TransitionRefused: ResolverTypeWrapper<TransitionRefusedParent>;
  User: ResolverTypeWrapper<UserParent>;
  VersionConflict: ResolverTypeWrapper<VersionConflictParent>;
  Weekday: ResolverTypeWrapper<Partial<Weekday>>;
  WeeklyHours: ResolverTypeWrapper<WeeklyHoursParent>;
  WeeklyHoursInput: ResolverTypeWrapper<Partial<WeeklyHoursInput>>;
  Boolean: ResolverTypeWrapper<Partial<Scalars['Boolean']['output']>>;
  Int: ResolverTypeWrapper<Partial<Scalars['Int']['output']>>;
  String: ResolverTypeWrapper<Partial<Scalars['String']['output']>>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddScheduleExceptionInput: Partial<AddScheduleExceptionInput>;
  ID: Partial<Scalars['ID']['output']>;
  AddScheduleExceptionResult: Partial<ResolversUnionTypes<ResolversParentTypes>['AddScheduleExceptionResult']>;
  AddScheduleExceptionSuccess: Partial<Omit<AddScheduleExceptionSuccess, 'conflicts' | 'schedule'> & { conflicts: Array<ResolversParentTypes['Appointment']>, schedule: ResolversParentTypes['Schedule'] }>;
  Appointment: AppointmentParent;
  AppointmentChangedEvent: AppointmentChangedEventParent;
  AppointmentConnection: Partial<Omit<AppointmentConnection, 'edges'> & { edges: Array<ResolversParentTypes['AppointmentEdge']> }>;
  AppointmentEdge: Partial<Omit<AppointmentEdge, 'node'> & { node: ResolversParentTypes['Appointment'] }>;
  BookAppointmentInput: Partial<BookAppointmentInput>;
  BookAppointmentResult: Partial<ResolversUnionTypes<ResolversParentTypes>['BookAppointmentResult']>;
  BookAppointmentSuccess: Partial<Omit<BookAppointmentSuccess, 'appointment'> & { appointment: ResolversParentTypes['Appointment'] }>;
  CancelAppointmentInput: Partial<CancelAppointmentInput>;
  CancelAppointmentResult: Partial<ResolversUnionTypes<ResolversParentTypes>['CancelAppointmentResult']>;
  CancelAppointmentSuccess: Partial<Omit<CancelAppointmentSuccess, 'appointment'> & { appointment: ResolversParentTypes['Appointment'] }>;
  CareRelationship: CareRelationshipParent;
  CheckInAppointmentInput: Partial<CheckInAppointmentInput>;
  CheckInAppointmentResult: Partial<ResolversUnionTypes<ResolversParentTypes>['CheckInAppointmentResult']>;
  CheckInAppointmentSuccess: Partial<Omit<CheckInAppointmentSuccess, 'appointment'> & { appointment: ResolversParentTypes['Appointment'] }>;
  ClientBusy: ClientBusyParent;
  Coding: Partial<Coding>;
  CodingInput: Partial<CodingInput>;
  Conversation: ConversationParent;
  Date: Partial<Scalars['Date']['output']>;
  DateTime: Partial<Scalars['DateTime']['output']>;
  Decimal: Partial<Scalars['Decimal']['output']>;
  FulfilAppointmentInput: Partial<FulfilAppointmentInput>;
  FulfilAppointmentResult: Partial<ResolversUnionTypes<ResolversParentTypes>['FulfilAppointmentResult']>;
  FulfilAppointmentSuccess: Partial<Omit<FulfilAppointmentSuccess, 'appointment'> & { appointment: ResolversParentTypes['Appointment'] }>;
  Hold: HoldParent;
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
  Money: Partial<Money>;
  Mutation: Record<PropertyKey, never>;
  Organization: OrganizationParent;
  PageInfo: Partial<PageInfo>;
  PaymentRequired: PaymentRequiredParent;
  Practitioner: PractitionerParent;
  PractitionerSlots: PractitionerSlotsParent;
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  Query: Record<PropertyKey, never>;
  Quote: QuoteParent;
  ReleaseHoldInput: Partial<ReleaseHoldInput>;
  ReleaseHoldResult: Partial<ResolversUnionTypes<ResolversParentTypes>['ReleaseHoldResult']>;
  ReleaseHoldSuccess: Partial<ReleaseHoldSuccess>;
  RemoveScheduleExceptionInput: Partial<RemoveScheduleExceptionInput>;
  RemoveScheduleExceptionResult: Partial<ResolversUnionTypes<ResolversParentTypes>['RemoveScheduleExceptionResult']>;
  RemoveScheduleExceptionSuccess: Partial<Omit<RemoveScheduleExceptionSuccess, 'schedule'> & { schedule: ResolversParentTypes['Schedule'] }>;
  RescheduleAppointmentInput: Partial<RescheduleAppointmentInput>;
  RescheduleAppointmentResult: Partial<ResolversUnionTypes<ResolversParentTypes>['RescheduleAppointmentResult']>;
  RescheduleAppointmentSuccess: Partial<Omit<RescheduleAppointmentSuccess, 'appointment'> & { appointment: ResolversParentTypes['Appointment'] }>;
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
  SetScheduleInput: Partial<SetScheduleInput>;
  SetScheduleResult: Partial<ResolversUnionTypes<ResolversParentTypes>['SetScheduleResult']>;
  SetScheduleSuccess: Partial<Omit<SetScheduleSuccess, 'conflicts' | 'schedule'> & { conflicts: Array<ResolversParentTypes['Appointment']>, schedule: ResolversParentTypes['Schedule'] }>;
  Slot: SlotParent;
  SlotNotOffered: SlotNotOfferedParent;
  SlotTaken: SlotTakenParent;
  SlotsChangedEvent: SlotsChangedEventParent;
  Subscription: Record<PropertyKey, never>;
  TimeZone: Partial<Scalars['TimeZone']['output']>;
  TransitionRefused: TransitionRefusedParent;
  User: UserParent;
  VersionConflict: VersionConflictParent;
  WeeklyHours: WeeklyHoursParent;
  WeeklyHoursInput: Partial<WeeklyHoursInput>;
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

export type AddScheduleExceptionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddScheduleExceptionResult'] = ResolversParentTypes['AddScheduleExceptionResult']> = {
  __resolveType: TypeResolveFn<'AddScheduleExceptionSuccess', ParentType, ContextType>;
};

export type AddScheduleExceptionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddScheduleExceptionSuccess'] = ResolversParentTypes['AddScheduleExceptionSuccess']> = {
  conflicts?: Resolver<Array<ResolversTypes['Appointment']>, ParentType, ContextType>;
  schedule?: Resolver<ResolversTypes['Schedule'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AppointmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Appointment'] = ResolversParentTypes['Appointment'], FederationReferenceType extends FederationReferenceTypes['Appointment'] = FederationReferenceTypes['Appointment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Appointment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  cancelationReason?: Resolver<Maybe<ResolversTypes['CancelationReason']>, ParentType, ContextType>;
  client?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  end?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  minutesDuration?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  modality?: Resolver<ResolversTypes['Modality'], ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  paymentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['Service']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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

export type BookAppointmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookAppointmentResult'] = ResolversParentTypes['BookAppointmentResult']> = {
  __resolveType: TypeResolveFn<'BookAppointmentSuccess' | 'HoldExpired' | 'PaymentRequired', ParentType, ContextType>;
};

export type BookAppointmentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookAppointmentSuccess'] = ResolversParentTypes['BookAppointmentSuccess']> = {
  appointment?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelAppointmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelAppointmentResult'] = ResolversParentTypes['CancelAppointmentResult']> = {
  __resolveType: TypeResolveFn<'CancelAppointmentSuccess' | 'TransitionRefused' | 'VersionConflict', ParentType, ContextType>;
};

export type CancelAppointmentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelAppointmentSuccess'] = ResolversParentTypes['CancelAppointmentSuccess']> = {
  appointment?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CareRelationshipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CareRelationship'] = ResolversParentTypes['CareRelationship'], FederationReferenceType extends FederationReferenceTypes['CareRelationship'] = FederationReferenceTypes['CareRelationship']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CareRelationship']> | FederationReferenceType, FederationReferenceType, ContextType>;
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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

export type ConversationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Conversation'] = ResolversParentTypes['Conversation'], FederationReferenceType extends FederationReferenceTypes['Conversation'] = FederationReferenceTypes['Conversation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Conversation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  appointment?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messages?: Resolver<Maybe<ResolversTypes['MessageConnection']>, ParentType, ContextType, RequireFields<ConversationMessagesArgs, 'first'>>;
  participants?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  unreadCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type FulfilAppointmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FulfilAppointmentResult'] = ResolversParentTypes['FulfilAppointmentResult']> = {
  __resolveType: TypeResolveFn<'FulfilAppointmentSuccess' | 'TransitionRefused' | 'VersionConflict', ParentType, ContextType>;
};

export type FulfilAppointmentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FulfilAppointmentSuccess'] = ResolversParentTypes['FulfilAppointmentSuccess']> = {
  appointment?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HoldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Hold'] = ResolversParentTypes['Hold'], FederationReferenceType extends FederationReferenceTypes['Hold'] = FederationReferenceTypes['Hold']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Hold']> | FederationReferenceType, FederationReferenceType, ContextType>;
  end?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  quote?: Resolver<ResolversTypes['Quote'], ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['Service']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sentAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addScheduleException?: Resolver<ResolversTypes['AddScheduleExceptionResult'], ParentType, ContextType, RequireFields<MutationAddScheduleExceptionArgs, 'input'>>;
  bookAppointment?: Resolver<ResolversTypes['BookAppointmentResult'], ParentType, ContextType, RequireFields<MutationBookAppointmentArgs, 'input'>>;
  cancelAppointment?: Resolver<ResolversTypes['CancelAppointmentResult'], ParentType, ContextType, RequireFields<MutationCancelAppointmentArgs, 'input'>>;
  checkInAppointment?: Resolver<ResolversTypes['CheckInAppointmentResult'], ParentType, ContextType, RequireFields<MutationCheckInAppointmentArgs, 'input'>>;
  fulfilAppointment?: Resolver<ResolversTypes['FulfilAppointmentResult'], ParentType, ContextType, RequireFields<MutationFulfilAppointmentArgs, 'input'>>;
  holdSlot?: Resolver<ResolversTypes['HoldSlotResult'], ParentType, ContextType, RequireFields<MutationHoldSlotArgs, 'input'>>;
  markConversationRead?: Resolver<ResolversTypes['MarkConversationReadResult'], ParentType, ContextType, RequireFields<MutationMarkConversationReadArgs, 'input'>>;
  markNoShow?: Resolver<ResolversTypes['MarkNoShowResult'], ParentType, ContextType, RequireFields<MutationMarkNoShowArgs, 'input'>>;
  releaseHold?: Resolver<ResolversTypes['ReleaseHoldResult'], ParentType, ContextType, RequireFields<MutationReleaseHoldArgs, 'input'>>;
  removeScheduleException?: Resolver<ResolversTypes['RemoveScheduleExceptionResult'], ParentType, ContextType, RequireFields<MutationRemoveScheduleExceptionArgs, 'input'>>;
  rescheduleAppointment?: Resolver<ResolversTypes['RescheduleAppointmentResult'], ParentType, ContextType, RequireFields<MutationRescheduleAppointmentArgs, 'input'>>;
  sendMessage?: Resolver<ResolversTypes['SendMessageResult'], ParentType, ContextType, RequireFields<MutationSendMessageArgs, 'input'>>;
  setSchedule?: Resolver<ResolversTypes['SetScheduleResult'], ParentType, ContextType, RequireFields<MutationSetScheduleArgs, 'input'>>;
};

export type OrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization'], FederationReferenceType extends FederationReferenceTypes['Organization'] = FederationReferenceTypes['Organization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Organization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  appointments?: Resolver<Maybe<ResolversTypes['AppointmentConnection']>, ParentType, ContextType, RequireFields<OrganizationAppointmentsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type PractitionerSlotsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PractitionerSlots'] = ResolversParentTypes['PractitionerSlots']> = {
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  slots?: Resolver<Array<ResolversTypes['Slot']>, ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  __resolveType: TypeResolveFn<'ClientBusy' | 'HoldExpired' | 'PaymentRequired' | 'SlotNotOffered' | 'SlotTaken' | 'TransitionRefused' | 'VersionConflict', ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  appointment?: Resolver<Maybe<ResolversTypes['Appointment']>, ParentType, ContextType, RequireFields<QueryAppointmentArgs, 'id'>>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType, RequireFields<QueryConversationArgs, 'id'>>;
  hold?: Resolver<Maybe<ResolversTypes['Hold']>, ParentType, ContextType, RequireFields<QueryHoldArgs, 'id'>>;
  slots?: Resolver<Maybe<Array<ResolversTypes['PractitionerSlots']>>, ParentType, ContextType, RequireFields<QuerySlotsArgs, 'firstEach' | 'from' | 'practitionerIds' | 'to'>>;
  tzdbVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type RescheduleAppointmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RescheduleAppointmentResult'] = ResolversParentTypes['RescheduleAppointmentResult']> = {
  __resolveType: TypeResolveFn<'ClientBusy' | 'RescheduleAppointmentSuccess' | 'SlotNotOffered' | 'SlotTaken' | 'TransitionRefused' | 'VersionConflict', ParentType, ContextType>;
};

export type RescheduleAppointmentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RescheduleAppointmentSuccess'] = ResolversParentTypes['RescheduleAppointmentSuccess']> = {
  appointment?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type ScheduleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Schedule'] = ResolversParentTypes['Schedule']> = {
  end?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  exceptions?: Resolver<ResolversTypes['ScheduleExceptionConnection'], ParentType, ContextType, RequireFields<ScheduleExceptionsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
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

export type SetScheduleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetScheduleResult'] = ResolversParentTypes['SetScheduleResult']> = {
  __resolveType: TypeResolveFn<'SetScheduleSuccess' | 'VersionConflict', ParentType, ContextType>;
};

export type SetScheduleSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetScheduleSuccess'] = ResolversParentTypes['SetScheduleSuccess']> = {
  conflicts?: Resolver<Array<ResolversTypes['Appointment']>, ParentType, ContextType>;
  schedule?: Resolver<ResolversTypes['Schedule'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SlotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Slot'] = ResolversParentTypes['Slot']> = {
  end?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['Service']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
};

export type SlotNotOfferedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SlotNotOffered'] = ResolversParentTypes['SlotNotOffered']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['SlotRefusal']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SlotTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SlotTaken'] = ResolversParentTypes['SlotTaken']> = {
  alternatives?: Resolver<Array<ResolversTypes['Slot']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  appointmentChanged?: SubscriptionResolver<ResolversTypes['AppointmentChangedEvent'], "appointmentChanged", ParentType, ContextType, Partial<SubscriptionAppointmentChangedArgs>>;
  messageAdded?: SubscriptionResolver<ResolversTypes['MessageAddedEvent'], "messageAdded", ParentType, ContextType, RequireFields<SubscriptionMessageAddedArgs, 'conversationId'>>;
  scheduleChanged?: SubscriptionResolver<ResolversTypes['ScheduleChangedEvent'], "scheduleChanged", ParentType, ContextType, Partial<SubscriptionScheduleChangedArgs>>;
  slotsChanged?: SubscriptionResolver<ResolversTypes['SlotsChangedEvent'], "slotsChanged", ParentType, ContextType, RequireFields<SubscriptionSlotsChangedArgs, 'from' | 'practitionerIds' | 'to'>>;
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

export type Resolvers<ContextType = Context> = {
  AddScheduleExceptionResult?: AddScheduleExceptionResultResolvers<ContextType>;
  AddScheduleExceptionSuccess?: AddScheduleExceptionSuccessResolvers<ContextType>;
  Appointment?: AppointmentResolvers<ContextType>;
  AppointmentChangedEvent?: AppointmentChangedEventResolvers<ContextType>;
  AppointmentConnection?: AppointmentConnectionResolvers<ContextType>;
  AppointmentEdge?: AppointmentEdgeResolvers<ContextType>;
  BookAppointmentResult?: BookAppointmentResultResolvers<ContextType>;
  BookAppointmentSuccess?: BookAppointmentSuccessResolvers<ContextType>;
  CancelAppointmentResult?: CancelAppointmentResultResolvers<ContextType>;
  CancelAppointmentSuccess?: CancelAppointmentSuccessResolvers<ContextType>;
  CareRelationship?: CareRelationshipResolvers<ContextType>;
  CheckInAppointmentResult?: CheckInAppointmentResultResolvers<ContextType>;
  CheckInAppointmentSuccess?: CheckInAppointmentSuccessResolvers<ContextType>;
  ClientBusy?: ClientBusyResolvers<ContextType>;
  Coding?: CodingResolvers<ContextType>;
  Conversation?: ConversationResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  FulfilAppointmentResult?: FulfilAppointmentResultResolvers<ContextType>;
  FulfilAppointmentSuccess?: FulfilAppointmentSuccessResolvers<ContextType>;
  Hold?: HoldResolvers<ContextType>;
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
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PaymentRequired?: PaymentRequiredResolvers<ContextType>;
  Practitioner?: PractitionerResolvers<ContextType>;
  PractitionerSlots?: PractitionerSlotsResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Quote?: QuoteResolvers<ContextType>;
  ReleaseHoldResult?: ReleaseHoldResultResolvers<ContextType>;
  ReleaseHoldSuccess?: ReleaseHoldSuccessResolvers<ContextType>;
  RemoveScheduleExceptionResult?: RemoveScheduleExceptionResultResolvers<ContextType>;
  RemoveScheduleExceptionSuccess?: RemoveScheduleExceptionSuccessResolvers<ContextType>;
  RescheduleAppointmentResult?: RescheduleAppointmentResultResolvers<ContextType>;
  RescheduleAppointmentSuccess?: RescheduleAppointmentSuccessResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  Schedule?: ScheduleResolvers<ContextType>;
  ScheduleChangedEvent?: ScheduleChangedEventResolvers<ContextType>;
  ScheduleException?: ScheduleExceptionResolvers<ContextType>;
  ScheduleExceptionConnection?: ScheduleExceptionConnectionResolvers<ContextType>;
  ScheduleExceptionEdge?: ScheduleExceptionEdgeResolvers<ContextType>;
  SendMessageResult?: SendMessageResultResolvers<ContextType>;
  SendMessageSuccess?: SendMessageSuccessResolvers<ContextType>;
  Service?: ServiceResolvers<ContextType>;
  SetScheduleResult?: SetScheduleResultResolvers<ContextType>;
  SetScheduleSuccess?: SetScheduleSuccessResolvers<ContextType>;
  Slot?: SlotResolvers<ContextType>;
  SlotNotOffered?: SlotNotOfferedResolvers<ContextType>;
  SlotTaken?: SlotTakenResolvers<ContextType>;
  SlotsChangedEvent?: SlotsChangedEventResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TimeZone?: GraphQLScalarType;
  TransitionRefused?: TransitionRefusedResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  VersionConflict?: VersionConflictResolvers<ContextType>;
  WeeklyHours?: WeeklyHoursResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
  personal?: PersonalDirectiveResolver<any, any, ContextType>;
  phi?: PhiDirectiveResolver<any, any, ContextType>;
  sizedBy?: SizedByDirectiveResolver<any, any, ContextType>;
};
