import { holds, isSelf, mayIn, type Rule, ruleOf, rulePerAction } from '@klear/auth';
import type { OrganizationId, UserId } from '@klear/core';
import type { Context } from '../context.ts';
import type { Contact } from '../domain/contact.ts';
import { mayReadConsent, mayReadMembership, mayReadOwn } from './predicates.ts';

interface HasId {
  readonly id: UserId;
}
interface HasPerson {
  readonly personId: UserId;
}
interface HasMembership extends HasPerson {
  readonly organizationId: OrganizationId;
}

/** The person themselves, where the parent is the User. */
export const self: Rule = ruleOf<HasId>('self', (viewer, { id }) => isSelf(viewer, id) || 'NOT_RELATED');

/** The person themselves, by what an app may be lent of their profile. */
export const ownProfile: Rule = ruleOf<HasId>('ownProfile', (viewer, { id }) => mayReadOwn(viewer, id) || 'NOT_RELATED');

/** The person themselves, where the parent is something of theirs. */
export const owner: Rule = ruleOf<HasPerson>('owner', (viewer, { personId }) => isSelf(viewer, personId) || 'NOT_RELATED');

/** One field of a person's contact: who may is decided where it is read and written down. */
export const reads = (field: keyof Contact): Rule =>
  ruleOf<HasId, unknown, Context>(`reads:${field}`, async (viewer, { id }, _args, { loaders }) => {
    if (viewer.kind !== 'person') return 'NOT_RELATED';
    if (mayReadOwn(viewer, id)) return true;
    const answer = await loaders.contactFields.load({ id, field });
    if (!answer.ok) throw answer.error;
    return true;
  });

export const readsMembership: Rule = ruleOf<HasMembership>(
  'readsMembership',
  (viewer, membership) => mayReadMembership(viewer, membership) || 'NOT_IN_SCOPE',
);

export const readsConsent: Rule = ruleOf<HasPerson>('readsConsent', (viewer, consent) => mayReadConsent(viewer, consent) || 'NOT_RELATED');

/** A role in the very organization that is the parent. */
export const actsFor = rulePerAction((action) =>
  ruleOf<{ readonly id: OrganizationId }>(`actsFor:${action}`, (viewer, { id }) => mayIn(viewer, id, action) || 'ROLE_REQUIRED'),
);

/** A role in the organization that the parent belongs to. */
export const actsWithin = rulePerAction((action) =>
  ruleOf<{ readonly organizationId: OrganizationId }>(
    `actsWithin:${action}`,
    (viewer, { organizationId }) => mayIn(viewer, organizationId, action) || 'ROLE_REQUIRED',
  ),
);

/** Whether an organization is suspended: its members, who must know why they cannot act for it, and the platform's support. */
export const readsSuspension: Rule = ruleOf<{ readonly id: OrganizationId }, unknown, Context>(
  'readsSuspension',
  async (viewer, { id }, _args, { loaders }) => {
    if (viewer.kind !== 'person' || viewer.personId === null) return 'NOT_RELATED';
    return holds(viewer, 'ORGANIZATION_SUSPEND') || (await loaders.isMemberOf.load(id)) || 'NOT_RELATED';
  },
);
