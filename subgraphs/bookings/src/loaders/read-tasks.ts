import type { OrganizationId, Viewer } from '@klear/core';
import type { Database } from '@klear/db';
import type { Task } from '../domain/task.ts';
import { mayReadTask, tasksReadBy } from '../policies/predicates.ts';
import { type TaskPage, tasks } from '../store/tasks.ts';

/** One more than `limit` tasks of an organization that the viewer may read: all, or those about their own visits. */
export async function readTasks(
  { db, viewer }: { db: Database; viewer: Viewer },
  organizationId: OrganizationId,
  page: TaskPage,
): Promise<Task[]> {
  const whose = tasksReadBy(viewer, organizationId);
  if (whose === 'NONE' || (whose === 'OWN' && !viewer.personId)) return [];
  const practitionerId = whose === 'OWN' ? viewer.personId : null;
  const rows = await db.read(viewer, (tx) => tasks.page(tx, { organizationId, practitionerId }, page));
  return rows.filter((row) => mayReadTask(viewer, row));
}
