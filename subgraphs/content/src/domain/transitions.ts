import { err, ok, type Result } from '@klear/core';

/** FHIR's PublicationStatus, without `unknown`. */
export const publicationStatuses = ['DRAFT', 'ACTIVE', 'RETIRED'] as const;
export type PublicationStatus = (typeof publicationStatuses)[number];

export const verbs = ['revise', 'publish', 'retire'] as const;
export type Verb = (typeof verbs)[number];

export type IllegalMove = { readonly code: 'ALREADY_RETIRED' };

/** Every legal move. Retiring is final; retiring twice changes nothing. */
export const transitions: Readonly<Record<PublicationStatus, Readonly<Partial<Record<Verb, PublicationStatus>>>>> = {
  DRAFT: { revise: 'DRAFT', publish: 'ACTIVE', retire: 'RETIRED' },
  ACTIVE: { revise: 'ACTIVE', publish: 'ACTIVE', retire: 'RETIRED' },
  RETIRED: { retire: 'RETIRED' },
};

export function move(from: PublicationStatus, verb: Verb): Result<PublicationStatus, IllegalMove> {
  const to = transitions[from][verb];
  return to === undefined ? err({ code: 'ALREADY_RETIRED' }) : ok(to);
}
