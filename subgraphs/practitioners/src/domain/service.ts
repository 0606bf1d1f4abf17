import type { InputFault, Money, OrganizationId, PractitionerId } from '@klear/core';
import type { LocationId, ServiceId } from './ids.ts';

export const modalities = ['IN_PERSON', 'VIDEO', 'PHONE', 'AT_HOME'] as const;
export type Modality = (typeof modalities)[number];

/** Starts lie on a grid that divides the hour, so that it divides the day in every zone with whole offsets of it. */
export const alignments: readonly number[] = [5, 10, 15, 20, 30, 60];

/** Something that can be booked with a practitioner. */
export interface Service {
  readonly id: ServiceId;
  readonly organizationId: OrganizationId;
  readonly practitionerId: PractitionerId;
  readonly name: string;
  readonly description: string | null;
  readonly durationMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly alignmentMinutes: number;
  readonly minimumNoticeMinutes: number;
  readonly horizonDays: number;
  readonly price: Money;
  readonly modality: Modality;
  readonly locationId: LocationId | null;
  readonly active: boolean;
  /** Grows with each change. */
  readonly version: number;
}

/** What a service's own facts say against it, whoever offers it. */
export function serviceFaults(service: Pick<Service, 'modality' | 'locationId' | 'alignmentMinutes'>): InputFault[] {
  const faults: InputFault[] = [];
  if (service.modality === 'IN_PERSON' && !service.locationId) {
    faults.push({ path: ['input', 'locationId'], code: 'REQUIRED', message: 'A service in person takes place somewhere.' });
  }
  if (!alignments.includes(service.alignmentMinutes)) {
    faults.push({ path: ['input', 'alignmentMinutes'], code: 'NOT_IN_LIST', message: `One of ${alignments.join(', ')}.` });
  }
  return faults;
}
