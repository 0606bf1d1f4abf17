import { asId, type Id, type OrganizationId, type Viewer } from '@klear/core';
import type { Drizzle } from '@klear/db';
import DataLoader from 'dataloader';
import type { UsersDeps } from '../deps.ts';
import { findApps } from '../store/apps.ts';
import { findConsents } from '../store/consents.ts';
import { findMemberships, rolesByOrganization } from '../store/memberships.ts';
import { findOrganizations } from '../store/organizations.ts';
import { invitedEmails } from './invited-emails.ts';
import { type ContactAsked, contactFields, ownPreferences } from './persons.ts';
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
    contactFields: new DataLoader((asked: readonly ContactAsked[]) => contactFields(deps, viewer, asked), {
      cacheKeyFn: ({ id, field }: ContactAsked) => `${id} ${field}`,
    }),
    preferencesById: new DataLoader((ids: readonly string[]) => ownPreferences(deps, viewer, ids)),
    invitedEmailById: new DataLoader((ids: readonly Id<'Invitation'>[]) => invitedEmails(deps, viewer, ids)),
    appById: rowById(findApps),
    organizationById: rowById(findOrganizations),
    membershipById: rowById(findMemberships),
    isMemberOf: new DataLoader(async (ids: readonly OrganizationId[]): Promise<boolean[]> => {
      const { personId } = viewer;
      const held = personId ? await read((tx) => rolesByOrganization(tx, personId)) : {};
      return ids.map((id) => Object.hasOwn(held, id));
    }),
    consentById: rowById(findConsents),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
