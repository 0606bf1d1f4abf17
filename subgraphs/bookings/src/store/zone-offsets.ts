import type { Drizzle, Tx } from '@klear/db';
import { sql } from 'drizzle-orm';
import type { Zone } from '../domain/zone.ts';
import { type TzDatabase, zonePeriods } from '../domain/zone-periods.ts';
import { anchors } from './anchors.ts';

const dayMs = 86_400_000;
/** Offsets are kept from a month back to four years ahead, and written anew once less than three are left. */
const keptMs = { back: 31 * dayMs, ahead: 1461 * dayMs, least: 1096 * dayMs };

/** The release of the tz database of this runtime, for example 2026c. */
export const tzdbVersion: string = process.versions.tz ?? 'unknown';

/** The tz database that this runtime reads everything by. */
export const runtimeTz: TzDatabase = { version: tzdbVersion, periods: zonePeriods };

/** Which of the zones have rows of this release, or of a newer one that another process has, which reach far enough. */
async function fresh(db: Drizzle, zones: readonly Zone[], { at, version }: { at: Date; version: string }): Promise<Set<string>> {
  const rows = await db.execute<{ zone: string }>(sql`
    select zone from zone_offsets where zone in ${[...zones]} group by zone
    having min(tzdb_version) >= ${version} and max(until_at) > ${new Date(at.getTime() + keptMs.least).toISOString()}::timestamptz`);
  return new Set(rows.map((row) => row.zone));
}

/** Makes sure that SQL knows the offsets of the zones. Needs the system role; writes only what is missing or stale. */
export async function ensureZones(tx: Tx, zones: readonly Zone[], tz: TzDatabase = runtimeTz): Promise<number> {
  if (zones.length === 0) return 0;
  const known = await fresh(tx, zones, { at: tx.now, version: tz.version });
  const stale = [...new Set(zones)].filter((zone) => !known.has(zone)).sort();
  for (const zone of stale) {
    const periods = tz.periods(zone, new Date(tx.now.getTime() - keptMs.back), new Date(tx.now.getTime() + keptMs.ahead));
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('bookings zone'), hashtext(${zone}))`);
    const known = await tx.execute(sql`delete from zone_offsets where zone = ${zone} returning 1`);
    // What is booked in a zone that is new here is booked by this release.
    if (known.length === 0) await anchors.note(tx, [zone], tz.version);
    await tx.execute(sql`
      insert into zone_offsets (zone, from_at, until_at, offset_seconds, wall_from, wall_until, tzdb_version)
      select ${zone}, p."from", p."until", p."offsetSeconds", p."wallFrom", p."wallUntil", ${tz.version}
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
