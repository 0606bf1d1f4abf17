import type { OrganizationId, PractitionerId, UserId } from '@klear/core';
import { newId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { sql } from 'drizzle-orm';
import type { AppointmentId } from '../domain/appointment.ts';
import type { ClaimKind } from '../domain/claims.ts';
import type { HoldId } from '../domain/hold.ts';
import type { SessionId } from '../domain/session.ts';
import type { LocalDateTime } from '../domain/wall-time.ts';
import type { Zone } from '../domain/zone.ts';
import { instant, uuids } from './sql.ts';

/** A visit to come as re-anchoring looks at it. */
export interface AnchoredVisit {
  readonly organizationId: OrganizationId;
  readonly id: AppointmentId;
  readonly sessionId: SessionId | null;
  readonly zone: Zone;
  readonly start: Date;
  readonly wallStart: LocalDateTime;
}

/** A place in the visits of all organizations. */
export type AnchorPosition = Pick<AnchoredVisit, 'organizationId' | 'start' | 'id'>;

/** Whose claims are shifted: one visit's, or a group session's with all of its seats. */
export type Shifted = { readonly appointmentId: AppointmentId } | { readonly sessionId: SessionId };

interface ClaimRow extends Record<string, unknown> {
  readonly kind: ClaimKind;
  readonly resource_id: string;
}

const ofShifted = (whose: Shifted) =>
  'sessionId' in whose
    ? sql`session_id = ${whose.sessionId} or seat_in = ${whose.sessionId}`
    : sql`appointment_id = ${whose.appointmentId}`;

const seconds = (ms: number) => sql`make_interval(secs => ${ms / 1000}::double precision)`;

export const anchors = {
  /** By which release the zones stand; a zone that is missing is older than all. */
  async versions(db: Drizzle): Promise<Map<Zone, string>> {
    const rows = await db.execute<{ zone: Zone; tzdb_version: string }>(sql`select zone, tzdb_version from zone_anchors`);
    return new Map(rows.map((row) => [row.zone, row.tzdb_version]));
  },

  /** Notes that these zones stand by a release; never by one that is older than what was noted. */
  async note(tx: Tx, zones: readonly Zone[], version: string): Promise<void> {
    if (zones.length === 0) return;
    await tx.execute(sql`
      insert into zone_anchors (zone, tzdb_version, anchored_at)
      select zone, ${version}, ${instant(tx.now)} from jsonb_array_elements_text(${JSON.stringify([...new Set(zones)].sort())}::jsonb) as zone
      on conflict (zone) do update set tzdb_version = excluded.tzdb_version, anchored_at = excluded.anchored_at
        where zone_anchors.tzdb_version < excluded.tzdb_version`);
  },

  /** Visits to come that nobody has settled by this release yet, in the order of organization, start and id. */
  async toCome(db: Drizzle, page: { at: Date; version: string; after: AnchorPosition | null; limit: number }): Promise<AnchoredVisit[]> {
    const { after } = page;
    const behind = after
      ? sql`and (a.organization_id, a.starts_at, a.id) > (${after.organizationId}::uuid, ${instant(after.start)}, ${after.id}::uuid)`
      : sql``;
    const rows = await db.execute<{
      organization_id: OrganizationId;
      id: AppointmentId;
      session_id: SessionId | null;
      zone: Zone;
      starts_at: Date | string;
      wall: LocalDateTime;
    }>(sql`
      select a.organization_id, a.id, a.session_id, a.zone, a.starts_at, to_char(a.wall_starts_at, 'YYYY-MM-DD"T"HH24:MI') as wall
      from appointments a
      where a.starts_at > ${instant(page.at)} and a.status in ('pending', 'booked') ${behind}
        and not exists (select from tasks t where t.organization_id = a.organization_id and t.appointment_id = a.id and t.tzdb_version = ${page.version})
      order by a.organization_id, a.starts_at, a.id limit ${page.limit}`);
    return rows.map((row) => ({
      organizationId: row.organization_id,
      id: row.id,
      sessionId: row.session_id,
      zone: row.zone,
      start: new Date(row.starts_at),
      wallStart: row.wall,
    }));
  },

  /** Holds on visits to come that may still be booked, with the wall time that was shown: few, since each lives for minutes. */
  async heldToCome(db: Drizzle, at: Date): Promise<{ id: HoldId; zone: Zone; start: Date; wallStart: LocalDateTime }[]> {
    const rows = await db.execute<{ id: HoldId; zone: Zone; starts_at: Date | string; wall: LocalDateTime }>(sql`
      select id, zone, starts_at, to_char(wall_starts_at, 'YYYY-MM-DD"T"HH24:MI') as wall from holds
      where outcome is null and expires_at > ${instant(at)} and starts_at > ${instant(at)} and wall_starts_at is not null order by id`);
    return rows.map((row) => ({ id: row.id, zone: row.zone, start: new Date(row.starts_at), wallStart: row.wall }));
  },

  /** The wall time that was promised for each of these visits, locked in the order of their ids. */
  async lockPromises(tx: Tx, ids: readonly AppointmentId[]): Promise<Map<AppointmentId, LocalDateTime>> {
    const rows = await tx.execute<{ id: AppointmentId; wall: LocalDateTime }>(sql`
      select id, to_char(wall_starts_at, 'YYYY-MM-DD"T"HH24:MI') as wall from appointments
      where id = any (${uuids(ids)}) and status in ('pending', 'booked') order by id for update`);
    return new Map(rows.map((row) => [row.id, row.wall]));
  },

  /** The seats of a session that are agreed or asked for. */
  async seatsOf(db: Drizzle, sessionId: SessionId): Promise<AppointmentId[]> {
    const rows = await db.execute<{ id: AppointmentId }>(
      sql`select id from appointments where session_id = ${sessionId} and status in ('pending', 'booked') order by id`,
    );
    return rows.map(({ id }) => id);
  },

  /** Who and what has claims for it: clients, and the practitioner, rooms and equipment. */
  async claimed(db: Drizzle, whose: Shifted): Promise<{ clients: UserId[]; practitioner: PractitionerId | null; things: string[] }> {
    const rows = await db.execute<ClaimRow>(sql`select kind, resource_id from claims where ${ofShifted(whose)} order by resource_id`);
    const of = (...kinds: ClaimKind[]) => rows.filter(({ kind }) => kinds.includes(kind)).map(({ resource_id }) => resource_id);
    return {
      clients: of('CLIENT') as UserId[],
      practitioner: (of('PRACTITIONER').at(0) ?? null) as PractitionerId | null,
      things: of('ROOM', 'EQUIPMENT'),
    };
  },

  /** Takes every claim of it so much later: deleted and inserted, never updated. Answers the kinds that others have there. */
  async shiftClaims(tx: Tx, whose: Shifted, byMs: number): Promise<ClaimKind[]> {
    const rows = await tx.execute<ClaimRow>(
      sql`delete from claims where ${ofShifted(whose)} returning *, lower(during) as lower, upper(during) as upper`,
    );
    const wanted = rows.map((row) => ({ ...row, id: newId<'Claim'>() }));
    const got = await tx.execute<{ resource_id: string }>(sql`
      insert into claims (organization_id, id, client_id, kind, resource_id, during, hold_id, appointment_id, session_id, seat_in, expires_at)
      select w.organization_id, w.id, w.client_id, w.kind, w.resource_id, tstzrange(w.lower + ${seconds(byMs)}, w.upper + ${seconds(byMs)}),
        w.hold_id, w.appointment_id, w.session_id, w.seat_in, w.expires_at
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (organization_id uuid, id uuid, client_id uuid, kind text, resource_id uuid,
        lower timestamptz, upper timestamptz, hold_id uuid, appointment_id uuid, session_id uuid, seat_in uuid, expires_at timestamptz)
      order by w.resource_id, w.kind, w.lower
      on conflict do nothing returning resource_id`);
    const had = new Set(got.map((row) => row.resource_id));
    return wanted.filter((row) => !had.has(row.resource_id)).map((row) => row.kind);
  },

  /** Takes the visits themselves so much later. What was promised stays written as it was. */
  async shiftVisits(tx: Tx, ids: readonly AppointmentId[], byMs: number): Promise<void> {
    const by = seconds(byMs);
    await tx.execute(sql`
      update appointments set starts_at = starts_at + ${by}, ends_at = ends_at + ${by}, occupied_from = occupied_from + ${by},
        occupied_until = occupied_until + ${by}, version = version + 1
      where id = any (${uuids(ids)})`);
  },

  /** A visit that stays where it is although its clock tells another time now is another version of itself. */
  async noteKept(tx: Tx, ids: readonly AppointmentId[]): Promise<void> {
    await tx.execute(sql`update appointments set version = version + 1 where id = any (${uuids(ids)})`);
  },

  /**
   * Takes a session so much later, with the holds of its seats. False when another one with seats stands there; one that was left changes
   * places with it.
   */
  async shiftSession(tx: Tx, id: SessionId, byMs: number): Promise<boolean> {
    const by = seconds(byMs);
    const [there] = await tx.execute<{ id: SessionId; seats_taken: number }>(sql`
      select o.id, o.seats_taken from sessions s join sessions o on o.organization_id = s.organization_id and o.practitioner_id = s.practitioner_id
        and o.service_id = s.service_id and o.starts_at = s.starts_at + ${by} and o.ends_at = s.ends_at + ${by}
      where s.id = ${id} for update of o`);
    if (there && there.seats_taken > 0) return false;
    const shift = (which: SessionId, interval: ReturnType<typeof sql>) =>
      tx.execute(sql`update sessions set starts_at = starts_at + ${interval}, ends_at = ends_at + ${interval} where id = ${which}`);
    const aside = sql`interval '1000 years'`;
    if (there) await shift(there.id, aside);
    await shift(id, by);
    if (there) await shift(there.id, sql`(- ${by} - ${aside})`);
    await tx.execute(sql`
      update holds set starts_at = starts_at + ${by}, ends_at = ends_at + ${by}, occupied_from = occupied_from + ${by},
        occupied_until = occupied_until + ${by} where session_id = ${id} and outcome is null`);
    return true;
  },
};
