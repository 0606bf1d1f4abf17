import type { UserId } from '@klear/core';
import type { ConsentRow } from '../store/consents.ts';

/** What both consent events say. */
export function consentFacts(consent: ConsentRow, epoch: number) {
  const { id, personId, practitionerId, organizationId, categories, purposes } = consent;
  return { consentId: id, personId, practitionerId, organizationId, categories, purposes, epoch };
}

/** All consents of a person are one aggregate whose version is the epoch: the higher one is the truth. */
export function consentAggregate(personId: UserId, epoch: number) {
  return { type: 'ConsentState', id: personId, version: epoch };
}
