import { err, hasRole, type OrganizationId, ok, type RefusalReason, type Result, type UserId, type Viewer } from '@klear/core';
import type { PhiLabel } from '@klear/service';
import type { Category } from '../domain/category.ts';

/** A consent as the projection knows it. At least one of practitioner and organization is named; both named must both match. */
export interface Grant {
  readonly personId: UserId;
  readonly practitionerId: UserId | null;
  readonly organizationId: OrganizationId | null;
  /** Empty: every category. */
  readonly categories: readonly string[];
  readonly purposes: readonly string[];
  readonly startsAt: Date;
  readonly endsAt: Date | null;
}

/** On what ground an access is allowed. */
export type Basis = 'SELF' | 'CONSENT';

/**
 * What viewer and field alone can tell: SELF is allowed, CONSENT needs a look at the consents, anything else is refused.
 * Someone without an organization to act for is told NOT_RELATED and never learns whether the record exists.
 */
export function basisFor(viewer: Viewer, personId: UserId, label: PhiLabel): Result<Basis, RefusalReason> {
  if (viewer.kind !== 'person' || viewer.personId === null) return err('NOT_RELATED');
  if (viewer.personId === personId) return label.purposes.includes('PATRQT') ? ok('SELF') : err('NOT_IN_SCOPE');
  if (viewer.organizationId === null || viewer.roles.length === 0) return err('NOT_RELATED');
  if (viewer.purpose === null || viewer.purpose === 'PATRQT' || !label.purposes.includes(viewer.purpose)) return err('PURPOSE_REQUIRED');
  return hasRole(viewer, viewer.organizationId, 'PRACTITIONER') ? ok('CONSENT') : err('ROLE_REQUIRED');
}

/** Whether one consent covers this viewer, part and purpose at this instant. Its period is half-open. */
export function covers(grant: Grant, viewer: Viewer, category: Category, at: Date): boolean {
  const { practitionerId, organizationId } = grant;
  if (practitionerId === null && organizationId === null) return false;
  if (practitionerId !== null && practitionerId !== viewer.personId) return false;
  if (organizationId !== null && organizationId !== viewer.organizationId) return false;
  if (grant.categories.length > 0 && !grant.categories.includes(category)) return false;
  if (viewer.purpose === null || !grant.purposes.includes(viewer.purpose)) return false;
  return grant.startsAt <= at && (grant.endsAt === null || at < grant.endsAt);
}

export interface AccessFacts {
  readonly viewer: Viewer;
  readonly personId: UserId;
  readonly category: Category;
  readonly label: PhiLabel;
  /** The person's consents, or unknown when neither our copy is fresh nor the owner answered. */
  readonly consents: readonly Grant[] | 'UNKNOWN';
  readonly at: Date;
}

/** The truth about reading and adding: to the person, and to a practitioner with a consent in force for purpose and part. */
export function mayAccess(facts: AccessFacts): Result<Basis, RefusalReason> {
  const basis = basisFor(facts.viewer, facts.personId, facts.label);
  if (!basis.ok || basis.value === 'SELF') return basis;
  const { consents } = facts;
  if (consents === 'UNKNOWN') return err('CONSENT_UNKNOWN');
  const own = consents.filter((grant) => grant.personId === facts.personId);
  return own.some((grant) => covers(grant, facts.viewer, facts.category, facts.at)) ? ok('CONSENT') : err('NO_CONSENT');
}

/** Only who wrote an entry may mark it: the person for their own, a practitioner for those of the acting organization. */
export function mayMark(viewer: Viewer, basis: Basis, writtenBy: OrganizationId | null): boolean {
  return basis === 'SELF' ? writtenBy === null : writtenBy !== null && writtenBy === viewer.organizationId;
}
