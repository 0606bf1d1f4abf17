import type { Tx } from '@klear/db';
import { sql } from 'drizzle-orm';
import type { Appointment, AppointmentId } from '../domain/appointment.ts';
import type { ResourceId } from '../domain/resource.ts';
import { appointments } from './appointments.ts';
import { instant } from './sql.ts';

/** Appointments still to come that have claimed a resource, the earliest first; of a group all whose session did. */
export async function upcomingWith(tx: Tx, resourceId: ResourceId, at: Date, limit: number): Promise<Appointment[]> {
  const rows = await tx.execute<{ id: AppointmentId }>(sql`
    select a.id from claims c join appointments a on a.organization_id = c.organization_id
      and (a.id = c.appointment_id or a.session_id = c.session_id)
    where c.resource_id = ${resourceId}::uuid and upper(c.during) > ${instant(at)} and a.status in ('pending', 'booked', 'arrived')
    order by a.starts_at, a.id limit ${limit}`);
  const found = new Map(
    (
      await appointments.byIds(
        tx,
        rows.map(({ id }) => id),
      )
    ).map((appointment) => [appointment.id, appointment]),
  );
  return rows.flatMap(({ id }) => found.get(id) ?? []);
}
