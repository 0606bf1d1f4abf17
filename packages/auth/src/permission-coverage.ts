import { type GraphQLSchema, isIntrospectionType, isObjectType } from 'graphql';
import { type PermissionTree, withDoors } from './permissions.ts';

/**
 * Names every field of a schema that no rule covers (`Type.field`). Such a field is refused at run time; a test of each subgraph
 * expects none, so that a refusal is always a decision.
 */
export function fieldsWithoutRule(schema: GraphQLSchema, tree: PermissionTree): string[] {
  const rules = withDoors(tree);
  const bare: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    const node = rules[type.name];
    if (node !== undefined && Object.getPrototypeOf(node) !== Object.prototype) continue;
    const fields = new Set(Object.keys(node ?? {}));
    if (fields.has('*')) continue;
    bare.push(
      ...Object.keys(type.getFields())
        .filter((field) => !fields.has(field))
        .map((field) => `${type.name}.${field}`),
    );
  }
  return bare;
}
