import { type Id, newId, type OrganizationId } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import { event } from '@klear/events';
import type { UsersDeps } from '../deps.ts';
import type { FirstLocation, OrganizationKind } from '../domain/organization.ts';
import { blindIndexes, type ExternalIdentifier } from '../store/blind-indexes.ts';
import {
  findOrganizationByIdentifiers,
  findOrganizations,
  insertFirstLocation,
  insertOrganization,
  insertOrganizationIdentifiers,
} from '../store/organizations.ts';
import { addMembers, type ImportedMember } from './import-members.ts';

/** An organization as an importer or the demo knows it. */
export interface OrganizationImport {
  readonly id?: OrganizationId;
  readonly identifiers?: readonly ExternalIdentifier[];
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly timeZone: string;
  readonly locale: string;
  readonly currency: string;
  readonly members: readonly ImportedMember[];
  /** Null when the importer hands places to practitioners itself. */
  readonly location: (Omit<FirstLocation, 'organizationId' | 'locationId'> & { readonly id?: Id<'Location'> }) | null;
}

/**
 * Brings an organization in with its members, as the platform itself. Idempotent by id and identifier: a known organization keeps its
 * facts, and members get the roles that they lack. One transaction.
 */
export function importOrganization(
  deps: UsersDeps,
  input: OrganizationImport,
): Promise<{ organizationId: OrganizationId; created: boolean }> {
  const values = (input.identifiers ?? []).map((identifier) => blindIndexes(deps.indexKey).organization(identifier));
  return deps.db.asSystem(async (tx) => {
    const byId = input.id ? (await findOrganizations(tx, [input.id]))[0]?.id : undefined;
    const known = byId ?? (await findOrganizationByIdentifiers(tx, values));
    const organizationId = known ?? input.id ?? newId<'Organization'>();
    if (known === undefined) await create(tx, organizationId, input);
    await insertOrganizationIdentifiers(tx, organizationId, values);
    await addMembers(tx, organizationId, input.members);
    return { organizationId, created: known === undefined };
  });
}

async function create(tx: Tx, id: OrganizationId, input: OrganizationImport): Promise<void> {
  const { name, kind, timeZone, locale, currency, location } = input;
  await insertOrganization(tx, { id, name, kind, timeZone, locale, currency });
  const locationId = location && (location.id ?? newId<'Location'>());
  if (location && locationId) {
    const { address, latitude, longitude } = location;
    await insertFirstLocation(tx, { organizationId: id, locationId, name: location.name, address, latitude, longitude });
  }
  const aggregate = { type: 'Organization', id, version: 1 };
  const ownerId = input.members.find(({ roles }) => roles.includes('OWNER'))?.personId ?? null;
  const payload = { organizationId: id, ownerId, zone: timeZone, currency, locationId };
  await outbox.record(tx, [event('OrganizationCreated', { aggregate, organizationId: id, payload, time: tx.now })]);
}
