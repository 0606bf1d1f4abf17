import { badInput } from '@klear/core';
import type { SubscriptionResolvers } from '../../__generated__/resolvers.ts';
import { live } from '../../events/live.ts';
import { idOrNull } from '../ids.ts';
import type { ScheduleChangedEventParent } from '../parents.ts';

/** Hours are public, so anyone may listen; of a practitioner, an organization, or both. */
export const scheduleChanged: SubscriptionResolvers['scheduleChanged'] = {
  subscribe(_, args, { deps }) {
    const practitionerId = idOrNull('User', args.practitionerId);
    const organizationId = idOrNull('Organization', args.organizationId);
    if (!practitionerId && !organizationId) {
      throw badInput([{ path: ['practitionerId'], code: 'REQUIRED', message: 'Name a practitioner or an organization.' }]);
    }
    return live({
      bus: deps.bus,
      types: ['ScheduleChanged'] as const,
      about: { practitionerId, organizationId },
      resumeAfter: args.resumeAfter,
      tell: ({ payload }) => [{ practitionerId: payload.practitionerId }],
    });
  },
  resolve: (event: ScheduleChangedEventParent) => event,
};
