import type { FetchDataRewrite } from '@apollo/query-planner';
import { isObject, readOwn, writeOwn } from './own-keys.ts';
import type { TypeMap } from './type-map.ts';

const fragmentPrefix = '... on ';

/** Applies the planner's rewrites in place: names given to avoid conflicts are given back, a type name is replaced. */
export function applyRewrites(rewrites: readonly FetchDataRewrite[], value: unknown, types: TypeMap): void {
  for (const rewrite of rewrites) rewriteAt(rewrite, 0, value, types);
}

function rewriteAt(rewrite: FetchDataRewrite, step: number, value: unknown, types: TypeMap): void {
  if (Array.isArray(value)) {
    for (const element of value) rewriteAt(rewrite, step, element, types);
    return;
  }
  const name = rewrite.path[step];
  if (!isObject(value) || name === undefined) return;
  if (name.startsWith(fragmentPrefix)) {
    const typename = readOwn(value, '__typename');
    if (typeof typename !== 'string' || types.fits(name.slice(fragmentPrefix.length), typename)) rewriteAt(rewrite, step + 1, value, types);
  } else if (step < rewrite.path.length - 1) rewriteAt(rewrite, step + 1, readOwn(value, name), types);
  else if (rewrite.kind === 'ValueSetter') writeOwn(value, name, rewrite.setValueTo);
  else {
    const renamed = readOwn(value, name);
    if (renamed === undefined) return;
    writeOwn(value, rewrite.renameKeyTo, renamed);
    writeOwn(value, name, undefined);
  }
}

/** The names that output rewrites give back, for the paths of errors: conflict name -> the client's name. */
export function renamedKeys(rewrites: readonly FetchDataRewrite[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const rewrite of rewrites) {
    const last = rewrite.path.at(-1);
    if (rewrite.kind === 'KeyRenamer' && last !== undefined) names.set(last, rewrite.renameKeyTo);
  }
  return names;
}
