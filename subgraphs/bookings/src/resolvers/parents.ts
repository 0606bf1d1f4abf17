import type { OrganizationId, PractitionerId, UserId } from '@klear/core';
import type {
  ClientBusy,
  HoldExpired,
  PaymentRequired,
  SlotNotOffered,
  SlotTaken,
  TransitionRefused,
  VersionConflict,
} from '../commands/outcomes.ts';
import type { Appointment, AppointmentId } from '../domain/appointment.ts';
import type { Conversation, Message, MessageId } from '../domain/conversation.ts';
import type { Hold } from '../domain/hold.ts';
import type { KnownException, LocationId, OpenHours, Schedule, WeeklyRule } from '../domain/schedule.ts';
import type { ServiceId } from '../domain/service.ts';
import type { Slot } from '../domain/slot.ts';

/** What the resolvers of each type receive. */
export type AppointmentParent = Appointment;
export type ConversationParent = Conversation;
export type MessageParent = Message;
export type HoldParent = Hold;
export type QuoteParent = Hold;
export type SlotParent = Slot;
export type ScheduleParent = Schedule;
export type WeeklyHoursParent = WeeklyRule;
export type HoursSpanParent = OpenHours;
export type ScheduleExceptionParent = KnownException;
export interface PractitionerParent {
  readonly id: PractitionerId;
}
export interface UserParent {
  readonly id: UserId;
}
export interface OrganizationParent {
  readonly id: OrganizationId;
}
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
export type HoldExpiredParent = HoldExpired & { readonly __typename: 'HoldExpired'; readonly message: string };
export type PaymentRequiredParent = PaymentRequired & { readonly __typename: 'PaymentRequired'; readonly message: string };
export type VersionConflictParent = VersionConflict & { readonly __typename: 'VersionConflict'; readonly message: string };
export type TransitionRefusedParent = TransitionRefused & { readonly __typename: 'TransitionRefused'; readonly message: string };

/** A live event: `cursor` goes into resumeAfter; with `resync` everything else is absent. */
interface Live {
  readonly cursor: string;
  readonly resync: boolean;
}
export interface SlotsChangedEventParent extends Live {
  readonly practitionerId?: PractitionerId;
  readonly change?: 'HELD' | 'BOOKED' | 'FREED';
  readonly start?: Date;
  readonly end?: Date;
}
export interface AppointmentChangedEventParent extends Live {
  readonly change?: 'BOOKED' | 'RESCHEDULED' | 'CANCELLED' | 'CHECKED_IN' | 'FULFILLED' | 'NOSHOW';
  readonly appointmentId?: AppointmentId;
}
export interface ScheduleChangedEventParent extends Live {
  readonly practitionerId?: PractitionerId;
}
export interface MessageAddedEventParent extends Live {
  readonly messageId?: MessageId;
}
