import type { AuditRow } from '../audit.ts';

const absent = {
  reason: null,
  agent_person_id: null,
  organization_id: null,
  purpose: null,
  session_id: null,
  entity_id: null,
  subject_person_id: null,
  app_id: null,
  on_behalf_of_person_id: null,
  consent_id: null,
  address: null,
} as const;

/** A row of audit_events out of the JSON that is sealed, where columns without a value are left out. */
export function factRow(eventJson: string): AuditRow {
  return { ...absent, ...(JSON.parse(eventJson) as AuditRow) };
}
