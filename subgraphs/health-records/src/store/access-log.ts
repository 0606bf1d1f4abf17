import type { UserId } from '@klear/core';
import type { Tx } from '@klear/db';
import { sql } from 'drizzle-orm';

export interface AccessRow extends Record<string, unknown> {
  id: string;
  recorded_at: Date | string;
  action: string;
  outcome: string;
  reason: string | null;
  agent_kind: string;
  agent_person_id: UserId | null;
  organization_id: string | null;
  purpose: string | null;
  fields: string[];
}

/** Accesses to one person's record, the newest first, after an id. Read as that person: the policy hides everybody else's. */
export async function accessesOf(tx: Tx, wanted: { personId: UserId; afterId: string | null; limit: number }): Promise<AccessRow[]> {
  const after = wanted.afterId ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff';
  const rows = await tx.execute<AccessRow>(sql`
    select id, recorded_at, action, outcome, reason, agent_kind, agent_person_id, organization_id, purpose, fields
    from audit_events where subject_person_id = ${wanted.personId} and id < ${after}::uuid
    order by id desc limit ${wanted.limit}`);
  return [...rows];
}
