import type { Labels } from '@klear/auth';
import { joinedLabels, labelsOf } from '@klear/auth';
import { Kind } from 'graphql';
import { type Contract, fieldedTypes, fieldsOf, namedType } from './contract.ts';
import { covers, isProtected, ownLabels } from './labels.ts';

/** A protected field that an interface shows without its label. */
export function interfacesShowLabels(contract: Contract): string[] {
  const types = new Map(fieldedTypes(contract).map((type) => [type.name.value, type]));
  return fieldsOf(contract).flatMap(({ type, field, name }) => {
    const behind = ownLabels(contract, type, field);
    if (!isProtected(behind)) return [];
    return (type.interfaces ?? []).flatMap(({ name: { value } }) => {
      const parent = types.get(value);
      const shown = parent?.fields?.find((each) => each.name.value === field.name.value);
      return parent && shown && !covers(ownLabels(contract, parent, shown), behind)
        ? [`${value}.${shown.name.value} is open and ${name} behind it is protected`]
        : [];
    });
  });
}

/** Fields that answer an interface or a union and ask for less than one of the types that may stand behind it. */
export function doorsToAbstractTypesAreClosed(contracts: readonly Contract[]): string[] {
  const ofType = new Map<string, Labels>();
  const behind = new Map<string, Set<string>>();
  const note = (abstract: string, member: string) => behind.set(abstract, (behind.get(abstract) ?? new Set()).add(member));
  for (const contract of contracts) {
    for (const type of fieldedTypes(contract)) {
      ofType.set(type.name.value, joinedLabels(ofType.get(type.name.value), labelsOf(type.directives ?? [], [])));
      for (const shown of type.interfaces ?? []) note(shown.name.value, type.name.value);
    }
    for (const node of contract.document.definitions) {
      if (node.kind !== Kind.UNION_TYPE_DEFINITION) continue;
      for (const member of node.types ?? []) note(node.name.value, member.name.value);
    }
  }
  const faults = contracts.flatMap((contract) =>
    fieldsOf(contract).flatMap(({ type, field, name }) => {
      const answered = namedType(field.type);
      const door = joinedLabels(ownLabels(contract, type, field), ofType.get(answered));
      return [...(behind.get(answered) ?? [])]
        .filter((member) => !covers(door, ofType.get(member) ?? labelsOf([], [])))
        .map((member) => `${name} answers ${answered} and asks for less than ${member} behind it`);
    }),
  );
  return [...new Set(faults)];
}
