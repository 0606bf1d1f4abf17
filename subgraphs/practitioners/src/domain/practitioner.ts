import type { PractitionerId } from '@klear/core';
import type { CredentialId } from './ids.ts';
import type { LicenceWord } from './licence.ts';

/** A code out of a terminology, as FHIR's Coding. */
export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display: string | null;
}

/** A person's public profile. Its id is the person's. */
export interface Practitioner {
  readonly id: PractitionerId;
  readonly displayName: string;
  readonly headline: string | null;
  readonly bio: string | null;
  /** BCP 47. */
  readonly languages: readonly string[];
  readonly specialties: readonly Coding[];
  readonly active: boolean;
  readonly version: number;
}

/** What a check can find, in the words of FHIR's VerificationResult. Only VALIDATED opens a service that asks for a licence. */
export const checkResults = ['IN_PROCESS', 'VALIDATED', 'REQ_REVALID', 'VAL_FAIL'] as const;
export type CheckResult = (typeof checkResults)[number];
/** ATTESTED: stated by its holder, checked by nobody yet. */
export type VerificationStatus = 'ATTESTED' | CheckResult;

/** FHIR's Practitioner.qualification. */
export interface Credential {
  readonly id: CredentialId;
  readonly practitionerId: PractitionerId;
  readonly name: string;
  /** The word by which services ask for it; null for what no service asks for. */
  readonly code: LicenceWord | null;
  readonly issuer: string | null;
  readonly identifier: string | null;
  /** ISO 3166-2 or 3166-1: it covers what lies within. Null covers nowhere. */
  readonly jurisdiction: string | null;
  /** YYYY-MM-DD. */
  readonly start: string | null;
  readonly end: string | null;
  readonly verification: VerificationStatus;
  /** Grows with each check. */
  readonly version: number;
}
