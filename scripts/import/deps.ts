import type { ContentDeps } from '@klear/content';
import type { HealthRecordsDeps } from '@klear/health-records';
import type { PractitionersDeps } from '@klear/practitioners';
import type { UsersDeps } from '@klear/users';

/** The subgraphs behind whose doors imported things go. */
export interface ImportDeps {
  readonly users: UsersDeps;
  readonly practitioners: Pick<PractitionersDeps, 'db'>;
  readonly records: HealthRecordsDeps;
  readonly content: Pick<ContentDeps, 'db'>;
}
