import { type AppId, anonymous, newId, type OrganizationId, type Viewer } from '@klear/core';
import { auditPage } from '@klear/db';
import { accessRecorded } from '@klear/service';
import { beforeAll, describe, expect, it } from 'vitest';
import { rememberClients } from '../src/store/known-clients.ts';
import { type Account, actingAs, createUsersGraph, password, stranger } from './users-graph.ts';

const graph = await createUsersGraph();

let anna: Account;
let olivia: Account;
let studio: OrganizationId;
beforeAll(async () => {
  [anna, olivia] = [await graph.signUp('Anna Client'), await graph.signUp('Olivia Owner')];
  studio = await graph.createOrganization(olivia);
  await graph.deps.db.asSystem((tx) => rememberClients(tx, studio, [anna.id]));
});
/** A request of its own each time: its facts are found by its id. */
const as = (viewer: Viewer): Viewer => ({ ...viewer, requestId: newId() });
const desk = () => as(actingAs(olivia, studio, ['FRONT_DESK']));

const byReference = (fields: string) => `query($ids: [_Any!]!) { _entities(representations: $ids) { ... on User { ${fields} } } }`;
const look = (viewer: Viewer, fields: string, ...people: { id: string }[]) =>
  graph.ask(viewer, byReference(fields), { ids: people.map(({ id }) => ({ __typename: 'User', id })) });

const noId = '00000000-0000-0000-0000-000000000000';

interface Fact {
  type: string;
  outcome: string;
  reason: string | null;
  subject: string | null;
  fields: string[];
}
const factsOf = async (requestId: string): Promise<Fact[]> => [
  ...(await graph.database.sql<Fact[]>`
    select type, outcome, reason, subject_person_id as subject, fields from users.audit_events where request_id = ${requestId} order by id`),
];

describe('contact data read by somebody else', () => {
  it('leaves one fact for each person, with the fields that were asked for, and one event for all', async () => {
    const viewer = desk();
    const { data } = await look(viewer, 'name email phone: phone again: name', anna, olivia);
    expect(data._entities[0].name).toBe('Anna Client');
    expect(await factsOf(viewer.requestId)).toEqual([
      { type: 'contact.read', outcome: '0', reason: null, subject: anna.id, fields: ['User.name', 'User.email', 'User.phone'] },
    ]);
    const all = await graph.deps.db.asSystem((tx) => auditPage(tx, { after: noId, limit: 10_000 }));
    const told = accessRecorded(
      'users',
      all.filter(({ request_id }) => request_id === viewer.requestId),
    );
    expect(told.map(({ payload }) => payload.facts.map(({ subjectId }) => subjectId))).toEqual([[anna.id]]);
  });

  it('leaves one for what was allowed and one for what was refused', async () => {
    const ben = await graph.signUp('Ben Colleague');
    await graph.database.sql`insert into users.memberships (organization_id, id, person_id, roles, created_at)
      values (${studio}, ${newId()}, ${ben.id}, '{PRACTITIONER}', now())`;
    const viewer = desk();
    await look(viewer, 'name phone address { city }', ben);
    const facts = await factsOf(viewer.requestId);
    expect(facts.toSorted((a, b) => a.fields.join().localeCompare(b.fields.join()))).toEqual([
      { type: 'contact.read', outcome: '4', reason: 'NOT_RELATED', subject: ben.id, fields: ['User.address', 'PostalAddress.city'] },
      { type: 'contact.read', outcome: '0', reason: null, subject: ben.id, fields: ['User.name'] },
      { type: 'contact.read', outcome: '4', reason: 'NOT_RELATED', subject: ben.id, fields: ['User.phone'] },
    ]);
  });

  it('is refused and written down alike for a stranger and for a person who does not exist', async () => {
    const told = [];
    for (const id of [anna.id, newId()]) {
      const viewer = as(stranger());
      graph.database.statements.reset();
      await look(viewer, 'name', { id });
      const statements = graph.database.statements.taken().length;
      told.push([statements, (await factsOf(viewer.requestId)).map(({ subject, ...fact }) => [subject === id, fact])]);
    }
    expect(told[0]).toEqual(told[1]);
    expect(told[0]?.[1]).toEqual([[true, { type: 'contact.read', outcome: '4', reason: 'NOT_RELATED', fields: ['User.name'] }]]);
  });

  it('tells of nobody who was not signed in', async () => {
    const viewer = anonymous(newId());
    await look(viewer, 'name', anna);
    expect(await factsOf(viewer.requestId)).toMatchObject([{ outcome: '4', reason: 'UNAUTHENTICATED', subject: anna.id }]);
  });

  it('is no access when it is one’s own and one of our clients asks, and is one when an app does', async () => {
    const own = as(anna.viewer);
    await look(own, 'name email phone address { city }', anna);
    expect(await factsOf(own.requestId)).toEqual([]);
    const app = { ...as(anna.viewer), app: { id: newId<'App'>() satisfies AppId, scopes: ['profile:read'] as const } };
    await look(app, 'name address { city }', anna);
    expect((await factsOf(app.requestId)).map(({ outcome, fields }) => [outcome, fields])).toEqual([['0', ['User.name', 'User.address']]]);
  });
});

describe('while the audit store is down', () => {
  const name = 'klear_users_app';
  it('contact data is withheld and the rest of the same answer stands', async () => {
    await graph.database.sql`revoke insert on users.audit_events from ${graph.database.sql(name)}`;
    const query = 'query($id: ID!) { organization(id: $id) { name clients { edges { node { id name email } } } } me { name } }';
    const { data, errors } = await graph.ask(desk(), query, { id: studio });
    expect(data.organization).toEqual({ name: 'Lotus Studio', clients: { edges: [{ node: { id: anna.id, name: null, email: null } }] } });
    expect(data.me).toEqual({ name: 'Olivia Owner' });
    expect(errors.map(({ path, extensions }) => [path?.at(-1), extensions])).toEqual([
      ['name', { code: 'FORBIDDEN', reason: 'AUDIT_UNAVAILABLE' }],
      ['email', { code: 'FORBIDDEN', reason: 'AUDIT_UNAVAILABLE' }],
    ]);
    await graph.database.sql`grant insert on users.audit_events to ${graph.database.sql(name)}`;
    expect((await graph.ask(desk(), query, { id: studio })).data.organization.clients.edges[0].node.name).toBe('Anna Client');
  });

  it('a refusal stays what it is', async () => {
    await graph.database.sql`revoke insert on users.audit_events from ${graph.database.sql(name)}`;
    const { errors } = await look(as(anna.viewer), 'address { city }', olivia);
    expect(errors[0]?.extensions).toEqual({ code: 'FORBIDDEN', reason: 'NOT_RELATED' });
    await graph.database.sql`grant insert on users.audit_events to ${graph.database.sql(name)}`;
  });
});

describe('signing in', () => {
  const signIn = 'mutation($input: SignInInput!) { signIn(input: $input) { __typename } }';
  it('that fails is told to the person whose address it was, and the address to nobody', async () => {
    for (const [email, subject] of [
      [anna.email, anna.id],
      ['nobody@example.org', null],
    ]) {
      const viewer = anonymous(newId());
      await graph.data(viewer, signIn, { input: { email, password: 'wrong horse battery' } });
      const facts = await graph.database.sql`select * from users.audit_events where request_id = ${viewer.requestId}`;
      expect(facts).toMatchObject([{ type: 'user.signed-in', outcome: '4', reason: 'CREDENTIALS_INVALID', subject_person_id: subject }]);
      expect(JSON.stringify(facts)).not.toContain('example.org');
    }
    const viewer = anonymous(newId());
    await graph.data(viewer, signIn, { input: { email: anna.email, password } });
    expect(await factsOf(viewer.requestId)).toMatchObject([{ type: 'user.signed-in', outcome: '0', subject: anna.id }]);
  });

  it('with a refresh token that comes twice is a serious failure', async () => {
    const ben = await graph.signUp('Ben');
    const refresh = async () => {
      const viewer = anonymous(newId());
      const query = 'mutation($input: RefreshSessionInput!) { refreshSession(input: $input) { __typename } }';
      await graph.data(viewer, query, { input: { refreshToken: ben.refreshToken } });
      return (await factsOf(viewer.requestId)).map(({ type, outcome, reason }) => [type, outcome, reason]);
    };
    expect(await refresh()).toEqual([['session.refreshed', '0', null]]);
    expect(await refresh()).toEqual([['session.ended', '8', 'TOKEN_REUSED']]);
    expect(await refresh()).toEqual([['session.refreshed', '4', 'SESSION_ENDED']]);
  });
});
