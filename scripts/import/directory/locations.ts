import { type ImportedLocation, importLocations, locationFromFhir } from '@klear/practitioners';
import { inBatches } from '../batches.ts';
import { reasonOf } from '../report.ts';
import { resourcesOf } from '../resources.ts';
import { saveOrRefuse } from '../saving.ts';
import { timeZoneOf } from '../time-zone.ts';
import { type DirectoryRun, organizationOf } from './known.ts';

interface Row {
  readonly line: number;
  readonly location: ImportedLocation;
}

/** The locations of a file, under their organizations. */
export async function importSites(run: DirectoryRun, file: string): Promise<void> {
  const refuse = ({ line }: Row, reason: string) => run.reporter.fault({ file, line, reason });
  for await (const batch of inBatches(rowsOf(run, file))) {
    await saveOrRefuse(
      batch,
      async (rows) => {
        await importLocations(
          run.deps.practitioners,
          rows.map(({ location }) => location),
          {
            changed: (count) => run.reporter.written('Location', count),
            refused(index) {
              const row = rows[index];
              if (row) refuse(row, 'identifier: another organization holds it');
            },
          },
        );
      },
      refuse,
    );
  }
}

async function* rowsOf(run: DirectoryRun, file: string): AsyncGenerator<Row> {
  const { reporter, options } = run;
  for await (const { line, resource } of resourcesOf(file, 'Location', reporter)) {
    // FHIR: a location of mode "kind" stands for a sort of places, like "the patient's home", and not for one.
    if (resource.mode === 'kind') {
      reporter.notSupported('Location of mode "kind"');
      continue;
    }
    const fault = (reason: string) => reporter.fault({ file, line, reason });
    const read = locationFromFhir(resource);
    if (!read.ok) {
      fault(reasonOf(read.error));
      continue;
    }
    const { organization, timeZone: told, ...facts } = read.value;
    const organizationId = organizationOf(run, organization);
    const timeZone = told ?? timeZoneOf(facts) ?? options.timeZone;
    if (!organizationId) fault('managingOrganization: no line brought this organization');
    else if (!timeZone) fault('address: it does not tell the time zone for sure; give --time-zone');
    else yield { line, location: { ...facts, organizationId, timeZone } };
  }
}
