import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { bookabilityOf } from '../../loaders/bookability.ts';
import { idOf } from '../ids.ts';
import { calendarStart, jurisdictionOf, lengthOf } from '../slot-span.ts';

export const bookability: QueryResolvers['bookability'] = (_, args, { deps, viewer }) =>
  bookabilityOf(deps.db, viewer, {
    serviceId: idOf('Service', args.serviceId),
    start: calendarStart(args.start),
    durationMinutes: args.durationMinutes == null ? null : lengthOf(['durationMinutes'], args.durationMinutes),
    jurisdiction: jurisdictionOf(args.jurisdiction),
  });
