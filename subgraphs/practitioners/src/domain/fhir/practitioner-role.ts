import { err, type InputFault, ok, type Result } from '@klear/core';
import type { Coding } from '../practitioner.ts';
import { codingsOf, type Identifier, identifiersOf, type Json, listOf, missing, referenceOf } from './reading.ts';

/** What the directory takes from a FHIR R4 PractitionerRole. */
export interface FhirPractitionerRole {
  /** The resource's own identifier, or one made of its id. */
  readonly identifier: Identifier;
  readonly practitioner: Identifier;
  readonly organization: Identifier;
  readonly locations: readonly Identifier[];
  readonly specialties: readonly Coding[];
  readonly active: boolean;
}

export function practitionerRoleFromFhir(resource: Json): Result<FhirPractitionerRole, InputFault[]> {
  const [own] = identifiersOf(resource.identifier);
  const identifier = own ?? (typeof resource.id === 'string' ? { system: 'urn:fhir:PractitionerRole', value: resource.id } : undefined);
  const practitioner = referenceOf(resource.practitioner);
  const organization = referenceOf(resource.organization);
  const faults: InputFault[] = [];
  if (!identifier) faults.push(missing('identifier', 'An identifier, or an id.'));
  if (!practitioner) faults.push(missing('practitioner', 'The practitioner, by identifier.'));
  if (!organization) faults.push(missing('organization', 'The organization, by identifier.'));
  if (!identifier || !practitioner || !organization) return err(faults);
  return ok({
    identifier,
    practitioner,
    organization,
    locations: listOf(resource.location).flatMap((location) => referenceOf(location) ?? []),
    specialties: codingsOf(resource.specialty),
    active: resource.active !== false,
  });
}
