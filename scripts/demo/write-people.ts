import type { Role } from '@klear/core';
import { importOrganization, type Registration, registerPersons, type UsersDeps } from '@klear/users';
import type { DemoPractice, Organization } from './kinds.ts';
import { inParallel } from './parallel.ts';
import { demoPassword } from './sign-ins.ts';

const batchSize = 500;

/** Registers everybody; the three demo sign-ins share one hash, since they share one password. */
export async function writePersons({ organizations, practitioners, clients }: DemoPractice, deps: UsersDeps): Promise<void> {
  const passwordHash = await deps.passwords.hash(demoPassword);
  const signsIn = new Set([clients[0]?.id, practitioners[0]?.id, organizations[0]?.staff.find(({ role }) => role === 'MANAGER')?.id]);
  const placed = ({ city }: Organization) => ({ locale: city.locale, timeZone: city.timeZone });
  const people: Registration[] = [
    ...organizations.flatMap((organization) =>
      organization.staff.map(({ id, name, email }) => ({ id, contact: { name, email }, ...placed(organization) })),
    ),
    ...practitioners.map(({ id, name, email, organization }) => ({ id, contact: { name, email }, ...placed(organization) })),
    ...clients.map(({ id, name, email, phone, birthDate, street, postalCode, organization }) => {
      const { name: city, region, country } = organization.city;
      const address = { lines: [street], city, region, postalCode, country };
      return { id, contact: { name, email, phone, birthDate, address }, ...placed(organization) };
    }),
  ].map((person) => (signsIn.has(person.id) ? { ...person, passwordHash } : person));
  for (let at = 0; at < people.length; at += batchSize) await registerPersons(deps, people.slice(at, at + batchSize));
}

/** Organizations with their staff and practitioners; locations go to practitioners directly. */
export async function writeOrganizations({ organizations, practitioners }: DemoPractice, deps: UsersDeps): Promise<void> {
  const byOrganization = Map.groupBy(practitioners, ({ organization }) => organization.id);
  await inParallel(organizations, async ({ id, name, kind, city, staff }) => {
    const { timeZone, locale, currency } = city;
    const members: { personId: (typeof staff)[number]['id']; roles: Role[] }[] = [
      ...staff.map((person) => ({ personId: person.id, roles: [person.role] })),
      ...(byOrganization.get(id) ?? []).map((person) => ({ personId: person.id, roles: ['PRACTITIONER' as const] })),
    ];
    await importOrganization(deps, { id, name, kind, timeZone, locale, currency, members, location: null });
  });
}
