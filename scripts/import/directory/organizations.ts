import { err, ok, type Result } from '@klear/core';
import { type Identifier, identifiersOf, type Json, locationFromFhir, objectsOf, textOf } from '@klear/practitioners';
import { importOrganization, type OrganizationImport } from '@klear/users';
import { addressOf } from '../contact.ts';
import { createReporter } from '../report.ts';
import { resourcesOf } from '../resources.ts';
import { timeZoneOf } from '../time-zone.ts';
import { type DirectoryRun, type IdentifierMap, identifierMap } from './known.ts';

const currencies: Readonly<Record<string, string>> = {
  ...{ US: 'USD', CA: 'CAD', GB: 'GBP', CH: 'CHF', AU: 'AUD', NZ: 'NZD', JP: 'JPY', SE: 'SEK', NO: 'NOK', DK: 'DKK', IN: 'INR' },
  ...Object.fromEntries('AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' ').map((country) => [country, 'EUR'])),
};

/** The organizations of a file, each in a transaction of its own, without members. */
export async function importOrganizations(run: DirectoryRun, file: string, locations: string | undefined): Promise<void> {
  const zones = await zonesOf(locations);
  for await (const { line, resource } of resourcesOf(file, 'Organization', run.reporter)) {
    const read = organizationFromFhir(resource, run, zones);
    if (!read.ok) {
      run.reporter.fault({ file, line, reason: read.error });
      continue;
    }
    const { organizationId, created } = await importOrganization(run.deps.users, read.value);
    for (const identifier of read.value.identifiers ?? []) run.organizations.set(identifier, organizationId);
    run.reporter.written('Organization', created ? 1 : 0);
  }
}

/** An organization has no position: where its own address does not tell the time, its first location does. */
async function zonesOf(file: string | undefined): Promise<IdentifierMap<string>> {
  const zones = identifierMap<string>();
  if (!file) return zones;
  // Read for this alone: faults are told when the locations themselves are imported.
  for await (const { resource } of resourcesOf(file, 'Location', createReporter())) {
    const location = locationFromFhir(resource);
    const zone = location.ok ? (location.value.timeZone ?? timeZoneOf(location.value)) : undefined;
    if (location.ok && zone && !zones.get(location.value.organization)) zones.set(location.value.organization, zone);
  }
  return zones;
}

function organizationFromFhir(resource: Json, { options }: DirectoryRun, zones: IdentifierMap<string>): Result<OrganizationImport, string> {
  const identifiers: Identifier[] = identifiersOf(resource.identifier);
  const name = textOf(resource.name)?.slice(0, 200);
  if (identifiers.length === 0) return err('identifier: an identifier with system and value is needed');
  if (!name) return err('name: a name is needed');
  const { country, region } = addressOf(objectsOf(resource.address)[0] ?? {});
  const told = identifiers.map((identifier) => zones.get(identifier)).find((zone) => zone !== undefined);
  const timeZone = timeZoneOf({ country: country ?? '', region, longitude: null }) ?? told ?? options.timeZone;
  if (!timeZone) return err('address: it does not tell the time zone; give --time-zone');
  const currency = currencies[country ?? ''] ?? options.currency;
  if (!currency) return err('address.country: it does not tell the currency; give --currency');
  return ok({ identifiers, name, kind: 'CLINIC', timeZone, currency, locale: options.locale ?? 'en', members: [], location: null });
}
