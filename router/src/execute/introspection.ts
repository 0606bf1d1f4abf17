import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';

/** Answers `__schema` and `__type` from the API schema. The nodes were collected already, so their own @skip and @include are done. */
export function introspect(options: {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  nodes: readonly FieldNode[];
  variables: Readonly<Record<string, unknown>>;
}): unknown {
  const selections = options.nodes.map((node) => ({ ...node, alias: { kind: Kind.NAME, value: 'answer' } as const, directives: [] }));
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        ...(options.operation.variableDefinitions ? { variableDefinitions: options.operation.variableDefinitions } : {}),
        selectionSet: { kind: Kind.SELECTION_SET, selections },
      },
      ...options.fragments.values(),
    ],
  };
  const { data, errors } = executeSync({ schema: options.schema, document, variableValues: options.variables });
  // A valid question about a valid schema has an answer: a null in its place would be a lie.
  if (errors) throw new Error(`introspection failed: ${errors[0]?.message}`, { cause: errors[0]?.originalError });
  return data?.answer ?? null;
}
