import { isObject, type JsonObject, readOwn, writeOwn } from './own-keys.ts';
import type { TypeMap } from './type-map.ts';

/**
 * Merges an answer into what is known already, key by key. Objects merge, lists of equal length merge element by element,
 * a null never wipes out a value that another subgraph gave, nor the name of an interface (as a subgraph calls its interface object)
 * the type that is known. Sub-trees are taken over by reference.
 */
export function merge(target: JsonObject, source: JsonObject, types: Pick<TypeMap, 'isAbstract'>): void {
  for (const key of Object.keys(source)) {
    const incoming = source[key];
    if (incoming === undefined) continue;
    const present = readOwn(target, key);
    if (present === undefined || present === null) writeOwn(target, key, incoming);
    else if (incoming === null || incoming === present) continue;
    else if (key !== '__typename' || typeof incoming !== 'string' || !types.isAbstract(incoming))
      writeOwn(target, key, merged(present, incoming, types));
  }
}

function merged(present: unknown, incoming: unknown, types: Pick<TypeMap, 'isAbstract'>): unknown {
  if (isObject(present) && isObject(incoming)) {
    merge(present, incoming, types);
    return present;
  }
  if (Array.isArray(present) && Array.isArray(incoming) && present.length === incoming.length) {
    for (let i = 0; i < present.length; i++) {
      const known: unknown = present[i];
      const next: unknown = incoming[i];
      if (known === null || known === undefined) present[i] = next;
      else if (next !== null && next !== known) present[i] = merged(known, next, types);
    }
    return present;
  }
  return incoming;
}
