import type { PractitionerId } from '@klear/core';
import type { Drizzle } from '@klear/db';
import { and, asc, eq, gt, gte, inArray, or, sql } from 'drizzle-orm';
import type { AppointmentId } from '../domain/appointment.ts';
import type { LicensedVisit } from '../domain/booked-licence.ts';
import { appointments, knownLocations, knownServices, tasks } from './tables.ts';
import { visitOfRow } from './visit-columns.ts';

/** A place in a practitioner's visits to come. */
export interface VisitPosition {
  readonly start: Date;
  readonly id: AppointmentId;
}

export const licensedVisits = {
  /** Visits of a practitioner that are still to come, wherever they work, in order of their start. */
  async toCome(
    db: Drizzle,
    practitionerId: PractitionerId,
    page: { at: Date; after: VisitPosition | null; limit: number },
  ): Promise<LicensedVisit[]> {
    const { at, after, limit } = page;
    const rows = await db
      .select({ appointment: appointments, licence: knownServices.licence, placeJurisdiction: knownLocations.jurisdiction })
      .from(appointments)
      .innerJoin(
        knownServices,
        and(eq(knownServices.organizationId, appointments.organizationId), eq(knownServices.id, appointments.serviceId)),
      )
      .leftJoin(
        knownLocations,
        and(eq(knownLocations.organizationId, appointments.organizationId), eq(knownLocations.id, appointments.locationId)),
      )
      .where(
        and(
          inArray(
            appointments.organizationId,
            db.select({ id: knownServices.organizationId }).from(knownServices).where(eq(knownServices.practitionerId, practitionerId)),
          ),
          eq(appointments.practitionerId, practitionerId),
          inArray(appointments.status, ['pending', 'booked']),
          gte(appointments.startsAt, at),
          after
            ? or(gt(appointments.startsAt, after.start), and(eq(appointments.startsAt, after.start), gt(appointments.id, after.id)))
            : undefined,
        ),
      )
      .orderBy(asc(appointments.startsAt), asc(appointments.id))
      .limit(limit);
    return rows.map(({ appointment, ...facts }) => ({ ...facts, appointment: { ...visitOfRow(appointment), id: appointment.id } }));
  },

  /** Practitioners of services that ask for a licence, or with an open task about one, in order of their id. */
  async practitioners(db: Drizzle, page: { after: PractitionerId | null; limit: number }): Promise<PractitionerId[]> {
    const after = page.after ?? '00000000-0000-0000-0000-000000000000';
    const rows = await db.execute<{ id: PractitionerId }>(sql`
      select practitioner_id as id from ${knownServices} where licence is not null and practitioner_id > ${after}::uuid
      union select practitioner_id from ${tasks} where code = 'LICENCE_LAPSED' and status = 'REQUESTED' and practitioner_id > ${after}::uuid
      order by id limit ${page.limit}`);
    return rows.map(({ id }) => id);
  },
};
