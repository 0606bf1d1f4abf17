import type { Drizzle } from '@klear/db';
import { sql } from 'drizzle-orm';

/** The database's instant, for a question that is asked outside of a command; a command has it in its transaction. */
export async function readClock(db: Drizzle): Promise<Date> {
  const [row] = await db.execute<{ now: string }>(sql`select current_instant() as now`);
  return new Date(String(row?.now));
}
