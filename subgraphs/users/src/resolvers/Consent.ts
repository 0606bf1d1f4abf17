import { parseId } from '@klear/core';
import type { ConsentResolvers } from '../__generated__/resolvers.ts';
import { isInForce } from '../domain/consent.ts';
import { mayReadConsent } from '../policies/predicates.ts';

export const Consent: ConsentResolvers = {
  async __resolveReference({ id }, { loaders, viewer }) {
    const parsed = parseId<'Consent'>(id);
    const consent = parsed && viewer.kind === 'person' ? await loaders.consentById.load(parsed) : null;
    return consent && mayReadConsent(viewer, consent) ? consent : null;
  },
  status: (consent, _args, { clock }) => (isInForce(consent, clock.now()) ? 'ACTIVE' : 'INACTIVE'),
  practitioner: ({ practitionerId }) => practitionerId && { id: practitionerId },
  organization: ({ organizationId }) => organizationId && { id: organizationId },
  start: ({ startsAt }) => startsAt,
  end: ({ endsAt }) => endsAt,
};
