import type { Drizzle, Tx } from '@klear/db';
import { type SQL, sql } from 'drizzle-orm';
import type { TimeOff, TimeOffId } from '../domain/time-off.ts';

interface TimeOffRow extends Record<string, unknown> {
  readonly id: TimeOffId;
  readonly organization_id: TimeOff['organizationId'];
  readonly practitioner_id: TimeOff['practitionerId'];
  readonly zone: TimeOff['zone'];
  readonly wall_from: string;
  readonly wall_until: string;
}

const minute = sql`'YYYY-MM-DD"T"HH24:MI'`;

export const timeOff = {
  async find(db: Drizzle, id: TimeOffId, lock: SQL = sql``): Promise<TimeOff | undefined> {
    const rows = await db.execute<TimeOffRow>(sql`
      select id, organization_id, practitioner_id, zone, to_char(wall_from, ${minute}) as wall_from, to_char(wall_until, ${minute}) as wall_until
      from time_off where id = ${id} ${lock}`);
    return rows
      .map((row) => ({
        id: row.id,
        organizationId: row.organization_id,
        practitionerId: row.practitioner_id,
        start: row.wall_from,
        end: row.wall_until,
        zone: row.zone,
      }))
      .at(0);
  },

  findForUpdate: (tx: Tx, id: TimeOffId): Promise<TimeOff | undefined> => timeOff.find(tx, id, sql`for update`),

  async insert(tx: Tx, { id, organizationId, practitionerId, start, end, zone }: TimeOff): Promise<void> {
    await tx.execute(sql`
      insert into time_off (organization_id, id, practitioner_id, wall_from, wall_until, zone)
      values (${organizationId}, ${id}, ${practitionerId}, ${start}, ${end}, ${zone})`);
  },

  async remove(tx: Tx, { organizationId, id }: TimeOff): Promise<void> {
    await tx.execute(sql`delete from time_off where organization_id = ${organizationId} and id = ${id}`);
  },
};
