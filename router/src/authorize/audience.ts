import { type DocumentNode, type GraphQLSchema, getNamedType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { Policies } from './policies.ts';

/** `public` when every selected field is free of policy directives: such a subscription may be shared by all viewers. */
export function audienceOf(schema: GraphQLSchema, policies: Policies, document: DocumentNode): 'public' | 'viewer' {
  const types = new TypeInfo(schema);
  let audience: 'public' | 'viewer' = 'public';
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        const type = types.getType();
        if (node.name.value.startsWith('__')) return;
        if (!parent || !type || !policies.isPublic(parent.name, node.name.value, getNamedType(type).name)) audience = 'viewer';
      },
    }),
  );
  return audience;
}
