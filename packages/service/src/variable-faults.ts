import type { InputFault } from '@klear/core';
import {
  coerceInputValue,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromAST,
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
      return { path: name === undefined ? path : [...path, name.slice(0, longestName)], code, message: say(error.message) };
    }
  }
  const scalar = error.extensions.safe === true ? error.message : 'The value does not fit the type of this field.';
  return { path, code: 'INVALID', message: scalar };
}

/** More faults than these tell nobody more, and each costs an error with its stack. */
const mostFaults = 20;
/** No name of a schema is longer. */
const longestName = 100;

class Enough extends Error {}

/** Variables as their operation declares them, or what is wrong with them. */
export interface ReadVariables {
  /** Coerced, defaults filled in; not whole when there are faults. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Twenty at most. */
  readonly faults: readonly InputFault[];
}

/**
 * Coerces variables in one pass. graphql-js alone writes every faulty value out, and compares every unknown name with every known one.
 * `document` must be valid.
 */
export function readVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  inputs: Readonly<Record<string, unknown>>,
): ReadVariables {
  const faults: InputFault[] = [];
  const values: Record<string, unknown> = Object.create(null);
  for (const { variable, type: written, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const type = typeFromAST(schema, written);
    if (!isInputType(type)) continue;
    const value = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
    if (value === undefined && defaultValue) values[name] = valueFromAST(defaultValue, type);
    else if ((value === undefined || value === null) && isNonNullType(type)) {
      faults.push({ path: [name], code: 'REQUIRED', message: 'This variable is required.' });
    } else if (value !== undefined) {
      const note = (path: readonly (string | number)[], _value: unknown, error: GraphQLError) => {
        faults.push(faultOf([name, ...path], error));
        if (faults.length >= mostFaults) throw new Enough();
      };
      try {
        values[name] = coerceInputValue(value, type, note, true);
      } catch (end) {
        if (end instanceof Enough) break;
        throw end;
      }
    }
  }
  return { values, faults };
}

/** The faulty variables of an operation, 20 at most. Used only after a request was refused, so the happy path pays nothing. */
export function variableFaults(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  inputs: Readonly<Record<string, unknown>>,
): readonly InputFault[] {
  const operation = getOperationAST(document, operationName);
  return operation ? readVariables(schema, operation, inputs).faults : [];
}
