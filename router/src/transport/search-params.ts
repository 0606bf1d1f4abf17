import { badInput } from '@klear/core';
import { boundJson } from '../limit/bound-json.ts';
import type { Limits } from '../limit/limits.ts';
import { type Params, paramsOf } from './params.ts';

const texts = ['query', 'operationName', 'documentId'] as const;
const maps = ['variables', 'extensions'] as const;

/** Reads a GET's search. Variables and extensions are JSON text there; a parameter given twice is refused. */
export function paramsOfSearch(search: URLSearchParams, limits: Limits): Params {
  const params: Record<string, unknown> = {};
  for (const name of [...texts, ...maps]) {
    const values = search.getAll(name);
    if (values.length > 1) throw badInput([{ path: [name], code: 'GIVEN_TWICE', message: 'Give this parameter once.' }]);
    if (values[0] !== undefined && (values[0] !== '' || name === 'query')) params[name] = values[0];
  }
  for (const name of maps) {
    if (typeof params[name] === 'string') params[name] = parsed(name, params[name], limits);
  }
  return paramsOf(params);
}

function parsed(name: string, text: string, limits: Limits): unknown {
  boundJson(text, limits.variableNesting + 1, limits.bodyValues);
  try {
    return JSON.parse(text);
  } catch {
    throw badInput([{ path: [name], code: 'NOT_JSON', message: 'This must be JSON.' }]);
  }
}
