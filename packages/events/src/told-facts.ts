import type { EventOf } from './event.ts';

/**
 * The facts that an event tells, as rows for whoever keeps them: names of audit_events' columns, and `subgraph`. A table takes the
 * columns that it has (jsonb_populate_recordset).
 */
export function toldFacts({ payload, time }: EventOf<'AccessRecorded'>) {
  return payload.facts
    .map((fact) => ({ fact, by: fact.by ?? { ...payload, recordedAt: time } }))
    .map(({ fact, by }) => ({
      id: fact.factId,
      subgraph: payload.subgraph,
      recorded_at: by.recordedAt,
      request_id: by.requestId,
      type: fact.type,
      action: fact.action,
      outcome: fact.outcome,
      reason: fact.reason,
      agent_kind: by.agentKind,
      agent_person_id: by.agentId,
      app_id: by.appId,
      on_behalf_of_person_id: fact.onBehalfOfId,
      organization_id: fact.organizationId,
      purpose: by.purpose,
      consent_id: fact.consentId,
      entity_type: fact.entityType,
      entity_id: fact.entityId,
      subject_person_id: fact.subjectId,
      fields: fact.fields,
    }));
}
