import { importMembers } from '@klear/users';
import { type Arguments, UsageError } from './arguments.ts';
import { importArticles } from './articles.ts';
import type { ImportDeps } from './deps.ts';
import { importDirectory } from './directory.ts';
import { importPlaces } from './places.ts';
import { importRecords } from './records.ts';
import type { ImportReport, Listener } from './report.ts';

/** Runs one import. Throws UsageError when the organization is not there. */
export async function runImport(deps: ImportDeps, args: Arguments, listener: Listener): Promise<ImportReport> {
  const { kind, path, organizationId, timeZone, currency, locale, source } = args;
  if (organizationId && !(await importMembers(deps.users, organizationId, []))) throw new UsageError('There is no such organization.');
  switch (kind) {
    case 'directory':
      return importDirectory(deps, path, { organizationId, timeZone, currency, locale }, listener);
    case 'records':
      return importRecords(deps, path, { organizationId }, listener);
    case 'articles':
      return importArticles(deps, path, { organizationId, locale, source }, listener);
    case 'places':
      return importPlaces(deps, path, listener);
  }
}
