import { badInput, err, type InputFault, ok, type Refusal, type Result } from '@klear/core';
import type { GraphQLParams } from './hop.ts';

const fault = (path: string[], code: string, message: string): InputFault => ({ path, code, message });

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the JSON body of a GraphQL request. Every faulty member is listed. */
export function readParams(body: string): Result<GraphQLParams & { variables: Record<string, unknown> }, Refusal> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return err(badInput([fault([], 'NOT_JSON', 'The body must be JSON.')]));
  }
  if (!isObject(value)) return err(badInput([fault([], 'NOT_OBJECT', 'The body must be a JSON object.')]));
  const { query, variables = null, operationName = null } = value;
  const faults: InputFault[] = [];
  if (typeof query !== 'string' || query === '') faults.push(fault(['query'], 'REQUIRED', 'The text of an operation is required.'));
  if (variables !== null && !isObject(variables)) faults.push(fault(['variables'], 'NOT_OBJECT', 'Variables must be a JSON object.'));
  if (operationName !== null && typeof operationName !== 'string') faults.push(fault(['operationName'], 'NOT_TEXT', 'This must be text.'));
  if (faults.length > 0 || typeof query !== 'string') return err(badInput(faults));
  return ok({
    query,
    variables: isObject(variables) ? variables : {},
    operationName: typeof operationName === 'string' ? operationName : undefined,
  });
}
