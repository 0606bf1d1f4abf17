import type { Drizzle, Tx } from '@klear/db';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Place } from '../domain/place.ts';
import { places as table } from './tables.ts';

export const places = {
  /** The place of a code; of several the one in a region, then the first by name. */
  async find(tx: Drizzle, country: string, postalCode: string): Promise<Place | undefined> {
    const [row] = await tx
      .select()
      .from(table)
      .where(and(eq(table.country, country), eq(table.postalCode, postalCode)))
      .orderBy(isNull(table.region), table.name)
      .limit(1);
    return row;
  },

  /** Upserts a batch. Answers how many rows are new. */
  async saveMany(tx: Tx, batch: readonly Place[]): Promise<number> {
    const unique = [...new Map(batch.map((place) => [`${place.country} ${place.postalCode} ${place.name}`, place])).values()];
    if (unique.length === 0) return 0;
    const rows = await tx
      .insert(table)
      .values(unique)
      .onConflictDoUpdate({
        target: [table.country, table.postalCode, table.name],
        set: { region: sql`excluded.region`, latitude: sql`excluded.latitude`, longitude: sql`excluded.longitude` },
      })
      .returning({ isNew: sql<boolean>`xmax = 0` });
    return rows.filter((row) => row.isNew).length;
  },
};
