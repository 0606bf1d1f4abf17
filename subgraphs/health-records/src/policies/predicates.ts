import { consentCovers, type Grant, holds, isSameOrganization, isSelf, type PhiLabel, purposeServes } from '@klear/auth';
import { err, type OrganizationId, ok, type RefusalReason, type Result, type UserId, type Viewer } from '@klear/core';
import type { Category } from '../domain/category.ts';

/** On what ground an access is allowed. */
export type Basis = 'SELF' | 'CONSENT';

/** What an access does: look, or add and mark. */
export type Verb = 'READ' | 'WRITE';

/**
 * What viewer and field alone can tell: SELF is allowed, CONSENT needs a look at the consents, anything else is refused.
 * Someone without an organization to act for is told NOT_RELATED and never learns whether the record exists.
 */
export function basisFor(viewer: Viewer, personId: UserId, label: PhiLabel, verb: Verb): Result<Basis, RefusalReason> {
  const { purposes } = label;
  if (isSelf(viewer, personId)) {
    const isLent = holds(viewer, `RECORDS_${verb}_SELF`);
    return isLent && purposeServes(viewer, { isOwn: true, purposes }) ? ok('SELF') : err('NOT_IN_SCOPE');
  }
  if (!isSameOrganization(viewer, viewer.organizationId)) return err('NOT_RELATED');
  if (!purposeServes(viewer, { isOwn: false, purposes })) return err('PURPOSE_REQUIRED');
  return holds(viewer, `RECORDS_${verb}`) ? ok('CONSENT') : err('ROLE_REQUIRED');
}

export interface AccessFacts {
  readonly viewer: Viewer;
  readonly personId: UserId;
  readonly category: Category;
  readonly label: PhiLabel;
  readonly verb: Verb;
  /** The person's consents, or unknown when neither our copy is fresh nor the owner answered. */
  readonly consents: readonly Grant[] | 'UNKNOWN';
  readonly at: Date;
}

/** The truth about reading and adding: to the person, and to a practitioner with a consent in force for purpose and part. */
export function mayAccess(facts: AccessFacts): Result<Basis, RefusalReason> {
  const basis = basisFor(facts.viewer, facts.personId, facts.label, facts.verb);
  if (!basis.ok || basis.value === 'SELF') return basis;
  const { consents } = facts;
  if (consents === 'UNKNOWN') return err('CONSENT_UNKNOWN');
  return consents.some((grant) => consentCovers(grant, facts)) ? ok('CONSENT') : err('NO_CONSENT');
}

/** Only who wrote an entry may mark it: the person for their own, a practitioner for those of the acting organization. */
export function mayMark(viewer: Viewer, basis: Basis, writtenBy: OrganizationId | null): boolean {
  return basis === 'SELF' ? writtenBy === null : isSameOrganization(viewer, writtenBy);
}
