import { parseInput, toldRefusal } from '@klear/service';
import { z } from 'zod';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { addEntry } from '../../commands/add-entry.ts';
import type { Context } from '../../context.ts';
import { newMedication } from '../../domain/new-resource.ts';
import { medicationOf } from '../opened-entry.ts';
import { entryInput } from './entry-input.ts';

const shape = z.object({
  personId: entryInput.personId,
  idempotencyKey: entryInput.idempotencyKey,
  code: entryInput.code,
  text: entryInput.text,
  status: z.enum(['active', 'on-hold', 'completed', 'stopped']).default('active'),
  dosage: entryInput.text,
});

export const addMedication: MutationResolvers<Context>['addMedication'] = async (_parent, { input }, ctx) => {
  const read = parseInput(shape, input);
  const { personId, idempotencyKey } = read;
  const build = newMedication.bind(null, read);
  const added = await addEntry(ctx, { mutation: 'addMedication', idempotencyKey, input, personId, category: 'MEDICATIONS', build });
  if (!added.ok) throw toldRefusal(added.error);
  return { __typename: 'AddMedicationSuccess', medication: medicationOf(added.value) };
};
