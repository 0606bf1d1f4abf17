import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { invitationByToken } from '../../loaders/lists.ts';

export const invitation: NonNullable<QueryResolvers['invitation']> = (_parent, { token }, ctx) => invitationByToken(ctx, token);
