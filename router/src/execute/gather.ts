import { isObject, type JsonObject, readOwn } from './own-keys.ts';

export type ResponsePath = readonly (string | number)[];

/** Finds every object at a plan path below the given ones. `@` steps into a list; nulls are left out. */
export function gather(from: readonly JsonObject[], path: readonly string[]): JsonObject[] {
  let current: readonly unknown[] = from;
  for (const step of path) {
    const next: unknown[] = [];
    for (const value of current) {
      if (step === '@') {
        if (Array.isArray(value)) for (const element of value) if (element !== null) next.push(element);
      } else if (isObject(value)) {
        const below = readOwn(value, step);
        if (below !== null && below !== undefined) next.push(below);
      }
    }
    current = next;
  }
  return flatObjects(current);
}

function flatObjects(values: readonly unknown[]): JsonObject[] {
  const objects: JsonObject[] = [];
  for (const value of values) {
    if (isObject(value)) objects.push(value);
    else if (Array.isArray(value)) objects.push(...flatObjects(value));
  }
  return objects;
}

/** Where each object at a plan path stands in the answer. One object may stand in several places. */
export function gatherPaths(root: JsonObject, path: readonly string[]): Map<JsonObject, ResponsePath[]> {
  const found = new Map<JsonObject, ResponsePath[]>();
  const walk = (value: unknown, step: number, at: (string | number)[]) => {
    if (value === null || value === undefined) return;
    if (Array.isArray(value)) {
      const next = path[step] === '@' ? step + 1 : step;
      for (const [index, element] of value.entries()) walk(element, next, [...at, index]);
    } else if (isObject(value)) {
      const name = path[step];
      if (name !== undefined) return walk(readOwn(value, name), step + 1, [...at, name]);
      const paths = found.get(value);
      if (paths) paths.push(at);
      else found.set(value, [at]);
    }
  };
  walk(root, 0, []);
  return found;
}
