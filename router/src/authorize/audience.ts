import type { EnforcementTable } from '@klear/auth';
import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** `public` when every selected field is free of policy directives: such a subscription may be shared by all viewers. */
export function audienceOf(schema: GraphQLSchema, enforcement: EnforcementTable, document: DocumentNode): 'public' | 'viewer' {
  const types = new TypeInfo(schema);
  let audience: 'public' | 'viewer' = 'public';
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        if (node.name.value.startsWith('__')) return;
        if (!parent || !types.getType() || enforcement.has(`${parent.name}.${node.name.value}`)) audience = 'viewer';
      },
    }),
  );
  return audience;
}
