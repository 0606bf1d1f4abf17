import type { Interval, OrganizationId, PractitionerId, UserId } from '@klear/core';
import type { AppointmentChange, ConversationChange, DeskChange, SlotChange } from '../__generated__/resolvers.ts';
import type {
  ClientBusy,
  FeeChanged,
  HoldExpired,
  PaymentRequired,
  SlotNotOffered,
  SlotTaken,
  TaskEnded,
  TransitionRefused,
  VersionConflict,
} from '../commands/outcomes.ts';
import type { PreviewedCancellation } from '../commands/preview-cancellation.ts';
import type { Appointment, AppointmentId } from '../domain/appointment.ts';
import type { BookingProcess, BookingStep } from '../domain/booking-process.ts';
import type { AlreadyWithdrawn, ChangedTooOften, Conversation, Message, MessageId, OpenedVersion } from '../domain/conversation.ts';
import type { DeskDay, HeldTime, OpenSpan, PractitionerDay, QueueEntry } from '../domain/front-desk.ts';
import type { Hold, HoldId } from '../domain/hold.ts';
import type { Resource } from '../domain/resource.ts';
import type { PassedOver, PoolMember, Routed, RoutingPool } from '../domain/routing.ts';
import type { KnownException, LocationId, OpenHours, Schedule, WeeklyRule } from '../domain/schedule.ts';
import type { ServiceId } from '../domain/service.ts';
import type { Slot } from '../domain/slot.ts';
import type { Task } from '../domain/task.ts';
import type { TimeOff } from '../domain/time-off.ts';
import type { Bookability } from '../loaders/bookability.ts';

/** What the resolvers of each type receive. */
export type AppointmentParent = Appointment;
export type RoutingPoolParent = RoutingPool;
export type RoutingShareParent = PoolMember;
export type RoutedByParent = Routed;
export type PassedOverParent = PassedOver;
export type ConversationParent = Conversation;
export type MessageParent = Message;
/** An earlier version, with whose and where it is. */
export type MessageVersionParent = OpenedVersion & Pick<Message, 'conversationId' | 'authorId' | 'organizationId'>;
export type AlreadyWithdrawnParent = AlreadyWithdrawn & { readonly __typename: 'AlreadyWithdrawn'; readonly message: string };
export type ChangedTooOftenParent = ChangedTooOften & { readonly __typename: 'ChangedTooOften'; readonly message: string };
export type HoldParent = Hold;
export type BookingProcessParent = BookingProcess;
export type BookingStepParent = BookingStep;
export type CancellationPreviewParent = PreviewedCancellation;
export type QuoteParent = Hold;
export type SlotParent = Slot;
export type TaskParent = Task;
export type ResourceParent = Resource;
export type ScheduleParent = Schedule;
export type WeeklyHoursParent = WeeklyRule;
export type HoursSpanParent = OpenHours;
export type ScheduleExceptionParent = KnownException;
export type TimeOffParent = TimeOff;
export type BookabilityParent = Bookability;
export interface PractitionerParent {
  readonly id: PractitionerId;
}
export interface UserParent {
  readonly id: UserId;
}
export interface OrganizationParent {
  readonly id: OrganizationId;
  /** Given along by the router where `day` is asked for. */
  readonly timeZone?: string | undefined;
}
export type OrganizationDayParent = DeskDay & { readonly cursor: string };
export type PractitionerDayParent = PractitionerDay;
export type OpenSpanParent = OpenSpan;
export type DaySpanParent = Interval;
export type HeldTimeParent = HeldTime;
export type QueueEntryParent = QueueEntry;
export interface ServiceParent {
  readonly id: ServiceId;
}
export interface LocationParent {
  readonly id: LocationId;
}
export interface PractitionerSlotsParent {
  readonly practitionerId: PractitionerId;
  readonly slots: readonly Slot[];
}
export interface CareRelationshipParent {
  readonly id: string;
}
export type SlotTakenParent = SlotTaken & { readonly __typename: 'SlotTaken'; readonly message: string };
export type SlotNotOfferedParent = SlotNotOffered & { readonly __typename: 'SlotNotOffered'; readonly message: string };
export type ClientBusyParent = ClientBusy & { readonly __typename: 'ClientBusy'; readonly message: string };
export type FeeChangedParent = FeeChanged & { readonly __typename: 'FeeChanged'; readonly message: string };
export type HoldExpiredParent = HoldExpired & { readonly __typename: 'HoldExpired'; readonly message: string };
export type PaymentRequiredParent = PaymentRequired & { readonly __typename: 'PaymentRequired'; readonly message: string };
export type VersionConflictParent = VersionConflict & { readonly __typename: 'VersionConflict'; readonly message: string };
export type TransitionRefusedParent = TransitionRefused & { readonly __typename: 'TransitionRefused'; readonly message: string };
export type TaskEndedParent = TaskEnded & { readonly __typename: 'TaskEnded'; readonly message: string };

/** A live event: `cursor` goes into resumeAfter; with `resync` everything else is absent. */
interface Live {
  readonly cursor: string;
  readonly resync: boolean;
}
export interface SlotsChangedEventParent extends Live {
  readonly practitionerId?: PractitionerId;
  readonly change?: SlotChange;
  readonly start?: Date;
  readonly end?: Date;
}
export interface AppointmentChangedEventParent extends Live {
  readonly change?: AppointmentChange;
  readonly appointmentId?: AppointmentId;
}
export interface QueueChangedEventParent extends Live {
  readonly change?: DeskChange;
  readonly practitionerId?: PractitionerId;
  readonly appointmentId?: AppointmentId;
  readonly hold?: HeldTime;
}
export interface BookingProcessChangedEventParent extends Live {
  readonly processId?: HoldId;
}
export interface ScheduleChangedEventParent extends Live {
  readonly practitionerId?: PractitionerId;
}
export interface ConversationChangedEventParent {
  /** Null for what was whispered. */
  readonly cursor: string | null;
  readonly resync: boolean;
  readonly change?: ConversationChange;
  readonly personId?: UserId;
  readonly sequence?: number;
  readonly messageId?: MessageId;
  readonly until?: Date;
}
export interface MessageAddedEventParent extends Live {
  readonly messageId?: MessageId;
}
