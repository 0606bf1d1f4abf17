import { asId, type OrganizationId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { type EventOf, toldFacts } from '@klear/events';
import { type SQL, sql } from 'drizzle-orm';
import type { OrganizationFact } from '../domain/organization-fact.ts';

/** Keeps what an event tells of things done in organizations' names. Told again it changes nothing. */
export async function keepFacts(tx: Tx, event: EventOf<'AccessRecorded'>): Promise<void> {
  const rows = toldFacts(event).filter((row) => row.organization_id !== null);
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into organization_facts select * from jsonb_populate_recordset(null::organization_facts, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing`);
}

/** What an auditor looks for; absent parts ask for nothing. `to` is exclusive. */
export interface FactSearch {
  readonly personId?: string | undefined;
  readonly agentId?: string | undefined;
  readonly type?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly allowed?: boolean | undefined;
}

/** Facts of an organization, the newest first, after an id. Read as an auditor of it: the policy hides every other's. */
export async function findFacts(
  tx: Drizzle,
  wanted: FactSearch & { organizationId: OrganizationId; before: string | null; limit: number },
): Promise<OrganizationFact[]> {
  const { personId, agentId, type, from, to, allowed, before } = wanted;
  const conditions: SQL[] = [sql`organization_id = ${wanted.organizationId}`];
  if (before !== null) conditions.push(sql`id < ${before}::uuid`);
  if (personId !== undefined) conditions.push(sql`subject_person_id = ${personId}::uuid`);
  if (agentId !== undefined) conditions.push(sql`agent_person_id = ${agentId}::uuid`);
  if (type !== undefined) conditions.push(sql`type = ${type}`);
  if (from) conditions.push(sql`recorded_at >= ${from.toISOString()}::timestamptz`);
  if (to) conditions.push(sql`recorded_at < ${to.toISOString()}::timestamptz`);
  if (allowed !== undefined) conditions.push(allowed ? sql`outcome = '0'` : sql`outcome <> '0'`);
  const rows = await tx.execute<Record<string, unknown>>(
    sql`select * from organization_facts where ${sql.join(conditions, sql` and `)} order by id desc limit ${wanted.limit}`,
  );
  return rows.map(factOf);
}

/** A row of organization_facts, whose columns its migration fixes. */
function factOf(row: Record<string, unknown>): OrganizationFact {
  const text = (name: string) => (row[name] === null ? null : String(row[name]));
  const person = (name: string) => (row[name] === null ? null : asId<'User'>(String(row[name])));
  return {
    id: String(row.id),
    organizationId: asId<'Organization'>(String(row.organization_id)),
    subgraph: String(row.subgraph),
    recordedAt: new Date(String(row.recorded_at)),
    requestId: text('request_id'),
    type: String(row.type),
    action: String(row.action),
    outcome: String(row.outcome),
    reason: text('reason'),
    agentKind: String(row.agent_kind),
    agentId: person('agent_person_id'),
    appId: text('app_id'),
    onBehalfOfId: person('on_behalf_of_person_id'),
    purpose: text('purpose'),
    consentId: text('consent_id'),
    entityType: String(row.entity_type),
    entityId: text('entity_id'),
    personId: person('subject_person_id'),
    fields: row.fields as string[],
  };
}
