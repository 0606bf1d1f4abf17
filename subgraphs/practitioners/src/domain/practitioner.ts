import type { PractitionerId } from '@klear/core';
import type { CredentialId } from './ids.ts';

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

export type VerificationStatus = 'ATTESTED' | 'VALIDATED' | 'IN_PROCESS' | 'REQ_REVALID' | 'VAL_FAIL';

/** FHIR's Practitioner.qualification. */
export interface Credential {
  readonly id: CredentialId;
  readonly practitionerId: PractitionerId;
  readonly name: string;
  readonly issuer: string | null;
  readonly identifier: string | null;
  /** ISO 3166-2. */
  readonly jurisdiction: string | null;
  /** YYYY-MM-DD. */
  readonly start: string | null;
  readonly end: string | null;
  readonly verification: VerificationStatus;
}
