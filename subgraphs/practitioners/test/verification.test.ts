import { newId, type Viewer } from '@klear/core';
import { anonymousViewer, clientViewer, managerViewer, ownerViewer } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { openPractice } from './practice.ts';

const practice = await openPractice();
const support: Viewer = { ...clientViewer(), platformRoles: ['SUPPORT'] };
const add = `mutation ($input: AddCredentialInput!) { addCredential(input: $input) { ... on AddCredentialSuccess { credential { id code jurisdiction verification version } } } }`;
const verify = `mutation ($input: VerifyCredentialInput!) { verifyCredential(input: $input) { __typename
  ... on VerifyCredentialSuccess { credential { id verification version } } ... on VersionConflict { code } } }`;
const remove = `mutation ($input: RemoveCredentialInput!) { removeCredential(input: $input) { ... on RemoveCredentialSuccess { credentialId } } }`;

const run = async (viewer: Viewer, query: string, input: object) => {
  const { data, errors } = await practice.ask(viewer, query, { input: { idempotencyKey: newId(), ...input } });
  const [answer] = Object.values(data ?? {});
  return { answer: answer as { __typename?: string; credential: { id: string; version: number } } | null, refusal: errors[0]?.extensions };
};
const licence = { name: 'Massage licence', code: 'massage-therapist', jurisdiction: 'US-KS', start: '2020-01-01', end: '2030-12-31' };
async function stated(facts: object = licence) {
  const employed = await practice.employ();
  const { answer } = await run(employed.viewer, add, facts);
  return { ...employed, credentialId: answer?.credential.id ?? '' };
}
const told = async (credentialId: string) =>
  (
    await practice.database.sql`select envelope from practitioners.outbox
      where type = 'CredentialChanged' and envelope #>> '{aggregate,id}' = ${credentialId} order by position`
  ).map(({ envelope }) => ({ version: envelope.aggregate.version, organizationId: envelope.organizationId, ...envelope.payload }));

describe('a credential', () => {
  test('is told when it is stated, checked and removed: the codes, the place and the dates, never its name or number', async () => {
    const { viewer, practitionerId, credentialId } = await stated({ ...licence, identifier: 'KS-4711', issuer: 'State Board' });
    await run(support, verify, { credentialId, verification: 'VALIDATED', expectedVersion: 1 });
    await run(support, verify, { credentialId, verification: 'REQ_REVALID', expectedVersion: 2 });
    await run(viewer, remove, { credentialId });
    const always = {
      ...{ credentialId, practitionerId, code: 'massage-therapist', jurisdiction: 'US-KS' },
      ...{ startsOn: '2020-01-01', endsOn: '2030-12-31', organizationId: null },
    };
    const events = await told(credentialId);
    expect(events).toEqual([
      { ...always, version: 1, verified: false, held: true },
      { ...always, version: 2, verified: true, held: true },
      { ...always, version: 3, verified: false, held: true },
      { ...always, version: 4, verified: false, held: false },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/4711|State Board|Massage licence/);
  });

  test('is checked by support alone, and by nobody who holds it; a refusal changes nothing', async () => {
    const { viewer, manager, organizationId, practitionerId, credentialId } = await stated();
    const input = { credentialId, verification: 'VALIDATED', expectedVersion: 1 };
    const others: [Viewer, string][] = [
      [anonymousViewer(), 'UNAUTHENTICATED'],
      [clientViewer(), 'FORBIDDEN'],
      [viewer, 'FORBIDDEN'],
      [manager, 'FORBIDDEN'],
      [ownerViewer({ organizationId }), 'FORBIDDEN'],
      [managerViewer(), 'FORBIDDEN'],
      // Acting for a practice and for the platform at once is what the hop refuses.
      [{ ...viewer, platformRoles: ['SUPPORT'] }, 'UNAUTHENTICATED'],
      [{ ...clientViewer(practitionerId), platformRoles: ['SUPPORT'] }, 'FORBIDDEN'],
    ];
    for (const [other, code] of others) expect((await run(other, verify, input)).refusal).toMatchObject({ code });
    expect(await told(credentialId)).toHaveLength(1);
    expect((await run(support, verify, input)).answer).toMatchObject({ credential: { verification: 'VALIDATED', version: 2 } });
  });

  test('is checked from the version that was read, once per key; and what holders say is no finding', async () => {
    const { credentialId } = await stated();
    const input = { credentialId, verification: 'VALIDATED', expectedVersion: 1, idempotencyKey: newId() };
    const first = await run(support, verify, input);
    expect((await run(support, verify, input)).answer).toEqual(first.answer);
    expect((await run(support, verify, { ...input, idempotencyKey: newId() })).answer).toEqual({
      __typename: 'VersionConflict',
      code: 'VERSION_CONFLICT',
    });
    expect(await told(credentialId)).toHaveLength(2);
    const faulty = await run(support, verify, { ...input, idempotencyKey: newId(), verification: 'ATTESTED' });
    expect(faulty.refusal).toMatchObject({ code: 'BAD_USER_INPUT', faults: [{ path: ['input', 'verification'], code: 'NOT_IN_LIST' }] });
    for (const id of [newId(), 'nonsense']) {
      expect((await run(support, verify, { ...input, idempotencyKey: newId(), credentialId: id })).refusal).toMatchObject({
        code: 'NOT_FOUND',
      });
    }
  });

  test('is stated with a word that services know and a jurisdiction that exists, or without', async () => {
    const { viewer } = await stated({ name: 'Diploma' });
    const faults = async (facts: object) =>
      ((await run(viewer, add, { name: 'x', ...facts })).refusal?.faults as { path: string[]; code: string }[] | undefined)?.map(
        ({ path, code }) => `${path.at(-1)} ${code}`,
      );
    expect(await faults({ code: 'wizard', jurisdiction: 'US-XX' })).toEqual(['code NOT_IN_LIST', 'jurisdiction JURISDICTION_UNKNOWN']);
    for (const jurisdiction of ['us', 'XX', 'US-', 'US-KSX', '../US', 'Kansas']) {
      expect(await faults({ jurisdiction }), jurisdiction).toEqual([
        expect.stringMatching(/^jurisdiction (JURISDICTION_UNKNOWN|TOO_LARGE)$/),
      ]);
    }
    for (const jurisdiction of ['US', 'US-KS', 'AT-9', 'DE-BE', 'GB-ENG'])
      expect(await faults({ jurisdiction }), jurisdiction).toBeUndefined();
  });

  test('cannot be rewritten by support beyond its check, whatever SQL says', async () => {
    const { credentialId } = await stated();
    const rewrite = practice.deps.db.withViewer(support, (tx) =>
      tx.execute(`update credentials set jurisdiction = 'US' where id = '${credentialId}'`),
    );
    await expect(rewrite).rejects.toMatchObject({ code: '42501' });
  });
});
