import { digitsAt, type FhirObject, objectAt, objectsAt, textAt } from './fhir-json.ts';

export interface CodingView {
  readonly system: string;
  readonly code: string;
  readonly display: string | null;
}
export interface ConceptView {
  readonly coding: CodingView[];
  readonly text: string | null;
}
export interface QuantityView {
  readonly value: string | null;
  readonly unit: string | null;
  readonly code: string | null;
}

/** Codings without a system or a code name nothing and are left out; codes of unknown systems are kept as they are. */
export function conceptOf(of: FhirObject | undefined): ConceptView | null {
  if (!of) return null;
  const coding = objectsAt(of, 'coding').flatMap((item) => {
    const system = textAt(item, 'system');
    const code = textAt(item, 'code');
    return system && code ? [{ system, code, display: textAt(item, 'display') ?? null }] : [];
  });
  return { coding, text: textAt(of, 'text') ?? null };
}

/** The code of a status that FHIR writes as a concept. */
const statusOf = (resource: FhirObject, member: string): string | null => {
  const [coding] = objectsAt(objectAt(resource, member), 'coding');
  return textAt(coding, 'code') ?? null;
};

/** A point in time by any of FHIR's spellings of it, as precise as it was written. */
function timeOf(resource: FhirObject, prefix: string): string | null {
  const period = objectAt(resource, `${prefix}Period`);
  return (
    textAt(resource, `${prefix}DateTime`) ??
    textAt(resource, `${prefix}Instant`) ??
    textAt(period, 'start') ??
    textAt(resource, `${prefix}String`) ??
    null
  );
}

function instantOf(text: string | undefined): Date | null {
  const instant = text === undefined ? undefined : new Date(text);
  return instant && !Number.isNaN(instant.getTime()) ? instant : null;
}

function quantityOf(of: FhirObject | undefined): QuantityView | null {
  if (!of) return null;
  return { value: digitsAt(of, 'value') ?? null, unit: textAt(of, 'unit') ?? null, code: textAt(of, 'code') ?? null };
}

const measured = (of: FhirObject) => ({
  code: conceptOf(objectAt(of, 'code')),
  valueQuantity: quantityOf(objectAt(of, 'valueQuantity')),
  valueConcept: conceptOf(objectAt(of, 'valueCodeableConcept')),
  valueText: textAt(of, 'valueString') ?? null,
});

export const conditionView = (resource: FhirObject) => ({
  code: conceptOf(objectAt(resource, 'code')),
  clinicalStatus: statusOf(resource, 'clinicalStatus'),
  verificationStatus: statusOf(resource, 'verificationStatus'),
  onset: timeOf(resource, 'onset'),
  abatement: timeOf(resource, 'abatement'),
  recordedAt: instantOf(textAt(resource, 'recordedDate')),
});

export const allergyView = (resource: FhirObject) => ({
  code: conceptOf(objectAt(resource, 'code')),
  clinicalStatus: statusOf(resource, 'clinicalStatus'),
  criticality: textAt(resource, 'criticality') ?? null,
  categories: Array.isArray(resource.category) ? resource.category.filter((item) => typeof item === 'string') : [],
  recordedAt: instantOf(textAt(resource, 'recordedDate')),
});

/** MedicationRequest and MedicationStatement differ in where they keep dose and date. */
export const medicationView = (resource: FhirObject) => {
  const [dosage] = [...objectsAt(resource, 'dosageInstruction'), ...objectsAt(resource, 'dosage')];
  return {
    code: conceptOf(objectAt(resource, 'medicationCodeableConcept')),
    status: textAt(resource, 'status') ?? null,
    dosage: textAt(dosage, 'text') ?? null,
    authoredOn: textAt(resource, 'authoredOn') ?? textAt(resource, 'dateAsserted') ?? timeOf(resource, 'effective'),
  };
};

export const observationView = (resource: FhirObject) => ({
  ...measured(resource),
  status: textAt(resource, 'status') ?? null,
  effective: timeOf(resource, 'effective'),
  components: objectsAt(resource, 'component').map(measured),
});
