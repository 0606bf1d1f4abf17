import { parseInput, toldRefusal } from '@klear/service';
import { z } from 'zod';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { addEntry } from '../../commands/add-entry.ts';
import type { Context } from '../../context.ts';
import { newCondition } from '../../domain/new-resource.ts';
import { conditionOf } from '../opened-entry.ts';
import { entryInput } from './entry-input.ts';

const shape = z.object({
  personId: entryInput.personId,
  idempotencyKey: entryInput.idempotencyKey,
  code: entryInput.code,
  text: entryInput.text,
  clinicalStatus: z.enum(['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved']).default('active'),
  onset: entryInput.partialDate,
});

export const addCondition: MutationResolvers<Context>['addCondition'] = async (_parent, { input }, ctx) => {
  const read = parseInput(shape, input);
  const { personId, idempotencyKey } = read;
  const build = newCondition.bind(null, read);
  const added = await addEntry(ctx, { mutation: 'addCondition', idempotencyKey, input, personId, category: 'CONDITIONS', build });
  if (!added.ok) throw toldRefusal(added.error);
  return { __typename: 'AddConditionSuccess', condition: conditionOf(added.value) };
};
