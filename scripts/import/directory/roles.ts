import type { OrganizationId } from '@klear/core';
import { type ImportedRole, importPractitionerRoles, practitionerRoleFromFhir } from '@klear/practitioners';
import { type ImportedMember, importMembers } from '@klear/users';
import { inBatches } from '../batches.ts';
import { reasonOf } from '../report.ts';
import { resourcesOf } from '../resources.ts';
import { saveOrRefuse } from '../saving.ts';
import { type DirectoryRun, organizationOf } from './known.ts';

interface Row {
  readonly line: number;
  readonly role: ImportedRole;
}

/** The roles of a file: who works where. Whoever has an active one becomes a member of the organization. */
export async function importRoles(run: DirectoryRun, file: string): Promise<void> {
  for await (const batch of inBatches(rowsOf(run, file))) {
    await saveOrRefuse(
      batch,
      (rows) => save(run, file, rows),
      ({ line }, reason) => run.reporter.fault({ file, line, reason }),
    );
  }
}

async function save({ deps, reporter }: DirectoryRun, file: string, rows: readonly Row[]): Promise<void> {
  const outcomes = await importPractitionerRoles(
    deps.practitioners,
    rows.map(({ role }) => role),
  );
  const members = new Map<OrganizationId, ImportedMember[]>();
  for (const [index, { line, role }] of rows.entries()) {
    const outcome = outcomes[index];
    if (outcome?.refused) {
      reporter.fault({ file, line, reason: 'identifier: another organization holds it' });
      continue;
    }
    if (outcome && outcome.unknownLocations.length > 0) {
      reporter.fault({ file, line, reason: 'location: no line brought it for this organization; the role went in without it' });
    }
    if (!role.active) continue;
    const member: ImportedMember = { personId: role.practitionerId, roles: ['PRACTITIONER'] };
    members.set(role.organizationId, [...(members.get(role.organizationId) ?? []), member]);
  }
  for (const [organizationId, people] of members) await importMembers(deps.users, organizationId, people);
  reporter.written('PractitionerRole', outcomes.filter(({ changed }) => changed).length);
}

async function* rowsOf(run: DirectoryRun, file: string): AsyncGenerator<Row> {
  for await (const { line, resource } of resourcesOf(file, 'PractitionerRole', run.reporter)) {
    const fault = (reason: string) => run.reporter.fault({ file, line, reason });
    const read = practitionerRoleFromFhir(resource);
    if (!read.ok) {
      fault(reasonOf(read.error));
      continue;
    }
    const { practitioner, organization, ...facts } = read.value;
    const practitionerId = run.persons.get(practitioner);
    const organizationId = organizationOf(run, organization);
    if (!practitionerId) fault('practitioner: no line brought this practitioner');
    else if (!organizationId) fault('organization: no line brought this organization');
    else yield { line, role: { ...facts, practitionerId, organizationId } };
  }
}
