import type { Id, InputFault, OrganizationId, Purpose, UserId } from '@klear/core';

export const recordCategories = ['CONDITIONS', 'ALLERGIES', 'MEDICATIONS', 'OBSERVATIONS'] as const;
export type RecordCategory = (typeof recordCategories)[number];

export interface Consent {
  readonly id: Id<'Consent'>;
  readonly personId: UserId;
  readonly practitionerId: UserId | null;
  readonly organizationId: OrganizationId | null;
  readonly categories: readonly RecordCategory[];
  readonly purposes: readonly Purpose[];
  readonly startsAt: Date;
  /** Null: until withdrawn. */
  readonly endsAt: Date | null;
  readonly withdrawnAt: Date | null;
}

/** Whether a consent is in force. The end is exclusive; withdrawal counts from its very instant. */
export function isInForce(consent: Pick<Consent, 'startsAt' | 'endsAt' | 'withdrawnAt'>, at: Date): boolean {
  return consent.withdrawnAt === null && consent.startsAt <= at && (consent.endsAt === null || at < consent.endsAt);
}

/** Everything that is wrong with a grant. Nobody can consent to emergency access: it needs no consent. */
export function grantFaults(
  grant: {
    practitionerId: string | null;
    organizationId: string | null;
    categories: readonly string[];
    purposes: readonly Purpose[];
    endsAt: Date | null;
  },
  at: Date,
): InputFault[] {
  const faults: InputFault[] = [];
  if ((grant.practitionerId === null) === (grant.organizationId === null)) {
    faults.push({ path: ['input'], code: 'ONE_GRANTEE', message: 'Name a practitioner or an organization, not both.' });
  }
  if (grant.categories.length === 0) {
    faults.push({ path: ['input', 'categories'], code: 'EMPTY', message: 'Name at least one part of the record.' });
  }
  if (grant.purposes.length === 0) faults.push({ path: ['input', 'purposes'], code: 'EMPTY', message: 'Name at least one purpose.' });
  if (grant.purposes.includes('ETREAT')) {
    faults.push({ path: ['input', 'purposes'], code: 'NOT_GRANTABLE', message: 'Emergency treatment is not a matter of consent.' });
  }
  if (grant.endsAt !== null && grant.endsAt <= at) {
    faults.push({ path: ['input', 'end'], code: 'IN_THE_PAST', message: 'The end must lie in the future.' });
  }
  return faults;
}
