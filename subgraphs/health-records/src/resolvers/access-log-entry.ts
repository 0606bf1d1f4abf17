import type { UserId } from '@klear/core';
import type { AccessRow } from '../commands/read-access-log.ts';
import { accessSentence } from '../domain/access-sentence.ts';
import { areaOf } from './areas.ts';

const actions: Readonly<Record<string, string>> = { R: 'READ', C: 'CREATE', U: 'UPDATE', D: 'DELETE', E: 'EXECUTE' };

function agentOf(row: AccessRow, personId: UserId) {
  if (row.agent_kind === 'system') return 'SYSTEM';
  if (row.agent_person_id === null) return 'ANONYMOUS';
  return row.agent_person_id === personId ? 'SELF' : 'PERSON';
}

/** One fact of the log in the words of the contract. */
export function accessLogEntryOf(row: AccessRow, personId: UserId) {
  const agent = agentOf(row, personId);
  const self = agent === 'SELF';
  const allowed = row.outcome === '0';
  const told = { type: row.type, allowed, reason: row.reason, agent, byApp: row.app_id !== null, fields: row.fields } as const;
  const { purpose } = row;
  return {
    id: row.id,
    recordedAt: new Date(row.recorded_at),
    area: areaOf(row.subgraph),
    practitioner: row.agent_person_id !== null && !self ? { id: row.agent_person_id } : null,
    self,
    appId: row.app_id,
    onBehalfOfId: row.on_behalf_of_person_id,
    organization: row.organization_id === null ? null : { id: row.organization_id },
    purpose: purpose ?? (self ? 'PATRQT' : null),
    consentId: row.consent_id,
    type: row.type,
    action: actions[row.action] ?? row.action,
    fields: row.fields,
    sentence: accessSentence({ ...told, forOrganization: row.organization_id !== null, purpose, byConsent: row.consent_id !== null }),
    outcome: allowed ? ('ALLOWED' as const) : ('REFUSED' as const),
    reason: row.reason,
  };
}
