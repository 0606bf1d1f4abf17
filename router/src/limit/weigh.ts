import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { deferName } from '../plan/defer-rules.ts';

/** How heavy an operation is once its fragments are written out. Aliases count where they are written and where they are spread. */
export interface Weight {
  readonly selections: number;
  readonly depth: number;
  readonly aliases: number;
  /** Fields right at the root. */
  readonly fields: number;
  /** Fragments that may be answered later. */
  readonly deferred: number;
}

export interface Weights {
  readonly operations: ReadonlyMap<OperationDefinitionNode, Weight>;
  /** Fragments that nothing spreads: they are validated, too. */
  readonly unused: ReadonlyMap<FragmentDefinitionNode, Weight>;
  /** Whether fragments spread each other in a ring, or two have one name: the weights tell nothing then. */
  readonly isTangled: boolean;
}

const nothing: Weight = { selections: 0, depth: 0, aliases: 0, fields: 0, deferred: 0 };

/**
 * Weighs a document in time linear in its text: each fragment is weighed once, however often it is spread and by however many
 * operations. Works on documents that are not validated yet.
 */
export function weigh(document: DocumentNode): Weights {
  const fragments = fragmentsOf(document);
  const known = new Map<string, Weight>();
  const open = new Set<string>();
  const spread = new Set<string>();
  const definitions = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  let isTangled = definitions.length > fragments.size;
  const ofFragment = (name: string): Weight => {
    const weight = known.get(name);
    if (weight) return weight;
    if (open.has(name)) {
      isTangled = true;
      return nothing;
    }
    open.add(name);
    const fragment = fragments.get(name);
    const weighed = fragment ? ofSelections(fragment.selectionSet) : nothing;
    open.delete(name);
    known.set(name, weighed);
    return weighed;
  };
  const ofSelections = (set: SelectionSetNode): Weight => {
    let selections = 0;
    let depth = 0;
    let aliases = 0;
    let fields = 0;
    let deferred = 0;
    for (const selection of set.selections) {
      const isField = selection.kind === Kind.FIELD;
      if (selection.kind === Kind.FRAGMENT_SPREAD) spread.add(selection.name.value);
      const below =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? ofFragment(selection.name.value)
          : selection.selectionSet && ofSelections(selection.selectionSet);
      selections += (isField ? 1 : 0) + (below?.selections ?? 0);
      depth = Math.max(depth, (isField ? 1 : 0) + (below?.depth ?? 0));
      aliases += (isField && selection.alias ? 1 : 0) + (below?.aliases ?? 0);
      fields += isField ? 1 : (below?.fields ?? 0);
      deferred += (selection.directives?.some(({ name }) => name.value === deferName) ? 1 : 0) + (below?.deferred ?? 0);
    }
    return { selections, depth, aliases, fields, deferred };
  };
  const operations = new Map<OperationDefinitionNode, Weight>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.set(definition, ofSelections(definition.selectionSet));
  }
  const all = [...fragments.values()].map((fragment) => [fragment, ofFragment(fragment.name.value)] as const);
  return { operations, unused: new Map(all.filter(([{ name }]) => !spread.has(name.value))), isTangled };
}

export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}
