import type { FhirObject } from './fhir-json.ts';

const code = 'entered-in-error';
const verification = (system: string): FhirObject => ({ coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }] });

/** The resource as it reads once it was marked as made in error, in the way that FHIR has for its type. */
export function enteredInError(resource: FhirObject): FhirObject {
  switch (resource.resourceType) {
    // FHIR con-5: a condition in error has no clinical status.
    case 'Condition': {
      const { clinicalStatus: _, ...rest } = resource;
      return { ...rest, verificationStatus: verification('condition-ver-status') };
    }
    case 'AllergyIntolerance': {
      const { clinicalStatus: _, ...rest } = resource;
      return { ...rest, verificationStatus: verification('allergyintolerance-verification') };
    }
    default:
      return { ...resource, status: code };
  }
}
