import { type ConstDirectiveNode, type DocumentNode, Kind, visit } from 'graphql';

/**
 * The supergraph with each type's resolvable keys before the others. For an entity whose field has @requires the planner takes the
 * first key of the type in that subgraph, and does not look whether the subgraph finds anything by it.
 */
export function withResolvableKeysFirst(supergraph: DocumentNode): DocumentNode {
  const sorted = <Node extends { readonly directives?: readonly ConstDirectiveNode[] }>(node: Node): Node => {
    const { directives = [] } = node;
    return { ...node, directives: [...directives.filter((each) => !isUnresolvable(each)), ...directives.filter(isUnresolvable)] };
  };
  return visit(supergraph, { ObjectTypeDefinition: sorted, InterfaceTypeDefinition: sorted });
}

function isUnresolvable({ name, arguments: given = [] }: ConstDirectiveNode): boolean {
  if (name.value !== 'join__type') return false;
  return given.some(({ name: { value }, value: of }) => value === 'resolvable' && of.kind === Kind.BOOLEAN && !of.value);
}
