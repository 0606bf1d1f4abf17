import { asId, type Id, type OrganizationId, type Role, type UserId } from '@klear/core';
import type { PageArgs } from '@klear/service';
import { invitationTokens } from '../commands/invitation-tokens.ts';
import type { Context } from '../context.ts';
import type { Acting } from '../deps.ts';
import type { App, AppGrant } from '../domain/app.ts';
import type { Consent } from '../domain/consent.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Membership } from '../domain/membership.ts';
import type { Session } from '../domain/session.ts';
import { findAppGrant, listAppGrants } from '../store/app-grants.ts';
import { listApps } from '../store/apps.ts';
import { listConsents } from '../store/consents.ts';
import { findInvitation, findInvitationByToken, listOpenInvitations } from '../store/invitations.ts';
import { listMemberships, rolesByOrganization } from '../store/memberships.ts';
import { listOpenSessions } from '../store/sessions.ts';

/** Lists here are sorted by id alone, which is also the order of time. */
export const idParts = 1;
const last = (page: PageArgs): string | null => (typeof page.after?.[0] === 'string' ? page.after[0] : null);

export function sessionsOf(ctx: Acting, personId: UserId, page: PageArgs): Promise<Session[]> {
  const at = ctx.clock.now();
  return ctx.db.read(ctx.viewer, (tx) => listOpenSessions(tx, { personId, at, before: last(page), limit: page.limit + 1 }));
}

export function consentsOf(ctx: Acting, personId: UserId, page: PageArgs): Promise<Consent[]> {
  return ctx.db.read(ctx.viewer, (tx) => listConsents(tx, { personId, before: last(page), limit: page.limit + 1 }));
}

export function membershipsOf(
  ctx: Acting,
  of: { personId: UserId } | { organizationId: OrganizationId },
  page: PageArgs,
): Promise<Membership[]> {
  return ctx.db.read(ctx.viewer, (tx) => listMemberships(tx, { of, after: last(page), limit: page.limit + 1 }));
}

export function invitationsOf(ctx: Acting, organizationId: OrganizationId, page: PageArgs): Promise<Invitation[]> {
  const at = ctx.clock.now();
  return ctx.db.read(ctx.viewer, (tx) => listOpenInvitations(tx, { organizationId, at, after: last(page), limit: page.limit + 1 }));
}

export function appGrantsOf(ctx: Acting, personId: UserId, page: PageArgs): Promise<AppGrant[]> {
  return ctx.db.read(ctx.viewer, (tx) => listAppGrants(tx, { personId, before: last(page), limit: page.limit + 1 }));
}

/** One of the viewer's own grants; null for everybody else's. */
export async function appGrantById(ctx: Acting, id: Id<'AppGrant'>): Promise<AppGrant | null> {
  return (await ctx.db.read(ctx.viewer, (tx) => findAppGrant(tx, id))) ?? null;
}

/** The app that a session of the viewer's acts for. */
export async function appOfGrant(ctx: Context, id: Id<'AppGrant'>): Promise<App | null> {
  const grant = await appGrantById(ctx, id);
  return grant && ctx.loaders.appById.load(grant.appId);
}

export function appsOf(ctx: Acting, organizationId: OrganizationId, page: PageArgs): Promise<App[]> {
  return ctx.db.read(ctx.viewer, (tx) => listApps(tx, { organizationId, after: last(page), limit: page.limit + 1 }));
}

/** The roles that the viewer holds in an organization at this moment, whatever the token says. */
export async function rolesNow(ctx: Acting, personId: UserId, organizationId: string): Promise<readonly Role[]> {
  const held = await ctx.db.read(ctx.viewer, (tx) => rolesByOrganization(tx, personId));
  const id = asId<'Organization'>(organizationId);
  return Object.hasOwn(held, id) ? (held[id] ?? []) : [];
}

/** The invitation that a token names; null for text that we did not make. */
export async function invitationByToken(ctx: Acting, token: string): Promise<Invitation | null> {
  const id = invitationTokens(ctx.invitationKey).invitationOf(token);
  return id ? ((await ctx.db.read(ctx.viewer, (tx) => findInvitationByToken(tx, id))) ?? null) : null;
}

/** An invitation of the viewer's organization. */
export async function invitationById(ctx: Acting, id: Id<'Invitation'>): Promise<Invitation | null> {
  return (await ctx.db.read(ctx.viewer, (tx) => findInvitation(tx, id))) ?? null;
}
