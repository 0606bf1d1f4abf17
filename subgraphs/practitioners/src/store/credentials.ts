import type { PractitionerId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, eq, inArray } from 'drizzle-orm';
import type { CredentialId } from '../domain/ids.ts';
import type { Credential } from '../domain/practitioner.ts';
import { credentialOf } from './rows.ts';
import { credentials as table } from './tables.ts';

export const credentials = {
  async findOfPractitioners(tx: Drizzle, ids: readonly PractitionerId[]): Promise<Credential[]> {
    const rows = await tx
      .select()
      .from(table)
      .where(inArray(table.practitionerId, [...ids]))
      .orderBy(table.practitionerId, table.id);
    return rows.map(credentialOf);
  },

  async findMany(tx: Drizzle, ids: readonly CredentialId[]): Promise<Credential[]> {
    const rows = await tx
      .select()
      .from(table)
      .where(inArray(table.id, [...ids]));
    return rows.map(credentialOf);
  },

  async findForUpdate(tx: Tx, id: CredentialId): Promise<Credential | undefined> {
    const [row] = await tx.select().from(table).where(eq(table.id, id)).for('update');
    return row && credentialOf(row);
  },

  async add(tx: Tx, credential: Credential): Promise<void> {
    await tx.insert(table).values(credential);
  },

  /** Saves what a check found: its verification and version, and nothing else. */
  async saveCheck(tx: Tx, { practitionerId, id, verification, version }: Credential): Promise<void> {
    await tx
      .update(table)
      .set({ verification, version })
      .where(and(eq(table.practitionerId, practitionerId), eq(table.id, id)));
  },

  async remove(tx: Tx, credential: Credential): Promise<void> {
    await tx.delete(table).where(and(eq(table.practitionerId, credential.practitionerId), eq(table.id, credential.id)));
  },
};
