import { badInput } from '@klear/core';
import { readVariables } from '@klear/service';
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';

export type Values = Readonly<Record<string, unknown>>;

/** The variables as the operation declares them, defaults filled in. Refuses with the faulty ones, the first twenty of them. */
export function coerceVariables(schema: GraphQLSchema, operation: OperationDefinitionNode, given: Values): Values {
  const { values, faults } = readVariables(schema, operation, given);
  if (faults.length > 0) throw badInput(faults);
  return values;
}
