import { err, ok, type Result } from '@klear/core';
import { type BundleFault, readBundle, referencesTo } from './bundle.ts';
import { type FhirObject, objectsAt, textAt } from './fhir-json.ts';

/** What a Patient of a bundle says about the person, for whoever registers persons. */
export interface BundlePatient {
  /** Every reference by which the bundle's resources may name the patient. */
  readonly references: readonly string[];
  readonly identifiers: readonly { readonly system: string; readonly value: string }[];
  /** Given and family names as they are used; null when the patient has none. */
  readonly name: string | null;
  /** YYYY-MM-DD, else null. */
  readonly birthDate: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: {
    lines: string[];
    city: string | null;
    region: string | null;
    postalCode: string | null;
    country: string | null;
  } | null;
  /** BCP 47, else null. */
  readonly locale: string | null;
}

const texts = (of: FhirObject | undefined, member: string): string[] => {
  const value = of?.[member];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
};

function preferred(of: readonly FhirObject[], use: string): FhirObject | undefined {
  return of.find((item) => item.use === use) ?? of[0];
}

function patientOf(resource: FhirObject, references: readonly string[]): BundlePatient {
  const name = preferred(objectsAt(resource, 'name'), 'official');
  const words = [...texts(name, 'given'), textAt(name, 'family') ?? ''].filter((word) => word !== '');
  const telecom = (system: string) =>
    textAt(
      objectsAt(resource, 'telecom').find((item) => item.system === system),
      'value',
    ) ?? null;
  const address = preferred(objectsAt(resource, 'address'), 'home');
  const birthDate = textAt(resource, 'birthDate');
  const language = objectsAt(resource, 'communication').map((item) => objectsAt(item.language as FhirObject | undefined, 'coding')[0]);
  return {
    references,
    identifiers: objectsAt(resource, 'identifier').flatMap((identifier) => {
      const system = textAt(identifier, 'system');
      const value = textAt(identifier, 'value');
      return system && value ? [{ system, value }] : [];
    }),
    name: textAt(name, 'text') ?? (words.length > 0 ? words.join(' ') : null),
    birthDate: birthDate && /^\d{4}-\d{2}-\d{2}$/.test(birthDate) ? birthDate : null,
    email: telecom('email'),
    phone: telecom('phone'),
    address: address
      ? {
          lines: texts(address, 'line'),
          city: textAt(address, 'city') ?? null,
          region: textAt(address, 'state') ?? null,
          postalCode: textAt(address, 'postalCode') ?? null,
          country: textAt(address, 'country') ?? null,
        }
      : null,
    locale: textAt(language[0], 'code') ?? null,
  };
}

/** The patients of a bundle, to be registered as persons before their records are imported. */
export function patientsIn(text: string): Result<BundlePatient[], BundleFault> {
  const bundle = readBundle(text);
  if (!bundle.ok) return err(bundle.error);
  const patients = bundle.value.entries.filter(({ resource }) => resource.resourceType === 'Patient');
  return ok(patients.map((entry) => patientOf(entry.resource, referencesTo(entry))));
}
