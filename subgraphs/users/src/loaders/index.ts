import { asId, type Id, type Viewer } from '@klear/core';
import type { Drizzle } from '@klear/db';
import DataLoader from 'dataloader';
import type { UsersDeps } from '../deps.ts';
import { findConsents } from '../store/consents.ts';
import { findMemberships } from '../store/memberships.ts';
import { findOrganizations } from '../store/organizations.ts';
import { personsById } from './persons.ts';
import { createPlatformLoaders } from './platform.ts';

/** The loaders of one request, bound to its viewer. A loader answers null for what the viewer's net hides. */
export function createLoaders(deps: UsersDeps, viewer: Viewer) {
  const { db } = deps;
  const read = <T>(work: (tx: Drizzle) => Promise<T>) => (viewer.kind === 'system' ? db.asSystem(work) : db.read(viewer, work));

  function rowById<Kind extends string, Row extends { id: string }>(find: (tx: Drizzle, ids: readonly Id<Kind>[]) => Promise<Row[]>) {
    return new DataLoader(async (ids: readonly string[]): Promise<(Row | null)[]> => {
      const rows = await read((tx) => find(tx, ids.map(asId<Kind>)));
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    });
  }
  return {
    ...createPlatformLoaders(deps),
    personById: new DataLoader((ids: readonly string[]) => personsById(deps, viewer, ids)),
    organizationById: rowById(findOrganizations),
    membershipById: rowById(findMemberships),
    consentById: rowById(findConsents),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
