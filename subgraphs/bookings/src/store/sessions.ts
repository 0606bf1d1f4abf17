import { newId, type OrganizationId, type PractitionerId } from '@klear/core';
import type { Tx } from '@klear/db';
import { sql } from 'drizzle-orm';
import type { AppointmentId } from '../domain/appointment.ts';
import type { HoldId } from '../domain/hold.ts';
import type { LocationId, ScheduleId } from '../domain/schedule.ts';
import type { ServiceId } from '../domain/service.ts';
import type { JoinedSession, SessionId } from '../domain/session.ts';
import { uuids } from './sql.ts';

export interface WantedSession {
  readonly organizationId: OrganizationId;
  readonly practitionerId: PractitionerId;
  readonly serviceId: ServiceId;
  readonly scheduleId: ScheduleId;
  readonly locationId: LocationId | null;
  readonly visit: { readonly start: Date; readonly end: Date };
  readonly capacity: number;
}

/** Sessions are behind functions that tell nothing of whose the seats are: no viewer reads their rows. */
export const sessions = {
  /**
   * Finds or makes the session of this service, start and end, and locks it together with those that `leaving` have seats in, by id.
   * Its seats are told without theirs, and without those of expired holds, which are freed.
   */
  async join(tx: Tx, wanted: WantedSession, leaving: readonly (HoldId | AppointmentId)[]): Promise<JoinedSession> {
    const row = {
      organization_id: wanted.organizationId,
      id: newId<'Session'>(),
      practitioner_id: wanted.practitionerId,
      service_id: wanted.serviceId,
      schedule_id: wanted.scheduleId,
      location_id: wanted.locationId,
      starts_at: wanted.visit.start,
      ends_at: wanted.visit.end,
      capacity: wanted.capacity,
    };
    const rows = await tx.execute<{ id: SessionId; capacity: number; seats: number }>(sql`
      select id, capacity, seats from join_session(jsonb_populate_record(null::sessions, ${JSON.stringify(row)}::jsonb), ${uuids(leaving)})`);
    const [joined] = rows;
    if (!joined) throw new RangeError('join_session answers the session');
    return joined;
  },
};
