import { fieldsWithoutRule } from '@klear/auth';
import { anonymous, newId, type OrganizationId, systemViewer, type Viewer } from '@klear/core';
import { clientViewer } from '@klear/testing';
import { isObjectType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { createUsersSubgraph, usersPermissions } from '../src/index.ts';
import { rememberClients } from '../src/store/known-clients.ts';
import { type Account, actingAs, createUsersGraph, stranger } from './users-graph.ts';

const graph = await createUsersGraph();

let anna: Account;
let olivia: Account;
let studio: OrganizationId;
let locationOf: OrganizationId;
let session: string;
let membership: string;
let consent: string;
/** Everybody who might ask about Anna, a client of the studio whose owner is Olivia. */
let who: Record<
  'nobody' | 'anna' | 'stranger' | 'owner' | 'manager' | 'practitioner' | 'desk' | 'ownerOutside' | 'foreignOwner' | 'platform',
  Viewer
>;

beforeAll(async () => {
  [anna, olivia] = [await graph.signUp('Anna Client'), await graph.signUp('Olivia Owner')];
  studio = await graph.createOrganization(olivia);
  locationOf = await graph.createOrganization(anna);
  await graph.deps.db.asSystem((tx) => rememberClients(tx, studio, [anna.id]));
  const update = 'mutation($i: UpdateProfileInput!) { updateProfile(input: $i) { __typename } }';
  const address = { lines: ['Hauptstrasse 5'], city: 'Bern', country: 'CH' };
  await graph.data(anna.viewer, update, { i: { phone: '+41 79 555 01 02', birthDate: '1990-02-03', address, idempotencyKey: newId() } });
  const grant = `mutation($i: GrantConsentInput!) { grantConsent(input: $i) { ... on GrantConsentSuccess { consent { id } } } }`;
  const granted = await graph.data(anna.viewer, grant, {
    i: { practitionerId: newId(), categories: ['ALLERGIES'], idempotencyKey: newId() },
  });
  consent = granted.grantConsent.consent.id;
  session = anna.viewer.sessionId ?? '';
  membership = (await graph.database.sql`select id from users.memberships where organization_id = ${locationOf}`)[0]?.id;
  const as = (...roles: Parameters<typeof actingAs>[2]) => actingAs(olivia, studio, roles);
  who = {
    nobody: anonymous(newId()),
    anna: anna.viewer,
    stranger: clientViewer(),
    owner: as('OWNER'),
    manager: as('MANAGER'),
    practitioner: as('PRACTITIONER'),
    desk: as('FRONT_DESK'),
    ownerOutside: olivia.viewer,
    foreignOwner: stranger(['OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK']),
    platform: systemViewer('r'),
  };
});

const staff = ['owner', 'manager', 'practitioner', 'desk'] as const;

/** Each field of another person's record, who may read it, and one value that tells that it was read. */
const userFields: [string, readonly (keyof typeof who)[], unknown][] = [
  ['name', ['anna', ...staff], 'Anna Client'],
  ['email', ['anna', ...staff], expect.stringContaining('@example.org')],
  ['phone', ['anna', ...staff], '+41795550102'],
  ['birthDate', ['anna', ...staff], '1990-02-03'],
  ['address { city }', ['anna'], { city: 'Bern' }],
  ['preferences { locale }', ['anna'], { locale: 'en' }],
  ['permissions', ['anna'], expect.arrayContaining(['APPOINTMENTS_BOOK'])],
  ['sessions { edges { node { id } } }', ['anna'], { edges: [{ node: { id: expect.any(String) } }] }],
  ['memberships { edges { node { id } } }', ['anna'], { edges: [{ node: { id: expect.any(String) } }] }],
  ['consents { edges { node { id } } }', ['anna'], { edges: [{ node: { id: expect.any(String) } }] }],
];

describe('every field of a person, asked by reference', () => {
  it.each(userFields)('%s is read by those it is for and withheld with a reason from all others', async (field, readers, value) => {
    const name = field.split(' ')[0] ?? '';
    const query = `query($ids: [_Any!]!) { _entities(representations: $ids) { ... on User { ${field} } } }`;
    for (const [asker, viewer] of Object.entries(who)) {
      const { data, errors } = await graph.ask(viewer, query, { ids: [{ __typename: 'User', id: anna.id }] });
      if ((readers as readonly string[]).includes(asker)) {
        expect(data._entities[0][name], asker).toEqual(value);
      } else {
        expect(data._entities[0][name], asker).toBeNull();
        expect(errors[0]?.path, asker).toEqual(['_entities', 0, name]);
        const withheld = asker === 'nobody' ? { code: 'UNAUTHENTICATED' } : { code: 'FORBIDDEN', reason: 'NOT_RELATED' };
        expect(errors[0]?.extensions, asker).toEqual(withheld);
      }
    }
  });

  it('is withheld in the same way for a person who does not exist', async () => {
    const query = 'query($ids: [_Any!]!) { _entities(representations: $ids) { ... on User { name phone } } }';
    const ask = (id: string) => graph.ask(who.stranger, query, { ids: [{ __typename: 'User', id }] });
    expect(await ask(newId())).toEqual(await ask(anna.id));
  });
});

/** Entities that the platform or their owner alone may read: the way in through _entities. */
describe('entities by reference', () => {
  const cases: [string, () => string, string, readonly (keyof typeof who)[]][] = [
    ['Membership', () => membership, 'roles', ['anna']],
    ['Consent', () => consent, 'categories', ['anna']],
    ['ConsentState', () => anna.id, 'epoch', ['platform']],
    ['SessionState', () => session, 'isOver', ['platform']],
    ['FirstLocation', () => locationOf, 'name address { city }', ['platform']],
    [
      'Organization',
      () => studio,
      'name',
      Object.keys({
        nobody: 1,
        anna: 1,
        stranger: 1,
        owner: 1,
        manager: 1,
        practitioner: 1,
        desk: 1,
        ownerOutside: 1,
        foreignOwner: 1,
        platform: 1,
      }) as (keyof typeof who)[],
    ],
  ];
  it.each(cases)('%s is there for those it is for and for nobody else', async (type, idOf, field, readers) => {
    const query = `query($ids: [_Any!]!) { _entities(representations: $ids) { ... on ${type} { ${field} } } }`;
    for (const [asker, viewer] of Object.entries(who)) {
      const { data } = await graph.ask(viewer, query, { ids: [{ __typename: type, id: idOf() }] });
      const seen = data?._entities?.[0] ?? null;
      if ((readers as readonly string[]).includes(asker)) expect(seen, asker).not.toBeNull();
      else expect(seen, asker).toBeNull();
    }
  });

  it('of no known form are nobody', async () => {
    const query =
      'query($ids: [_Any!]!) { _entities(representations: $ids) { ... on Organization { name } ... on User { id } ... on Consent { start } ... on Membership { createdAt } } }';
    const ids = ['Organization', 'User', 'Consent', 'Membership'].map((__typename) => ({ __typename, id: "x' or 1=1" }));
    expect((await graph.data(anna.viewer, query, { ids }))._entities).toEqual([null, null, null, null]);
  });
});

describe('mutations', () => {
  const inputs: Record<string, () => object> = {
    signOut: () => ({}),
    revokeSession: () => ({ sessionId: session }),
    updateProfile: () => ({ name: 'Mallory' }),
    updatePreferences: () => ({ locale: 'de' }),
    createOrganization: () => ({
      name: 'M',
      kind: 'SOLO',
      timeZone: 'UTC',
      currency: 'EUR',
      location: { name: 'M', address: { lines: [], city: 'M', country: 'CH' } },
    }),
    inviteMember: () => ({ organizationId: studio, email: 'm@example.org', roles: ['OWNER'] }),
    acceptInvitation: () => ({ token: 'x' }),
    revokeInvitation: () => ({ invitationId: newId() }),
    changeMembership: () => ({ membershipId: membership, roles: ['FRONT_DESK'] }),
    removeMember: () => ({ membershipId: membership }),
    registerApp: () => ({ organizationId: studio, name: 'M', redirectUris: ['https://m.example.org/'], scopes: ['profile:read'] }),
    retireApp: () => ({ appId: newId() }),
    authorizeApp: () => ({
      appId: newId(),
      redirectUri: 'https://m.example.org/',
      codeChallenge: 'a'.repeat(43),
      scopes: ['profile:read'],
    }),
    revokeAppGrant: () => ({ grantId: newId() }),
    grantConsent: () => ({ practitionerId: newId(), categories: ['ALLERGIES'] }),
    withdrawConsent: () => ({ consentId: consent }),
    suspendOrganization: () => ({ organizationId: studio, reason: 'FRAUD' }),
    reinstateOrganization: () => ({ organizationId: studio }),
  };
  const tables = ['persons', 'sessions', 'organizations', 'memberships', 'invitations', 'consents', 'idempotency', 'outbox', 'credentials'];
  /** But for what a refusal leaves behind: that it happened. */
  const everything = async () =>
    JSON.stringify(
      await Promise.all(
        tables.map(
          (name) => graph.database.sql`
          select to_jsonb(t) as r from ${graph.database.sql(`users.${name}`)} t where to_jsonb(t) ->> 'type' is distinct from 'AccessRecorded' order by 1`,
        ),
      ),
    );

  it('all have a case here', () => {
    const exempt = ['signUp', 'signIn', 'refreshSession', 'exchangeAppCode'];
    const schema = createUsersSubgraph(graph.deps).schema;
    expect(
      Object.keys(schema.getMutationType()?.getFields() ?? {})
        .filter((name) => !exempt.includes(name))
        .sort(),
    ).toEqual(Object.keys(inputs).sort());
  });

  it.each(Object.keys(inputs))('%s is refused to nobody and to the platform, and changes nothing', async (name) => {
    const type = name[0]?.toUpperCase() + name.slice(1);
    const query = `mutation($input: ${type}Input!) { ${name}(input: $input) { __typename } }`;
    const input = { ...inputs[name]?.(), idempotencyKey: newId() };
    const before = await everything();
    expect((await graph.ask(who.nobody, query, { input })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await graph.ask(who.platform, query, { input })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await everything()).toBe(before);
  });

  it.each([
    'revokeSession',
    'registerApp',
    'retireApp',
    'revokeAppGrant',
    'inviteMember',
    'revokeInvitation',
    'changeMembership',
    'removeMember',
    'withdrawConsent',
    'suspendOrganization',
    'reinstateOrganization',
  ])('%s on what belongs to others is refused to an owner of another organization, and changes nothing', async (name) => {
    const type = name[0]?.toUpperCase() + name.slice(1);
    const query = `mutation($input: ${type}Input!) { ${name}(input: $input) { __typename } }`;
    const before = await everything();
    const { errors } = await graph.ask(who.foreignOwner, query, { input: { ...inputs[name]?.(), idempotencyKey: newId() } });
    expect(['FORBIDDEN', 'NOT_FOUND']).toContain(errors[0]?.extensions.code);
    expect(await everything()).toBe(before);
  });

  it('take no field that the contract does not name', async () => {
    const query = 'mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename } }';
    for (const extra of [{ role: 'OWNER' }, { id: newId() }, { tenantId: studio }, { verified: true }]) {
      const { errors } = await graph.ask(anna.viewer, query, { input: { name: 'Anna Client', idempotencyKey: newId(), ...extra } });
      expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('the gate', () => {
  it('has a rule for every field of the schema, and for nothing that is not in it', () => {
    const { schema } = createUsersSubgraph(graph.deps);
    expect(fieldsWithoutRule(schema, usersPermissions)).toEqual([]);
    const types = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .map((type) => type.name);
    expect(Object.keys(usersPermissions).filter((name) => !types.includes(name))).toEqual([]);
  });

  it('answers an unsigned request with 401 and nothing else', async () => {
    const subgraph = createUsersSubgraph(graph.deps);
    for (const query of ['{ _service { sdl } }', '{ me { id } }']) {
      const answer = await subgraph.handle({ method: 'POST', path: '/graphql', headers: {}, body: JSON.stringify({ query }) });
      expect([answer.status, answer.body.includes('sdl'), answer.body.includes('type ')]).toEqual([401, false, false]);
    }
  });
});
