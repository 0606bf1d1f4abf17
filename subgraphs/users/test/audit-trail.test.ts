import { newId, type OrganizationId, type Viewer } from '@klear/core';
import { retellFacts } from '@klear/service';
import { waitFor } from '@klear/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { searchAudit } from '../src/commands/search-audit.ts';
import { usersConsumers } from '../src/index.ts';
import { rememberClients } from '../src/store/known-clients.ts';
import { type Account, actingAs, createUsersGraph, stranger } from './users-graph.ts';

const graph = await createUsersGraph();
await graph.deps.consume(graph.deps, usersConsumers(graph.deps));

let anna: Account;
let olivia: Account;
let studio: OrganizationId;
const auditor = (): Viewer => ({ ...actingAs(olivia, studio, ['AUDITOR']), requestId: newId() });
const desk = () => ({ ...actingAs(olivia, studio, ['FRONT_DESK']), requestId: newId() });

const search = `query($id: ID!, $filter: AuditFilter, $first: Int, $after: String) { organization(id: $id) {
  auditEvents(filter: $filter, first: $first, after: $after) { pageInfo { hasNextPage endCursor }
    edges { node { id type action outcome reason agentKind agent { id } person { id } fields subgraph request entityType entityId } } } } }`;
const exported = `query($id: ID!, $filter: AuditFilter, $first: Int, $after: String) { organization(id: $id) {
  auditExport(filter: $filter, first: $first, after: $after) { events pageInfo { hasNextPage endCursor } } } }`;
// biome-ignore lint/suspicious/noExplicitAny: the answer's shape is what the test asserts
const trail = async (variables: object = {}, viewer = auditor()): Promise<any> =>
  (await graph.data(viewer, search, { id: studio, first: 100, ...variables })).organization.auditEvents;
const typesOf = async (filter: object) => (await trail({ filter })).edges.map((edge: { node: { type: string } }) => edge.node.type);

const look = (viewer: Viewer, field: string) =>
  graph.ask(viewer, `query($ids: [_Any!]!) { _entities(representations: $ids) { ... on User { ${field} } } }`, {
    ids: [{ __typename: 'User', id: anna.id }],
  });
const settle = async () => {
  await graph.deps.relay();
  await waitFor('the projection', async () => {
    const [left] = await graph.database.sql`select count(*)::int as n from users.audit_events e
      where organization_id is not null and not exists (select from users.organization_facts f where f.id = e.id)`;
    return left?.n === 0;
  });
};

beforeAll(async () => {
  [anna, olivia] = [await graph.signUp('Anna Client'), await graph.signUp('Olivia Owner')];
  studio = await graph.createOrganization(olivia);
  await graph.deps.db.asSystem((tx) => rememberClients(tx, studio, [anna.id]));
  await look(desk(), 'name email');
  await look(desk(), 'address { city }');
  const invite = 'mutation($i: InviteMemberInput!) { inviteMember(input: $i) { __typename } }';
  const input = () => ({ organizationId: studio, email: 'new@example.org', roles: ['FRONT_DESK'], idempotencyKey: newId() });
  await graph.data({ ...actingAs(olivia, studio, ['OWNER']), requestId: newId() }, invite, { i: input() });
  await graph.ask(desk(), invite, { i: input() });
  await settle();
});

describe('an auditor', () => {
  it.each([
    ['everything', () => ({}), ['member.invited', 'member.invited', 'contact.read', 'contact.read', 'organization.created']],
    ['a person', () => ({ personId: anna.id }), ['contact.read', 'contact.read']],
    ['an actor', () => ({ agentId: olivia.id, type: 'organization.created' }), ['organization.created']],
    ['another actor', () => ({ agentId: anna.id }), []],
    ['a type', () => ({ type: 'member.invited' }), ['member.invited', 'member.invited']],
    ['what was refused', () => ({ outcome: 'REFUSED' }), ['member.invited', 'contact.read']],
    ['a time', () => ({ to: '2020-01-01T00:00:00.000Z' }), []],
    ['parts together', () => ({ type: 'contact.read', outcome: 'ALLOWED', from: '2020-01-01T00:00:00.000Z' }), ['contact.read']],
  ])('finds %s', async (_, filter, types) => {
    const found = await typesOf(filter());
    expect(found.filter((type: string) => type !== 'audit.read')).toEqual(types);
  });

  it('sees who did what to whom and which fields, and nothing of what was read', async () => {
    const [edge] = (await trail({ filter: { type: 'contact.read', outcome: 'ALLOWED' } })).edges;
    expect(edge.node).toMatchObject({
      action: 'READ',
      agentKind: 'person',
      agent: { id: olivia.id },
      person: { id: anna.id },
      fields: ['User.name', 'User.email'],
      subgraph: 'users',
      entityType: 'User',
      entityId: anna.id,
    });
    const all = JSON.stringify([await trail(), await graph.database.sql`select * from users.organization_facts`]);
    expect(all).not.toMatch(/Anna|example\.org/);
  });

  it('goes page by page', async () => {
    const all = (await trail()).edges.map((edge: { node: { id: string } }) => edge.node.id);
    const first = await trail({ first: 2 });
    const rest = await trail({ after: first.pageInfo.endCursor });
    expect([...first.edges, ...rest.edges].map((edge: { node: { id: string } }) => edge.node.id)).toEqual(all);
  });

  it('takes it away as NDJSON of FHIR R4 AuditEvents', async () => {
    const filter = { type: 'contact.read', outcome: 'REFUSED' };
    const page = (await graph.data(auditor(), exported, { id: studio, filter })).organization.auditExport;
    const [event] = page.events.map((line: string) => JSON.parse(line));
    expect(page.events[0]).not.toContain('\n');
    expect(event).toMatchObject({
      resourceType: 'AuditEvent',
      type: { code: 'rest' },
      subtype: [{ code: 'contact.read' }],
      action: 'R',
      outcome: '4',
      outcomeDesc: 'NOT_RELATED',
      recorded: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      source: { site: 'users', observer: { display: 'klear-karma users' } },
    });
    expect(event.agent[0]).toEqual({ who: { reference: `Person/${olivia.id}` }, requestor: true });
    expect(event.entity[1].what).toEqual({ reference: `Patient/${anna.id}` });
  });

  it('is written down in the same trail, with the person whom the search was about', async () => {
    await settle();
    const looks = (await trail({ filter: { type: 'audit.read', personId: anna.id } })).edges;
    expect(looks.length).toBeGreaterThan(0);
    expect((await typesOf({ type: 'audit.exported' })).length).toBeGreaterThan(0);
  });

  it('is told every faulty part of a filter', async () => {
    const { errors } = await graph.ask(auditor(), search, { id: studio, filter: { personId: 'x', agentId: 'y' } });
    const faults = errors[0]?.extensions.faults as { path: string[] }[];
    expect(faults.map(({ path }) => path.join('.'))).toEqual(['filter.personId', 'filter.agentId']);
  });
});

it.each([
  ['front desk', () => desk()],
  ['manager', () => ({ ...actingAs(olivia, studio, ['MANAGER']), requestId: newId() })],
  ['auditor of another practice', () => stranger(['OWNER', 'AUDITOR'])],
  ['the person herself', () => anna.viewer],
])('%s sees nothing of it, and that they tried is in it', async (_, viewerOf) => {
  for (const query of [search, exported]) {
    const viewer = { ...viewerOf(), requestId: newId() };
    const { data, errors } = await graph.ask(viewer, query, { id: studio });
    expect(Object.values(data.organization)).toEqual([null]);
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'ROLE_REQUIRED' });
    const facts = await graph.database
      .sql`select organization_id, outcome, reason from users.audit_events where request_id = ${viewer.requestId}`;
    expect([...facts]).toEqual([{ organization_id: studio, outcome: '4', reason: 'ROLE_REQUIRED' }]);
  }
});

it('is refused by the command itself, whatever gate lies before it', async () => {
  for (const viewer of [desk(), stranger(['OWNER', 'AUDITOR'])]) {
    const wanted = { organizationId: studio, before: null, limit: 5 };
    await expect(searchAudit({ ...graph.deps, viewer }, 'audit.read', wanted)).rejects.toMatchObject({ reason: 'ROLE_REQUIRED' });
    const facts = await graph.database.sql`select outcome, reason from users.audit_events where request_id = ${viewer.requestId}`;
    expect([...facts]).toEqual([{ outcome: '4', reason: 'ROLE_REQUIRED' }]);
  }
});

it('is built anew from the audit log itself, however long ago its events were forgotten', async () => {
  await settle();
  const rows = async () => JSON.stringify(await graph.database.sql`select * from users.organization_facts order by id`);
  const before = await rows();
  await graph.database.sql`delete from users.organization_facts`;
  await graph.database.sql`delete from users.outbox`;
  expect(await retellFacts(graph.deps.db)).toBeGreaterThan(5);
  await settle();
  expect(await rows()).toBe(before);
});

it('no role of the application reads another practice’s trail in the database either', async () => {
  const count = async (viewer: Viewer) => {
    const { sql } = await import('drizzle-orm');
    return (await graph.deps.db.read(viewer, (tx) => tx.execute(sql`select 1 from organization_facts`))).length;
  };
  expect(await count(auditor())).toBeGreaterThan(0);
  for (const viewer of [desk(), stranger(['OWNER', 'AUDITOR']), anna.viewer]) expect(await count(viewer)).toBe(0);
});
