import { type Interval, newId, type OrganizationId, type UserId } from '@klear/core';
import { savepoint, type Tx } from '@klear/db';
import { sql } from 'drizzle-orm';
import type { Appointment, AppointmentId } from '../domain/appointment.ts';
import type { Claim, ClaimKind } from '../domain/claims.ts';
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
 * Answers the kinds that somebody else has; empty when all is claimed. Expired holds in the way are evicted first.
 */
export async function claimAll(tx: Tx, claimant: Claimant, claims: readonly Claim[], givenUp: GivenUp = {}): Promise<ClaimKind[]> {
  const holdId = 'holdId' in claimant ? claimant.holdId : null;
  const appointmentId = 'appointmentId' in claimant ? claimant.appointmentId : null;
  const expiresAt = 'expiresAt' in claimant ? instant(claimant.expiresAt) : sql`null::timestamptz`;
  await tx.execute(sql`select evict_expired_claims(${uuids(claims.map((claim) => claim.resourceId))}, ${range(hullOf(claims))})`);
  const wanted = claims.map((claim) => ({
    id: newId<'Claim'>(),
    kind: claim.kind,
    resourceId: claim.resourceId,
    lower: claim.during.start,
    upper: claim.during.end,
  }));
  let missing: ClaimKind[] = [];
  try {
    await savepoint(tx, async () => {
      for (const id of givenUp.holdIds ?? []) await freeHold(tx, id);
      if (givenUp.appointmentId) await freeAppointment(tx, givenUp.appointmentId);
      const rows = await tx.execute<{ kind: ClaimKind }>(sql`
        insert into claims (id, organization_id, client_id, kind, resource_id, during, hold_id, appointment_id, expires_at)
        select w."id", ${claimant.organizationId}::uuid, ${claimant.clientId}::uuid, w."kind", w."resourceId", tstzrange(w."lower", w."upper"),
          ${holdId}::uuid, ${appointmentId}::uuid, ${expiresAt}
        from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
          as w ("id" uuid, "kind" text, "resourceId" uuid, "lower" timestamptz, "upper" timestamptz)
        order by w."resourceId", w."kind"
        on conflict do nothing returning kind`);
      const got = new Set(rows.map((row) => row.kind));
      missing = claims.map((claim) => claim.kind).filter((kind) => !got.has(kind));
      if (missing.length > 0) throw new NotAllClaimed();
    });
  } catch (fault) {
    if (!(fault instanceof NotAllClaimed)) throw fault;
  }
  return missing;
}

function hullOf(claims: readonly Claim[]): Interval {
  const starts = claims.map((claim) => claim.during.start.getTime());
  const ends = claims.map((claim) => claim.during.end.getTime());
  return { start: new Date(Math.min(...starts)), end: new Date(Math.max(...ends)) };
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

export async function freeHold(tx: Tx, holdId: HoldId): Promise<void> {
  await tx.execute(sql`delete from claims where hold_id = ${holdId}`);
}

export async function freeAppointment(tx: Tx, appointmentId: AppointmentId): Promise<void> {
  await tx.execute(sql`delete from claims where appointment_id = ${appointmentId}`);
}

/**
 * Lets moves of the same people follow one another. A move frees and claims, so two that swap places would wait for each other;
 * a claim alone never needs this.
 */
export async function queueMoves(tx: Tx, resourceIds: readonly string[]): Promise<void> {
  for (const id of [...new Set(resourceIds)].sort()) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('bookings move ' || ${id}, 0))`);
  }
}
