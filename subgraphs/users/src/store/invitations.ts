import { asId, type Id, type OrganizationId, type Role, type UserId } from '@klear/core';
import { personKeysIn, type Vault } from '@klear/crypto';
import { type Drizzle, personKeys, type Tx } from '@klear/db';
import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { invitations } from './tables.ts';

export type InvitationRow = typeof invitations.$inferSelect;

/** The key of an invitation's address: the invited person may be nobody yet, so the invitation stands for them. */
const keyHolder = (id: Id<'Invitation'>): UserId => asId<'User'>(id);
const place = (id: Id<'Invitation'>) => ['users', 'invitations', 'email', id];

export async function insertInvitation(
  tx: Tx,
  vault: Vault,
  invitation: {
    organizationId: OrganizationId;
    id: Id<'Invitation'>;
    email: string;
    roles: readonly Role[];
    invitedBy: UserId;
    expiresAt: Date;
  },
): Promise<InvitationRow> {
  const { id } = invitation;
  const email = await vault.seal(personKeysIn(personKeys, tx), keyHolder(id), place(id), invitation.email);
  const [row] = await tx
    .insert(invitations)
    .values({ ...invitation, email, roles: [...invitation.roles], createdAt: tx.now })
    .returning();
  if (!row) throw new Error('an invitation was not saved');
  return row;
}

/** The addresses of invitations with one look-up of keys; null where the key is destroyed. */
export function openInvitationEmails(
  tx: Drizzle,
  vault: Vault,
  rows: readonly { id: Id<'Invitation'>; email: Buffer }[],
): Promise<(string | null)[]> {
  const sealed = rows.map(({ id, email }) => ({ personId: keyHolder(id), aad: place(id), sealed: email }));
  return vault.openMany(personKeysIn(personKeys, tx), sealed);
}

/** An invitation by an id whose token the caller has checked; works for people outside of the organization. */
export async function findInvitationByToken(tx: Drizzle, id: Id<'Invitation'>) {
  const [row] = await tx.execute<Record<string, unknown>>(sql`select * from find_invitation(${id}::uuid)`);
  return row && invitationOf(row);
}

/** A row of find_invitation, whose columns the function fixes. */
function invitationOf(
  row: Record<string, unknown>,
): Pick<InvitationRow, 'organizationId' | 'id' | 'email' | 'roles' | 'expiresAt' | 'answer' | 'acceptedBy'> {
  const { organization_id, id, email_sealed, roles, expires_at, answer, accepted_by } = row;
  return {
    organizationId: organization_id as OrganizationId,
    id: id as Id<'Invitation'>,
    email: email_sealed as Buffer,
    roles: roles as Role[],
    expiresAt: new Date(String(expires_at)),
    answer: answer as InvitationRow['answer'],
    acceptedBy: accepted_by as UserId | null,
  };
}

export async function findInvitationForUpdate(tx: Tx, id: Id<'Invitation'>): Promise<InvitationRow | undefined> {
  const [row] = await tx.select().from(invitations).where(eq(invitations.id, id)).for('update');
  return row;
}

/** Those of these invitations that the viewer's net lets through. */
export function findInvitations(tx: Drizzle, ids: readonly Id<'Invitation'>[]): Promise<InvitationRow[]> {
  return tx
    .select()
    .from(invitations)
    .where(inArray(invitations.id, [...ids]));
}

export async function findInvitation(tx: Drizzle, id: Id<'Invitation'>): Promise<InvitationRow | undefined> {
  const [row] = await tx.select().from(invitations).where(eq(invitations.id, id));
  return row;
}

export async function answerInvitation(
  tx: Tx,
  invitation: Pick<InvitationRow, 'organizationId' | 'id'>,
  answer: { answer: 'ACCEPTED' | 'REVOKED'; acceptedBy: UserId | null },
): Promise<void> {
  await tx
    .update(invitations)
    .set({ ...answer, answeredAt: tx.now })
    .where(and(eq(invitations.organizationId, invitation.organizationId), eq(invitations.id, invitation.id)));
}

/** A page of an organization's unanswered invitations that have not lapsed, the oldest first. */
export async function listOpenInvitations(
  tx: Drizzle,
  options: { organizationId: OrganizationId; at: Date; after: string | null; limit: number },
): Promise<InvitationRow[]> {
  const { organizationId, at, after, limit } = options;
  return tx
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.organizationId, organizationId),
        isNull(invitations.answer),
        gt(invitations.expiresAt, at),
        after === null ? undefined : gt(invitations.id, asId<'Invitation'>(after)),
      ),
    )
    .orderBy(invitations.id)
    .limit(limit);
}
