import { newId } from '@klear/core';
import { clientViewer } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { importBundle, patientsIn } from '../src/index.ts';
import { recordsHarness } from './records.fixture.ts';

const { ask, deps, database } = await recordsHarness();

const decimals = ['158.79260415288329', '6.30', '-0.0', '1E-7', '100000000000000000000.5'];

/** A bundle as text, since a number in an object has lost its digits already. */
function bundle({ bmi = '21.10', extra = '' } = {}): string {
  const observation = (
    id: string,
    value: string,
    month: number,
  ) => `{ "fullUrl": "urn:uuid:${id}", "resource": { "resourceType": "Observation", "id": "${id}", "status": "final",
    "code": { "coding": [{ "system": "http://loinc.org", "code": "39156-5" }], "text": "BMI" }, "subject": { "reference": "urn:uuid:pat-1" },
    "encounter": { "reference": "urn:uuid:enc-1" }, "effectiveDateTime": "2020-0${month}-01", "valueQuantity": { "value": ${value}, "unit": "kg/m2" } }, "request": { "method": "POST", "url": "Observation" } }`;
  return `{ "resourceType": "Bundle", "type": "transaction", "entry": [
    { "fullUrl": "urn:uuid:pat-1", "resource": { "resourceType": "Patient", "id": "pat-1", "identifier": [{ "system": "urn:mrn", "value": "17" }],
      "name": [{ "use": "official", "family": "Miller", "given": ["Ann"] }], "birthDate": "1970-01-02", "telecom": [{ "system": "phone", "value": "555" }],
      "address": [{ "line": ["1 Road"], "city": "Town", "state": "MA", "postalCode": "02139", "country": "US" }], "communication": [{ "language": { "coding": [{ "code": "en-US" }] } }] } },
    { "fullUrl": "urn:uuid:enc-1", "resource": { "resourceType": "Encounter", "id": "enc-1" } },
    { "fullUrl": "urn:uuid:con-1", "resource": { "resourceType": "Condition", "id": "con-1", "code": { "text": "Asthma" }, "subject": { "reference": "Patient?identifier=urn:mrn|17" } } },
    { "fullUrl": "urn:uuid:med-1", "resource": { "resourceType": "MedicationRequest", "id": "med-1", "medicationCodeableConcept": { "text": "Salbutamol" }, "subject": { "reference": "Patient/pat-1" },
      "reasonReference": [{ "reference": "urn:uuid:con-1" }], "dosageInstruction": [{ "sequence": 1, "doseAndRate": [{ "doseQuantity": { "value": 1.0 } }] }] } },
    { "fullUrl": "urn:uuid:all-1", "resource": { "resourceType": "AllergyIntolerance", "id": "all-1", "code": { "text": "Peanuts" }, "patient": { "reference": "urn:uuid:pat-1" } } },
    ${decimals.map((value, index) => observation(`obs-${index}`, value, index + 1)).join(',')}, ${observation('bmi', bmi, 9)} ${extra}
  ] }`;
}

const personId = newId<'User'>();
const known = new Map([
  ['urn:uuid:pat-1', personId],
  ['Patient/pat-1', personId],
  ['Patient?identifier=urn:mrn|17', personId],
]);
const run = (text: string) => importBundle(deps, { text, organizationId: null, personOf: (reference) => known.get(reference) });
const query = `query ($id: ID!) { healthRecord(personId: $id) {
  conditions { edges { node { id version code { text } } } } medications { edges { node { id } } } allergies { edges { node { id } } }
  observations(first: 100) { edges { node { version effective valueQuantity { value } } } } } }`;
const record = async () => (await ask(clientViewer(personId), query, { id: personId })).data.healthRecord;

describe('importing a bundle', () => {
  test('brings every supported resource in with its decimals digit for digit, and counts the others', async () => {
    const first = await run(bundle());
    expect(first).toEqual({
      ok: true,
      value: {
        imported: {
          Condition: { added: 1, revised: 0, unchanged: 0 },
          MedicationRequest: { added: 1, revised: 0, unchanged: 0 },
          AllergyIntolerance: { added: 1, revised: 0, unchanged: 0 },
          Observation: { added: 6, revised: 0, unchanged: 0 },
        },
        notSupported: { Encounter: 1 },
        faults: [],
      },
    });
    const { observations, conditions } = await record();
    const values = observations.edges.map(({ node }: { node: { valueQuantity: { value: string } } }) => node.valueQuantity.value);
    expect(values, 'the newest first').toEqual(['21.10', ...decimals.toReversed()]);
    expect(conditions.edges).toMatchObject([{ node: { version: 1, code: { text: 'Asthma' } } }]);
  });

  test('again changes nothing; a changed resource becomes a new version of the same entry', async () => {
    const again = await run(bundle());
    expect(again).toMatchObject({
      value: { imported: { Observation: { added: 0, revised: 0, unchanged: 6 }, Condition: { unchanged: 1 } } },
    });
    const changed = await run(bundle({ bmi: '21.1' }));
    expect(changed).toMatchObject({ value: { imported: { Observation: { added: 0, revised: 1, unchanged: 5 } } } });
    const { observations } = await record();
    expect(observations.edges).toHaveLength(6);
    expect(observations.edges[0].node).toMatchObject({ version: 2, valueQuantity: { value: '21.1' } });
  });

  test('reports each faulty entry and lets the rest in', async () => {
    const wrong = [
      '{ "resource": { "resourceType": "Observation", "code": {}, "subject": { "reference": "urn:uuid:pat-1" } } }',
      '{ "fullUrl": "urn:uuid:x1", "resource": { "resourceType": "Observation", "code": {} } }',
      '{ "fullUrl": "urn:uuid:x2", "resource": { "resourceType": "Observation", "code": {}, "subject": { "reference": "Patient/nobody" } } }',
      '{ "fullUrl": "urn:uuid:x3", "resource": { "resourceType": "Condition", "subject": { "reference": "urn:uuid:pat-1" } } }',
      '{ "fullUrl": "urn:uuid:x4" }',
      '{ "fullUrl": "urn:uuid:x5", "resource": { "id": "x5" } }',
      `{ "fullUrl": "urn:uuid:x6", "resource": { "resourceType": "Condition", "code": { "text": "${'x'.repeat(300_000)}" }, "subject": { "reference": "urn:uuid:pat-1" } } }`,
    ];
    const report = await run(bundle({ bmi: '21.1', extra: `, ${wrong.join(',')}` }));
    if (!report.ok) expect.fail(report.error);
    expect(report.value.faults.map(({ index, code }) => [index, code]).toSorted()).toEqual([
      [11, 'NO_ORIGIN'],
      [12, 'NO_SUBJECT'],
      [13, 'SUBJECT_UNKNOWN'],
      [14, 'NO_CODE'],
      [15, 'NO_RESOURCE'],
      [16, 'NO_TYPE'],
      [17, 'TOO_LARGE'],
    ]);
    expect(report.value.imported.Observation?.unchanged).toBe(6);
  });

  test.each([
    ['{', 'NOT_JSON'],
    ['[]', 'NOT_A_BUNDLE'],
    ['{"resourceType":"Bundle","type":"searchset"}', 'NOT_A_TRANSACTION'],
  ])('%s is %s', async (text, code) => {
    expect(await run(text)).toEqual({ ok: false, error: code });
    expect(patientsIn(text)).toEqual({ ok: false, error: code });
  });

  test('names the patients for whoever registers persons', () => {
    expect(patientsIn(bundle())).toEqual({
      ok: true,
      value: [
        {
          references: ['urn:uuid:pat-1', 'Patient/pat-1', 'Patient?identifier=urn:mrn|17'],
          identifiers: [{ system: 'urn:mrn', value: '17' }],
          name: 'Ann Miller',
          birthDate: '1970-01-02',
          email: null,
          phone: '555',
          address: { lines: ['1 Road'], city: 'Town', region: 'MA', postalCode: '02139', country: 'US' },
          locale: 'en-US',
        },
      ],
    });
  });

  test('resolves references inside the bundle and leaves foreign ones as they are', async () => {
    const { data } = await ask(clientViewer(personId), query, { id: personId });
    const medicationId = data.healthRecord.medications.edges[0].node.id;
    const conditionId = data.healthRecord.conditions.edges[0].node.id;
    const texts = await deps.db.asSystem(async (tx) => {
      const { findByIds } = await import('../src/store/resources.ts');
      const { openTexts } = await import('../src/commands/sealing.ts');
      return openTexts(deps, tx, await findByIds(tx, [medicationId]));
    });
    expect(texts[0]).toContain(`"reasonReference":[{"reference":"Condition/${conditionId}"}]`);
    expect(texts[0]).toContain(`"subject":{"reference":"Patient/${personId}"}`);
    expect(texts[0]).toContain('"doseQuantity":{"value":1.0}');
  });

  test('writes what it did into the access log, once per part', async () => {
    const facts =
      await database.sql`select entity_type, agent_kind from health_records.audit_events where subject_person_id = ${personId} and type = 'record.imported' order by id limit 4`;
    expect(facts.map(({ entity_type }) => entity_type).toSorted()).toEqual(['ALLERGIES', 'CONDITIONS', 'MEDICATIONS', 'OBSERVATIONS']);
    expect(new Set(facts.map(({ agent_kind }) => agent_kind))).toEqual(new Set(['system']));
  });
});
