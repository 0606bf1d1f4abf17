import type { OrganizationId, PractitionerId, Viewer } from '@klear/core';
import type { Database, Drizzle } from '@klear/db';
import DataLoader from 'dataloader';
import type { LocationId, ServiceId } from '../domain/ids.ts';
import { credentials } from '../store/credentials.ts';
import { directory } from '../store/directory.ts';
import { locations } from '../store/locations.ts';
import { practitioners } from '../store/practitioners.ts';
import { roles } from '../store/roles.ts';
import { services } from '../store/services.ts';
import { manyBy, oneBy, perArguments } from './batch.ts';

/** Which page of a parent's list. `afterId` is the id behind which it begins. */
export interface PageOf {
  readonly limit: number;
  readonly afterId: string | null;
}

export type Loaders = ReturnType<typeof createLoaders>;

/** Reads as the viewer; the platform reads through its own role. */
export function readerOf(db: Database, viewer: Viewer): <T>(work: (tx: Drizzle) => Promise<T>) => Promise<T> {
  return (work) => (viewer.kind === 'system' ? db.asSystem(work) : db.read(viewer, work));
}

/** The questions of one request, each asked once for all who ask. Pages hold one row more than their limit. */
export function createLoaders(db: Database, viewer: Viewer) {
  const read = readerOf(db, viewer);
  const pageOfServices = (by: 'practitioner_id' | 'organization_id') =>
    perArguments(({ limit, afterId, organizationId }: PageOf & { organizationId: OrganizationId | null }) =>
      manyBy(
        (ids: readonly (PractitionerId | OrganizationId)[]) =>
          read((tx) => services.findPageOf(tx, { by, ids, organizationId, afterId, limit: limit + 1 })),
        (row) => (by === 'practitioner_id' ? row.practitionerId : row.organizationId),
      ),
    );
  return {
    practitionerById: oneBy(
      (ids: readonly PractitionerId[]) => read((tx) => practitioners.findMany(tx, ids)),
      (row) => row.id,
    ),
    serviceById: oneBy(
      (ids: readonly ServiceId[]) => read((tx) => services.findMany(tx, ids)),
      (row) => row.id,
    ),
    locationById: oneBy(
      (ids: readonly LocationId[]) => read((tx) => locations.findMany(tx, ids)),
      (row) => row.id,
    ),
    credentialsByPractitionerId: manyBy(
      (ids: readonly PractitionerId[]) => read((tx) => credentials.findOfPractitioners(tx, ids)),
      (row) => row.practitionerId,
    ),
    workplacesByPractitionerId: manyBy(
      (ids: readonly PractitionerId[]) => read((tx) => locations.findOfPractitioners(tx, ids)),
      (row) => row.practitionerId,
    ),
    rolesByPractitionerId: manyBy(
      (ids: readonly PractitionerId[]) => read((tx) => roles.findOfPractitioners(tx, ids)),
      (row) => row.practitionerId,
    ),
    servicesByPractitionerId: pageOfServices('practitioner_id'),
    servicesByOrganizationId: pageOfServices('organization_id'),
    practitionersByOrganizationId: perArguments(({ limit, afterId }: PageOf) =>
      manyBy(
        (ids: readonly OrganizationId[]) => read((tx) => directory.ofOrganizations(tx, { ids, afterId, limit: limit + 1 })),
        (row) => row.organizationId,
      ),
    ),
    locationsByOrganizationId: perArguments(({ limit, afterId }: PageOf) =>
      manyBy(
        (ids: readonly OrganizationId[]) => read((tx) => directory.locationsOf(tx, { ids, afterId, limit: limit + 1 })),
        (row) => row.organizationId,
      ),
    ),
    practitionersBySpecialties: perArguments(({ limit, afterId }: PageOf) => {
      return new DataLoader(
        async (sets: readonly (readonly string[])[]) => {
          const rows = await read((tx) => directory.ofSpecialties(tx, { sets, afterId, limit: limit + 1 }));
          const bySet = Map.groupBy(rows, (row) => row.set);
          return sets.map((_, set) => (bySet.get(set) ?? []).map((row) => row.practitioner));
        },
        { cacheKeyFn: (codes: readonly string[]) => codes.toSorted().join(' ') },
      );
    }),
  };
}
