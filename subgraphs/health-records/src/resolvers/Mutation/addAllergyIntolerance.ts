import { parseInput, toldRefusal } from '@klear/service';
import { z } from 'zod';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { addEntry } from '../../commands/add-entry.ts';
import type { Context } from '../../context.ts';
import { newAllergy } from '../../domain/new-resource.ts';
import { allergyOf } from '../opened-entry.ts';
import { entryInput } from './entry-input.ts';

const shape = z.object({
  personId: entryInput.personId,
  idempotencyKey: entryInput.idempotencyKey,
  code: entryInput.code,
  text: entryInput.text,
  criticality: z.enum(['low', 'high', 'unable-to-assess']).nullish(),
  categories: z
    .array(z.enum(['food', 'medication', 'environment', 'biologic']))
    .max(4)
    .default([]),
});

export const addAllergyIntolerance: MutationResolvers<Context>['addAllergyIntolerance'] = async (_parent, { input }, ctx) => {
  const read = parseInput(shape, input);
  const { personId, idempotencyKey } = read;
  const build = newAllergy.bind(null, read);
  const added = await addEntry(ctx, { mutation: 'addAllergyIntolerance', idempotencyKey, input, personId, category: 'ALLERGIES', build });
  if (!added.ok) throw toldRefusal(added.error);
  return { __typename: 'AddAllergyIntoleranceSuccess', allergyIntolerance: allergyOf(added.value) };
};
