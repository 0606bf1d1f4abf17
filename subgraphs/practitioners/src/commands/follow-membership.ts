import { newId, type OrganizationId, type PractitionerId } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import { practitionerChanged } from '../events/published.ts';
import { practitioners } from '../store/practitioners.ts';
import { roles } from '../store/roles.ts';

/** Follows a membership: whoever holds the role PRACTITIONER practises there. An older version than the last changes nothing. */
export async function followMembership(
  tx: Tx,
  membership: { organizationId: OrganizationId; personId: PractitionerId; practises: boolean; version: number },
): Promise<void> {
  const { organizationId, personId, practises, version } = membership;
  const role = { id: newId<'PractitionerRole'>(), organizationId, practitionerId: personId, active: practises };
  if (!(await roles.followMembership(tx, role, version))) return;
  const profile = await practitioners.touch(tx, personId);
  if (!profile) return;
  const organizationIds = (await practitioners.organizationIdsOf(tx, [personId])).get(personId) ?? [];
  await outbox.record(tx, [practitionerChanged(profile, organizationIds, tx.now)]);
}
