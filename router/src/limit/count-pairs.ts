import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/**
 * How many pairs of fields share one name in the answer, in a selection with its fragments written out: validation compares each pair
 * with all that lies below it. Stops counting over `most`. The fragments must not spread each other in a ring, and be few enough to
 * be written out.
 */
export function countPairs(root: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>, most: number): number {
  let pairs = 0;
  const level = (sets: readonly SelectionSetNode[]): void => {
    const byName = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    const collect = ({ selections }: SelectionSetNode): void => {
      for (const selection of selections) {
        if (selection.kind === Kind.FIELD) {
          const name = (selection.alias ?? selection.name).value;
          const same = byName.get(name);
          if (same) same.push(selection);
          else byName.set(name, [selection]);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
        else if (!spread.has(selection.name.value)) {
          spread.add(selection.name.value);
          const fragment = fragments.get(selection.name.value);
          if (fragment) collect(fragment.selectionSet);
        }
      }
    };
    sets.forEach(collect);
    for (const same of byName.values()) {
      pairs += (same.length * (same.length - 1)) / 2;
      if (pairs > most) return;
      const below = same.flatMap(({ selectionSet }) => selectionSet ?? []);
      if (below.length > 0) level(below);
    }
  };
  level([root]);
  return pairs;
}
