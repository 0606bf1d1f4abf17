import type { UserId } from '@klear/core';
import type { AccessRow } from '../commands/read-access-log.ts';

const actions: Readonly<Record<string, string>> = { R: 'READ', C: 'CREATE', U: 'UPDATE', D: 'DELETE', E: 'EXECUTE' };

/** One fact of the log in the words of the contract. */
export function accessLogEntryOf(row: AccessRow, personId: UserId) {
  const self = row.agent_person_id === personId;
  return {
    id: row.id,
    recordedAt: new Date(row.recorded_at),
    practitioner: row.agent_person_id !== null && !self ? { id: row.agent_person_id } : null,
    self,
    organization: row.organization_id === null ? null : { id: row.organization_id },
    purpose: row.purpose ?? (self ? 'PATRQT' : null),
    action: actions[row.action] ?? row.action,
    fields: row.fields,
    outcome: row.outcome === '0' ? ('ALLOWED' as const) : ('REFUSED' as const),
    reason: row.reason,
  };
}
