import type { Id, PractitionerId } from '@klear/core';
import type { LocalDate } from './wall-time.ts';

export type CredentialId = Id<'Credential'>;

/** What bookings knows of a credential, from the practitioners subgraph's events. */
export interface KnownCredential {
  readonly id: CredentialId;
  readonly practitionerId: PractitionerId;
  /** The word that a service's licence names; null for what no service asks for. */
  readonly code: string | null;
  /** ISO 3166-2 or 3166-1; null covers nowhere: a licence is worth what is known of where it holds. */
  readonly jurisdiction: string | null;
  /** First and last date on which it holds; null without bound. */
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  /** Whether it was validated with its issuer: what its holder merely states opens nothing. */
  readonly verified: boolean;
  /** False once its holder removed it. */
  readonly held: boolean;
}

/** Why a licence does not allow a visit, in this order. */
export const licenceRefusals = ['LICENCE_MISSING', 'JURISDICTION_UNKNOWN', 'LICENCE_NOT_HERE'] as const;
export type LicenceRefusal = (typeof licenceRefusals)[number];

/** A jurisdiction covers itself and what lies within: DE covers DE-BE, and DE-BE not DE. */
export function coversJurisdiction(held: string | null, wanted: string): boolean {
  return held !== null && (wanted === held || wanted.startsWith(`${held}-`));
}

/**
 * Why these credentials of a practitioner do not allow a visit; undefined when one of them does: verified, of the code, held on every
 * date from the first to the last of the visit (wall dates in the zone of the visit), and covering the jurisdiction.
 */
export function licenceRefusal(
  credentials: readonly KnownCredential[],
  visit: { readonly licence: string; readonly jurisdiction: string | null; readonly from: LocalDate; readonly until: LocalDate },
): LicenceRefusal | undefined {
  const holding = credentials.filter(
    ({ code, startsOn, endsOn, verified, held }) =>
      held &&
      verified &&
      code === visit.licence &&
      (startsOn === null || startsOn <= visit.from) &&
      (endsOn === null || visit.until <= endsOn),
  );
  if (holding.length === 0) return 'LICENCE_MISSING';
  const { jurisdiction } = visit;
  if (jurisdiction === null) return 'JURISDICTION_UNKNOWN';
  return holding.some((credential) => coversJurisdiction(credential.jurisdiction, jurisdiction)) ? undefined : 'LICENCE_NOT_HERE';
}
