import type { Viewer } from '@klear/core';
import type { Database } from '@klear/db';
import type { Appointment } from '../domain/appointment.ts';
import { mayReadAppointment } from '../policies/predicates.ts';
import { type AppointmentOwner, type AppointmentPage, appointments } from '../store/appointments.ts';

export type { AppointmentOwner };

/** One more than `limit` appointments of an owner that the viewer may read. */
export async function readAppointments(
  { db, viewer }: { db: Database; viewer: Viewer },
  owner: AppointmentOwner,
  page: AppointmentPage,
): Promise<Appointment[]> {
  const rows = await db.read(viewer, (tx) => appointments.page(tx, owner, page));
  return rows.filter((row) => mayReadAppointment(viewer, row));
}
