import { newId } from '@klear/core';
import { sql } from 'drizzle-orm';
import { contextOf, type Tx } from './tx.ts';

/** A fact in the words of FHIR R4 AuditEvent: ids, codes and field names, never a value of a field. */
export interface AuditFact {
  /** What kind of thing happened, in our words: 'record.read', 'consent.granted'. */
  readonly type: string;
  /** AuditEvent.action: create, read, update, delete, execute. */
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E';
  /** AuditEvent.outcome: 0 success, 4 refused or minor failure, 8 serious failure, 12 major failure. */
  readonly outcome: '0' | '4' | '8' | '12';
  /** Why it was refused. */
  readonly reason?: string;
  readonly entity: { readonly type: string; readonly id?: string };
  /** The person whom the data is about. */
  readonly subjectPersonId?: string;
  /** Names of the fields that were touched. */
  readonly fields?: readonly string[];
  /** Defaults to the viewer's acting organization. */
  readonly organizationId?: string;
}

/** The schema's audit log: facts are inserted in the transaction of what they tell, and nobody can change them. */
export const audit = {
  async record(tx: Tx, facts: readonly AuditFact[]): Promise<void> {
    if (facts.length === 0) return;
    const { viewer } = contextOf(tx);
    const rows = facts.map((fact) => ({
      id: newId(),
      recorded_at: tx.now.toISOString(),
      type: fact.type,
      action: fact.action,
      outcome: fact.outcome,
      reason: fact.reason ?? null,
      agent_kind: viewer.kind,
      agent_person_id: viewer.personId,
      organization_id: fact.organizationId ?? viewer.organizationId,
      purpose: viewer.purpose,
      session_id: viewer.sessionId,
      request_id: viewer.requestId,
      entity_type: fact.entity.type,
      entity_id: fact.entity.id ?? null,
      subject_person_id: fact.subjectPersonId ?? null,
      fields: fact.fields ?? [],
    }));
    await tx.execute(
      sql`insert into audit_events select * from jsonb_populate_recordset(null::audit_events, ${JSON.stringify(rows)}::jsonb)`,
    );
  },
};
