import type { Id, OrganizationId, Role, UserId } from '@klear/core';
import type { ImportedService } from '@klear/practitioners';
import type { City } from './cities.ts';
import type { Specialty } from './words.ts';

export interface Location {
  readonly identifier: { readonly system: string; readonly value: string };
  readonly name: string;
  readonly addressLines: readonly string[];
  readonly postalCode: string;
  readonly latitude: number;
  readonly longitude: number;
}

export interface Organization {
  readonly n: number;
  readonly id: OrganizationId;
  readonly name: string;
  readonly kind: 'STUDIO' | 'CLINIC';
  readonly city: City;
  readonly locations: readonly Location[];
  readonly staff: readonly { readonly id: UserId; readonly role: Role; readonly name: string; readonly email: string }[];
}

export interface Service {
  readonly id: Id<'Service'>;
  readonly name: string;
  readonly durationMinutes: number;
  readonly amountMinor: number;
  readonly isVideo: boolean;
  /** What it asks for besides time; absent: nothing. */
  readonly terms?: Partial<ImportedService>;
}

export interface Practitioner {
  readonly id: UserId;
  readonly n: number;
  readonly name: string;
  readonly email: string;
  readonly headline: string;
  readonly bio: string;
  readonly languages: readonly string[];
  readonly specialties: readonly Specialty[];
  readonly organization: Organization;
  readonly location: Location;
  /** What is booked with them. */
  readonly services: readonly Service[];
  /** What can be booked on top, and shows what services can ask for. */
  readonly showcase: readonly Service[];
  /** ISO 8601: the first of five days in a row on which they work. */
  readonly firstWeekday: number;
  readonly credentialYear: number;
}

export interface Client {
  readonly id: UserId;
  readonly n: number;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly birthDate: string;
  readonly street: string;
  readonly postalCode: string;
  readonly organization: Organization;
}

export interface DemoPractice {
  /** YYYY-MM-DD: all dates hang on it. */
  readonly monday: string;
  /** From which ids count, so that they sort before everything that is made later. */
  readonly baseMs: number;
  readonly organizations: readonly Organization[];
  readonly practitioners: readonly Practitioner[];
  readonly clients: readonly Client[];
}

export type VisitStatus = 'booked' | 'fulfilled' | 'cancelled' | 'noshow';

export interface Visit {
  readonly id: Id<'Appointment'>;
  readonly practitioner: Practitioner;
  readonly client: Client;
  readonly service: Service;
  readonly start: Date;
  readonly status: VisitStatus;
}
