import { type GraphQLError, type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from 'graphql';

/** Checks a client's variables against the operation; lists every fault. */
export function checkVariables(schema: GraphQLSchema, operation: OperationDefinitionNode, raw: unknown): readonly GraphQLError[] {
  const given = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
  return getVariableValues(schema, operation.variableDefinitions ?? [], given, { maxErrors: 50 }).errors ?? [];
}
