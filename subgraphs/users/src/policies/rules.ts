import { type Action, mayIn, type Rule, ruleOf } from '@klear/auth';
import type { OrganizationId, UserId } from '@klear/core';
import type { Context } from '../context.ts';
import { isSelf, mayReadConsent, mayReadContact, mayReadMembership, mayReadName } from './predicates.ts';

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

/** The person themselves, where the parent is something of theirs. */
export const owner: Rule = ruleOf<HasPerson>('owner', (viewer, { personId }) => isSelf(viewer, personId) || 'NOT_RELATED');

export const readsName: Rule = ruleOf<HasId, unknown, Context>('readsName', async (viewer, { id }, _args, { loaders }) => {
  if (viewer.kind !== 'person') return 'NOT_RELATED';
  return isSelf(viewer, id) || mayReadName(viewer, id, (await loaders.personById.load(id)).relation) || 'NOT_RELATED';
});

export const readsContact: Rule = ruleOf<HasId, unknown, Context>('readsContact', async (viewer, { id }, _args, { loaders }) => {
  if (viewer.kind !== 'person') return 'NOT_RELATED';
  return isSelf(viewer, id) || mayReadContact(viewer, id, (await loaders.personById.load(id)).relation) || 'NOT_RELATED';
});

export const readsMembership: Rule = ruleOf<HasMembership>(
  'readsMembership',
  (viewer, membership) => mayReadMembership(viewer, membership) || 'NOT_IN_SCOPE',
);

export const readsConsent: Rule = ruleOf<HasPerson>('readsConsent', (viewer, consent) => mayReadConsent(viewer, consent) || 'NOT_RELATED');

/** A role in the very organization that is the parent. */
export const actsFor = (action: Action): Rule =>
  ruleOf<{ readonly id: OrganizationId }>(`actsFor:${action}`, (viewer, { id }) => mayIn(viewer, id, action) || 'ROLE_REQUIRED');

/** A role in the organization that the parent belongs to. */
export const actsWithin = (action: Action): Rule =>
  ruleOf<{ readonly organizationId: OrganizationId }>(
    `actsWithin:${action}`,
    (viewer, { organizationId }) => mayIn(viewer, organizationId, action) || 'ROLE_REQUIRED',
  );
