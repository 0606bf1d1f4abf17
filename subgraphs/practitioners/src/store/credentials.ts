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

  async add(tx: Tx, credential: Credential): Promise<void> {
    await tx.insert(table).values(credential);
  },

  async remove(tx: Tx, credential: Credential): Promise<void> {
    await tx.delete(table).where(and(eq(table.practitionerId, credential.practitionerId), eq(table.id, credential.id)));
  },
};
