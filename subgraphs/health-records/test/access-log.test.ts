import { anonymous, newId, type UserId, type Viewer } from '@klear/core';
import { event } from '@klear/events';
import { clientViewer, organizationOf, personOf, practitionerViewer, waitFor } from '@klear/testing';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { healthRecordsConsumers } from '../src/index.ts';
import { inputs, mutations, recordsHarness } from './records.fixture.ts';

const { ask, base, deps, database } = await recordsHarness();
await base.consume(deps, healthRecordsConsumers());

const query = `query ($r: [_Any!]!, $first: Int, $after: String, $filter: AccessLogFilter) { _entities(representations: $r) { ... on User {
  accessLog(first: $first, after: $after, filter: $filter) { upToDateAt pageInfo { hasNextPage endCursor }
    edges { node { id area type sentence self practitioner { id } organization { id } appId consentId purpose fields outcome reason } } } } } }`;

type Fact = Parameters<typeof told>[1] extends { facts: readonly (infer One)[] } ? One : never;
const fact = (subjectId: UserId, more: Partial<Fact> = {}): Fact => ({
  factId: newId(),
  type: 'contact.read',
  action: 'R',
  outcome: '0',
  reason: null,
  entityType: 'User',
  entityId: null,
  subjectId,
  onBehalfOfId: null,
  organizationId: null,
  consentId: null,
  fields: ['User.name', 'User.birthDate'],
  ...more,
});

/** An event as another subgraph's outbox lets it leave. */
function told(
  subgraph: string,
  { agent, facts }: { agent: Viewer; facts: Parameters<typeof event<'AccessRecorded'>>[1]['payload']['facts'] },
  at = new Date(),
) {
  return event('AccessRecorded', {
    aggregate: { type: 'AuditEvent', id: newId(), version: 1 },
    organizationId: null,
    time: at,
    payload: {
      subgraph,
      requestId: null,
      agentKind: agent.kind,
      agentId: agent.personId,
      appId: agent.app?.id ?? null,
      purpose: agent.purpose,
      facts: [...facts],
    },
  });
}

const logOf = async (viewer: Viewer, variables: object = {}) => {
  const { data } = await ask(viewer, query, { r: [{ __typename: 'User', id: personOf(viewer) }], ...variables });
  const log = data._entities[0].accessLog;
  return { ...log, nodes: log.edges.map(({ node }: { node: object }) => node) };
};
const known = (personId: UserId) => database.sql`select id from health_records.known_accesses where subject_person_id = ${personId}`;

describe('the access log', () => {
  let client: Viewer;
  const practitioner = practitionerViewer({ purpose: 'TREAT' });
  const organizationId = organizationOf(practitioner);
  beforeAll(async () => {
    client = clientViewer();
    const personId = personOf(client);
    await ask(client, mutations.ALLERGIES, { input: { ...inputs.ALLERGIES, personId, idempotencyKey: 'a' } });
    const events = [
      told('users', { agent: practitioner, facts: [fact(personId, { organizationId }), fact(newId())] }),
      told('users', {
        agent: anonymous('r'),
        facts: [fact(personId, { type: 'user.signed-in', outcome: '4', reason: 'CREDENTIALS_INVALID', fields: [] })],
      }),
      told('bookings', {
        agent: practitioner,
        facts: [fact(personId, { type: 'message.read', organizationId, fields: ['Message.text'] })],
      }),
      ...['users', 'practitioners', 'bookings', 'payments'].map((name) => told(name, { agent: practitioner, facts: [] })),
    ];
    for (const one of [...events, ...events]) await base.bus.publish([one]);
    await waitFor('the projection', async () => (await known(personId)).length === 3);
  });

  test('tells in plain words what other subgraphs told and what was done here, in one list, and that it was read', async () => {
    const { nodes, upToDateAt } = await logOf(client);
    expect(nodes.map((node: { area: string; sentence: string }) => [node.area, node.sentence])).toEqual([
      ['BOOKINGS', 'Somebody of a practice read your messages for treatment.'],
      ['USERS', 'Somebody who was not signed in tried to sign in to your account and was refused: the password was wrong.'],
      ['USERS', 'Somebody of a practice saw your name and date of birth for treatment.'],
      ['HEALTH_RECORDS', 'You added to your allergies.'],
    ]);
    expect(nodes[2]).toMatchObject({
      self: false,
      practitioner: { id: personOf(practitioner) },
      organization: { id: organizationId },
      purpose: 'TREAT',
      fields: ['User.name', 'User.birthDate'],
      outcome: 'ALLOWED',
    });
    expect(upToDateAt, 'content has told nothing yet').toBeNull();
    expect((await logOf(client, { first: 1 })).nodes).toMatchObject([{ type: 'record.log', sentence: 'You looked at your access log.' }]);
  });

  test('goes page by page over what was told and what was done here, without a gap and without a double', async () => {
    const all = (await logOf(client, { first: 50 })).nodes.map(({ id }: { id: string }) => id);
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page = await logOf(client, { first: 2, after });
      seen.push(...page.nodes.map(({ id }: { id: string }) => id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    // Each look adds an entry at the top, above the page that goes on.
    expect(seen.slice(-all.length)).toEqual(all);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test.each([
    ['one part of the platform', { area: 'BOOKINGS' }, ['message.read']],
    ['what was refused', { outcome: 'REFUSED' }, ['user.signed-in']],
    ['a time before anything', { to: '2020-01-01T00:00:00.000Z' }, []],
    ['parts together', { area: 'USERS', outcome: 'ALLOWED', from: '2020-01-01T00:00:00.000Z' }, ['contact.read']],
  ])('is asked for %s', async (_, filter, types) => {
    expect((await logOf(client, { filter })).nodes.map(({ type }: { type: string }) => type)).toEqual(types);
  });

  test('says up to which minute all parts of the platform have told, whatever anybody did meanwhile', async () => {
    await base.bus.publish([told('content', { agent: practitioner, facts: [] })]);
    const log = await waitFor('the last part', async () => {
      const one = await logOf(client);
      return one.upToDateAt !== null && one;
    });
    expect(log.upToDateAt).toMatch(/:00\.000Z$/);
    const sources = () => database.sql`select subgraph, told_up_to from health_records.access_sources order by 1`;
    const before = await sources();
    expect(before.map(({ subgraph }) => subgraph)).toEqual(['bookings', 'content', 'payments', 'practitioners', 'users']);
    const other = newId<'User'>();
    const later = new Date(Date.now() + 3_600_000);
    await base.bus.publish([told('users', { agent: practitioner, facts: [fact(other)] }, later)]);
    await waitFor('somebody else’s access', async () => (await known(other)).length === 1);
    expect([...(await sources())]).toEqual([...before]);
  });

  test('is the person’s alone: nobody else sees a row, by no role', async () => {
    const personId = personOf(client);
    for (const viewer of [clientViewer(), practitioner, { ...practitioner, roles: ['OWNER', 'AUDITOR'] as const }]) {
      const rows = await deps.db.read(viewer, (tx) => tx.execute(sql`select 1 from known_accesses`));
      expect(rows.length).toBe(0);
      const { data, errors } = await ask(viewer, query, { r: [{ __typename: 'User', id: personId }] });
      expect(data._entities[0].accessLog).toBeNull();
      expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'NOT_RELATED' });
    }
    const refused = (await logOf(client, { first: 3, filter: { outcome: 'REFUSED', area: 'HEALTH_RECORDS' } })).nodes;
    expect(refused.map(({ type, reason }: { type: string; reason: string }) => [type, reason])).toEqual(
      Array.from({ length: 3 }, () => ['record.log', 'NOT_RELATED']),
    );
  });
});
