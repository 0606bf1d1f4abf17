import type { Id, Viewer } from '@klear/core';
import { recordFacts } from '@klear/service';
import type { UsersDeps } from '../deps.ts';
import { findInvitations, openInvitationEmails } from '../store/invitations.ts';

/** The invited addresses, opened for a viewer of the organization and written down in the same transaction; null for others. */
export function invitedEmails(deps: UsersDeps, viewer: Viewer, ids: readonly Id<'Invitation'>[]): Promise<(string | null)[]> {
  return deps.db.withViewer(viewer, async (tx) => {
    const rows = await findInvitations(tx, ids);
    await recordFacts(
      tx,
      rows.map(({ id, organizationId }) => {
        const entity = { type: 'Invitation', id };
        return { type: 'invitation.read', action: 'R', outcome: '0', entity, organizationId, fields: ['Invitation.email'] } as const;
      }),
    );
    const emails = await openInvitationEmails(tx, deps.vault, rows);
    return ids.map((id) => emails[rows.findIndex((row) => row.id === id)] ?? null);
  });
}
