import { newId } from '@klear/core';
import { describe, expect, test } from 'vitest';
import { enteredInError } from '../src/domain/entered-in-error.ts';
import { allergyView, conditionView, medicationView, observationView } from '../src/domain/entry-views.ts';
import { type FhirObject, isObject, parseFhir, printFhir } from '../src/domain/fhir-json.ts';
import { newAllergy, newCondition, newMedication, newObservation } from '../src/domain/new-resource.ts';

const resource = (text: string): FhirObject => {
  const value = parseFhir(text);
  return isObject(value) ? value : expect.fail('not an object');
};

describe('FHIR JSON', () => {
  test.each(['0.10', '-0.0', '1e-7', '123456789012345678901234567890', '158.79260415288329', '6.0E+2'])(
    'keeps %s as it was written',
    (digits) => {
      const text = `{"valueQuantity":{"value":${digits}},"list":[${digits},"${digits}",null,true]}`;
      expect(printFhir(parseFhir(text))).toBe(text);
      expect(observationView(resource(text)).valueQuantity?.value).toBe(digits);
    },
  );
});

describe('views', () => {
  test('take FHIR\u2019s several spellings of a time', () => {
    const of = (members: object) => conditionView(resource(JSON.stringify({ resourceType: 'Condition', ...members }))).onset;
    expect(of({ onsetDateTime: '2001' })).toBe('2001');
    expect(of({ onsetPeriod: { start: '2001-02' } })).toBe('2001-02');
    expect(of({ onsetString: 'as a child' })).toBe('as a child');
    expect(of({})).toBeNull();
    expect(observationView(resource('{"effectiveInstant":"2020-01-01T00:00:00Z"}')).effective).toBe('2020-01-01T00:00:00Z');
  });

  test('leave out codings that name nothing and keep codes of unknown systems', () => {
    const { code } = conditionView(resource('{"code":{"coding":[{"code":"x"},{"system":"urn:own","code":"y"},7],"text":""}}'));
    expect(code).toEqual({ coding: [{ system: 'urn:own', code: 'y', display: null }], text: null });
  });

  test('read a statement and a request alike', () => {
    expect(medicationView(resource('{"status":"active","dosage":[{"text":"daily"}],"dateAsserted":"2020"}'))).toMatchObject({
      dosage: 'daily',
      authoredOn: '2020',
    });
    expect(medicationView(resource('{"dosageInstruction":[{"text":"daily"}],"authoredOn":"2021"}'))).toMatchObject({
      dosage: 'daily',
      authoredOn: '2021',
    });
    expect(medicationView(resource('{"effectivePeriod":{"start":"2019"}}'))).toMatchObject({ dosage: null, authoredOn: '2019' });
  });

  test('survive a resource of wrong shapes with nulls', () => {
    const odd = resource(
      '{"code":[],"category":"food","clinicalStatus":"active","recordedDate":"soon","component":{"code":1},"valueQuantity":"6"}',
    );
    expect(allergyView(odd)).toEqual({ code: null, clinicalStatus: null, criticality: null, categories: [], recordedAt: null });
    expect(observationView(odd)).toMatchObject({ valueQuantity: null, components: [] });
  });

  test('read the parts of a blood pressure', () => {
    const part = (value: string) => `{"code":{"text":"p"},"valueQuantity":{"value":${value},"unit":"mmHg","code":"mm[Hg]"}}`;
    const { components } = observationView(resource(`{"component":[${part('120.0')},${part('80')}]}`));
    expect(components.map(({ valueQuantity }) => valueQuantity?.value)).toEqual(['120.0', '80']);
  });
});

describe('new resources', () => {
  const personId = newId<'User'>();
  const authorId = newId<'User'>();
  const at = new Date('2026-03-01T12:00:00Z');
  const code = { system: 'http://snomed.info/sct', code: '1', display: 'D' };

  test('of a practitioner are confirmed and prescribed, those of a person stated', () => {
    expect(newCondition({ code, clinicalStatus: 'active' }, { personId, authorId, at })).toMatchObject({
      verificationStatus: { coding: [{ code: 'confirmed' }] },
      asserter: { reference: `Practitioner/${authorId}` },
    });
    expect(newAllergy({ code, categories: [] }, { personId, authorId, at })).toMatchObject({
      verificationStatus: { coding: [{ code: 'confirmed' }] },
    });
    expect(newMedication({ code, status: 'active', dosage: 'daily' }, { personId, authorId, at })).toMatchObject({
      resourceType: 'MedicationRequest',
      intent: 'order',
      dosageInstruction: [{ text: 'daily' }],
    });
    expect(newMedication({ code, status: 'active' }, { personId, authorId: personId, at })).toMatchObject({
      resourceType: 'MedicationStatement',
      dateAsserted: at.toISOString(),
    });
  });

  test('carry a value that is text or a number with its digits', () => {
    const by = { personId, authorId: personId, at };
    expect(printFhir(newObservation({ code, effectiveAt: at, value: '6.30', unit: 'cm' }, by))).toContain('"value":6.30,"unit":"cm"');
    expect(newObservation({ code, effectiveAt: at, valueText: 'none' }, by)).toMatchObject({ valueString: 'none' });
  });

  test('made in error say so in the way of their type', () => {
    const of = (resourceType: string) => enteredInError({ resourceType, status: 'final', clinicalStatus: { text: 'active' } });
    expect(of('Condition')).toEqual({
      resourceType: 'Condition',
      status: 'final',
      verificationStatus: { coding: [expect.objectContaining({ code: 'entered-in-error' })] },
    });
    expect(of('AllergyIntolerance')).not.toHaveProperty('clinicalStatus');
    expect(of('Observation')).toMatchObject({ status: 'entered-in-error' });
  });
});
