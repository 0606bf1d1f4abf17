import { newId, type Viewer } from '@klear/core';
import { event } from '@klear/events';
import { clientViewer, organizationOf, personOf, practitionerViewer, waitFor } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { healthRecordsConsumers } from '../src/index.ts';
import { inputs, mutations, recordsHarness } from './records.fixture.ts';

const { ask, owner, base, deps, database } = await recordsHarness();
await base.consume(deps, healthRecordsConsumers());

const allergies = 'query ($id: ID!) { healthRecord(personId: $id) { allergies { edges { node { id code { text } } } } } }';
const again = (viewer: Viewer): Viewer => ({ ...viewer, requestId: newId() });

async function lentAllergies() {
  const client = clientViewer();
  const personId = personOf(client);
  await ask(client, mutations.ALLERGIES, { input: { ...inputs.ALLERGIES, personId, idempotencyKey: 'a' } });
  const practitioner = practitionerViewer({ purpose: 'TREAT' });
  owner.give(personId, [{ practitionerId: personOf(practitioner), categories: ['ALLERGIES'] }]);
  const read = async (viewer: Viewer = practitioner) => {
    const { data, errors } = await ask(again(viewer), allergies, { id: personId });
    return errors[0]?.extensions.reason ?? data.healthRecord.allergies.edges.length;
  };
  const facts = () => database.sql<{ outcome: string; reason: string | null; purpose: string | null; fields: string[] }[]>`
    select outcome, reason, purpose, fields from health_records.audit_events where subject_person_id = ${personId} and action = 'R' order by id`;
  return { client, personId, practitioner, read, facts };
}

describe('a consent', () => {
  test('opens the record, and its withdrawal closes it with the next read once our copy is a second old', async () => {
    const { personId, read } = await lentAllergies();
    expect(await read()).toBe(1);
    owner.give(personId, []);
    await database.shiftClock(1_100);
    expect(await read()).toBe('NO_CONSENT');
    await database.shiftClock(0);
  });

  test('withdrawn by event closes the record at once, within the second in which nobody asks the owner', async () => {
    const { personId, practitioner, read } = await lentAllergies();
    expect(await read()).toBe(1);
    const questions = owner.questions;
    const [kept] = await database.sql`select id, epoch from health_records.consents where person_id = ${personId}`;
    const consent = {
      consentId: kept?.id,
      personId,
      practitionerId: personOf(practitioner),
      organizationId: null,
      categories: ['ALLERGIES'],
      purposes: ['TREAT'],
    };
    const withdrawn = event('ConsentWithdrawn', {
      aggregate: { type: 'Consent', id: kept?.id, version: 2 },
      organizationId: null,
      payload: { ...consent, epoch: Number(kept?.epoch) + 1, withdrawnAt: new Date().toISOString() },
      time: new Date(),
    });
    await base.bus.publish([withdrawn]);
    await waitFor(
      'the withdrawal',
      async () => (await database.sql`select 1 from health_records.consents where person_id = ${personId} and withdrawn`).length === 1,
    );
    await database.sql`update health_records.consent_states set checked_at = clock_timestamp() where person_id = ${personId}`;
    expect(await read()).toBe('NO_CONSENT');
    expect(owner.questions).toBe(questions);

    const late = event('ConsentGranted', {
      aggregate: { type: 'Consent', id: kept?.id, version: 1 },
      organizationId: null,
      payload: { ...consent, epoch: Number(kept?.epoch), startsAt: new Date(0).toISOString(), endsAt: null },
      time: new Date(),
    });
    await base.bus.publish([late]);
    await waitFor(
      'the late grant',
      async () => (await database.sql`select 1 from health_records.inbox where event_id = ${late.id}`).length === 1,
    );
    await database.sql`update health_records.consent_states set checked_at = clock_timestamp() where person_id = ${personId}`;
    expect(await read(), 'an older event that arrives later changes nothing').toBe('NO_CONSENT');
  });

  test('granted by event is known when the owner is asked too, and both make one row', async () => {
    const { personId, practitioner, read } = await lentAllergies();
    expect(await read()).toBe(1);
    expect(
      (
        await database.sql`select 1 from health_records.consents where person_id = ${personId} and practitioner_id = ${personOf(practitioner)}`
      ).length,
    ).toBe(1);
  });

  test('cannot be checked while the owner is away: the record is withheld, and the person still reads it', async () => {
    const { client, read } = await lentAllergies();
    owner.down = true;
    expect(await read()).toBe('CONSENT_UNKNOWN');
    expect(await read(client)).toBe(1);
    owner.down = false;
    await waitFor('the breaker to let a call through', async () => (await read()) === 1);
  });

  test('is known by the news alone while they come in; when they stop, the owner is asked, and withdrawn is withdrawn', async () => {
    const { personId, read } = await lentAllergies();
    expect(await read()).toBe(1);
    await waitFor('the news', async () => {
      await base.bus.pulse('users', 0);
      return deps.consentNews.isSure(personId);
    });
    const questions = owner.questions;
    await database.shiftClock(1_100);
    expect(await read()).toBe(1);
    expect(owner.questions).toBe(questions);
    // The owner has withdrawn it; neither the event nor a pulse comes through.
    owner.give(personId, []);
    await waitFor('the news to be old', () => !deps.consentNews.isSure(personId));
    expect(await read()).toBe('NO_CONSENT');
    expect(owner.questions).toBe(questions + 1);
    await database.shiftClock(0);
  });

  test('is not asked for where viewer and field alone refuse', async () => {
    const { read } = await lentAllergies();
    const questions = owner.questions;
    expect(await read(clientViewer())).toBe('NOT_RELATED');
    expect(await read(practitionerViewer())).toBe('PURPOSE_REQUIRED');
    expect(owner.questions).toBe(questions);
  });

  test('for treatment lets a practitioner add, and only to the parts that it names', async () => {
    const { personId, practitioner, read } = await lentAllergies();
    const add = (part: 'ALLERGIES' | 'CONDITIONS', key: string) =>
      ask(again(practitioner), mutations[part], { input: { ...inputs[part], personId, idempotencyKey: key } });
    expect((await add('ALLERGIES', 'p')).errors).toEqual([]);
    expect(await read()).toBe(2);
    const refused = await add('CONDITIONS', 'q');
    expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', reason: 'NO_CONSENT' } }]);
    expect(
      (await database.sql`select 1 from health_records.resources where person_id = ${personId} and resource_type = 'Condition'`).length,
    ).toBe(0);
    owner.give(personId, [{ practitionerId: personOf(practitioner), categories: [] }]);
    await database.shiftClock(1_100);
    expect((await add('CONDITIONS', 'q')).errors, 'the same key works once the consent is there').toEqual([]);
    await database.shiftClock(0);
  });

  test('does not let anybody mark what somebody else wrote', async () => {
    const { client, personId, practitioner } = await lentAllergies();
    const added = await ask(again(practitioner), mutations.ALLERGIES, { input: { ...inputs.ALLERGIES, personId, idempotencyKey: 'w' } });
    const theirs = added.data.addAllergyIntolerance.allergyIntolerance.id;
    const [own] = await database.sql`select id from health_records.resources where person_id = ${personId} and organization_id is null`;
    const mark = (viewer: Viewer, entryId: string, key: string) =>
      ask(again(viewer), mutations.MARK, { input: { personId, entryId, expectedVersion: 1, idempotencyKey: key } });
    expect((await mark(practitioner, own?.id, '1')).errors).toMatchObject([{ extensions: { reason: 'NOT_RELATED' } }]);
    expect((await mark(client, theirs, '2')).errors).toMatchObject([{ extensions: { reason: 'NOT_RELATED' } }]);
    expect((await mark(clientViewer(), theirs, '3')).errors).toMatchObject([{ extensions: { reason: 'NOT_RELATED' } }]);
    expect((await mark(practitioner, newId(), '4')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await mark(client, newId(), '5')).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect((await mark(practitioner, theirs, '6')).data.markEnteredInError).toMatchObject({ entryId: theirs });
  });
});

describe('the audit', () => {
  test('holds each read and each refusal with purpose, reason and the fields that were asked for', async () => {
    const { read, facts } = await lentAllergies();
    await read();
    await read(practitionerViewer({ purpose: 'TREAT' }));
    await read(clientViewer());
    expect(await facts()).toEqual([
      {
        outcome: '0',
        reason: null,
        purpose: 'TREAT',
        fields: ['HealthRecord.allergies', 'AllergyIntolerance.code', 'CodeableConcept.text'],
      },
      expect.objectContaining({ outcome: '4', reason: 'NO_CONSENT', purpose: 'TREAT' }),
      expect.objectContaining({ outcome: '4', reason: 'NOT_RELATED', purpose: null }),
    ]);
  });

  test('follows fragments to what was asked for', async () => {
    const { client, personId, facts } = await lentAllergies();
    const query = `query ($id: ID!) { healthRecord(personId: $id) { allergies { edges { node { ...A ... on AllergyIntolerance { criticality } } } } } }
      fragment A on AllergyIntolerance { id clinicalStatus ...B } fragment B on AllergyIntolerance { code { ...C } } fragment C on CodeableConcept { coding { code } }`;
    expect((await ask(again(client), query, { id: personId })).errors).toEqual([]);
    const [fact] = await facts();
    expect(fact?.fields.toSorted()).toEqual(
      [
        'HealthRecord.allergies',
        'AllergyIntolerance.clinicalStatus',
        'AllergyIntolerance.code',
        'AllergyIntolerance.criticality',
        'CodeableConcept.coding',
      ].toSorted(),
    );
  });

  test('is part of the read: while it cannot be written nothing is shown, not even to the person', async () => {
    const { client, read } = await lentAllergies();
    await database.sql`revoke insert on health_records.audit_events from klear_health_records_app`;
    expect([await read(), await read(client), await read(clientViewer())]).toEqual([
      'AUDIT_UNAVAILABLE',
      'AUDIT_UNAVAILABLE',
      'AUDIT_UNAVAILABLE',
    ]);
    await database.sql`grant insert on health_records.audit_events to klear_health_records_app`;
    expect(await read()).toBe(1);
  });

  test('tells nothing about ids: an unknown entry is refused like one that belongs to somebody else', async () => {
    const { personId } = await lentAllergies();
    const [own] = await database.sql`select id from health_records.resources where person_id = ${personId}`;
    const query =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on AllergyIntolerance { code { text } } ... on Condition { code { text } } } }';
    for (const viewer of [clientViewer(), practitionerViewer({ purpose: 'TREAT' }), practitionerViewer()]) {
      const answers = [];
      for (const [type, id] of [
        ['AllergyIntolerance', own?.id],
        ['AllergyIntolerance', newId()],
        ['Condition', own?.id],
      ]) {
        const { data, errors } = await ask(again(viewer), query, { r: [{ __typename: type, id }] });
        answers.push({ data, errors });
      }
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
    }
  });
});

describe('rows that a viewer may not read', () => {
  test('stay unreadable with the gate and the predicates out of the way', async () => {
    const { personId, practitioner } = await lentAllergies();
    const outsider = practitionerViewer({ organizationId: organizationOf(practitioner), purpose: 'TREAT' });
    await ask(again(practitioner), allergies, { id: personId });
    const { resources } = await import('../src/store/tables.ts');
    const seenBy = async (viewer: Viewer) =>
      (await deps.db.read(viewer, (tx) => tx.select().from(resources))).filter((row) => row.personId === personId).length;
    expect([await seenBy(practitioner), await seenBy(outsider), await seenBy(clientViewer())]).toEqual([1, 0, 0]);
  });

  test('are one statement for the pages of any number of persons', async () => {
    const people = await Promise.all([lentAllergies(), lentAllergies(), lentAllergies()]);
    const client = people[0]?.client ?? clientViewer();
    const query =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { healthRecord { allergies { edges { node { code { text } } } } conditions { edges { node { id } } } } } } }';
    database.statements.reset();
    await ask(again(client), query, { r: people.map(({ personId }) => ({ __typename: 'User', id: personId })) });
    expect(database.statements.taken().filter((text) => /from resources|from unnest/.test(text))).toHaveLength(1);
    expect(database.statements.taken().filter((text) => text.includes('audit_events'))).toHaveLength(1);
  });
});
