import { err, ok, type Result } from '@klear/core';
import { type FhirObject, type FhirValue, isObject, objectAt, objectsAt, parseFhir, textAt } from './fhir-json.ts';

/** One entry of a bundle with its place in the file, from 0. */
export interface BundleEntry {
  readonly index: number;
  readonly fullUrl: string | undefined;
  readonly resource: FhirObject;
}

export interface EntryFault {
  readonly index: number;
  readonly code: 'NO_RESOURCE' | 'NO_TYPE' | 'NO_ORIGIN' | 'NO_SUBJECT' | 'SUBJECT_UNKNOWN' | 'NO_CODE' | 'TOO_LARGE';
  /** The type that the entry says it is, when it says one. Never a value out of the resource. */
  readonly resourceType?: string | undefined;
}

export type BundleFault = 'NOT_JSON' | 'NOT_A_BUNDLE' | 'NOT_A_TRANSACTION';

/** Reads a FHIR R4 transaction (or batch) bundle; numbers keep their digits. Entries without a typed resource become faults. */
export function readBundle(text: string): Result<{ entries: BundleEntry[]; faults: EntryFault[] }, BundleFault> {
  let bundle: FhirValue;
  try {
    bundle = parseFhir(text);
  } catch {
    return err('NOT_JSON');
  }
  if (!isObject(bundle) || bundle.resourceType !== 'Bundle') return err('NOT_A_BUNDLE');
  if (bundle.type !== 'transaction' && bundle.type !== 'batch') return err('NOT_A_TRANSACTION');
  const entries: BundleEntry[] = [];
  const faults: EntryFault[] = [];
  for (const [index, entry] of objectsAt(bundle, 'entry').entries()) {
    const resource = objectAt(entry, 'resource');
    if (!resource) faults.push({ index, code: 'NO_RESOURCE' });
    else if (!textAt(resource, 'resourceType')) faults.push({ index, code: 'NO_TYPE' });
    else entries.push({ index, fullUrl: textAt(entry, 'fullUrl'), resource });
  }
  return ok({ entries, faults });
}

/** Every text by which other resources of the bundle may refer to an entry: its fullUrl, type/id, and conditional references. */
export function referencesTo({ fullUrl, resource }: BundleEntry): string[] {
  const type = textAt(resource, 'resourceType') ?? '';
  const id = textAt(resource, 'id');
  const conditional = objectsAt(resource, 'identifier').flatMap((identifier) => {
    const value = textAt(identifier, 'value');
    return value ? [`${type}?identifier=${textAt(identifier, 'system') ?? ''}|${value}`] : [];
  });
  return [...(fullUrl ? [fullUrl] : []), ...(id ? [`${type}/${id}`] : []), ...conditional];
}

/** The same resource with every reference that `resolve` knows replaced; the rest stays as it was written. */
export function withReferences(resource: FhirObject, resolve: (reference: string) => string | undefined): FhirObject {
  const walk = (value: FhirValue | undefined): FhirValue | undefined => {
    if (Array.isArray(value)) return value.map((item) => walk(item) ?? null);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([member, inner]) =>
        member === 'reference' && typeof inner === 'string' ? [member, resolve(inner) ?? inner] : [member, walk(inner)],
      ),
    );
  };
  return walk(resource) as FhirObject;
}
