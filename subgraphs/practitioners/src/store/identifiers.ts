import { asId, type OrganizationId } from '@klear/core';
import type { Tx } from '@klear/db';
import { and, eq, inArray } from 'drizzle-orm';
import { identifiers as table } from './tables.ts';

/** Names an imported resource in its source. */
export interface Identifier {
  readonly system: string;
  readonly value: string;
}

export interface Identified {
  readonly identifier: Identifier;
  readonly organizationId: OrganizationId;
  readonly id: string;
}

type Kind = 'Location' | 'PractitionerRole';

/** What an identifier names. */
export interface Holder {
  readonly id: string;
  readonly organizationId: OrganizationId;
}

export const identifiers = {
  /**
   * Gives each identifier the id that it has, or the one offered here when it is new. Keys are `system|value`. An identifier names one
   * resource of one organization for good: whoever offers it for another one gets the holder's.
   */
  async claim(tx: Tx, kind: Kind, offered: readonly Identified[]): Promise<Map<string, Holder>> {
    if (offered.length === 0) return new Map();
    const rows = offered.map(({ identifier, organizationId, id }) => ({ kind, ...identifier, organizationId, id }));
    await tx.insert(table).values(rows).onConflictDoNothing();
    const wanted = offered.map(({ identifier }) => identifier);
    return identifiers.find(tx, kind, wanted);
  },

  async find(tx: Tx, kind: Kind, wanted: readonly Identifier[]): Promise<Map<string, Holder>> {
    if (wanted.length === 0) return new Map();
    const values = [...new Set(wanted.map(({ value }) => value))];
    const rows = await tx
      .select()
      .from(table)
      .where(and(eq(table.kind, kind), inArray(table.value, values)));
    return new Map(rows.map((row) => [keyOf(row), { id: row.id, organizationId: asId<'Organization'>(row.organizationId) }]));
  },
};

export function keyOf({ system, value }: Identifier): string {
  return `${system}|${value}`;
}
