import type { OrganizationId, UserId } from '@klear/core';
import type { App, AppGrant } from '../domain/app.ts';
import type { Consent } from '../domain/consent.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Membership } from '../domain/membership.ts';
import type { FirstLocation } from '../domain/organization.ts';
import type { OrganizationFact } from '../domain/organization-fact.ts';
import type { Session, SessionState } from '../domain/session.ts';

/** What resolvers of each type receive. Users and organizations travel as ids; loaders read the rest. */
export interface UserParent {
  readonly id: UserId;
}
export interface OrganizationParent {
  readonly id: OrganizationId;
}
export type AppParent = App;
export type AppGrantParent = AppGrant;
export type MembershipParent = Membership;
export type InvitationParent = Invitation;
export type SessionParent = Session;
export type ConsentParent = Consent;
export interface ConsentStateParent {
  readonly id: UserId;
  readonly epoch: number;
  readonly active: readonly Consent[];
}
export type SessionStateParent = SessionState;
export type AuditEventParent = OrganizationFact;
export type FirstLocationParent = FirstLocation & { readonly timeZone: string };
