import { asId, type UserId } from '@klear/core';
import { sql } from 'drizzle-orm';
import type { Drizzle } from './tx.ts';

/** A person's data key as it is stored: sealed by a key ring that the database never sees. */
export interface StoredPersonKey {
  readonly version: number;
  readonly wrapped: Buffer;
}

interface KeyRow extends Record<string, unknown> {
  person_id: string;
  version: number;
  wrapped: Buffer;
}

/** Where wrapped keys live: table person_keys of each schema. Keys are given out for named persons only, never listed. */
export const personKeys = {
  async find(tx: Drizzle, personIds: readonly UserId[]): Promise<Map<UserId, StoredPersonKey>> {
    if (personIds.length === 0) return new Map();
    const rows = await tx.execute<KeyRow>(
      sql`select person_id, version, wrapped from find_person_keys(${sql.param([...personIds])}::uuid[])`,
    );
    return new Map(rows.map((row) => [asId<'User'>(row.person_id), { version: row.version, wrapped: row.wrapped }]));
  },

  /** Keeps the key unless the person has one already, and answers the one that is kept. */
  async create(tx: Drizzle, personId: UserId, key: StoredPersonKey): Promise<StoredPersonKey> {
    const [row] = await tx.execute<KeyRow>(
      sql`select version, wrapped from create_person_key(${personId}::uuid, ${key.version}::integer, ${key.wrapped}::bytea)`,
    );
    if (!row) throw new Error('a key can be created only inside a transaction that is bound to a viewer');
    return { version: row.version, wrapped: row.wrapped };
  },

  /** Puts a key sealed by a newer ring key in the place of the old one. Only the system does that. */
  async replace(tx: Drizzle, personId: UserId, key: StoredPersonKey): Promise<void> {
    await tx.execute(sql`update person_keys set version = ${key.version}, wrapped = ${key.wrapped} where person_id = ${personId}`);
  },
};
