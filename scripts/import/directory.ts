import type { ImportDeps } from './deps.ts';
import { type DirectoryOptions, type DirectoryRun, identifierMap } from './directory/known.ts';
import { importSites } from './directory/locations.ts';
import { importOrganizations } from './directory/organizations.ts';
import { importProfiles } from './directory/practitioners.ts';
import { importRoles } from './directory/roles.ts';
import { fileIn } from './files.ts';
import { createReporter, type ImportReport, type Listener } from './report.ts';

/**
 * Imports a folder of FHIR R4 bulk data: Organization, Practitioner, Location and PractitionerRole as NDJSON, plain or gzipped, those
 * of them that are there. Resources name each other by identifier. Throws when the folder holds none of the files.
 */
export async function importDirectory(
  deps: ImportDeps,
  folder: string,
  options: DirectoryOptions = {},
  listener?: Listener,
): Promise<ImportReport> {
  const reporter = createReporter(listener);
  const run: DirectoryRun = { deps, options, reporter, persons: identifierMap(), organizations: identifierMap() };
  const [organizations, practitioners, locations, roles] = await Promise.all(
    ['Organization', 'Practitioner', 'Location', 'PractitionerRole'].map((type) => fileIn(folder, `${type}.ndjson`)),
  );
  if (!(organizations || practitioners || locations || roles)) {
    throw new Error(`${folder} holds none of Organization, Practitioner, Location and PractitionerRole.ndjson.`);
  }
  if (organizations && !options.organizationId) await importOrganizations(run, organizations, locations);
  if (practitioners) await importProfiles(run, practitioners);
  if (locations) await importSites(run, locations);
  if (roles) await importRoles(run, roles);
  return reporter.report;
}
