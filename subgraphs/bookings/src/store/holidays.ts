import { createRequire } from 'node:module';
import type { Drizzle, Tx } from '@klear/db';
import { sql } from 'drizzle-orm';
import { publicHolidays } from './public-holidays.ts';

const require = createRequire(import.meta.url);
const { version }: { version: string } = require('date-holidays/package.json');

/** Holidays are kept from last year to four years ahead. Another release of the calendar, or another year, writes them anew. */
const yearsAhead = 4;

const releaseAt = (at: Date): string => `${version} ${at.getUTCFullYear()}`;

/** Makes sure that SQL knows the holidays of the regions. Needs the system role. Answers the regions whose dates differ from before. */
export async function ensureHolidays(tx: Tx, regions: readonly string[]): Promise<string[]> {
  const release = releaseAt(tx.now);
  const year = tx.now.getUTCFullYear();
  const changed: string[] = [];
  for (const region of [...new Set(regions)].sort()) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('bookings holidays'), hashtext(${region}))`);
    const kept = await tx.execute<{ day: string; release: string }>(sql`
      select day::text, release from holidays where region = ${region} order by day`);
    if (kept.length > 0 && kept.every((row) => row.release === release)) continue;
    const days = await publicHolidays(region, year - 1, year + yearsAhead);
    await tx.execute(sql`delete from holidays where region = ${region}`);
    await tx.execute(sql`
      insert into holidays (region, day, name, release) select ${region}, h.date, h.name, ${release}
      from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as h (date date, name text)`);
    const before = new Set(kept.map((row) => row.day));
    const upcoming = days.filter(({ date }) => date >= tx.now.toISOString().slice(0, 10));
    if (upcoming.some(({ date }) => !before.has(date))) changed.push(region);
  }
  return changed;
}

/** Every region whose holidays a schedule keeps. */
export async function regionsInUse(db: Drizzle): Promise<string[]> {
  const rows = await db.execute<{ region: string }>(sql`
    select distinct holiday_region as region from schedules where holiday_region is not null order by 1`);
  return rows.map((row) => row.region);
}
