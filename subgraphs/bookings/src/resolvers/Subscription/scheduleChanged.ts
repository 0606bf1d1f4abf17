import { badInput } from '@klear/core';
import type { SubscriptionResolvers } from '../../__generated__/resolvers.ts';
import { live } from '../../events/live.ts';
import { idOf } from '../ids.ts';
import type { ScheduleChangedEventParent } from '../parents.ts';

/** Hours are public, so anyone may listen; of a practitioner, an organization, or both. */
export const scheduleChanged: SubscriptionResolvers['scheduleChanged'] = {
  subscribe(_, args, { deps }) {
    const practitionerId = args.practitionerId ? idOf('User', args.practitionerId) : null;
    const organizationId = args.organizationId ? idOf('Organization', args.organizationId) : null;
    if (!practitionerId && !organizationId) {
      throw badInput([{ path: ['practitionerId'], code: 'REQUIRED', message: 'Name a practitioner or an organization.' }]);
    }
    return live({
      bus: deps.bus,
      types: ['ScheduleChanged'] as const,
      resumeAfter: args.resumeAfter,
      tell({ payload }) {
        const wanted =
          (!practitionerId || payload.practitionerId === practitionerId) && (!organizationId || payload.organizationId === organizationId);
        return wanted ? [{ practitionerId: payload.practitionerId }] : [];
      },
    });
  },
  resolve: (event: ScheduleChangedEventParent) => event,
};
