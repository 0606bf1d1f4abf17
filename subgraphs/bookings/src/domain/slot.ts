import type { Interval, OrganizationId, PractitionerId } from '@klear/core';
import type { LocationId, ScheduleId } from './schedule.ts';
import type { ServiceId } from './service.ts';
import type { Zone } from './zone.ts';

/** A free start of one service. Computed for each question, never stored. */
export interface Slot {
  readonly organizationId: OrganizationId;
  readonly practitionerId: PractitionerId;
  readonly serviceId: ServiceId;
  readonly scheduleId: ScheduleId;
  readonly locationId: LocationId | null;
  readonly zone: Zone;
  readonly visit: Interval;
  /** Of a group session; null for a visit of one. */
  readonly seatsLeft: number | null;
}

/** How far one question may reach. */
export const maxSlotDays = 62;
