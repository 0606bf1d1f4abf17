import { anonymous, newId } from '@klear/core';
import { describe, expect, it } from 'vitest';
import { importOrganization, type OrganizationImport, registerPerson, registerPersons, signIn, usersJobs } from '../src/index.ts';
import { createUsersGraph, password } from './users-graph.ts';

const graph = await createUsersGraph();
const { deps, database } = graph;

const mrn = (value: string) => [{ system: 'https://hospital.example/mrn', value }];
const count = async (table: string) => (await database.sql`select count(*)::int as n from ${database.sql(`users.${table}`)}`)[0]?.n;

describe('registering people', () => {
  it('finds a person again by any external identifier, in the same batch and later, and keeps what is known', async () => {
    const first = await registerPersons(deps, [
      { identifiers: mrn('A-1'), contact: { name: 'Ada Lovelace', birthDate: '1815-12-10' } },
      { identifiers: [...mrn('A-1'), { system: 'ssn', value: '999-11-2222' }], contact: { name: 'Ada L.' } },
      { identifiers: mrn('A-2'), contact: { name: 'Alan Turing' } },
    ]);
    expect(first.map(({ created }) => created)).toEqual([true, false, true]);
    expect(first[1]?.personId).toBe(first[0]?.personId);
    const again = await registerPerson(deps, { identifiers: [{ system: 'ssn', value: '999-11-2222' }], contact: {} });
    expect(again).toEqual({ personId: first[0]?.personId, created: false });
    expect((await registerPerson(deps, { identifiers: [{ system: 'other', value: 'A-1' }], contact: {} })).created).toBe(true);
  });

  it('takes a fixed id and is idempotent by it', async () => {
    const id = newId<'User'>();
    const people = [{ id, contact: { name: 'Fixed Id' } }];
    expect(await registerPersons(deps, people)).toEqual([{ personId: id, created: true }]);
    const before = [await count('persons'), await count('outbox')];
    expect(await registerPersons(deps, people)).toEqual([{ personId: id, created: false }]);
    expect([await count('persons'), await count('outbox')]).toEqual(before);
  });

  it('gives no sign-in without a password, and one with a hash made once for many', async () => {
    const passwordHash = await deps.passwords.hash(password);
    await registerPersons(deps, [
      { contact: { name: 'No Sign', email: 'nosign@example.org' } },
      { contact: { name: 'Can Sign', email: 'Can@Example.org' }, passwordHash },
    ]);
    const ctx = { ...deps, viewer: anonymous('r') };
    expect(await signIn(ctx, { email: 'nosign@example.org', password })).toEqual({ ok: false, error: { code: 'CREDENTIALS_INVALID' } });
    expect(await signIn(ctx, { email: 'can@example.org', password })).toMatchObject({ ok: true });
  });

  it('keeps neither identifier nor name in clear and announces ids only', async () => {
    await registerPerson(deps, { identifiers: mrn('SECRET-77'), contact: { name: 'Hidden Name', phone: '+41790001122' } });
    for (const table of ['persons', 'external_identifiers', 'contact_index', 'outbox']) {
      const rows = JSON.stringify(await database.sql`select to_jsonb(t) as r from ${database.sql(`users.${table}`)} t`);
      for (const secret of ['SECRET-77', 'Hidden', '+4179000']) expect(rows).not.toContain(secret);
    }
  });

  it('registers nobody for an empty list', async () => {
    expect(await registerPersons(deps, [])).toEqual([]);
  });
});

describe('importing organizations', () => {
  it('is idempotent, keeps facts and adds the roles that members lack', async () => {
    const { personId } = await registerPerson(deps, { contact: { name: 'Member' } });
    const input: OrganizationImport = {
      identifiers: mrn('ORG-1'),
      name: 'General Hospital',
      kind: 'CLINIC',
      timeZone: 'America/New_York',
      locale: 'en-US',
      currency: 'USD',
      members: [{ personId, roles: ['PRACTITIONER'] }],
      location: {
        name: 'Main',
        address: { lines: [], city: 'Boston', region: 'MA', postalCode: '02118', country: 'US' },
        latitude: 42.3,
        longitude: -71.1,
      },
    };
    const first = await importOrganization(deps, input);
    expect(first.created).toBe(true);
    const outbox = await count('outbox');
    expect(await importOrganization(deps, { ...input, name: 'Other' })).toEqual({ ...first, created: false });
    expect(await count('outbox')).toBe(outbox);
    await importOrganization(deps, { ...input, members: [{ personId, roles: ['OWNER'] }] });
    const [member] = await database.sql`select roles, version from users.memberships where organization_id = ${first.organizationId}`;
    expect({ ...member }).toEqual({ roles: ['OWNER', 'PRACTITIONER'], version: 2 });
    const [organization] = await database.sql`select name from users.organizations where id = ${first.organizationId}`;
    expect(organization?.name).toBe('General Hospital');
  });

  it('takes a fixed id, and no place when practitioners gets its own', async () => {
    const id = newId<'Organization'>();
    const input: OrganizationImport = {
      id,
      name: 'Solo',
      kind: 'SOLO',
      timeZone: 'UTC',
      locale: 'en',
      currency: 'EUR',
      members: [],
      location: null,
    };
    expect(await importOrganization(deps, input)).toEqual({ organizationId: id, created: true });
    expect(await importOrganization(deps, input)).toEqual({ organizationId: id, created: false });
    const [created] = (await graph.events('OrganizationCreated')).filter((event) => event.organizationId === id);
    expect(created.payload).toMatchObject({ ownerId: null, locationId: null });
  });
});

it('sessions that are long over are pruned with their tokens, open ones stay', async () => {
  const [old, open] = [await graph.signUp(), await graph.signUp()];
  await database.sql`update users.sessions set expires_at = now() - interval '31 days' where person_id = ${old.id}`;
  await usersJobs(deps)['users.prune-sessions'].handle();
  const left = await database.sql`select person_id from users.refresh_tokens where person_id in (${old.id}, ${open.id})`;
  expect(left.map((row) => row.person_id)).toEqual([open.id]);
});
