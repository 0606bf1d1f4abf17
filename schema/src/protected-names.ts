import { Kind } from 'graphql';
import { type Contract, fieldedTypes, fieldsOf, namedType } from './conventions/contract.ts';
import { tableOf } from './conventions/reached-openly.ts';

/**
 * The names of fields whose values are a person's or tell about health, lower case and sorted: keys that no log line shows. Fields
 * that lead to other types are left out, what they lead to has names of its own.
 */
export function protectedNames(contracts: readonly Contract[]): string[] {
  const table = tableOf(contracts);
  const objects = new Set(contracts.flatMap(fieldedTypes).map(({ name }) => name.value));
  for (const { document } of contracts) {
    for (const node of document.definitions) if (node.kind === Kind.UNION_TYPE_DEFINITION) objects.add(node.name.value);
  }
  const names = contracts.flatMap((contract) =>
    fieldsOf(contract).flatMap(({ field, name }) => {
      const requirement = table.get(name);
      const tells = requirement !== undefined && (requirement.personal || requirement.phi !== null);
      return tells && !objects.has(namedType(field.type)) ? [field.name.value.toLowerCase()] : [];
    }),
  );
  return [...new Set(names)].sort();
}
