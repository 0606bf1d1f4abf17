import { asId, newId, type OrganizationId, type PractitionerId } from '@klear/core';
import type { Tx } from '@klear/db';
import type { PractitionersDeps } from '../deps.ts';
import type { Identifier } from '../domain/fhir/reading.ts';
import type { Coding, Practitioner } from '../domain/practitioner.ts';
import { identifiers, keyOf } from '../store/identifiers.ts';
import { locations } from '../store/locations.ts';
import { practitioners } from '../store/practitioners.ts';
import { roles } from '../store/roles.ts';
import { announceMany } from './import-practitioners.ts';
import { inBatches } from './in-batches.ts';

/** A role from elsewhere, under the ids that person and organization have here. Its specialties are added to the profile. */
export interface ImportedRole {
  readonly identifier: Identifier;
  readonly organizationId: OrganizationId;
  readonly practitionerId: PractitionerId;
  readonly active: boolean;
  readonly locations: readonly Identifier[];
  readonly specialties: readonly Coding[];
}

/** What became of a row. */
export interface ImportedRoleOutcome {
  /** New, or other than before. */
  readonly changed: boolean;
  /** Its identifier is another organization's: it was left out. */
  readonly refused: boolean;
  /** Locations that no earlier line brought, or that are another organization's. */
  readonly unknownLocations: readonly Identifier[];
}

/** Upserts roles by identifier, after practitioners and locations. Answers one outcome per row, in order. */
export async function importPractitionerRoles(
  deps: Pick<PractitionersDeps, 'db'>,
  rows: readonly ImportedRole[],
): Promise<ImportedRoleOutcome[]> {
  return inBatches(rows, (batch) => deps.db.asSystem((tx) => saveBatch(tx, batch)));
}

async function saveBatch(tx: Tx, batch: readonly ImportedRole[]): Promise<ImportedRoleOutcome[]> {
  const offered = batch.map(({ identifier, organizationId }) => ({ identifier, organizationId, id: newId<'PractitionerRole'>() }));
  const holders = await identifiers.claim(tx, 'PractitionerRole', offered);
  const places = await identifiers.find(
    tx,
    'Location',
    batch.flatMap((row) => row.locations),
  );
  const placeOf = (row: ImportedRole, location: Identifier): string | undefined => {
    const holder = places.get(keyOf(location));
    return holder?.organizationId === row.organizationId ? holder.id : undefined;
  };
  const taken = batch.filter((row) => holders.get(keyOf(row.identifier))?.organizationId === row.organizationId);
  const unique = new Map(
    taken.map(({ identifier, organizationId, practitionerId, active }) => {
      const id = asId<'PractitionerRole'>(holders.get(keyOf(identifier))?.id ?? '');
      return [`${organizationId} ${practitionerId}`, { id, organizationId, practitionerId, active }];
    }),
  );
  const moved = new Set(await roles.saveMany(tx, [...unique.values()]));
  await locations.place(
    tx,
    taken.flatMap((row) =>
      row.locations.flatMap((location) => {
        const id = placeOf(row, location);
        return id ? [{ organizationId: row.organizationId, practitionerId: row.practitionerId, locationId: asId<'Location'>(id) }] : [];
      }),
    ),
  );
  await addSpecialties(tx, taken, moved);
  const kept = new Set(taken);
  const isNew = (index: number, { identifier }: ImportedRole) => holders.get(keyOf(identifier))?.id === offered[index]?.id;
  return batch.map((row, index) => ({
    changed: kept.has(row) && (isNew(index, row) || moved.has(row.practitionerId)),
    refused: !kept.has(row),
    unknownLocations: row.locations.filter((location) => placeOf(row, location) === undefined),
  }));
}

/** Adds the roles' specialties to their profiles, and tells of every profile that changed or whose workplaces did. */
async function addSpecialties(tx: Tx, batch: readonly ImportedRole[], moved: ReadonlySet<PractitionerId>): Promise<void> {
  const profiles = await practitioners.findMany(tx, [...new Set(batch.map((row) => row.practitionerId))]);
  const grown = profiles.map((profile) => {
    const own = batch.filter((row) => row.practitionerId === profile.id).flatMap((row) => row.specialties);
    return { ...profile, specialties: union(profile.specialties, own) };
  });
  const saved = await practitioners.saveMany(tx, grown);
  const told = new Set(saved.map(({ id }) => id));
  const touched: Practitioner[] = [...saved];
  for (const { id } of profiles) {
    const again = moved.has(id) && !told.has(id) ? await practitioners.touch(tx, id) : undefined;
    if (again) touched.push(again);
  }
  await announceMany(tx, touched);
}

function union(own: readonly Coding[], more: readonly Coding[]): Coding[] {
  return [...new Map([...more, ...own].map((coding) => [`${coding.system}|${coding.code}`, coding])).values()];
}
