import type { Consumer } from '@klear/service';
import type { PractitionersDeps } from './deps.ts';
import { consumers } from './events/consumers.ts';

export { addCredential } from './commands/add-credential.ts';
export { type ImportedLocation, importLocations, type LocationReport } from './commands/import-locations.ts';
export { importPlaces } from './commands/import-places.ts';
export { type ImportedRole, type ImportedRoleOutcome, importPractitionerRoles } from './commands/import-practitioner-roles.ts';
export { type ImportedPractitioner, importPractitioners } from './commands/import-practitioners.ts';
export { type ImportedService, importServices } from './commands/import-services.ts';
export { verifyCredential } from './commands/verify-credential.ts';
export type { PractitionersDeps } from './deps.ts';
export { type FhirLocation, locationFromFhir } from './domain/fhir/location.ts';
export { type FhirPractitioner, practitionerFromFhir } from './domain/fhir/practitioner.ts';
export { type FhirPractitionerRole, practitionerRoleFromFhir } from './domain/fhir/practitioner-role.ts';
export { type Identifier, identifiersOf, isObject, type Json, listOf, objectsOf, textOf } from './domain/fhir/reading.ts';
export type { LocationId, ServiceId } from './domain/ids.ts';
export type { Place } from './domain/place.ts';
export { placeFromColumns } from './domain/place-line.ts';
export type { Coding } from './domain/practitioner.ts';
export type { Service } from './domain/service.ts';
export { createPractitionersSubgraph, practitionersTypeDefs } from './subgraph.ts';

/** The subgraph's migrations, for the migrator. */
export const practitionersMigrations: URL = new URL('../migrations/', import.meta.url);

/** What to run beside the subgraph, with its deps as context. */
export function practitionersConsumers(_deps: PractitionersDeps): readonly Consumer<PractitionersDeps>[] {
  return consumers;
}
