import type { OrganizationId, PractitionerId, UserId } from '@klear/core';
import type { Location, PractitionerRole } from '../domain/location.ts';
import type { Place } from '../domain/place.ts';
import type { Credential, Practitioner } from '../domain/practitioner.ts';
import type { PriceRule } from '../domain/price-rule.ts';
import type { Service } from '../domain/service.ts';

export type PractitionerParent = Practitioner;
export type PractitionerRoleParent = PractitionerRole;
export type CredentialParent = Credential;
/** `location` when the statement that read the service brought it. */
export type ServiceParent = Service & { readonly location?: Location | null };
export type PriceRuleParent = PriceRule;
export type LocationParent = Location;
export type PlaceParent = Place;
export interface UserParent {
  readonly id: UserId | PractitionerId;
}
export interface OrganizationParent {
  readonly id: OrganizationId;
}
/** As the router hands it over; `specialtyCodes` only for fields that require it. */
export interface ArticleParent {
  readonly id: string;
  readonly specialtyCodes?: readonly string[];
}
