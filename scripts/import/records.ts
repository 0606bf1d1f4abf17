import { readFile, stat } from 'node:fs/promises';
import { err, type OrganizationId, ok, type Result, type UserId } from '@klear/core';
import { type BundlePatient, importBundle, patientsIn } from '@klear/health-records';
import { registerPersons } from '@klear/users';
import { batchSize } from './batches.ts';
import { contactOf } from './contact.ts';
import type { ImportDeps } from './deps.ts';
import { filesAt } from './files.ts';
import { bundleReasons, entryReasons } from './reasons.ts';
import { createReporter, type ImportReport, type Listener, type Reporter } from './report.ts';

export interface RecordOptions {
  /** The organization that brings the records; the people themselves without it. */
  readonly organizationId?: OrganizationId | undefined;
}

/** A bundle is read as a whole: a larger file is reported and skipped. */
const maxBundleBytes = 64 * 1024 * 1024;

/**
 * Imports FHIR R4 transaction bundles: .json, a file or a folder of them. A Patient becomes a person without sign-in, known again by
 * any identifier; the resources that a record holds go into the person's record, the others are counted.
 */
export async function importRecords(
  deps: Pick<ImportDeps, 'users' | 'records'>,
  path: string,
  options: RecordOptions = {},
  listener?: Listener,
): Promise<ImportReport> {
  const reporter = createReporter(listener);
  for (const file of await filesAt(path, ['.json'])) {
    const { size } = await stat(file);
    if (size > maxBundleBytes) reporter.fault({ file, reason: `the file is larger than ${maxBundleBytes / 1024 / 1024} MB` });
    else await importFile(deps, { file, text: await readFile(file, 'utf8') }, options, reporter);
  }
  return reporter.report;
}

async function importFile(
  deps: Pick<ImportDeps, 'users' | 'records'>,
  { file, text }: { file: string; text: string },
  { organizationId = undefined }: RecordOptions,
  reporter: Reporter,
): Promise<void> {
  const patients = patientsIn(text);
  if (!patients.ok) return reporter.fault({ file, reason: bundleReasons[patients.error] });
  const persons = await register(deps, patients.value, (reason) => reporter.fault({ file, reason }), reporter);
  const personOf = (reference: string) => persons.get(reference);
  const done = await importBundle(deps.records, { text, organizationId: organizationId ?? null, personOf });
  if (!done.ok) return reporter.fault({ file, reason: bundleReasons[done.error] });
  for (const { index, code, resourceType } of done.value.faults) {
    if (resourceType) reporter.read(resourceType);
    reporter.fault({ file, entry: index + 1, reason: entryReasons[code] });
  }
  for (const [type, { added, revised, unchanged }] of Object.entries(done.value.imported)) {
    reporter.read(type, added + revised + unchanged);
    reporter.written(type, added + revised);
  }
  for (const [type, count] of Object.entries(done.value.notSupported)) reporter.notSupported(type, count);
}

/** Makes the patients persons, and answers who each reference of the bundle means. */
async function register(
  { users }: Pick<ImportDeps, 'users'>,
  patients: readonly BundlePatient[],
  fault: (reason: string) => void,
  reporter: Reporter,
): Promise<Map<string, UserId>> {
  const persons = new Map<string, UserId>();
  for (let from = 0; from < patients.length; from += batchSize) {
    const named = patients.slice(from, from + batchSize).flatMap((patient) => {
      reporter.read('Patient');
      const identifiers = identifiersOf(patient);
      if (identifiers.ok) return [{ patient, identifiers: identifiers.value }];
      fault(identifiers.error);
      return [];
    });
    const registered = await registerPersons(
      users,
      named.map(({ patient, identifiers }) => ({ identifiers, contact: contactOf(patient), ...localeOf(patient) })),
    );
    named.forEach(({ patient }, index) => {
      const personId = registered[index]?.personId;
      if (personId) for (const reference of patient.references) persons.set(reference, personId);
    });
    reporter.written('Patient', registered.filter(({ created }) => created).length);
  }
  return persons;
}

/** A patient without identifiers is known by the UUID of the entry, the one other name that is the same everywhere. */
function identifiersOf({ identifiers, references }: BundlePatient): Result<BundlePatient['identifiers'], string> {
  if (identifiers.length > 0) return ok(identifiers);
  const uuid = references.find((reference) => reference.startsWith('urn:uuid:'));
  return uuid ? ok([{ system: 'urn:ietf:rfc:3986', value: uuid }]) : err('a Patient has neither an identifier nor a UUID');
}

function localeOf({ locale }: BundlePatient): { locale?: string } {
  try {
    const [canonical] = locale ? Intl.getCanonicalLocales(locale) : [];
    return canonical ? { locale: canonical } : {};
  } catch {
    return {};
  }
}
