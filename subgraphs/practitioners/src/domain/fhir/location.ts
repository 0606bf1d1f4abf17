import { err, type InputFault, ok, type Result } from '@klear/core';
import { type Identifier, identifiersOf, isObject, type Json, listOf, missing, objectsOf, referenceOf, textOf } from './reading.ts';

/** What the directory takes from a FHIR R4 Location. */
export interface FhirLocation {
  readonly identifier: Identifier;
  readonly organization: Identifier;
  readonly name: string;
  readonly addressLines: readonly string[];
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string;
  /** Of the standard extension; null when the source does not say. */
  readonly timeZone: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly active: boolean;
}

const zoneExtension = 'http://hl7.org/fhir/StructureDefinition/timezone';

export function locationFromFhir(resource: Json): Result<FhirLocation, InputFault[]> {
  const [identifier] = identifiersOf(resource.identifier);
  const organization = referenceOf(resource.managingOrganization);
  const name = textOf(resource.name);
  const address = isObject(resource.address) ? resource.address : {};
  const country = textOf(address.country)?.toUpperCase() ?? '';
  const faults: InputFault[] = [];
  if (!identifier) faults.push(missing('identifier', 'An identifier with system and value.'));
  if (!organization) faults.push(missing('managingOrganization', 'The organization, by identifier.'));
  if (!name) faults.push(missing('name', 'A name.'));
  if (!/^[A-Z]{2}$/.test(country)) faults.push({ path: ['address', 'country'], code: 'WRONG_FORMAT', message: 'ISO 3166-1 alpha-2.' });
  if (!identifier || !organization || !name || faults.length > 0) return err(faults);
  const position = positionOf(resource.position);
  if (!position) {
    return err([{ path: ['position'], code: 'OUT_OF_RANGE', message: 'Latitude within 90 and longitude within 180 degrees.' }]);
  }
  return ok({
    identifier,
    organization,
    name,
    addressLines: listOf(address.line).flatMap((line) => textOf(line) ?? []),
    city: textOf(address.city) ?? null,
    region: textOf(address.state) ?? null,
    postalCode: textOf(address.postalCode) ?? null,
    country,
    timeZone: zoneOf(resource),
    ...position,
    active: resource.status === undefined || resource.status === 'active',
  });
}

function zoneOf(resource: Json): string | null {
  const extension = objectsOf(resource.extension).find((each) => each.url === zoneExtension);
  return textOf(extension?.valueCode) ?? null;
}

function positionOf(value: unknown): { latitude: number | null; longitude: number | null } | undefined {
  if (!isObject(value)) return { latitude: null, longitude: null };
  const { latitude, longitude } = value;
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return undefined;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}
