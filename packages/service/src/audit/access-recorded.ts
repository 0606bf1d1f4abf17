import { asId, isUuid, type OrganizationId } from '@klear/core';
import type { AuditRow } from '@klear/db';
import { event } from '@klear/events';

/** An event carries at most this many facts: an import writes hundreds at once. */
const maxFacts = 50;

const idOf = <Kind extends string>(text: string | null) => (isUuid(text) ? asId<Kind>(text) : null);

/**
 * Tells facts to the platform, as they were kept in one transaction of `schema`: ids, codes and names of fields. From which address
 * and in which session stays where it was written.
 */
export function accessRecorded(schema: string, rows: readonly AuditRow[], time: Date) {
  const events = [];
  for (let from = 0; from < rows.length; from += maxFacts) {
    const some = rows.slice(from, from + maxFacts);
    const [first] = some;
    if (!first) break;
    const organizationId: OrganizationId | null = first.organization_id;
    const payload = {
      subgraph: schema.replaceAll('_', '-'),
      requestId: idOf<'Request'>(first.request_id),
      agentKind: first.agent_kind,
      agentId: first.agent_person_id,
      appId: idOf<'App'>(first.app_id),
      purpose: first.purpose,
      facts: some.map((row) => ({
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
      })),
    };
    const aggregate = { type: 'AuditEvent', id: first.id, version: 1 };
    events.push(event('AccessRecorded', { aggregate, organizationId, payload, time }));
  }
  return events;
}
