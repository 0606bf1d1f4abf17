import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { placeByCode } from '../../loaders/place-by-code.ts';

export const place: QueryResolvers['place'] = (_, args, context) => placeByCode(context, args.country, args.postalCode);
