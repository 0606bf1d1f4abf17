import { type ASTNode, type DocumentNode, Kind, type SelectionSetNode } from 'graphql';

/** How many directives a document holds, and how many stand at its fullest place; fragments that nothing spreads are counted too. */
export function countDirectives(document: DocumentNode): { readonly all: number; readonly most: number } {
  let all = 0;
  let most = 0;
  const note = (node: ASTNode) => {
    const here = 'directives' in node ? (node.directives?.length ?? 0) : 0;
    all += here;
    most = Math.max(most, here);
  };
  const walk = ({ selections }: SelectionSetNode) => {
    for (const selection of selections) {
      note(selection);
      if ('selectionSet' in selection && selection.selectionSet) walk(selection.selectionSet);
    }
  };
  for (const definition of document.definitions) {
    note(definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) definition.variableDefinitions?.forEach(note);
    if ('selectionSet' in definition) walk(definition.selectionSet);
  }
  return { all, most };
}
