import { isDecimal, parseInput, toldRefusal } from '@klear/service';
import { z } from 'zod';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { addEntry } from '../../commands/add-entry.ts';
import type { Context } from '../../context.ts';
import { newObservation } from '../../domain/new-resource.ts';
import { observationOf } from '../opened-entry.ts';
import { entryInput } from './entry-input.ts';

const shape = z
  .object({
    personId: entryInput.personId,
    idempotencyKey: entryInput.idempotencyKey,
    code: entryInput.code,
    effectiveAt: z.date(),
    value: z.string().refine(isDecimal).nullish(),
    unit: entryInput.unit,
    valueText: entryInput.text,
  })
  .refine(({ value, valueText }) => (value ?? null) === null || (valueText ?? null) === null, {
    path: ['valueText'],
    error: 'An observation has one value: a number or a text',
    params: { code: 'ONE_VALUE' },
  })
  .refine(({ value, unit }) => (unit ?? null) === null || (value ?? null) !== null, {
    path: ['unit'],
    error: 'A unit needs a number',
    params: { code: 'UNIT_WITHOUT_VALUE' },
  });

export const addObservation: MutationResolvers<Context>['addObservation'] = async (_parent, { input }, ctx) => {
  const read = parseInput(shape, input);
  const { personId, idempotencyKey } = read;
  const build = newObservation.bind(null, read);
  const added = await addEntry(ctx, { mutation: 'addObservation', idempotencyKey, input, personId, category: 'OBSERVATIONS', build });
  if (!added.ok) throw toldRefusal(added.error);
  return { __typename: 'AddObservationSuccess', observation: observationOf(added.value) };
};
