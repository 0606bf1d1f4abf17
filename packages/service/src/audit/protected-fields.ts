import { type FragmentDefinitionNode, type GraphQLResolveInfo, getNamedType, isObjectType, Kind, type SelectionSetNode } from 'graphql';

/** A fact keeps at most this many names; a part of a record has fewer. */
const maxNames = 60;

/**
 * The protected fields that an operation selects below a field, as `Type.field`: what a fact says was read. Fragments are followed;
 * directives are not evaluated, so a skipped field may be named, never an included one missed.
 */
export function protectedFieldsBelow(info: GraphQLResolveInfo, isProtected: (name: string) => boolean): string[] {
  const names = new Set<string>();
  const visited = new Set<FragmentDefinitionNode>();

  function walk(typeName: string, selections: SelectionSetNode | undefined): void {
    const type = info.schema.getType(typeName);
    for (const selection of selections?.selections ?? []) {
      if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.typeCondition?.name.value ?? typeName, selection.selectionSet);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = info.fragments[selection.name.value];
        if (!fragment || visited.has(fragment)) continue;
        visited.add(fragment);
        walk(fragment.typeCondition.name.value, fragment.selectionSet);
      } else if (isObjectType(type)) {
        const field = type.getFields()[selection.name.value];
        if (!field) continue;
        const name = `${typeName}.${field.name}`;
        if (isProtected(name) && names.size < maxNames) names.add(name);
        walk(getNamedType(field.type).name, selection.selectionSet);
      }
    }
  }

  const returned = getNamedType(info.returnType).name;
  for (const node of info.fieldNodes) walk(returned, node.selectionSet);
  return [...names];
}
