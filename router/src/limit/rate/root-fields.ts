import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

const known = new WeakMap<OperationDefinitionNode, readonly string[]>();

/**
 * What an operation asks for at its root, as "mutation bookAppointment", each once, whatever its aliases and its own name are: by these
 * an operation is known to the limits, for its name is the client's to choose.
 */
export function rootFieldsOf(document: DocumentNode, definition: OperationDefinitionNode): readonly string[] {
  const found = known.get(definition);
  if (found) return found;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of document.definitions) if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  const names = new Set<string>();
  const seen = new Set<string>();
  const walk = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) names.add(`${definition.operation} ${selection.name.value}`);
      else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) walk(fragment.selectionSet);
      }
    }
  };
  walk(definition.selectionSet);
  const fields = [...names];
  known.set(definition, fields);
  return fields;
}
