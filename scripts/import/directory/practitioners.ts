import { type FhirPractitioner, importPractitioners, practitionerFromFhir } from '@klear/practitioners';
import { type Contact, registerPersons } from '@klear/users';
import { inBatches } from '../batches.ts';
import { contactOfPractitioner } from '../contact.ts';
import { reasonOf } from '../report.ts';
import { resourcesOf } from '../resources.ts';
import { saveOrRefuse } from '../saving.ts';
import type { DirectoryRun } from './known.ts';

interface Row extends FhirPractitioner {
  readonly line: number;
  readonly contact: Contact;
}

/** The practitioners of a file: each a person without sign-in, known again by any identifier, and a public profile. */
export async function importProfiles(run: DirectoryRun, file: string): Promise<void> {
  for await (const batch of inBatches(rowsOf(run, file))) {
    await saveOrRefuse(
      batch,
      (rows) => save(run, rows),
      ({ line }, reason) => run.reporter.fault({ file, line, reason }),
    );
  }
}

async function* rowsOf({ reporter }: DirectoryRun, file: string): AsyncGenerator<Row> {
  for await (const { line, resource } of resourcesOf(file, 'Practitioner', reporter)) {
    const read = practitionerFromFhir(resource);
    if (read.ok) yield { ...read.value, line, contact: contactOfPractitioner(resource, read.value.displayName) };
    else reporter.fault({ file, line, reason: reasonOf(read.error) });
  }
}

async function save({ deps, options, reporter, persons }: DirectoryRun, rows: readonly Row[]): Promise<void> {
  const registered = await registerPersons(
    deps.users,
    rows.map(({ identifiers, contact }) => ({ identifiers, contact, ...(options.locale && { locale: options.locale }) })),
  );
  const profiles = rows.flatMap(({ identifiers, displayName, languages, active }, index) => {
    const practitionerId = registered[index]?.personId;
    if (!practitionerId) return [];
    for (const identifier of identifiers) persons.set(identifier, practitionerId);
    return [{ practitionerId, displayName, languages, active }];
  });
  reporter.written('Practitioner', await importPractitioners(deps.practitioners, profiles));
}
