import { outbox } from '@klear/db';
import type { PractitionersDeps } from '../deps.ts';
import { plainTerms, type Service } from '../domain/service.ts';
import { serviceChanged } from '../events/published.ts';
import { locations } from '../store/locations.ts';
import { services } from '../store/services.ts';
import { inBatches } from './in-batches.ts';

/** A service from elsewhere; what it does not say of its terms is plain. */
export type ImportedService = Omit<Service, keyof typeof plainTerms> & Partial<Pick<Service, keyof typeof plainTerms>>;

/** Adds services under given ids; those that stand already are left alone. Answers how many are new. */
export async function importServices(deps: Pick<PractitionersDeps, 'db'>, rows: readonly ImportedService[]): Promise<number> {
  const added = await inBatches(
    rows.map((row): Service => ({ ...plainTerms, ...row })),
    (batch) =>
      deps.db.asSystem(async (tx) => {
        const ids = new Set(await services.addMany(tx, batch));
        const fresh = batch.filter(({ id }) => ids.has(id));
        await locations.place(
          tx,
          fresh.flatMap(({ organizationId, practitionerId, locationId }) =>
            locationId ? [{ organizationId, practitionerId, locationId }] : [],
          ),
        );
        await outbox.record(
          tx,
          fresh.map((service) => serviceChanged(service, tx.now)),
        );
        return [...ids];
      }),
  );
  return added.length;
}
