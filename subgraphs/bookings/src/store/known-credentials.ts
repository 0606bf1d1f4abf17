import type { PractitionerId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, asc, inArray, lt } from 'drizzle-orm';
import type { KnownCredential } from '../domain/licence.ts';
import { knownCredentials as table } from './tables.ts';

const credentialOf = ({ version: _, ...row }: typeof table.$inferSelect): KnownCredential => row;

export const knownCredentials = {
  /** What each of them holds now, verified or not, that a service can ask for. Domain/licence.ts says what it allows. */
  async ofPractitioners(db: Drizzle, ids: readonly PractitionerId[]): Promise<KnownCredential[]> {
    const theirs = and(inArray(table.practitionerId, [...ids]), table.held);
    return (await db.select().from(table).where(theirs).orderBy(asc(table.practitionerId), asc(table.id))).map(credentialOf);
  },

  /** Keeps the newer of what is known and what is told. Answers whether it was news. */
  async put(tx: Tx, credential: KnownCredential, version: number): Promise<boolean> {
    const row = { ...credential, version };
    const kept = await tx
      .insert(table)
      .values(row)
      .onConflictDoUpdate({ target: [table.practitionerId, table.id], set: row, setWhere: lt(table.version, version) })
      .returning({ id: table.id });
    return kept.length > 0;
  },
};
