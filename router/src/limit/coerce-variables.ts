import { badInput } from '@klear/core';
import { variableFaults } from '@klear/service';
import { type DocumentNode, type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from 'graphql';

export type Values = Readonly<Record<string, unknown>>;

/** The variables as the operation declares them, defaults filled in. Refuses with every faulty variable. */
export function coerceVariables(
  schema: GraphQLSchema,
  { document, definition }: { document: DocumentNode; definition: OperationDefinitionNode },
  given: Values,
): Values {
  const { coerced } = getVariableValues(schema, definition.variableDefinitions ?? [], given, { maxErrors: 50 });
  if (coerced) return coerced;
  throw badInput(variableFaults(schema, document, definition.name?.value, { ...given }));
}
