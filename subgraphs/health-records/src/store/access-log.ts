import type { UserId } from '@klear/core';
import type { Tx } from '@klear/db';
import { type SQL, sql } from 'drizzle-orm';

export interface AccessRow extends Record<string, unknown> {
  id: string;
  subgraph: string;
  recorded_at: Date | string;
  type: string;
  action: string;
  outcome: string;
  reason: string | null;
  agent_kind: string;
  agent_person_id: UserId | null;
  app_id: string | null;
  on_behalf_of_person_id: UserId | null;
  organization_id: string | null;
  purpose: string | null;
  consent_id: string | null;
  fields: string[];
}

/** Which accesses to a person's data are wanted. `to` is exclusive. */
export interface AccessesWanted {
  readonly personId: UserId;
  readonly afterId: string | null;
  readonly limit: number;
  readonly from?: Date | null | undefined;
  readonly to?: Date | null | undefined;
  readonly allowed?: boolean | undefined;
  readonly subgraph?: string | null | undefined;
}

const columns = sql.raw(
  'recorded_at, type, action, outcome, reason, agent_kind, agent_person_id, app_id, on_behalf_of_person_id, organization_id, purpose, consent_id, fields',
);

/** Accesses to one person's data in all subgraphs, the newest first, after an id. Read as that person: the policies hide everybody else's. */
export async function accessesOf(tx: Tx, wanted: AccessesWanted): Promise<AccessRow[]> {
  const after = wanted.afterId ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff';
  const { from, to, allowed, subgraph, limit } = wanted;
  const conditions: SQL[] = [sql`subject_person_id = ${wanted.personId}`, sql`id < ${after}::uuid`];
  if (from) conditions.push(sql`recorded_at >= ${from.toISOString()}::timestamptz`);
  if (to) conditions.push(sql`recorded_at < ${to.toISOString()}::timestamptz`);
  if (allowed !== undefined) conditions.push(allowed ? sql`outcome = '0'` : sql`outcome <> '0'`);
  const these = sql.join(conditions, sql` and `);
  const rows = await tx.execute<AccessRow>(sql`
    select * from (
      (select id, 'health-records' as subgraph, ${columns} from audit_events
        where ${these} and ${subgraph ?? 'health-records'} = 'health-records' order by id desc limit ${limit})
      union all
      (select id, subgraph, ${columns} from known_accesses
        where ${these} and subgraph <> 'health-records' and (${subgraph ?? null}::text is null or subgraph = ${subgraph ?? null}) order by id desc limit ${limit})
    ) as accesses order by id desc limit ${limit}`);
  return [...rows];
}
