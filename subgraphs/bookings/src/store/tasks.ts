import { newId, type OrganizationId, type PractitionerId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, asc, eq, gt, inArray, or, type SQL } from 'drizzle-orm';
import type { AppointmentId } from '../domain/appointment.ts';
import type { ConcernCode, Task, TaskCode, TaskId, TaskStatus } from '../domain/task.ts';
import { tasks as table } from './tables.ts';

export interface TaskPage {
  readonly status: TaskStatus;
  readonly code: TaskCode | null;
  readonly limit: number;
  /** Instant and id of the task before the page. */
  readonly after: { readonly createdAt: Date; readonly id: TaskId } | null;
}

export type NewTask = Pick<Task, 'organizationId' | 'status' | 'code' | 'appointmentId' | 'practitionerId' | 'reasons' | 'tzdbVersion'>;

export const tasks = {
  /** Writes what is not there yet: one open task of an appointment and code, one of an appointment and release. Answers what was new. */
  async insertNew(tx: Tx, list: readonly NewTask[]): Promise<Task[]> {
    if (list.length === 0) return [];
    const rows = list.map((task) => ({
      ...task,
      id: newId<'Task'>(),
      reasons: [...task.reasons],
      createdAt: tx.now,
      endedAt: task.status === 'REQUESTED' ? null : tx.now,
      completedBy: null,
    }));
    return tx.insert(table).values(rows).onConflictDoNothing().returning();
  },

  async findForUpdate(tx: Tx, id: TaskId): Promise<Task | undefined> {
    return (await tx.select().from(table).where(eq(table.id, id)).for('update')).at(0);
  },

  async find(db: Drizzle, id: TaskId): Promise<Task | undefined> {
    return (await db.select().from(table).where(eq(table.id, id))).at(0);
  },

  async save(tx: Tx, { organizationId, id, status, endedAt, completedBy }: Task): Promise<void> {
    const one = and(eq(table.organizationId, organizationId), eq(table.id, id));
    await tx.update(table).set({ status, endedAt, completedBy }).where(one);
  },

  /** Ends the open tasks of a code about these appointments: nothing is wrong with them any more. */
  async cancelOpen(tx: Tx, code: ConcernCode, appointmentIds: readonly AppointmentId[]): Promise<void> {
    if (appointmentIds.length === 0) return;
    const open = and(eq(table.code, code), eq(table.status, 'REQUESTED'), inArray(table.appointmentId, [...appointmentIds]));
    await tx.update(table).set({ status: 'CANCELLED', endedAt: tx.now }).where(open);
  },

  /** One more than `limit` tasks of an organization, or of one practitioner in it, the oldest first. */
  async page(
    db: Drizzle,
    owner: { organizationId: OrganizationId; practitionerId: PractitionerId | null },
    { status, code, limit, after }: TaskPage,
  ): Promise<Task[]> {
    const filters: (SQL | undefined)[] = [
      eq(table.organizationId, owner.organizationId),
      eq(table.status, status),
      owner.practitionerId ? eq(table.practitionerId, owner.practitionerId) : undefined,
      code ? eq(table.code, code) : undefined,
      after ? or(gt(table.createdAt, after.createdAt), and(eq(table.createdAt, after.createdAt), gt(table.id, after.id))) : undefined,
    ];
    return db
      .select()
      .from(table)
      .where(and(...filters))
      .orderBy(asc(table.createdAt), asc(table.id))
      .limit(limit + 1);
  },
};
