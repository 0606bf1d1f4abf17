import { anonymous, newId } from '@klear/core';
import { describe, expect, it } from 'vitest';
import { createUsersGraph } from './users-graph.ts';

const graph = await createUsersGraph();

const profileQuery = `mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { ... on UpdateProfileSuccess {
  user { name phone birthDate address { lines city region postalCode country } } } } }`;
const preferencesQuery = `mutation($input: UpdatePreferencesInput!) { updatePreferences(input: $input) { ... on UpdatePreferencesSuccess {
  user { preferences { locale timeZone channels } } } } }`;
const address = { lines: ['Hauptstrasse 5', 'c/o Muster'], city: 'Bern', region: 'BE', postalCode: '3000', country: 'CH' };

describe('the own profile', () => {
  it('changes what is given, keeps what is absent and clears what is null', async () => {
    const anna = await graph.signUp('Anna Muster');
    const change = async (input: object) =>
      (await graph.data(anna.viewer, profileQuery, { input: { ...input, idempotencyKey: newId() } })).updateProfile.user;
    expect(await change({ phone: '+41 79 000 00 01', birthDate: '1990-02-03', address })).toEqual({
      name: 'Anna Muster',
      phone: '+41790000001',
      birthDate: '1990-02-03',
      address,
    });
    expect(await change({ name: 'Anna Neu', phone: null })).toEqual({ name: 'Anna Neu', phone: null, birthDate: '1990-02-03', address });
    const short = { lines: [], city: 'Basel', country: 'CH' };
    expect((await change({ address: short })).address).toEqual({ ...short, region: null, postalCode: null });
    const { me } = await graph.data(anna.viewer, '{ me { name email } }');
    expect(me).toEqual({ name: 'Anna Neu', email: anna.email });
  });

  it('is changed once for one key', async () => {
    const anna = await graph.signUp();
    const version = async () => (await graph.database.sql`select version from users.persons where id = ${anna.id}`)[0]?.version;
    const input = { name: 'Once', idempotencyKey: newId() };
    await graph.data(anna.viewer, profileQuery, { input });
    await graph.data(anna.viewer, profileQuery, { input });
    expect(await version()).toBe(2);
  });

  it('refuses a missing name and malformed parts, all of them at once, and changes nothing', async () => {
    const anna = await graph.signUp('Anna Muster');
    const input = { name: null, phone: '12', address: { ...address, country: 'CHE' }, idempotencyKey: newId() };
    const { errors } = await graph.ask(anna.viewer, profileQuery, { input });
    const faults = errors[0]?.extensions.faults as { path: string[] }[];
    expect(faults.map(({ path }) => path.join('.'))).toEqual(['input.name', 'input.phone', 'input.address.country']);
    expect((await graph.data(anna.viewer, '{ me { name phone } }')).me).toEqual({ name: 'Anna Muster', phone: null });
  });

  it('is recorded in the audit log by the names of its fields', async () => {
    const anna = await graph.signUp();
    await graph.data(anna.viewer, profileQuery, { input: { phone: '+41790000002', birthDate: '1990-02-03', idempotencyKey: newId() } });
    const [row] = await graph.database.sql`select fields from users.audit_events where entity_id = ${anna.id} and type = 'user.changed'`;
    expect(row?.fields).toEqual(['phone', 'birthDate']);
  });
});

describe('sealed contact data', () => {
  const sealedAt = (column: string, from: { id: string; column: string }, to: string) => graph.database.sql`
    update users.persons set ${graph.database.sql(column)} = (select ${graph.database.sql(from.column)} from users.persons where id = ${from.id})
    where id = ${to}`;

  it.each([
    ['another column of the same person', 'self', 'email_sealed'],
    ['the same column of another person', 'other', 'phone_sealed'],
  ])('does not open when it is moved to %s', async (_, whose, column) => {
    const [anna, ben] = [await graph.signUp(), await graph.signUp()];
    for (const { viewer } of [anna, ben])
      await graph.data(viewer, profileQuery, { input: { phone: '+41790000003', idempotencyKey: newId() } });
    await sealedAt('phone_sealed', { id: whose === 'self' ? anna.id : ben.id, column }, anna.id);
    const { data, errors } = await graph.ask(anna.viewer, '{ me { id phone } }');
    expect(data.me).toEqual({ id: anna.id, phone: null });
    expect(errors).toMatchObject([{ path: ['me', 'phone'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(JSON.stringify(errors)).not.toContain('@example.org');
  });

  it('is gone for good with the person’s key', async () => {
    const anna = await graph.signUp('Anna Gone');
    await graph.database.sql`delete from users.person_keys where person_id = ${anna.id}`;
    expect((await graph.data(anna.viewer, '{ me { name email } }')).me).toEqual({ name: null, email: null });
  });
});

describe('preferences', () => {
  it('change what is given and keep the rest', async () => {
    const anna = await graph.signUp();
    const change = async (input: object) =>
      (await graph.data(anna.viewer, preferencesQuery, { input: { ...input, idempotencyKey: newId() } })).updatePreferences.user
        .preferences;
    expect(await change({ timeZone: 'Asia/Tokyo' })).toEqual({ locale: 'en', timeZone: 'Asia/Tokyo', channels: ['EMAIL', 'IN_APP'] });
    expect(await change({ locale: 'ja-JP', channels: ['PUSH', 'PUSH'] })).toEqual({
      locale: 'ja-JP',
      timeZone: 'Asia/Tokyo',
      channels: ['PUSH'],
    });
    expect(await change({ channels: [] })).toMatchObject({ channels: [] });
  });

  it('know no unknown zone, language or channel', async () => {
    const anna = await graph.signUp();
    for (const input of [{ timeZone: 'Mars/Olympus' }, { locale: 'not a locale' }, { channels: ['PIGEON'] }]) {
      const { errors } = await graph.ask(anna.viewer, preferencesQuery, { input: { ...input, idempotencyKey: newId() } });
      expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('me', () => {
  it('is nobody without a token', async () => {
    expect(await graph.data(anonymous('r'), '{ me { id } }')).toEqual({ me: null });
  });

  it('is the person of the token', async () => {
    const anna = await graph.signUp();
    expect((await graph.data(anna.viewer, '{ me { id } }')).me).toEqual({ id: anna.id });
  });
});

it('an organization that does not exist, and one of no known form, is null', async () => {
  const query = 'query($id: ID!) { organization(id: $id) { name } }';
  for (const id of [newId(), 'x', '']) expect(await graph.data(anonymous('r'), query, { id })).toEqual({ organization: null });
});
