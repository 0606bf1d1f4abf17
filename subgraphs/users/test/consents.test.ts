import { newId, systemViewer } from '@klear/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Account, createUsersGraph } from './users-graph.ts';

const graph = await createUsersGraph();

const grantQuery = `mutation($input: GrantConsentInput!) { grantConsent(input: $input) { ... on GrantConsentSuccess {
  consent { id status practitioner { id } organization { id } categories purposes end } } } }`;
const withdrawQuery =
  'mutation($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { ... on WithdrawConsentSuccess { consent { status } } } }';
const stateQuery = `query($ids: [_Any!]!) { _entities(representations: $ids) { ... on ConsentState { id epoch active { id categories purposes } } } }`;

let anna: Account;
beforeAll(async () => {
  anna = await graph.signUp();
});
const practitionerId = newId<'User'>();
const input = (change: object = {}) => ({ practitionerId, categories: ['ALLERGIES'], idempotencyKey: newId(), ...change });
const grant = async (change?: object) => (await graph.data(anna.viewer, grantQuery, { input: input(change) })).grantConsent.consent;
const withdraw = (viewer: Account['viewer'], consentId: string, idempotencyKey: string = newId()) =>
  graph.ask(viewer, withdrawQuery, { input: { consentId, idempotencyKey } });
const state = async (id: string) =>
  (await graph.data(systemViewer('r'), stateQuery, { ids: [{ __typename: 'ConsentState', id }] }))._entities[0];

describe('a consent', () => {
  it('lends what it names from now on, for treatment unless told otherwise, and is announced with its epoch', async () => {
    const consent = await grant();
    expect(consent).toEqual({
      id: consent.id,
      status: 'ACTIVE',
      practitioner: { id: practitionerId },
      organization: null,
      categories: ['ALLERGIES'],
      purposes: ['TREAT'],
      end: null,
    });
    const [event] = (await graph.events('ConsentGranted')).slice(-1);
    const { epoch } = await state(anna.id);
    expect(event.payload).toMatchObject({
      consentId: consent.id,
      personId: anna.id,
      practitionerId,
      organizationId: null,
      epoch,
      endsAt: null,
    });
    expect(event.aggregate).toEqual({ type: 'ConsentState', id: anna.id, version: epoch });
  });

  it('is over at once when it is withdrawn, and each change counts the epoch up', async () => {
    const consent = await grant();
    const before = await state(anna.id);
    expect(before.active.map((active: { id: string }) => active.id)).toContain(consent.id);
    const key = newId();
    expect((await withdraw(anna.viewer, consent.id, key)).data.withdrawConsent.consent.status).toBe('INACTIVE');
    expect((await withdraw(anna.viewer, consent.id, key)).data.withdrawConsent.consent.status).toBe('INACTIVE');
    expect((await withdraw(anna.viewer, consent.id)).data.withdrawConsent.consent.status).toBe('INACTIVE');
    const after = await state(anna.id);
    expect(after.epoch).toBe(before.epoch + 1);
    expect(after.active.map((active: { id: string }) => active.id)).not.toContain(consent.id);
    const withdrawn = (await graph.events('ConsentWithdrawn')).filter((event) => event.payload.consentId === consent.id);
    expect(withdrawn).toMatchObject([{ payload: { epoch: after.epoch } }]);
  });

  it('counts changes made at the same time without a gap', async () => {
    const before = (await state(anna.id)).epoch;
    await Promise.all(Array.from({ length: 8 }, () => grant()));
    expect((await state(anna.id)).epoch).toBe(before + 8);
    const epochs = (await graph.events('ConsentGranted')).slice(-8).map((event) => event.payload.epoch);
    expect(epochs).toEqual(Array.from({ length: 8 }, (_, index) => before + 1 + index));
  });

  it('lapses at its end', async () => {
    const end = new Date(Date.now() + 3_600_000).toISOString();
    const consent = await grant({ end, purposes: ['TREAT', 'HPAYMT'] });
    expect(consent).toMatchObject({ end, purposes: ['TREAT', 'HPAYMT'] });
    await graph.database.shiftClock(3_600_001);
    const { active } = await state(anna.id);
    await graph.database.shiftClock(0);
    expect(active.map((item: { id: string }) => item.id)).not.toContain(consent.id);
  });

  it('goes to an organization that exists', async () => {
    const organizationId = await graph.createOrganization(await graph.signUp());
    expect(await grant({ practitionerId: null, organizationId })).toMatchObject({
      organization: { id: organizationId },
      practitioner: null,
    });
    const { errors } = await graph.ask(anna.viewer, grantQuery, { input: input({ practitionerId: null, organizationId: newId() }) });
    expect(errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
  });

  it.each([
    ['both grantees', { organizationId: newId() }, ['input']],
    ['no grantee', { practitionerId: null }, ['input']],
    ['no category', { categories: [] }, ['input', 'categories']],
    ['no purpose', { purposes: [] }, ['input', 'purposes']],
    ['emergency treatment', { purposes: ['ETREAT'] }, ['input', 'purposes']],
    ['an end in the past', { end: '2020-01-01T00:00:00Z' }, ['input', 'end']],
  ])('is refused with %s, and nothing is recorded', async (_, change, path) => {
    const before = await state(anna.id);
    const { errors } = await graph.ask(anna.viewer, grantQuery, { input: input(change) });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', faults: [{ path }] });
    expect(await state(anna.id)).toEqual(before);
  });

  it('of another person is not found, and holds on', async () => {
    const consent = await grant();
    const thief = await graph.signUp();
    expect((await withdraw(thief.viewer, consent.id)).errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
    expect((await withdraw(thief.viewer, newId())).errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
    expect((await state(anna.id)).active.map((item: { id: string }) => item.id)).toContain(consent.id);
  });

  it('is listed to its person, page by page, the newest first', async () => {
    const person = await graph.signUp();
    const given: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const data = await graph.data(person.viewer, grantQuery, { input: input() });
      given.unshift(data.grantConsent.consent.id);
    }
    const query =
      'query($after: String) { me { consents(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } } }';
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 5; page += 1) {
      const { me } = await graph.data(person.viewer, query, { after });
      seen.push(...me.consents.edges.map((edge: { node: { id: string } }) => edge.node.id));
      after = me.consents.pageInfo.endCursor;
      if (!me.consents.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(given);
    const { errors } = await graph.ask(person.viewer, query, { after: 'nonsense' });
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('leaves a trace in the audit log that says who, what and when, and no more', async () => {
    const consent = await grant();
    const rows = await graph.database
      .sql`select type, action, agent_person_id, subject_person_id from users.audit_events where entity_id = ${consent.id}`;
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { type: 'consent.granted', action: 'C', agent_person_id: anna.id, subject_person_id: anna.id },
    ]);
  });
});

it('the state of nobody’s consents is empty at epoch 0', async () => {
  const nobody = newId();
  expect(await state(nobody)).toEqual({ id: nobody, epoch: 0, active: [] });
});
