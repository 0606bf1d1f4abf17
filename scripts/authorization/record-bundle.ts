/** A FHIR bundle of one patient in which every member that the graph can show of a record is filled, each text with a word of `plant`. */
export function recordBundle(plant: (field: string) => string): string {
  const subject = { reference: 'urn:klear:patient' };
  const concept = (type: string) => ({
    coding: [{ system: 'http://snomed.info/sct', code: plant(`${type}.code`), display: plant(`${type}.code`) }],
    text: plant(`${type}.code`),
  });
  const state = (code: string) => ({ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/state', code }] });
  const quantity = (value: string) => ({
    value: Number(value),
    unit: plant('Quantity.unit'),
    system: 'http://unitsofmeasure.org',
    code: 'mm[Hg]',
  });
  const final = { resourceType: 'Observation', status: 'final', subject, effectiveDateTime: '2024-03-05T10:00:00Z' };
  const resources = [
    {
      resourceType: 'Condition',
      subject,
      clinicalStatus: state('active'),
      verificationStatus: state('confirmed'),
      code: concept('Condition'),
      onsetDateTime: '2021-04-01',
      abatementDateTime: '2023-05-02',
      recordedDate: '2021-04-03T08:00:00Z',
    },
    {
      resourceType: 'AllergyIntolerance',
      patient: subject,
      clinicalStatus: state('active'),
      criticality: 'high',
      category: ['food'],
      code: concept('AllergyIntolerance'),
      recordedDate: '2021-04-03T08:00:00Z',
    },
    {
      resourceType: 'MedicationStatement',
      subject,
      status: 'active',
      medicationCodeableConcept: concept('Medication'),
      dosage: [{ text: plant('Medication.dosage') }],
      dateAsserted: '2022-01-01',
    },
    { ...final, code: concept('Observation'), valueQuantity: quantity('61.5') },
    { ...final, code: concept('Observation'), valueCodeableConcept: concept('Observation') },
    {
      ...final,
      code: concept('Observation'),
      valueString: plant('Observation.valueText'),
      component: [
        { code: concept('ObservationComponent'), valueQuantity: quantity('120') },
        { code: concept('ObservationComponent'), valueCodeableConcept: concept('ObservationComponent') },
        { code: concept('ObservationComponent'), valueString: plant('ObservationComponent.valueText') },
      ],
    },
  ];
  return JSON.stringify({
    resourceType: 'Bundle',
    type: 'transaction',
    entry: resources.map((resource, index) => ({ fullUrl: `urn:klear:entry:${index}`, resource, request: { method: 'POST' } })),
  });
}
