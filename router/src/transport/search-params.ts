import { badInput } from '@klear/core';

/** The body that a GET's search stands for. Variables are JSON text there; a parameter given twice is refused. */
export function paramsOfSearch(search: URLSearchParams): string {
  const params: Record<string, unknown> = {};
  for (const name of ['query', 'operationName', 'variables']) {
    const values = search.getAll(name);
    if (values.length > 1) throw badInput([{ path: [name], code: 'GIVEN_TWICE', message: 'Give this parameter once.' }]);
    if (values[0] !== undefined) params[name] = name === 'variables' ? parseVariables(values[0]) : values[0];
  }
  return JSON.stringify(params);
}

function parseVariables(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badInput([{ path: ['variables'], code: 'NOT_JSON', message: 'Variables must be JSON.' }]);
  }
}
