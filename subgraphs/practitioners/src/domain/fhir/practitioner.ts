import { err, type InputFault, ok, type Result } from '@klear/core';
import { type Identifier, identifiersOf, isObject, type Json, listOf, missing, objectsOf, textOf } from './reading.ts';

/** What the directory takes from a FHIR R4 Practitioner. Contact data is the person's and goes to users. */
export interface FhirPractitioner {
  readonly identifiers: readonly Identifier[];
  readonly displayName: string;
  readonly languages: readonly string[];
  readonly active: boolean;
}

export function practitionerFromFhir(resource: Json): Result<FhirPractitioner, InputFault[]> {
  const identifiers = identifiersOf(resource.identifier);
  const displayName = nameOf(resource.name);
  const faults: InputFault[] = [];
  if (identifiers.length === 0) faults.push(missing('identifier', 'An identifier with system and value.'));
  if (!displayName) faults.push(missing('name', 'A name.'));
  if (!displayName || faults.length > 0) return err(faults);
  const languages = objectsOf(resource.communication)
    .flatMap((concept) => objectsOf(concept.coding))
    .flatMap((coding) => textOf(coding.code) ?? []);
  return ok({ identifiers, displayName: displayName.slice(0, 120), languages: [...new Set(languages)], active: resource.active !== false });
}

/** The official name, else the first: its text, or prefix, given and family names in this order. */
function nameOf(names: unknown): string | undefined {
  const all = objectsOf(names);
  const name = all.find((each) => each.use === 'official') ?? all[0];
  if (!isObject(name)) return undefined;
  const parts = [...listOf(name.prefix), ...listOf(name.given), name.family].flatMap((part) => textOf(part) ?? []);
  return textOf(name.text) ?? textOf(parts.join(' '));
}
