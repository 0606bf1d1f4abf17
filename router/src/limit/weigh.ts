import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** How heavy an operation is once its fragments are written out. Aliases count where they are written and where they are spread. */
export interface Weight {
  readonly selections: number;
  readonly depth: number;
  readonly aliases: number;
}

/** What a fragment that spreads itself weighs: validation refuses it by name, so it must only not end the count. */
const circular: Weight = { selections: 0, depth: 0, aliases: 0 };

/**
 * Weighs every operation of a document in time linear in its text: each fragment is weighed once, however often it is spread.
 * Works on documents that are not validated yet.
 */
export function weigh(document: DocumentNode): ReadonlyMap<OperationDefinitionNode, Weight> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const known = new Map<string, Weight>();
  const ofFragment = (name: string): Weight => {
    const weight = known.get(name);
    if (weight) return weight;
    known.set(name, circular);
    const fragment = fragments.get(name);
    const weighed = fragment ? ofSelections(fragment.selectionSet) : circular;
    known.set(name, weighed);
    return weighed;
  };
  const ofSelections = (set: SelectionSetNode): Weight => {
    let selections = 0;
    let depth = 0;
    let aliases = 0;
    for (const selection of set.selections) {
      const isField = selection.kind === Kind.FIELD;
      const below =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? ofFragment(selection.name.value)
          : selection.selectionSet && ofSelections(selection.selectionSet);
      selections += (isField ? 1 : 0) + (below?.selections ?? 0);
      depth = Math.max(depth, (isField ? 1 : 0) + (below?.depth ?? 0));
      aliases += (isField && selection.alias ? 1 : 0) + (below?.aliases ?? 0);
    }
    return { selections, depth, aliases };
  };
  const weights = new Map<OperationDefinitionNode, Weight>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) weights.set(definition, ofSelections(definition.selectionSet));
  }
  return weights;
}
