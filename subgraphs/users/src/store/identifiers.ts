import type { UserId } from '@klear/core';
import type { Tx } from '@klear/db';
import { inArray } from 'drizzle-orm';
import { externalIdentifiers } from './tables.ts';

/** Whom these blind identifiers name, by their base64 text. */
export async function findPersonsByIdentifiers(tx: Tx, values: readonly Buffer[]): Promise<Map<string, UserId>> {
  if (values.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(externalIdentifiers)
    .where(inArray(externalIdentifiers.value, [...values]));
  return new Map(rows.map((row) => [row.value.toString('base64'), row.personId]));
}

export async function insertIdentifiers(tx: Tx, rows: readonly { value: Buffer; personId: UserId }[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(externalIdentifiers)
      .values([...rows])
      .onConflictDoNothing();
}
