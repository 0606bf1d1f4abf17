import type { UserId } from '@klear/core';
import { type BundleEntry, type EntryFault, referencesTo } from './bundle.ts';
import { isResourceType, type ResourceType } from './category.ts';
import { type FhirObject, objectAt, printFhir, textAt } from './fhir-json.ts';

/** A resource that a record can hold, with the person whom it is about and where it came from. */
export interface PlannedResource {
  readonly index: number;
  readonly personId: UserId;
  readonly resourceType: ResourceType;
  /** Names the resource for good, so that a second import finds it: its fullUrl or its type and id. */
  readonly origin: string;
  readonly references: readonly string[];
  readonly resource: FhirObject;
}

export interface ImportPlan {
  readonly resources: PlannedResource[];
  /** Types that records do not hold yet, with their numbers. */
  readonly notSupported: Readonly<Record<string, number>>;
  readonly faults: readonly EntryFault[];
}

const maxResourceBytes = 256 * 1024;

function subjectOf(resource: FhirObject): string | undefined {
  return textAt(objectAt(resource, 'subject') ?? objectAt(resource, 'patient'), 'reference');
}

const codeMemberOf = (type: ResourceType) => (type.startsWith('Medication') ? 'medicationCodeableConcept' : 'code');

/** When the resource's fact happened, for the order of entries that are imported together. */
export function clinicalTimeOf(resource: FhirObject): string {
  const members = ['effectiveDateTime', 'onsetDateTime', 'authoredOn', 'dateAsserted', 'recordedDate', 'issued'];
  for (const member of members) {
    const time = new Date(textAt(resource, member) ?? '');
    if (!Number.isNaN(time.getTime())) return time.toISOString();
  }
  return '';
}

/** Sorts a bundle's entries into what is imported, what is counted only, and what is wrong. `personOf` knows subjects by reference. */
export function planImport(entries: readonly BundleEntry[], personOf: (reference: string) => UserId | undefined): ImportPlan {
  const resources: PlannedResource[] = [];
  const notSupported: Record<string, number> = {};
  const faults: EntryFault[] = [];
  for (const entry of entries) {
    const { index, resource } = entry;
    const resourceType = textAt(resource, 'resourceType') ?? '';
    if (!isResourceType(resourceType)) {
      if (resourceType !== 'Patient') notSupported[resourceType] = (notSupported[resourceType] ?? 0) + 1;
      continue;
    }
    const references = referencesTo(entry);
    const origin = references[0];
    const subject = subjectOf(resource);
    const personId = subject === undefined ? undefined : personOf(subject);
    const fault = (code: EntryFault['code']) => void faults.push({ index, code, resourceType });
    if (!origin) fault('NO_ORIGIN');
    else if (!subject) fault('NO_SUBJECT');
    else if (!personId) fault('SUBJECT_UNKNOWN');
    else if (!objectAt(resource, codeMemberOf(resourceType))) fault('NO_CODE');
    else if (Buffer.byteLength(printFhir(resource)) > maxResourceBytes) fault('TOO_LARGE');
    else resources.push({ index, personId, resourceType, origin, references, resource });
  }
  return { resources, notSupported, faults };
}
