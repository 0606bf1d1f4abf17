import { systemViewer, type UserId, type Viewer } from '@klear/core';
import type { UsersDeps } from '../deps.ts';
import { rememberClients } from '../store/known-clients.ts';

/** Whether asking bookings could tell anything new about a stranger. */
export function mayLearn(viewer: Viewer): boolean {
  return viewer.organizationId !== null && viewer.personId !== null && viewer.roles.includes('PRACTITIONER');
}

/**
 * Asks bookings about people whom a practitioner acts upon before the event of their booking has arrived here. What bookings confirms
 * is remembered. When bookings cannot be asked, they stay strangers for now.
 */
export async function learnClients(deps: UsersDeps, viewer: Viewer, ids: readonly UserId[]): Promise<void> {
  const { organizationId, personId } = viewer;
  if (!mayLearn(viewer) || !organizationId) return;
  const answer = await deps.peers.entities<{ active: boolean }>('bookings', {
    viewer: systemViewer(viewer.requestId, organizationId),
    type: 'CareRelationship',
    representations: ids.map((id) => ({ id: `${organizationId}:${personId}:${id}` })),
    selection: '{ active }',
  });
  if (!answer.ok) return;
  const clients = ids.filter((_, index) => answer.value[index]?.active === true);
  if (clients.length > 0) await deps.db.asSystem((tx) => rememberClients(tx, organizationId, clients));
}
