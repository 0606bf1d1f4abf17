import { newId } from '@klear/core';
import { anonymousViewer, clientViewer, ownerViewer, personOf, practitionerViewer } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { coding, openPractice } from './practice.ts';

const practice = await openPractice();
const update = /* GraphQL */ `mutation ($input: UpdatePractitionerProfileInput!) {
  updatePractitionerProfile(input: $input) { ... on UpdatePractitionerProfileSuccess { practitioner { id displayName headline bio languages specialties { code display } specialtyCodes } } }
}`;
const run = async (viewer: Parameters<typeof practice.ask>[0], input: object) => {
  const { data, errors } = await practice.ask(viewer, update, { input: { idempotencyKey: newId(), ...input } });
  return { practitioner: data?.updatePractitionerProfile?.practitioner, refusal: errors[0]?.extensions };
};
const events = (type: string) => practice.database.sql`select envelope from practitioners.outbox where type = ${type} order by position`;

describe('the profile', () => {
  test('is made by a practitioner, changed field by field by the same person, and told by event', async () => {
    const viewer = practitionerViewer();
    const specialties = [coding('111N00000X', 'Chiropractor')];
    expect((await run(viewer, { displayName: ' Ann Lee ', languages: ['en'], specialties })).practitioner).toMatchObject({
      displayName: 'Ann Lee',
      headline: null,
    });
    const changed = await run({ ...viewer, roles: [], organizationId: null }, { headline: 'Gentle hands', bio: 'Line one\nLine two' });
    expect(changed.practitioner).toEqual({
      id: viewer.personId,
      displayName: 'Ann Lee',
      headline: 'Gentle hands',
      bio: 'Line one\nLine two',
      languages: ['en'],
      specialties: [{ code: '111N00000X', display: 'Chiropractor' }],
      specialtyCodes: ['111N00000X'],
    });
    expect((await run(viewer, { headline: null })).practitioner.headline).toBeNull();
    const told = (await events('PractitionerChanged')).map((row) => row.envelope);
    expect(told.map((envelope) => envelope.aggregate.version)).toEqual([1, 2, 3]);
    expect(told[0].payload).toEqual({ practitionerId: viewer.personId, organizationIds: [], specialties: ['111N00000X'], active: true });
    expect(JSON.stringify(told)).not.toContain('Ann');
  });

  test('is not made by clients, managers or nobody', async () => {
    expect((await run(anonymousViewer(), { displayName: 'X' })).refusal).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await run(clientViewer(), { displayName: 'X' })).refusal).toMatchObject({ code: 'FORBIDDEN', reason: 'ROLE_REQUIRED' });
    expect((await run(ownerViewer(), { displayName: 'X' })).refusal).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('lists all faulty fields at once and echoes none of their values', async () => {
    const bad = {
      displayName: '',
      headline: 'x'.repeat(201),
      languages: ['not a language'],
      specialties: [{ system: 'nope', code: 'two words' }],
      bio: 'bell\u0007',
    };
    const { refusal } = await run(practitionerViewer(), bad);
    const paths = (refusal as { faults: { path: unknown[] }[] }).faults.map((fault) => fault.path.join('.'));
    expect(paths.sort()).toEqual([
      'input.bio',
      'input.displayName',
      'input.headline',
      'input.languages.0',
      'input.specialties.0.code',
      'input.specialties.0.system',
    ]);
    expect(JSON.stringify(refusal)).not.toMatch(/two words|not a language/);
    expect((await run(practitionerViewer(), { headline: 'no name' })).refusal).toMatchObject({
      code: 'BAD_USER_INPUT',
      faults: [{ path: ['input', 'displayName'] }],
    });
  });

  test('a repeat with the same key changes nothing more; with another input it is refused', async () => {
    const viewer = practitionerViewer();
    const key = newId();
    const first = await run(viewer, { displayName: 'Key', idempotencyKey: key });
    await run(viewer, { displayName: 'Later' });
    expect((await run(viewer, { displayName: 'Key', idempotencyKey: key })).practitioner).toEqual({
      ...first.practitioner,
      displayName: 'Later',
    });
    expect((await run(viewer, { displayName: 'Other', idempotencyKey: key })).refusal).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });
});

describe('credentials', () => {
  const add = /* GraphQL */ `mutation ($input: AddCredentialInput!) { addCredential(input: $input) { ... on AddCredentialSuccess { credential { id name issuer jurisdiction start end verification } } } }`;
  const remove = /* GraphQL */ `mutation ($input: RemoveCredentialInput!) { removeCredential(input: $input) { ... on RemoveCredentialSuccess { credentialId } } }`;
  const list = /* GraphQL */ `query ($id: ID!) { practitioner(id: $id) { credentials { id name } } }`;

  test('are added attested and removed by their holder, once per key', async () => {
    const { viewer, practitionerId } = await practice.employ();
    const input = { name: 'Licensed Therapist', jurisdiction: 'US-KS', start: '2020-02-29', idempotencyKey: newId() };
    const added = (await practice.ask(viewer, add, { input })).data.addCredential.credential;
    expect(added).toMatchObject({
      name: 'Licensed Therapist',
      issuer: null,
      jurisdiction: 'US-KS',
      start: '2020-02-29',
      end: null,
      verification: 'ATTESTED',
    });
    expect((await practice.ask(viewer, add, { input })).data.addCredential.credential).toEqual(added);
    const stranger = await practice.employ();
    const theft = { input: { credentialId: added.id, idempotencyKey: newId() } };
    expect((await practice.ask(stranger.viewer, remove, theft)).errors[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await practice.ask(anonymousViewer(), list, { id: practitionerId })).data.practitioner.credentials).toHaveLength(1);
    const removal = { input: { credentialId: added.id, idempotencyKey: newId() } };
    for (let time = 0; time < 2; time += 1) {
      expect((await practice.ask(viewer, remove, removal)).data.removeCredential).toEqual({ credentialId: added.id });
    }
    expect((await practice.ask(anonymousViewer(), list, { id: practitionerId })).data.practitioner.credentials).toEqual([]);
    expect((await practice.ask(viewer, add, { input })).errors[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test('need a profile, an existing id and an end after the start', async () => {
    const viewer = practitionerViewer();
    const code = async (query: string, input: object) =>
      (await practice.ask(viewer, query, { input: { idempotencyKey: newId(), ...input } })).errors[0]?.extensions.code;
    expect(await code(add, { name: 'x' })).toBe('NOT_FOUND');
    expect(await code(remove, { credentialId: newId() })).toBe('NOT_FOUND');
    expect(await code(remove, { credentialId: 'nonsense' })).toBe('NOT_FOUND');
    expect(await code(add, { name: 'x', start: '2024-01-02', end: '2024-01-01' })).toBe('BAD_USER_INPUT');
    expect(personOf(viewer)).toBeTruthy();
  });
});
