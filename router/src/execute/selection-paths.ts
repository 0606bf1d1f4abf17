import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { type DocumentNode, type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from 'graphql';

/** Places of an answer as response names without list steps, joined by dots: `search.node.id`. Types are passed over. */
export type Paths = ReadonlySet<string>;

/** A list step, or what the planner writes for a condition on types. */
const isName = (step: string): boolean => step !== '@' && !step.startsWith('|[');

/** The path of a fetch as a place. */
export function placeOf(at: readonly string[]): string {
  return at.filter(isName).join('.');
}

/** Everything that a fetch may fill in, each place above its leaves included. */
export function providedBy(fetch: FetchNode, at: readonly string[]): Paths {
  const document = parse(fetch.operation, { noLocation: true });
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const found = new Set<string>();
  const base = placeOf(at);
  if (!operation) return found;
  const [entities] = fetch.requires ? operation.selectionSet.selections : [];
  const selections = entities?.kind === Kind.FIELD ? entities.selectionSet : operation.selectionSet;
  if (selections) collect(selections, base, fragmentsOf(document), found);
  for (const rewrite of fetch.outputRewrites ?? []) {
    if (rewrite.kind !== 'KeyRenamer') continue;
    // A name is given back at the same place; where types differ on the way, both names may stand there.
    const names = rewrite.path.filter((step) => !step.startsWith('... on ') && step !== '@' && step !== '_entities');
    const above = under(base, names.slice(0, -1).join('.'));
    const from = under(above, names.at(-1) ?? '');
    const to = under(above, rewrite.renameKeyTo);
    for (const path of [...found]) if (path === from || path.startsWith(`${from}.`)) found.add(to + path.slice(from.length));
  }
  return found;
}

/** Everything that a fetch of entities reads: the way to them, and what stands for them. */
export function neededBy(fetch: FetchNode, at: readonly string[]): Paths {
  const names = at.filter(isName);
  const needed = new Set(names.map((_, index) => names.slice(0, index + 1).join('.')));
  const base = names.join('.');
  const read = (nodes: readonly QueryPlanSelectionNode[], above: string): void => {
    for (const node of nodes) {
      if (node.kind === 'InlineFragment') read(node.selections, above);
      else {
        const path = under(above, node.alias ?? node.name);
        needed.add(path);
        if (node.selections) read(node.selections, path);
      }
    }
  };
  read(fetch.requires ?? [], base);
  return needed;
}

function collect(set: SelectionSetNode, above: string, fragments: ReadonlyMap<string, FragmentDefinitionNode>, found: Set<string>): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const path = under(above, selection.alias?.value ?? selection.name.value);
      found.add(path);
      if (selection.selectionSet) collect(selection.selectionSet, path, fragments, found);
    } else {
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (inner) collect(inner.selectionSet, above, fragments, found);
    }
  }
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

const under = (above: string, name: string): string => (above === '' || name === '' ? above + name : `${above}.${name}`);
