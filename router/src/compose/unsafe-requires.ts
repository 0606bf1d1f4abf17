import { type ASTNode, parse, visit } from 'graphql';

/**
 * Throws when a `@requires` selects a field with arguments: the planner then mixes the required answer with the client's
 * own selection of that field and returns wrong data instead of an error.
 */
export function refuseUnsafeRequires(supergraphSdl: string): void {
  const found: string[] = [];
  visit(parse(supergraphSdl, { noLocation: true }), {
    Directive(node, _key, _parent, _path, ancestors) {
      if (node.name.value !== 'join__field') return;
      const requires = node.arguments?.find((argument) => argument.name.value === 'requires')?.value;
      if (requires?.kind === 'StringValue' && requires.value.includes('(')) found.push(coordinateOf(ancestors));
    },
  });
  if (found.length > 0) throw new Error(`@requires must not select fields with arguments: ${found.join(', ')}`);
}

function coordinateOf(ancestors: readonly (ASTNode | readonly ASTNode[])[]): string {
  const names: string[] = [];
  for (const node of ancestors) {
    if (!('kind' in node)) continue;
    if (node.kind === 'ObjectTypeDefinition' || node.kind === 'InterfaceTypeDefinition' || node.kind === 'FieldDefinition')
      names.push(node.name.value);
  }
  return names.join('.');
}
