import { ownLabels, type PhiLabel } from '@klear/auth';
import { contract } from '@klear/service/contract';
import { parse } from 'graphql';
import type { Category } from '../domain/category.ts';

/** The contract: the preamble that all subgraphs share, then ours. */
export const typeDefs: string = contract(new URL('../../schema.graphql', import.meta.url));

/** The fields that tell something about health, as `Type.field` -> category and purposes. Envelopes, which only lead to them, are left out. */
export const enforcement: ReadonlyMap<string, PhiLabel> = new Map(
  [...ownLabels(parse(typeDefs))].flatMap(([name, { phi }]) => (phi && phi.category !== 'NONE' ? [[name, phi] as const] : [])),
);

const fieldOfCategory = {
  CONDITIONS: 'HealthRecord.conditions',
  ALLERGIES: 'HealthRecord.allergies',
  MEDICATIONS: 'HealthRecord.medications',
  OBSERVATIONS: 'HealthRecord.observations',
} as const satisfies Record<Category, string>;

/** The label under which a part of the record is read and written. Throws when the contract lost it: nothing is unlabelled by accident. */
export function labelOf(category: Category): PhiLabel {
  const label = enforcement.get(fieldOfCategory[category]);
  if (label?.category !== category) throw new Error(`the contract does not label ${fieldOfCategory[category]} with ${category}`);
  return label;
}
