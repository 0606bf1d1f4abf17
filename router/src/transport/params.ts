import { badInput, type InputFault } from '@klear/core';
import { boundJson } from '../limit/bound-json.ts';
import type { Limits } from '../limit/limits.ts';
import type { Asked } from '../operation.ts';

export type Params = Pick<Asked, 'query' | 'documentId' | 'operationName' | 'variables' | 'extensions'>;

const fault = (path: string[], code: string, message: string): InputFault => ({ path, code, message });

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the JSON body of a GraphQL request. Throws a Refusal that lists every faulty member. What it does not know, it ignores. */
export function readParams(body: string, limits: Limits): Params {
  // The body and its `variables` are two levels around what variables may nest.
  boundJson(body, limits.variableNesting + 2, limits.bodyValues);
  return paramsOf(parsed(body));
}

/** The same of a value that is no text any more. */
export function paramsOf(value: unknown): Params {
  if (Array.isArray(value)) throw badInput([fault([], 'NOT_OBJECT', 'Send one operation; lists of them are not taken.')]);
  if (!isObject(value)) throw badInput([fault([], 'NOT_OBJECT', 'The body must be a JSON object.')]);
  const faults: InputFault[] = [];
  const text = (name: string): string | undefined => {
    const given = value[name] ?? undefined;
    if (given === undefined || typeof given === 'string') return given;
    faults.push(fault([name], 'NOT_TEXT', 'This must be text.'));
    return undefined;
  };
  const map = (name: string): Record<string, unknown> | undefined => {
    const given = value[name] ?? undefined;
    if (given === undefined || isObject(given)) return given;
    faults.push(fault([name], 'NOT_OBJECT', 'This must be a JSON object.'));
    return undefined;
  };
  const params = {
    query: text('query'),
    documentId: text('documentId'),
    operationName: text('operationName'),
    variables: map('variables') ?? {},
    extensions: map('extensions'),
  };
  const isNamed = params.documentId !== undefined || Boolean(params.extensions?.persistedQuery);
  if (!params.query && !isNamed && faults.length === 0) faults.push(fault(['query'], 'REQUIRED', 'The text of an operation is required.'));
  if (faults.length > 0) throw badInput(faults);
  return params;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw badInput([fault([], 'NOT_JSON', 'The body must be JSON.')]);
  }
}
