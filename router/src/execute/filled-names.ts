import type { FetchNode } from '@apollo/query-planner';
import { type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from 'graphql';
import type { TypeMap } from './type-map.ts';

/** Tells the names under which a fetch of entities fills an object of this type. Worked out when it is asked for: when the fetch failed. */
export function filledNames(
  node: FetchNode,
  types: TypeMap,
  renamed: ReadonlyMap<string, string> | undefined,
): (typename: string) => readonly string[] {
  let asked: Asked | undefined;
  const byType = new Map<string, readonly string[]>();
  return (typename) => {
    const known = byType.get(typename);
    if (known) return known;
    asked ??= readAsked(node.operation);
    const names = new Set<string>();
    if (asked.entities) collect(asked.entities, typename, asked.fragments, types, names);
    names.delete('__typename');
    const filled = [...names].map((name) => renamed?.get(name) ?? name);
    byType.set(typename, filled);
    return filled;
  };
}

interface Asked {
  /** What is asked of each entity. */
  readonly entities: SelectionSetNode | undefined;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

function readAsked(operation: string): Asked {
  const { definitions } = parse(operation, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const root = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)?.selectionSet.selections[0];
  return { entities: root?.kind === Kind.FIELD ? root.selectionSet : undefined, fragments };
}

function collect(set: SelectionSetNode, typename: string, fragments: Asked['fragments'], types: TypeMap, names: Set<string>): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      names.add(selection.alias?.value ?? selection.name.value);
      continue;
    }
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const condition = inner?.typeCondition?.name.value;
    if (inner && (condition === undefined || types.fits(condition, typename)))
      collect(inner.selectionSet, typename, fragments, types, names);
  }
}
