import type { UserId } from '@klear/core';
import { type FhirObject, fhirNumber } from './fhir-json.ts';

export interface CodeInput {
  readonly system: string;
  readonly code: string;
  readonly display?: string | null | undefined;
}

/** Who writes an entry and when. A practitioner asserts and prescribes; a person states. */
export interface Authorship {
  readonly personId: UserId;
  readonly authorId: UserId;
  readonly at: Date;
}

const terminology = 'http://terminology.hl7.org/CodeSystem';
const ucum = 'http://unitsofmeasure.org';

const concept = (input: CodeInput, text?: string | null): FhirObject => ({
  coding: [{ system: input.system, code: input.code, ...(input.display && { display: input.display }) }],
  ...((text || input.display) && { text: text || input.display || '' }),
});

const status = (system: string, code: string): FhirObject => ({ coding: [{ system: `${terminology}/${system}`, code }] });

function byline({ personId, authorId }: Authorship): { subject: FhirObject; author: FhirObject } {
  const subject = { reference: `Patient/${personId}` };
  return { subject, author: personId === authorId ? subject : { reference: `Practitioner/${authorId}` } };
}

export interface NewCondition {
  readonly code: CodeInput;
  readonly text?: string | null | undefined;
  readonly clinicalStatus: string;
  readonly onset?: string | null | undefined;
}

/** A person's own statement is unconfirmed until a practitioner says otherwise. */
export function newCondition(input: NewCondition, by: Authorship): FhirObject {
  const { subject, author } = byline(by);
  return {
    resourceType: 'Condition',
    clinicalStatus: status('condition-clinical', input.clinicalStatus),
    verificationStatus: status('condition-ver-status', by.personId === by.authorId ? 'unconfirmed' : 'confirmed'),
    code: concept(input.code, input.text),
    subject,
    ...(input.onset && { onsetDateTime: input.onset }),
    recordedDate: by.at.toISOString(),
    asserter: author,
  };
}

export interface NewAllergy {
  readonly code: CodeInput;
  readonly text?: string | null | undefined;
  readonly criticality?: string | null | undefined;
  readonly categories: readonly string[];
}

export function newAllergy(input: NewAllergy, by: Authorship): FhirObject {
  const { subject, author } = byline(by);
  return {
    resourceType: 'AllergyIntolerance',
    clinicalStatus: status('allergyintolerance-clinical', 'active'),
    verificationStatus: status('allergyintolerance-verification', by.personId === by.authorId ? 'unconfirmed' : 'confirmed'),
    ...(input.categories.length > 0 && { category: [...input.categories] }),
    ...(input.criticality && { criticality: input.criticality }),
    code: concept(input.code, input.text),
    patient: subject,
    recordedDate: by.at.toISOString(),
    asserter: author,
  };
}

export interface NewMedication {
  readonly code: CodeInput;
  readonly text?: string | null | undefined;
  readonly status: string;
  readonly dosage?: string | null | undefined;
}

export function newMedication(input: NewMedication, by: Authorship): FhirObject {
  const { subject, author } = byline(by);
  const dosage = input.dosage ? [{ text: input.dosage }] : undefined;
  const medicationCodeableConcept = concept(input.code, input.text);
  if (by.personId === by.authorId) {
    const base = { resourceType: 'MedicationStatement', status: input.status, medicationCodeableConcept, subject };
    return { ...base, dateAsserted: by.at.toISOString(), informationSource: author, ...(dosage && { dosage }) };
  }
  const base = { resourceType: 'MedicationRequest', status: input.status, intent: 'order', medicationCodeableConcept, subject };
  return { ...base, authoredOn: by.at.toISOString(), requester: author, ...(dosage && { dosageInstruction: dosage }) };
}

export interface NewObservation {
  readonly code: CodeInput;
  readonly effectiveAt: Date;
  readonly value?: string | null | undefined;
  readonly unit?: string | null | undefined;
  readonly valueText?: string | null | undefined;
}

/** `value` is a decimal text and goes into the resource digit for digit. */
export function newObservation(input: NewObservation, by: Authorship): FhirObject {
  const { subject, author } = byline(by);
  const unit = input.unit ? { unit: input.unit, system: ucum, code: input.unit } : {};
  return {
    resourceType: 'Observation',
    status: 'final',
    code: concept(input.code),
    subject,
    effectiveDateTime: input.effectiveAt.toISOString(),
    issued: by.at.toISOString(),
    performer: [author],
    ...(input.value && { valueQuantity: { value: fhirNumber(input.value), ...unit } }),
    ...(input.valueText && { valueString: input.valueText }),
  };
}
