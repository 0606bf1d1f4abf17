import { type FieldDefinitionNode, Kind } from 'graphql';
import { type Contract, directiveOf, type Fielded, fieldedTypes, fieldsOf, isExternal, isNullable } from './contract.ts';

type Label = Readonly<Record<string, unknown>>;

/** Whether a field may be withheld: health data, personal data, or bound to a policy of its own. */
export function isProtected(type: Fielded, field: FieldDefinitionNode): boolean {
  const phi = directiveOf(field, 'phi');
  if (phi && phi.category !== 'NONE') return true;
  return [field, type].some((node) => directiveOf(node, 'personal')) || directiveOf(field, 'policy') !== undefined;
}

/** Protected fields whose refusal could not be told, and types of health data that are labelled in part. */
export function protectedFieldsAreLabelledAndNullable(contract: Contract): string[] {
  const health = new Set(
    fieldedTypes(contract).filter((type) => directiveOf(type, 'phi') || type.fields?.some((field) => directiveOf(field, 'phi'))),
  );
  return fieldsOf(contract).flatMap(({ type, field, name }) => {
    const label = directiveOf(field, 'phi');
    const faults: string[] = [];
    if (health.has(type) && !label && !isExternal(field)) faults.push(`${name} lies in a type of health data and has no @phi`);
    if (label && !label.category) faults.push(`${name} has an empty @phi category`);
    if (Array.isArray(label?.purposes) && label.purposes.length === 0) faults.push(`${name} has no purpose that it may be read for`);
    if (isProtected(type, field) && !isNullable(field.type))
      faults.push(`${name} is protected and not nullable: a refusal could not be told`);
    return faults;
  });
}

/** A protected field that an interface shows without its label. */
export function interfacesShowLabels(contract: Contract): string[] {
  const types = new Map(fieldedTypes(contract).map((type) => [type.name.value, type]));
  return fieldsOf(contract).flatMap(({ type, field, name }) => {
    if (!isProtected(type, field)) return [];
    return (type.interfaces ?? []).flatMap(({ name: { value } }) => {
      const parent = types.get(value);
      const shown = parent?.fields?.find((each) => each.name.value === field.name.value);
      return parent && shown && !isProtected(parent, shown)
        ? [`${value}.${shown.name.value} is open and ${name} behind it is protected`]
        : [];
    });
  });
}

/** Fields that several subgraphs define with different labels; composition only hints at it. */
export function sharedLabelsAgree(contracts: readonly Contract[]): string[] {
  const labels = new Map<string, Set<string>>();
  for (const contract of contracts) {
    for (const { type, field, name } of fieldsOf(contract)) {
      if (isExternal(field) || type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
      const said = labelText(directiveOf(field, 'phi'), directiveOf(field, 'personal') ?? directiveOf(type, 'personal'));
      labels.set(name, (labels.get(name) ?? new Set()).add(said));
    }
  }
  return [...labels].filter(([, said]) => said.size > 1).map(([name]) => `${name} is labelled differently by the subgraphs that share it`);
}

function labelText(phi: Label | undefined, personal: Label | undefined): string {
  const purposes = Array.isArray(phi?.purposes) ? phi.purposes.map(String).sort() : null;
  return JSON.stringify([phi ? [phi.category, purposes] : null, personal !== undefined]);
}
