import type { FetchNode } from '@apollo/query-planner';

/**
 * Writes a request's JSON text from variables and from what is text already: `"name":value` pairs without braces, for the
 * representations. Everything that does not change from run to run is written once.
 */
export type BodyWriter = (variables: Readonly<Record<string, unknown>>, ready?: string) => string;

export function compileBody(fetch: Pick<FetchNode, 'operation' | 'operationName' | 'variableUsages'>): BodyWriter {
  const head = `{"query":${JSON.stringify(fetch.operation)}`;
  const tail = fetch.operationName === undefined ? '}' : `,"operationName":${JSON.stringify(fetch.operationName)}}`;
  const usages = (fetch.variableUsages ?? []).map((name) => ({ name, key: `${JSON.stringify(name)}:` }));
  return (variables, ready = '') => {
    let text = ready;
    for (const { name, key } of usages) {
      const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
      if (value !== undefined) text += `${text === '' ? '' : ','}${key}${JSON.stringify(value)}`;
    }
    return text === '' ? head + tail : `${head},"variables":{${text}}${tail}`;
  };
}
