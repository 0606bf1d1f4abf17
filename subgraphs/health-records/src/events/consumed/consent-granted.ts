import type { Tx } from '@klear/db';
import type { EventOf } from '@klear/events';
import { keepConsents } from '../../store/consents.ts';

/** A grant reaches our copy of the consents; an older epoch than the one kept changes nothing. */
export async function consentGranted(tx: Tx, { payload }: EventOf<'ConsentGranted'>): Promise<void> {
  const { consentId, personId, practitionerId, organizationId, categories, purposes, epoch, startsAt, endsAt } = payload;
  const period = { startsAt: new Date(startsAt), endsAt: endsAt === null ? null : new Date(endsAt) };
  await keepConsents(tx, [
    { id: consentId, personId, practitionerId, organizationId, categories, purposes, ...period, withdrawn: false, epoch },
  ]);
}
