import type { OrganizationId, PractitionerId } from '@klear/core';
import type { Tx } from '@klear/db';
import type { TaskReason } from '../domain/task.ts';
import { licensedVisits, type VisitPosition } from '../store/licensed-visits.ts';
import { settleTasks } from './open-tasks.ts';

const batch = 500;
/** How many visits a change looks at in its own transaction, the nearest first. */
const atOnce = 2_000;

/** What is booked with a practitioner where they take no appointments any more is left to the practice as tasks; back again, they end. */
export async function reviewPractitioner(
  tx: Tx,
  { id, organizationIds, active }: { id: PractitionerId; organizationIds: readonly OrganizationId[]; active: boolean },
): Promise<void> {
  let seen = 0;
  let after: VisitPosition | null = null;
  do {
    const visits = await licensedVisits.toCome(tx, id, { at: tx.now, after, limit: batch });
    const reasons = (organizationId: OrganizationId): TaskReason[] =>
      active && organizationIds.includes(organizationId) ? [] : ['PRACTITIONER_INACTIVE'];
    await settleTasks(
      tx,
      'PRACTITIONER_INACTIVE',
      visits.map(({ appointment }) => ({ appointment, reasons: reasons(appointment.organizationId) })),
    );
    const last = visits.at(-1)?.appointment;
    seen += visits.length;
    after = last && visits.length === batch ? { start: last.visit.start, id: last.id } : null;
  } while (after !== null && seen < atOnce);
}
