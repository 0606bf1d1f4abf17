import { type Id, newId, type OrganizationId, type UserId } from '@klear/core';
import { contextOf, sendAlong, type Tx } from './tx.ts';

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
  /** The person in whose stead the agent acted. */
  readonly onBehalfOfPersonId?: string;
  /** The consent that allowed it. */
  readonly consentId?: string;
  /** Names of the fields that were touched. */
  readonly fields?: readonly string[];
  /** Defaults to the viewer's acting organization. */
  readonly organizationId?: string;
}

/** A fact as it was kept: a row of audit_events without what the store adds for itself. */
export interface AuditRow {
  readonly id: Id<'AuditEvent'>;
  /** ISO 8601: the start of the transaction. */
  readonly recorded_at: string;
  readonly type: string;
  readonly action: AuditFact['action'];
  readonly outcome: AuditFact['outcome'];
  readonly reason: string | null;
  readonly agent_kind: 'anonymous' | 'person' | 'system';
  readonly agent_person_id: UserId | null;
  readonly organization_id: OrganizationId | null;
  readonly purpose: string | null;
  readonly session_id: string | null;
  readonly request_id: string;
  readonly entity_type: string;
  readonly entity_id: string | null;
  readonly subject_person_id: UserId | null;
  readonly fields: readonly string[];
  readonly app_id: string | null;
  readonly on_behalf_of_person_id: UserId | null;
  readonly consent_id: string | null;
  readonly address: string | null;
}

/** The schema's audit log: facts are inserted in the transaction of what they tell, and nobody can change them. */
export const audit = {
  /**
   * Keeps the facts in one statement, with who, from where and why taken from the transaction's viewer. Answers them as kept. When they
   * cannot be, the transaction fails, with what `told` makes of it.
   */
  async record(tx: Tx, facts: readonly AuditFact[], told?: (cause: unknown) => unknown): Promise<readonly AuditRow[]> {
    if (facts.length === 0) return [];
    const context = contextOf(tx);
    const { viewer } = context;
    context.recordedFacts = true;
    const rows = facts.map(
      (fact): AuditRow => ({
        id: newId(),
        recorded_at: tx.now.toISOString(),
        type: fact.type,
        action: fact.action,
        outcome: fact.outcome,
        reason: fact.reason ?? null,
        agent_kind: viewer.kind,
        agent_person_id: viewer.personId,
        organization_id: (fact.organizationId as OrganizationId | undefined) ?? viewer.organizationId,
        purpose: viewer.purpose,
        session_id: viewer.sessionId,
        request_id: viewer.requestId,
        entity_type: fact.entity.type,
        entity_id: fact.entity.id ?? null,
        subject_person_id: (fact.subjectPersonId as UserId | undefined) ?? null,
        fields: fact.fields ?? [],
        app_id: viewer.app?.id ?? null,
        on_behalf_of_person_id: (fact.onBehalfOfPersonId as UserId | undefined) ?? null,
        consent_id: fact.consentId ?? null,
        address: viewer.address,
      }),
    );
    await sendAlong(tx, { text, values: [JSON.stringify(rows)], told });
    return rows;
  },
};

const names: readonly (keyof AuditRow)[] = [
  'id',
  'recorded_at',
  'type',
  'action',
  'outcome',
  'reason',
  'agent_kind',
  'agent_person_id',
  'organization_id',
  'purpose',
  'session_id',
  'request_id',
  'entity_type',
  'entity_id',
  'subject_person_id',
  'fields',
  'app_id',
  'on_behalf_of_person_id',
  'consent_id',
  'address',
];
const columns = names.join(', ');
const text = `insert into audit_events (${columns}) select ${columns} from jsonb_populate_recordset(null::audit_events, $1::text::jsonb)`;
