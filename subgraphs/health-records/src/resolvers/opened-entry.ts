import type { Entry } from '../commands/entry.ts';
import type { Category } from '../domain/category.ts';
import { allergyView, conditionView, medicationView, observationView } from '../domain/entry-views.ts';
import type { AllergyIntoleranceParent, ConditionParent, MedicationParent, ObservationParent } from './parents.ts';

const headOf = ({ id, personId, version, opened }: Entry) => ({ id, personId, version, opened });

export const conditionOf = (entry: Entry): ConditionParent => ({ ...headOf(entry), ...conditionView(entry.resource) });
export const allergyOf = (entry: Entry): AllergyIntoleranceParent => ({ ...headOf(entry), ...allergyView(entry.resource) });
export const medicationOf = (entry: Entry): MedicationParent => ({ ...headOf(entry), ...medicationView(entry.resource) });
export const observationOf = (entry: Entry): ObservationParent => ({ ...headOf(entry), ...observationView(entry.resource) });

/** The GraphQL type of each part's entries. */
export const typeNameOf = {
  CONDITIONS: 'Condition',
  ALLERGIES: 'AllergyIntolerance',
  MEDICATIONS: 'Medication',
  OBSERVATIONS: 'Observation',
} as const satisfies Record<Category, string>;
