import type { OrganizationId, PractitionerId } from '@klear/core';
import type { LocationId, PractitionerRoleId } from './ids.ts';

/** A place of a practice, in the words of FHIR's Location. */
export interface Location {
  readonly id: LocationId;
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly addressLines: readonly string[];
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Whose law holds there: ISO 3166-2, or 3166-1 where no more is known. Null: unknown. */
  readonly jurisdiction: string | null;
  /** IANA. */
  readonly timeZone: string;
  /** Degrees; both or neither. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly active: boolean;
  readonly version: number;
}

/** A practitioner's place in an organization. */
export interface PractitionerRole {
  readonly id: PractitionerRoleId;
  readonly organizationId: OrganizationId;
  readonly practitionerId: PractitionerId;
  readonly active: boolean;
}
