import { parseInput } from '@klear/service';
import { z } from 'zod';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { markEnteredInError as mark } from '../../commands/mark-entered-in-error.ts';
import type { Context } from '../../context.ts';
import { entryInput } from './entry-input.ts';

const shape = z.object({
  personId: entryInput.personId,
  entryId: entryInput.entryId,
  expectedVersion: z.int().min(1),
  idempotencyKey: entryInput.idempotencyKey,
});

export const markEnteredInError: MutationResolvers<Context>['markEnteredInError'] = async (_parent, { input }, ctx) => {
  const marked = await mark(ctx, parseInput(shape, input));
  if (marked.ok) return { __typename: 'MarkEnteredInErrorSuccess', entryId: marked.value.id };
  const message = 'This entry changed since it was read. Read it again and decide anew.';
  return { __typename: 'VersionConflict', code: marked.error.code, message };
};
