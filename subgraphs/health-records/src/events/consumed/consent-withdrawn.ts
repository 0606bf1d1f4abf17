import type { Tx } from '@klear/db';
import type { EventOf } from '@klear/events';
import { keepConsents } from '../../store/consents.ts';

/** A withdrawal reaches our copy at once, before anybody asks the owner. It may arrive before its grant: then it is kept alone. */
export async function consentWithdrawn(tx: Tx, { payload }: EventOf<'ConsentWithdrawn'>): Promise<void> {
  const { consentId, personId, practitionerId, organizationId, categories, purposes, epoch, withdrawnAt } = payload;
  const at = new Date(withdrawnAt);
  const consent = { id: consentId, personId, practitionerId, organizationId, categories, purposes, startsAt: at, endsAt: at };
  await keepConsents(tx, [{ ...consent, withdrawn: true, epoch }]);
}
