import type { OrganizationId, UserId } from '@klear/core';
import type { FhirObject } from '../domain/fhir-json.ts';

/** To whom an entry was opened. The gate compares it with the viewer before any field is read. */
export interface Opened {
  readonly viewerId: UserId | null;
  readonly requestId: string;
}

/** An entry of a record that was decided, audited and opened for one viewer in one request. */
export interface Entry {
  readonly id: string;
  readonly personId: UserId;
  readonly organizationId: OrganizationId | null;
  readonly resourceType: string;
  readonly version: number;
  readonly resource: FhirObject;
  readonly opened: Opened;
}
