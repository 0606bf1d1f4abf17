import type { InputFault } from '@klear/core';
import {
  coerceInputValue,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  isInputType,
  isNonNullType,
  typeFromAST,
} from 'graphql';

const kinds: readonly (readonly [RegExp, string, (message: string) => string])[] = [
  [/of required type .* was not provided/, 'REQUIRED', () => 'This field is required.'],
  [/is not defined by type/, 'UNKNOWN_FIELD', () => 'There is no such field here.'],
  [
    /does not exist in .* enum/,
    'NOT_IN_LIST',
    (message) => `The value does not exist in the enum ${/in "(\w+)"/.exec(message)?.[1] ?? ''}.`.replace(' .', '.'),
  ],
  [/not to be null|must not be null/, 'REQUIRED', () => 'This field must not be null.'],
];

function faultOf(path: readonly (string | number)[], error: GraphQLError): InputFault {
  for (const [pattern, code, say] of kinds) {
    if (pattern.test(error.message)) {
      // graphql-js puts an unknown or a missing field's name into the text only; the path names its parent.
      const name = code === 'NOT_IN_LIST' ? undefined : /^Field "(\w+)"/.exec(error.message)?.[1];
      return { path: name === undefined ? path : [...path, name], code, message: say(error.message) };
    }
  }
  const scalar = error.extensions.safe === true ? error.message : 'The value does not fit the type of this field.';
  return { path, code: 'INVALID', message: scalar };
}

/**
 * Lists every faulty variable of an operation: graphql-js alone stops telling paths in a readable form and echoes values.
 * Used only after a request was refused, so the happy path pays nothing.
 */
export function variableFaults(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  inputs: Record<string, unknown>,
) {
  const faults: InputFault[] = [];
  for (const definition of getOperationAST(document, operationName)?.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type)) continue;
    const value = inputs[name];
    if (value === undefined || value === null) {
      if (isNonNullType(type) && (value === null || !definition.defaultValue)) {
        faults.push({ path: [name], code: 'REQUIRED', message: 'This variable is required.' });
      }
      continue;
    }
    coerceInputValue(value, type, (path, _value, error) => faults.push(faultOf([name, ...path], error)));
  }
  return faults;
}
