import { notFound } from '@klear/core';
import type { Tx } from '@klear/db';
import { knownFacts } from '../store/known-facts.ts';
import type { Calendar } from './schedule-conflicts.ts';

/** Throws NOT_FOUND for a person who gives no visits for the organization. */
export async function checkPractitioner(tx: Tx, { practitionerId, organizationId }: Calendar): Promise<void> {
  const isMember = (await knownFacts.rolesOf(tx, practitionerId, organizationId))?.includes('PRACTITIONER');
  if (!isMember && !(await knownFacts.worksFor(tx, practitionerId, organizationId))) throw notFound('Practitioner');
}
