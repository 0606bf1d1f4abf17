import type { Tx } from '@klear/db';
import type { Appointment } from '../domain/appointment.ts';
import type { Concern, ConcernCode, TaskReason } from '../domain/task.ts';
import { tasks } from '../store/tasks.ts';

/**
 * Opens a task for each visit that a change left uncovered, in the change's own transaction, as staff or as the system. A visit
 * has one open task of a code, however often it is told. Answers how many are new. A task ends by itself when its appointment
 * is cancelled, moved or over (migrations/0013_tasks.sql).
 */
export async function openTasks(tx: Tx, concerns: readonly Concern[]): Promise<number> {
  const opened = await tasks.insertNew(
    tx,
    concerns.map(({ appointment, code, reasons }) => ({
      organizationId: appointment.organizationId,
      status: 'REQUESTED',
      code,
      appointmentId: appointment.id,
      practitionerId: appointment.practitionerId,
      reasons,
      tzdbVersion: null,
    })),
  );
  return opened.length;
}

/** What was looked at with the same question: opens tasks for what is wrong, and ends those of visits that are covered again. */
export async function settleTasks(
  tx: Tx,
  code: ConcernCode,
  looked: readonly { appointment: Pick<Appointment, 'id' | 'organizationId' | 'practitionerId'>; reasons: readonly TaskReason[] }[],
): Promise<number> {
  const covered = looked.filter(({ reasons }) => reasons.length === 0).map(({ appointment }) => appointment.id);
  await tasks.cancelOpen(tx, code, covered);
  return openTasks(
    tx,
    looked.filter(({ reasons }) => reasons.length > 0).map((one) => ({ ...one, code })),
  );
}
