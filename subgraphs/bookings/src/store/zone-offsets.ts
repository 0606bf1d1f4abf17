import type { Drizzle, Tx } from '@klear/db';
import { sql } from 'drizzle-orm';
import type { Zone } from '../domain/zone.ts';
import { zonePeriods } from '../domain/zone-periods.ts';

const dayMs = 86_400_000;
/** Offsets are kept from a month back to four years ahead, and written anew once less than three are left. */
const keptMs = { back: 31 * dayMs, ahead: 1461 * dayMs, least: 1096 * dayMs };

/** The release of the tz database of this runtime, for example 2026c. */
export const tzdbVersion: string = process.versions.tz ?? 'unknown';

/** Which of the zones have rows that this runtime wrote and that reach far enough. */
async function fresh(db: Drizzle, zones: readonly Zone[], at: Date): Promise<Set<string>> {
  const rows = await db.execute<{ zone: string }>(sql`
    select zone from zone_offsets where zone in ${[...zones]} group by zone
    having min(tzdb_version) = ${tzdbVersion} and max(tzdb_version) = ${tzdbVersion}
      and max(until_at) > ${new Date(at.getTime() + keptMs.least).toISOString()}::timestamptz`);
  return new Set(rows.map((row) => row.zone));
}

/** Makes sure that SQL knows the offsets of the zones. Needs the system role; writes only what is missing or stale. */
export async function ensureZones(tx: Tx, zones: readonly Zone[]): Promise<number> {
  if (zones.length === 0) return 0;
  const known = await fresh(tx, zones, tx.now);
  const stale = [...new Set(zones)].filter((zone) => !known.has(zone)).sort();
  for (const zone of stale) {
    const periods = zonePeriods(zone, new Date(tx.now.getTime() - keptMs.back), new Date(tx.now.getTime() + keptMs.ahead));
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('bookings zone'), hashtext(${zone}))`);
    await tx.execute(sql`delete from zone_offsets where zone = ${zone}`);
    await tx.execute(sql`
      insert into zone_offsets (zone, from_at, until_at, offset_seconds, wall_from, wall_until, tzdb_version)
      select ${zone}, p."from", p."until", p."offsetSeconds", p."wallFrom", p."wallUntil", ${tzdbVersion}
      from jsonb_to_recordset(${JSON.stringify(periods)}::jsonb)
        as p ("from" timestamptz, "until" timestamptz, "offsetSeconds" integer, "wallFrom" timestamp, "wallUntil" timestamp)`);
  }
  return stale.length;
}

/** Every zone that a schedule or a location uses. */
export async function zonesInUse(db: Drizzle): Promise<Zone[]> {
  const rows = await db.execute<{ zone: Zone }>(sql`select zone from schedules union select zone from known_locations order by zone`);
  return rows.map((row) => row.zone);
}
