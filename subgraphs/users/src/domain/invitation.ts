import { err, type Id, type OrganizationId, ok, type Result, type Role } from '@klear/core';

/** An offer of roles in an organization. The invited address is sealed and travels apart. */
export interface Invitation {
  readonly id: Id<'Invitation'>;
  readonly organizationId: OrganizationId;
  readonly roles: readonly Role[];
  readonly expiresAt: Date;
  readonly answer: 'ACCEPTED' | 'REVOKED' | null;
}

export const INVITATION_MS = 14 * 86_400_000;

export type InvitationStatus = 'PENDING' | 'ACCEPTED' | 'REVOKED' | 'EXPIRED';
export type InvitationVerb = 'accept' | 'revoke';

/** Status x verb: what comes of it, or nothing. An answer is final, and so is time. */
export const invitationMoves: Readonly<Record<InvitationStatus, Partial<Record<InvitationVerb, InvitationStatus>>>> = {
  PENDING: { accept: 'ACCEPTED', revoke: 'REVOKED' },
  EXPIRED: { revoke: 'REVOKED' },
  ACCEPTED: {},
  REVOKED: {},
};

export function invitationStatus(invitation: Pick<Invitation, 'answer' | 'expiresAt'>, at: Date): InvitationStatus {
  return invitation.answer ?? (at < invitation.expiresAt ? 'PENDING' : 'EXPIRED');
}

export function moveInvitation(
  invitation: Pick<Invitation, 'answer' | 'expiresAt'>,
  verb: InvitationVerb,
  at: Date,
): Result<InvitationStatus, 'INVITATION_LAPSED'> {
  const next = invitationMoves[invitationStatus(invitation, at)][verb];
  return next ? ok(next) : err('INVITATION_LAPSED');
}
