/** The parts of a record that are lent on their own, with the FHIR types that each holds. */
export const typesOfCategory = {
  CONDITIONS: ['Condition'],
  ALLERGIES: ['AllergyIntolerance'],
  MEDICATIONS: ['MedicationRequest', 'MedicationStatement'],
  OBSERVATIONS: ['Observation'],
} as const;

export type Category = keyof typeof typesOfCategory;
export type ResourceType = (typeof typesOfCategory)[Category][number];

export const categories = Object.keys(typesOfCategory) as readonly Category[];

const categoryByType: ReadonlyMap<string, Category> = new Map(
  categories.flatMap((category) => typesOfCategory[category].map((type) => [type, category] as const)),
);

/** Which part a FHIR type belongs to; undefined for a type that this record does not hold yet. */
export function categoryOf(resourceType: string): Category | undefined {
  return categoryByType.get(resourceType);
}

export function isResourceType(type: string): type is ResourceType {
  return categoryByType.has(type);
}
