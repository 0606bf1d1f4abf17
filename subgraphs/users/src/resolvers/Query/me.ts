import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const me: NonNullable<QueryResolvers['me']> = (_parent, _args, { viewer }) => viewer.personId && { id: viewer.personId };
