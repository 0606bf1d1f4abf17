import type { Id, OrganizationId } from '@klear/core';
import type { PostalAddress } from './contact.ts';

export const organizationKinds = ['STUDIO', 'CLINIC', 'SOLO'] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

/** A practice. All of it is public. */
export interface Organization {
  readonly id: OrganizationId;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly timeZone: string;
  /** BCP 47. */
  readonly locale: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** The first place of an organization, until practitioners knows it. */
export interface FirstLocation {
  readonly organizationId: OrganizationId;
  readonly locationId: Id<'Location'>;
  readonly name: string;
  readonly address: PostalAddress;
  readonly latitude: number | null;
  readonly longitude: number | null;
}
