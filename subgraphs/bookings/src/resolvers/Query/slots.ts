import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { idsOf } from '../ids.ts';
import { jurisdictionOf, lengthsOf, slotCount, slotSpan } from '../slot-span.ts';

export const slots: QueryResolvers['slots'] = (_, args, { loaders }) => {
  const practitionerIds = idsOf<'User'>('practitionerIds', args.practitionerIds, 100);
  const serviceIds = args.serviceIds ? idsOf<'Service'>('serviceIds', args.serviceIds, 100) : null;
  const span = slotSpan(args);
  const first = slotCount('firstEach', args.firstEach ?? 10);
  const durations = lengthsOf(args.durations);
  const jurisdiction = jurisdictionOf(args.jurisdiction);
  const together = args.combine === 'INTERSECTION' ? practitionerIds : null;
  return practitionerIds.map(async (practitionerId) => ({
    practitionerId,
    slots: await loaders.slotsByPractitionerId.load({ practitionerId, serviceIds, durations, jurisdiction, span, first, together }),
  }));
};
