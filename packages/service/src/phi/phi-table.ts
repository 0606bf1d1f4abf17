import { type ConstDirectiveNode, type DocumentNode, Kind, type ObjectTypeDefinitionNode, valueFromASTUntyped } from 'graphql';

/** What `@phi` says of a field: which part of a record it belongs to (NONE: it tells nothing), and what it may be read for. */
export interface PhiLabel {
  readonly category: string;
  /** HL7 v3 PurposeOfUse codes. */
  readonly purposes: readonly string[];
}

function standardPurposes(document: DocumentNode): readonly string[] {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.DIRECTIVE_DEFINITION || definition.name.value !== 'phi') continue;
    const standard = definition.arguments?.find((argument) => argument.name.value === 'purposes')?.defaultValue;
    return standard ? (valueFromASTUntyped(standard) as string[]) : [];
  }
  return [];
}

function labelOf(directives: readonly ConstDirectiveNode[] | undefined, standard: readonly string[]): PhiLabel | undefined {
  const phi = directives?.find((directive) => directive.name.value === 'phi');
  if (!phi) return undefined;
  const given = Object.fromEntries((phi.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
  return { category: String(given.category ?? ''), purposes: Array.isArray(given.purposes) ? given.purposes.map(String) : standard };
}

function objectTypes(document: DocumentNode): ObjectTypeDefinitionNode[] {
  return document.definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION);
}

/** The enforcement table of a contract, made from its SDL alone: `Type.field` -> its label. */
export function phiTable(document: DocumentNode): ReadonlyMap<string, PhiLabel> {
  const standard = standardPurposes(document);
  const table = new Map<string, PhiLabel>();
  for (const type of objectTypes(document)) {
    for (const field of type.fields ?? []) {
      const label = labelOf(field.directives, standard);
      if (label) table.set(`${type.name.value}.${field.name.value}`, label);
    }
  }
  return table;
}

/**
 * What a contract does wrong with `@phi`, one line each; none is the only good answer. A type is PHI when it or any of its
 * fields carries the label: there every field carries one, and every field that tells something is nullable.
 */
export function phiFaults(document: DocumentNode): string[] {
  const standard = standardPurposes(document);
  return objectTypes(document).flatMap((type) => {
    const fields = type.fields ?? [];
    const isPhi = labelOf(type.directives, standard) !== undefined || fields.some((field) => labelOf(field.directives, standard));
    if (!isPhi) return [];
    return fields.flatMap((field) => {
      const name = `${type.name.value}.${field.name.value}`;
      const label = labelOf(field.directives, standard);
      if (!label) return [`${name} lies in a type with health data and has no @phi`];
      if (label.category === '') return [`${name} has an empty @phi category`];
      if (label.category === 'NONE') return [];
      if (label.purposes.length === 0) return [`${name} has no purpose that it may be read for`];
      return field.type.kind === Kind.NON_NULL_TYPE ? [`${name} is health data and not nullable: a refusal could not be told`] : [];
    });
  });
}
