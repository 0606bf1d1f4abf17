import { asId, isUuid } from '@klear/core';
import type { AuditRow } from '@klear/db';
import { event } from '@klear/events';

/** An event carries at most this many facts. */
const maxFacts = 50;

const idOf = <Kind extends string>(text: string | null) => (isUuid(text) ? asId<Kind>(text) : null);

/** Nobody keeps a fact that is about no person and of no organization. */
const isKept = (row: AuditRow): boolean => row.subject_person_id !== null || row.organization_id !== null;

/**
 * Tells facts of `schema` to the platform, whoever caused them: ids, codes and names of fields. From which address and in which session
 * stays where it was written.
 */
export function accessRecorded(schema: string, rows: readonly AuditRow[]) {
  const kept = rows.filter(isKept);
  const events = [];
  for (let from = 0; from < kept.length; from += maxFacts) {
    const some = kept.slice(from, from + maxFacts);
    const [first] = some;
    if (!first) break;
    const { recordedAt, ...who } = byOf(first);
    const payload = { subgraph: schema.replaceAll('_', '-'), ...who, facts: some.map((row) => factOf(row, first)) };
    const aggregate = { type: 'AuditEvent', id: first.id, version: 1 };
    events.push(event('AccessRecorded', { aggregate, organizationId: null, payload, time: new Date(recordedAt) }));
  }
  return events;
}

function byOf(row: AuditRow) {
  return {
    requestId: idOf<'Request'>(row.request_id),
    agentKind: row.agent_kind,
    agentId: row.agent_person_id,
    appId: idOf<'App'>(row.app_id),
    purpose: row.purpose,
    recordedAt: new Date(row.recorded_at).toISOString(),
  };
}

/** Who and when is said once for facts of one request. */
function factOf(row: AuditRow, first: AuditRow) {
  const isOfFirst = row.request_id === first.request_id && row.recorded_at === first.recorded_at && row.agent_kind === first.agent_kind;
  return {
    factId: row.id,
    type: row.type,
    action: row.action,
    outcome: row.outcome,
    reason: row.reason,
    entityType: row.entity_type,
    entityId: idOf<'Entity'>(row.entity_id),
    subjectId: row.subject_person_id,
    onBehalfOfId: row.on_behalf_of_person_id,
    organizationId: row.organization_id,
    consentId: idOf<'Consent'>(row.consent_id),
    fields: [...row.fields],
    by: isOfFirst && row.agent_person_id === first.agent_person_id ? null : byOf(row),
  };
}
