import { type Interval, newId, type OrganizationId, type PractitionerId, type UserId } from '@klear/core';
import { savepoint, type Tx } from '@klear/db';
import { sql } from 'drizzle-orm';
import type { Appointment, AppointmentId } from '../domain/appointment.ts';
import type { Claim } from '../domain/claims.ts';
import type { HoldId } from '../domain/hold.ts';
import { instant, range, uuids } from './sql.ts';

/** For whom claims are made: a hold until it expires, or an appointment for good. */
export type Claimant = { readonly organizationId: OrganizationId; readonly clientId: UserId } & (
  | { readonly holdId: HoldId; readonly expiresAt: Date }
  | { readonly appointmentId: AppointmentId }
);

class NotAllClaimed extends Error {}

/** What the claimant gives up for the new claims, in the same savepoint: kept when these cannot all be had. */
export interface GivenUp {
  readonly holdIds?: readonly HoldId[];
  readonly appointmentId?: AppointmentId;
}

/**
 * Claims everything or nothing. One ordered INSERT .. ON CONFLICT DO NOTHING inside a savepoint: losers neither wait long nor deadlock.
 * Answers the claims that somebody else has; empty when all is claimed. commands/claim-visit.ts is how a command claims.
 */
export async function claimAll(tx: Tx, claimant: Claimant, claims: readonly Claim[], givenUp: GivenUp = {}): Promise<Claim[]> {
  const holdId = 'holdId' in claimant ? claimant.holdId : null;
  const appointmentId = 'appointmentId' in claimant ? claimant.appointmentId : null;
  const expiresAt = 'expiresAt' in claimant ? instant(claimant.expiresAt) : sql`null::timestamptz`;
  const wanted = claims.map((claim) => ({
    id: newId<'Claim'>(),
    kind: claim.kind,
    resourceId: claim.resourceId,
    lower: claim.during.start,
    upper: claim.during.end,
    sessionId: claim.sessionId ?? null,
    seatIn: claim.seatIn ?? null,
  }));
  let missing: Claim[] = [];
  try {
    await savepoint(tx, async () => {
      await freeAll(tx, [...(givenUp.holdIds ?? []), ...(givenUp.appointmentId ? [givenUp.appointmentId] : [])]);
      const rows = await tx.execute<{ resource_id: string }>(sql`
        insert into claims (id, organization_id, client_id, kind, resource_id, during, session_id, seat_in, hold_id, appointment_id, expires_at)
        select w."id", ${claimant.organizationId}::uuid, ${claimant.clientId}::uuid, w."kind", w."resourceId", tstzrange(w."lower", w."upper"),
          w."sessionId", w."seatIn", case when w."sessionId" is null then ${holdId}::uuid end,
          case when w."sessionId" is null then ${appointmentId}::uuid end, ${expiresAt}
        from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w ("id" uuid, "kind" text, "resourceId" uuid, "lower" timestamptz,
          "upper" timestamptz, "sessionId" uuid, "seatIn" uuid)
        order by w."resourceId", w."kind"
        on conflict do nothing returning resource_id`);
      const got = new Set(rows.map((row) => row.resource_id));
      missing = claims.filter((claim) => !got.has(claim.resourceId));
      if (missing.length > 0) throw new NotAllClaimed();
    });
  } catch (fault) {
    if (!(fault instanceof NotAllClaimed)) throw fault;
  }
  return missing;
}

/** Whom a visit would claim, for the one order in which claimants follow one another (migrations/0011_sessions.sql). */
export interface Way {
  readonly clientId: UserId;
  readonly practitionerId: PractitionerId;
  /** The practice, when things are needed besides people. */
  readonly needsOf: OrganizationId | null;
  readonly resourceIds: readonly string[];
  readonly span: Interval;
  /** Claims are given up for the new ones. */
  readonly isMoving: boolean;
}

/** Frees what expired holds left in the way. Asked once, before sessions and claims are touched. */
export async function makeWay(tx: Tx, way: Way): Promise<void> {
  const { clientId, practitionerId, needsOf, resourceIds, span, isMoving } = way;
  await tx.execute(
    sql`select make_way(${clientId}::uuid, ${practitionerId}::uuid, ${needsOf}::uuid, ${uuids(resourceIds)}, ${range(span)}, ${isMoving}::boolean)`,
  );
}

/** Claims for many appointments in one ordered statement; answers those that got all of theirs, and frees what the others got. */
export async function claimForMany(
  tx: Tx,
  wanted: readonly { appointment: Appointment; claims: readonly Claim[] }[],
): Promise<Set<AppointmentId>> {
  const rows = wanted.flatMap(({ appointment, claims }) =>
    claims.map(({ kind, resourceId, during }) => ({
      id: newId<'Claim'>(),
      organizationId: appointment.organizationId,
      clientId: appointment.clientId,
      appointmentId: appointment.id,
      kind,
      resourceId,
      lower: during.start,
      upper: during.end,
    })),
  );
  const got = await tx.execute<{ appointment_id: AppointmentId; count: number }>(sql`
    with made as (
      insert into claims (id, organization_id, client_id, kind, resource_id, during, appointment_id)
      select w."id", w."organizationId", w."clientId", w."kind", w."resourceId", tstzrange(w."lower", w."upper"), w."appointmentId"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w ("id" uuid, "organizationId" uuid, "clientId" uuid, "kind" text,
        "resourceId" uuid, "lower" timestamptz, "upper" timestamptz, "appointmentId" uuid)
      order by w."resourceId", w."kind", w."lower"
      on conflict do nothing returning appointment_id
    )
    select appointment_id, count(*)::integer as count from made group by appointment_id`);
  const counts = new Map(got.map((row) => [row.appointment_id, row.count]));
  const all = wanted
    .filter(({ appointment, claims }) => counts.get(appointment.id) === claims.length)
    .map(({ appointment }) => appointment.id);
  const some = [...counts.keys()].filter((id) => !all.includes(id));
  if (some.length > 0) await tx.execute(sql`delete from claims where appointment_id = any (${uuids(some)})`);
  return new Set(all);
}

/** Makes a hold's claims the appointment's. Answers how many there were: 0 when the hold was evicted meanwhile. */
export async function handOver(tx: Tx, holdId: HoldId, appointmentId: AppointmentId): Promise<number> {
  const rows = await tx.execute(
    sql`update claims set hold_id = null, expires_at = null, appointment_id = ${appointmentId}::uuid where hold_id = ${holdId} returning 1`,
  );
  return rows.length;
}

/** Renews how long a hold's claims keep others out. Answers how many there are. */
export async function prolong(tx: Tx, holdId: HoldId, expiresAt: Date): Promise<number> {
  const rows = await tx.execute(sql`update claims set expires_at = ${instant(expiresAt)} where hold_id = ${holdId} returning 1`);
  return rows.length;
}

/**
 * Frees what these claim. Their sessions are locked first, so that nothing waits once something is freed; an expired claim that somebody
 * else is evicting is left to them.
 */
export async function freeAll(tx: Tx, claimants: readonly (HoldId | AppointmentId)[]): Promise<void> {
  if (claimants.length === 0) return;
  const ids = uuids(claimants);
  await tx.execute(sql`select lock_sessions_of(${ids})`);
  await tx.execute(sql`
    delete from claims c using (
      select e.organization_id, e.id from claims e where e.hold_id = any (${ids}) or e.appointment_id = any (${ids}) for update skip locked
    ) gone where c.organization_id = gone.organization_id and c.id = gone.id`);
}

export const freeHold = (tx: Tx, holdId: HoldId): Promise<void> => freeAll(tx, [holdId]);

export const freeAppointment = (tx: Tx, appointmentId: AppointmentId): Promise<void> => freeAll(tx, [appointmentId]);

/** Removes what is left of holds that ended: claims that an eviction had locked while they were freed. Answers how many. */
export async function sweepClaims(tx: Tx, limit: number): Promise<number> {
  const rows = await tx.execute(sql`
    delete from claims c using (
      select e.organization_id, e.id from claims e join holds h on h.organization_id = e.organization_id and h.id = e.hold_id
      where e.expires_at <= ${instant(tx.now)} and h.outcome is not null order by e.resource_id, e.id limit ${limit} for update of e skip locked
    ) gone where c.organization_id = gone.organization_id and c.id = gone.id returning 1`);
  return rows.length;
}
