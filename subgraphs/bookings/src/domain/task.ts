import type { Id, OrganizationId, PractitionerId, UserId } from '@klear/core';
import type { Appointment, AppointmentId } from './appointment.ts';
import type { UnbookableReason } from './bookability.ts';

export type TaskId = Id<'Task'>;

/** Words of FHIR's Task.status: to be done, done by somebody, and over by itself. */
export const taskStatuses = ['REQUESTED', 'COMPLETED', 'CANCELLED'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** What a change left to be settled about a booked visit. */
export const taskCodes = [
  'LICENCE_LAPSED',
  'SCHEDULE_CONFLICT',
  'RESOURCE_RETIRED',
  'PRACTITIONER_INACTIVE',
  'TIME_MOVED',
  'TIME_MOVED_CONFLICT',
] as const;
export type TaskCode = (typeof taskCodes)[number];

/** Codes that any change may leave; those of moved times are told by re-anchoring alone, once for each release of the tz database. */
export type ConcernCode = Exclude<TaskCode, 'TIME_MOVED' | 'TIME_MOVED_CONFLICT'>;

/** Why, in the codes of a start that cannot be booked, and of things that are gone. */
export type TaskReason = UnbookableReason | 'ROOM_RETIRED' | 'EQUIPMENT_RETIRED';

/** Which visit something is wrong with, and why. */
export interface Concern {
  readonly appointment: Pick<Appointment, 'id' | 'organizationId' | 'practitionerId'>;
  readonly code: ConcernCode;
  readonly reasons: readonly TaskReason[];
}

/** Something for the practice to settle about a visit. It names nobody: who comes is told by the appointment, to who may read it. */
export interface Task {
  readonly id: TaskId;
  readonly organizationId: OrganizationId;
  readonly status: TaskStatus;
  readonly code: TaskCode;
  readonly appointmentId: AppointmentId;
  readonly practitionerId: PractitionerId;
  readonly reasons: readonly TaskReason[];
  /** The release of the tz database that moved the time; null for other codes. */
  readonly tzdbVersion: string | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  /** Who completed it; null while it is open, when it ended by itself, and when nothing was to be done. */
  readonly completedBy: UserId | null;
}

/** The task as somebody of the practice has done it; undefined when it is over already. */
export function complete(task: Task, facts: { at: Date; by: UserId }): Task | undefined {
  return task.status === 'REQUESTED' ? { ...task, status: 'COMPLETED', endedAt: facts.at, completedBy: facts.by } : undefined;
}
