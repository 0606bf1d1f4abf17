import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Policies } from './policies.ts';

export interface Pruned {
  /** What is planned and fetched: the document without the fields that need a signed-in viewer. */
  readonly document: DocumentNode;
  /** The fields that were taken out, as "Type.field". */
  readonly removed: readonly string[];
}

const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;

/** Takes out of a document what an anonymous viewer may not ask for, before anything is planned. Undefined when nothing is. */
export function pruneForAnonymous(schema: GraphQLSchema, policies: Policies, document: DocumentNode): Pruned | undefined {
  const types = new TypeInfo(schema);
  const removed = new Set<string>();
  const kept = visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter(node) {
          const parent = types.getParentType();
          const type = types.getType();
          if (!parent || !type || node.name.value.startsWith('__')) return undefined;
          if (!policies.needsSignIn(parent.name, node.name.value, getNamedType(type).name)) return undefined;
          removed.add(`${parent.name}.${node.name.value}`);
          return null;
        },
      },
      SelectionSet: { leave: (node) => (node.selections.length === 0 ? { ...node, selections: [typename] } : undefined) },
    }),
  );
  return removed.size === 0 ? undefined : { document: withUsedVariables(kept), removed: [...removed] };
}

/** Variables that only pruned fields used would make the rest invalid to plan. */
function withUsedVariables(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: (node) => void used.add(node.name.value),
  });
  const trim = (operation: OperationDefinitionNode): OperationDefinitionNode => ({
    ...operation,
    variableDefinitions: operation.variableDefinitions?.filter((definition) => used.has(definition.variable.name.value)) ?? [],
  });
  return {
    ...document,
    definitions: document.definitions.map((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? trim(definition) : definition)),
  };
}
