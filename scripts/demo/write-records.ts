import { type HealthRecordsDeps, importBundle } from '@klear/health-records';
import { grantConsent, type UsersDeps } from '@klear/users';
import type { DemoPractice, Visit } from './kinds.ts';
import { inParallel } from './parallel.ts';
import { personIn, recordBundle } from './records.ts';
import { personViewer } from './viewers.ts';

const clientsPerBundle = 100;

/** The records of all clients, brought by themselves: they belong to no organization. */
export async function writeRecords({ clients, monday }: DemoPractice, deps: HealthRecordsDeps): Promise<void> {
  for (let at = 0; at < clients.length; at += clientsPerBundle) {
    const some = clients.slice(at, at + clientsPerBundle);
    const text = recordBundle(some, monday);
    const report = await importBundle(deps, { text, organizationId: null, personOf: personIn(some) });
    if (!report.ok || report.value.faults.length > 0) throw new Error('The demo practice cannot be written: its records are faulty.');
  }
}

/** Every second client lends a part of their record to a practitioner whom they visit, the demo client all but the allergies. */
export async function writeConsents(visits: readonly Visit[], deps: UsersDeps): Promise<void> {
  const first = new Map(visits.toReversed().map(({ client, practitioner }) => [client, practitioner]));
  const lenders = [...first].filter(([client]) => client.n % 2 === 0);
  await inParallel(lenders, ([client, practitioner]) =>
    grantConsent(
      { ...deps, viewer: personViewer(client.id) },
      {
        practitionerId: practitioner.id,
        categories: client.n === 0 ? ['CONDITIONS', 'MEDICATIONS', 'OBSERVATIONS'] : ['CONDITIONS', 'ALLERGIES'],
        purposes: ['TREAT'],
        idempotencyKey: `demo-consent-${client.n}`,
      },
    ),
  );
}
