import type { FetchDataRewrite } from '@apollo/query-planner';
import { isObject, type JsonObject, readOwn } from './own-keys.ts';
import type { Step } from './run.ts';
import type { TypeMap } from './type-map.ts';

type ContextRewrite = Extract<FetchDataRewrite, { kind: 'KeyRenamer' }>;

const fragmentPrefix = '... on ';

/**
 * Fills the variables that @fromContext reads from the ancestors of an entity. Entities whose ancestors give other values are
 * asked for in a fetch of their own.
 */
export function withContexts(rewrites: readonly ContextRewrite[], at: readonly string[], types: TypeMap, fetch: Step): Step {
  return async (run, targets) => {
    const wanted = new Set(targets);
    const groups = new Map<string, { readonly values: Record<string, unknown>; readonly targets: JsonObject[] }>();
    for (const { object, ancestors } of lineages(run.root, at)) {
      if (!wanted.delete(object)) continue;
      const values = valuesFrom(rewrites, ancestors, types);
      const key = JSON.stringify(values);
      const group = groups.get(key);
      if (group) group.targets.push(object);
      else groups.set(key, { values, targets: [object] });
    }
    const { variables } = run.request;
    await Promise.all(
      [...groups.values()].map((group) =>
        fetch({ ...run, request: { ...run.request, variables: { ...variables, ...group.values } } }, group.targets),
      ),
    );
  };
}

/** Every object at a plan path with the objects above it, the nearest first. */
function lineages(root: JsonObject, at: readonly string[]): { object: JsonObject; ancestors: readonly JsonObject[] }[] {
  const found: { object: JsonObject; ancestors: readonly JsonObject[] }[] = [];
  const walk = (value: unknown, step: number, ancestors: readonly JsonObject[]): void => {
    if (Array.isArray(value)) {
      const next = at[step] === '@' ? step + 1 : step;
      for (const element of value) walk(element, next, ancestors);
    } else if (isObject(value)) {
      const name = at[step];
      if (name === undefined) found.push({ object: value, ancestors });
      else walk(readOwn(value, name), step + 1, [value, ...ancestors]);
    }
  };
  walk(root, 0, []);
  return found;
}

/** A rewrite climbs by `..`, checks a type, and descends to the value; the first that fits gives it. */
function valuesFrom(rewrites: readonly ContextRewrite[], ancestors: readonly JsonObject[], types: TypeMap): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { path, renameKeyTo } of rewrites) {
    const height = path.findIndex((step) => step !== '..');
    const value = descend(ancestors[height - 1], path.slice(height), types);
    if (value !== undefined && values[renameKeyTo] === undefined) values[renameKeyTo] = value;
  }
  return values;
}

function descend(from: unknown, path: readonly string[], types: TypeMap): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return from;
  if (!isObject(from)) return from === null ? null : undefined;
  if (!step.startsWith(fragmentPrefix)) return descend(readOwn(from, step), rest, types);
  const typename = readOwn(from, '__typename');
  return typeof typename === 'string' && types.fits(step.slice(fragmentPrefix.length), typename) ? descend(from, rest, types) : undefined;
}
