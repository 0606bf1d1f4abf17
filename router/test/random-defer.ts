import { type DirectiveNode, type DocumentNode, Kind, type SelectionNode, visit } from 'graphql';

/**
 * Puts @defer at random places: on fragments that are there, and on new ones around some of an object's fields. Labels, conditions
 * and nesting come along; what a mutation or a subscription does at its root is never deferred.
 */
export function randomDefer(document: DocumentNode, random: (below: number) => number): DocumentNode {
  let labels = 0;
  const chance = (of: number) => random(of) === 0;

  const directive = (): DirectiveNode => ({
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: 'defer' },
    arguments: [
      ...(chance(2) ? [argument('label', { kind: Kind.STRING, value: `later ${labels++}` } as const)] : []),
      ...(chance(6) ? [argument('if', { kind: Kind.BOOLEAN, value: chance(2) } as const)] : []),
    ],
  });
  const deferred = (selection: SelectionNode): SelectionNode =>
    selection.kind === Kind.FIELD ? selection : { ...selection, directives: [...(selection.directives ?? []), directive()] };
  const around = (selections: readonly SelectionNode[]): SelectionNode => ({
    kind: Kind.INLINE_FRAGMENT,
    directives: [directive()],
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  });
  const isQuery = document.definitions.every((each) => each.kind !== Kind.OPERATION_DEFINITION || each.operation === 'query');

  return visit(document, {
    SelectionSet: {
      leave(node, _key, _parent, path) {
        const isRoot = path.length === 3;
        if (isRoot && !isQuery) return undefined;
        const selections = node.selections.map((each) => (chance(3) ? deferred(each) : each));
        if (!chance(3)) return { ...node, selections };
        const from = random(selections.length);
        const to = from + 1 + random(selections.length - from);
        return { ...node, selections: [...selections.slice(0, from), around(selections.slice(from, to)), ...selections.slice(to)] };
      },
    },
  });
}

function argument<Value>(name: string, value: Value) {
  return { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value } as const;
}
