import { sql } from 'drizzle-orm';
import type { AuditRow } from './audit.ts';
import type { Tx } from './tx.ts';

const columns = sql`id, to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as recorded_at, type, action, outcome, reason,
  agent_kind, agent_person_id, organization_id, purpose, session_id, request_id, entity_type, entity_id, subject_person_id, fields, app_id,
  on_behalf_of_person_id, consent_id, null as address`;

/** Facts of the schema's audit log behind an id, in the order of their ids, for telling them again: without the address. */
export async function auditPage(tx: Tx, page: { after: string; limit: number }): Promise<AuditRow[]> {
  const rows = await tx.execute<Record<string, unknown>>(
    sql`select ${columns} from audit_events where id > ${page.after}::uuid order by id limit ${page.limit}`,
  );
  return rows.map(asRow);
}

/** A row of audit_events, whose columns its migrations fix. */
function asRow(row: Record<string, unknown>): AuditRow {
  return row as unknown as AuditRow;
}
