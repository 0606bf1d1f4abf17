import type { Interval, PractitionerId } from '@klear/core';
import type { Drizzle } from '@klear/db';
import { type SQL, sql } from 'drizzle-orm';
import type { DeskDay, HeldTime } from '../domain/front-desk.ts';
import type { HoldId } from '../domain/hold.ts';
import type { ServiceId } from '../domain/service.ts';
import { instant, uuids } from './sql.ts';

const dayMs = 86_400_000;

/** Questions of the front desk about one day. Each is one statement, for however many practitioners. */
export const frontDesk = {
  /**
   * Who has a column that day, in the order of ids: whose schedule is in force and who works there still, and whoever has a visit or a
   * hold. One more than `limit`.
   */
  async practitionersOf(
    db: Drizzle,
    { organizationId, span, date }: DeskDay,
    page: { only: PractitionerId | null; after: PractitionerId | null; limit: number },
  ): Promise<PractitionerId[]> {
    const ofDay = (table: SQL) => sql`
      select t.practitioner_id from ${table} t where t.organization_id = ${organizationId}::uuid and ${touches(span)}`;
    const rows = await db.execute<{ id: PractitionerId }>(sql`
      select p.id from (
        select c.practitioner_id from schedules c
        where c.organization_id = ${organizationId}::uuid and c.effective_from <= ${date}::date
          and (c.effective_until is null or c.effective_until >= ${date}::date)
          and not exists (select from known_practitioners k where k.id = c.practitioner_id
            and not (k.active and ${organizationId}::uuid = any (k.organization_ids)))
        union ${ofDay(sql`appointments`)} and t.status not in ('cancelled', 'entered-in-error', 'proposed', 'waitlist')
        union ${ofDay(sql`holds`)} and t.outcome is null and t.expires_at > (select current_instant())
      ) p (id)
      where (${page.only}::uuid is null or p.id = ${page.only}::uuid) and (${page.after}::uuid is null or p.id > ${page.after}::uuid)
      order by p.id limit ${page.limit + 1}`);
    return rows.map(({ id }) => id);
  },

  /** Times that are kept for somebody at this moment. */
  async holdsOf(db: Drizzle, { organizationId, span }: DeskDay, practitionerIds: readonly PractitionerId[]): Promise<HeldTime[]> {
    const rows = await db.execute<{
      id: HoldId;
      practitioner_id: PractitionerId;
      service_id: ServiceId;
      starts: string;
      ends: string;
      expires: string;
    }>(sql`
      select t.id, t.practitioner_id, t.service_id, t.starts_at::text as starts, t.ends_at::text as ends, t.expires_at::text as expires
      from holds t
      where t.organization_id = ${organizationId}::uuid and t.practitioner_id = any (${uuids(practitionerIds)}) and ${touches(span)}
        and t.outcome is null and t.expires_at > (select current_instant())
      order by t.starts_at, t.id`);
    return rows.map((row) => ({
      id: row.id,
      practitionerId: row.practitioner_id,
      serviceId: row.service_id,
      visit: { start: new Date(row.starts), end: new Date(row.ends) },
      expiresAt: new Date(row.expires),
    }));
  },
};

/** Rows of a visit that lies in the span, or reaches into it: none is longer than a day. */
const touches = (span: Interval): SQL => sql`t.starts_at < ${instant(span.end)}
  and t.starts_at > ${instant(new Date(span.start.getTime() - dayMs))} and t.ends_at > ${instant(span.start)}`;
