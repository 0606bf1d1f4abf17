import type { Client } from './kinds.ts';
import { dayAfter } from './local-time.ts';
import { diceOf } from './random.ts';

const icd10 = 'http://hl7.org/fhir/sid/icd-10';
const loinc = 'http://loinc.org';
const ucum = 'http://unitsofmeasure.org';
const statusSystem = 'http://terminology.hl7.org/CodeSystem';

const conditions = [
  { code: 'M54.5', display: 'Low back pain' },
  { code: 'G47.0', display: 'Insomnia' },
  { code: 'M54.2', display: 'Neck pain' },
  { code: 'I10', display: 'High blood pressure' },
  { code: 'G43.9', display: 'Migraine' },
];
const allergies = ['Lavender oil', 'Latex', 'Peanut', 'Birch pollen', 'Arnica'];
const medications = ['Ibuprofen 400 mg', 'Magnesium 300 mg', 'Ramipril 5 mg', 'Melatonin 2 mg', 'Vitamin D 1000 IU'];

/** A FHIR transaction bundle with the records of some clients. The same clients give the same text. */
export function recordBundle(clients: readonly Client[], monday: string): string {
  const entry = clients.flatMap((client) => {
    const dice = diceOf('record', client.n);
    const patient = `urn:klear:demo:patient:${client.n}`;
    const reference = { reference: patient };
    const day = () => dayAfter(monday, -7 - dice.roll(1_500));
    const make = (name: string, resource: object) => ({
      fullUrl: `urn:klear:demo:${name}:${client.n}`,
      resource,
      request: { method: 'POST', url: name },
    });
    const condition = dice.pick(conditions);
    const pulse = 52 + dice.roll(40);
    const weight = `${48 + dice.roll(50)}.${dice.roll(10)}`;
    const coded = (code: string, display: string) => ({ coding: [{ system: loinc, code, display }], text: display });
    const final = { resourceType: 'Observation', status: 'final', subject: reference };
    return [
      make('condition', {
        resourceType: 'Condition',
        clinicalStatus: { coding: [{ system: `${statusSystem}/condition-clinical`, code: 'active' }] },
        code: { coding: [{ system: icd10, ...condition }], text: condition.display },
        subject: reference,
        onsetDateTime: day(),
      }),
      ...(dice.chance(60)
        ? [
            make('allergy', {
              resourceType: 'AllergyIntolerance',
              clinicalStatus: { coding: [{ system: `${statusSystem}/allergyintolerance-clinical`, code: 'active' }] },
              criticality: dice.chance(20) ? 'high' : 'low',
              code: { text: dice.pick(allergies) },
              patient: reference,
              recordedDate: day(),
            }),
          ]
        : []),
      make('medication', {
        resourceType: 'MedicationStatement',
        status: 'active',
        medicationCodeableConcept: { text: dice.pick(medications) },
        subject: reference,
        dateAsserted: day(),
      }),
      make('pulse', {
        ...final,
        code: coded('8867-4', 'Heart rate'),
        effectiveDateTime: day(),
        valueQuantity: { value: pulse, unit: 'beats/minute', system: ucum, code: '/min' },
      }),
      make('weight', {
        ...final,
        code: coded('29463-7', 'Body weight'),
        effectiveDateTime: day(),
        valueQuantity: { value: Number(weight), unit: 'kg', system: ucum, code: 'kg' },
      }),
    ];
  });
  return JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry });
}

/** Whom a bundle's subject means. */
export function personIn(clients: readonly Client[]): (reference: string) => Client['id'] | undefined {
  const known = new Map(clients.map(({ n, id }) => [`urn:klear:demo:patient:${n}`, id]));
  return (reference) => known.get(reference);
}
