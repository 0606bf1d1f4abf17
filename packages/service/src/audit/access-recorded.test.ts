import { newId, type OrganizationId, type UserId } from '@klear/core';
import type { AuditRow } from '@klear/db';
import { toldFacts } from '@klear/events';
import { expect, test } from 'vitest';
import { accessRecorded } from './access-recorded.ts';

const row = (change: Partial<AuditRow> = {}): AuditRow => ({
  id: newId<'AuditEvent'>(),
  recorded_at: '2026-11-21T10:00:00.123Z',
  type: 'contact.read',
  action: 'R',
  outcome: '0',
  reason: null,
  agent_kind: 'person',
  agent_person_id: newId<'User'>() satisfies UserId,
  organization_id: newId<'Organization'>() satisfies OrganizationId,
  purpose: 'TREAT',
  session_id: newId(),
  request_id: newId(),
  entity_type: 'User',
  entity_id: newId(),
  subject_person_id: newId<'User'>() satisfies UserId,
  fields: ['User.name'],
  app_id: null,
  on_behalf_of_person_id: null,
  consent_id: null,
  address: '192.0.2.7',
  ...change,
});

/** What of a fact leaves its subgraph. */
const kept = ({ session_id: _, address: __, ...fact }: AuditRow) => ({ ...fact, subgraph: 'health-records' });

test('facts of many requests, people and instants are told together, and each arrives as it was kept', () => {
  const agent = newId<'User'>() satisfies UserId;
  const request = { request_id: newId(), agent_person_id: agent };
  const rows = [
    row(request),
    row({ ...request, outcome: '4', reason: 'NO_CONSENT' }),
    row({ agent_person_id: agent, purpose: null, app_id: newId<'App'>() }),
    row({ agent_kind: 'system', agent_person_id: null, recorded_at: '2026-11-21T09:59:59.000Z' }),
    row({ ...request, recorded_at: '2026-11-21T10:00:00.124Z' }),
  ];
  const events = accessRecorded('health_records', rows);
  expect(events).toHaveLength(1);
  expect(events.flatMap(toldFacts)).toEqual(rows.map(kept));
  expect(JSON.stringify(events)).not.toMatch(/192\.0\.2\.7/);
});

test('a request id that the caller chose stays where it was written', () => {
  const events = accessRecorded('users', [row(), row({ request_id: 'Anna Muster' })]);
  expect(events.flatMap(toldFacts).map(({ request_id }) => request_id)).toEqual([expect.any(String), null]);
});

test('a fact of no person and no organization is told to nobody; an event has fifty at most', () => {
  const nobodys = row({ subject_person_id: null, organization_id: null });
  expect(accessRecorded('users', [nobodys])).toEqual([]);
  const many = Array.from({ length: 120 }, () => row({ subject_person_id: null }));
  expect(accessRecorded('users', [nobodys, ...many]).map(({ payload }) => payload.facts.length)).toEqual([50, 50, 20]);
});
