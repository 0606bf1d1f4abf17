import { gatherPaths, type ResponsePath } from './gather.ts';
import { isObject, type JsonObject, readOwn } from './own-keys.ts';
import { clientName } from './stored-name.ts';
import type { SubgraphError } from './transport.ts';

/** One entry of `errors[]` before masking: message and extensions as the subgraph gave them, `service` and `cause` for logs only. */
export interface EngineError {
  readonly message: string;
  readonly path?: ResponsePath;
  readonly extensions: { readonly code: string; readonly [name: string]: unknown };
  readonly service?: string;
  readonly cause?: unknown;
}

/** An answer carries at most this many errors; a last one tells that more were left out. */
export const maxErrors = 1_000;

/** The errors of one run, and the places of the answer that they explain. */
export interface ErrorList {
  readonly all: readonly EngineError[];
  add(error: EngineError): void;
  /** Tells that everything below a plan path (`@` stands for any index) is missing for a reason that is told already. */
  explain(pattern: ResponsePath): void;
  /** True when a null at `path` needs no error of its own: one above, at or below it is there already. */
  explains(path: ResponsePath): boolean;
}

export function createErrorList(): ErrorList {
  const all: EngineError[] = [];
  const explained: ResponsePath[] = [];
  return {
    all,
    add(given) {
      const error = given.path ? { ...given, path: given.path.map(clientStep) } : given;
      if (all.length < maxErrors) all.push(error);
      else if (all.length === maxErrors)
        all.push({ message: 'Further errors are left out.', extensions: { code: 'INTERNAL_SERVER_ERROR' } });
      if (error.path && explained.length < maxErrors) explained.push(error.path);
    },
    explain: (pattern) => void explained.push(pattern.map(clientStep)),
    explains: (path) => explained.some((other) => overlaps(other, path)),
  };
}

const clientStep = (step: string | number) => (typeof step === 'string' ? clientName(step) : step);

function overlaps(pattern: ResponsePath, path: ResponsePath): boolean {
  const length = Math.min(pattern.length, path.length);
  for (let i = 0; i < length; i++) {
    if (pattern[i] !== path[i] && !(pattern[i] === '@' && typeof path[i] === 'number')) return false;
  }
  return true;
}

/** What a fetch knows of its place, so that errors can be told where the client sees their effect. */
export interface FetchPlace {
  readonly service: string;
  readonly root: JsonObject;
  /** The plan path of the fetch. */
  readonly at: readonly string[];
  readonly targets: readonly JsonObject[];
  /** For an entity fetch: the index of the representation that each target was asked with, -1 for none. */
  readonly representationOf?: readonly number[];
  readonly renamed?: ReadonlyMap<string, string> | undefined;
  /** The names that it was to fill in one of its targets. */
  readonly names: (target: JsonObject) => readonly string[];
}

/** Records a subgraph's own errors under the paths that the client knows. */
export function addSubgraphErrors(list: ErrorList, errors: readonly SubgraphError[], place: FetchPlace): void {
  const paths = gatherPaths(place.root, place.at);
  for (const error of errors) {
    if (!isObject(error)) continue;
    for (const path of hydrate(error.path, place, paths))
      list.add({ ...describe(error), service: place.service, ...(path ? { path } : {}) });
    if (!Array.isArray(error.path)) list.explain(place.at);
  }
}

/** Records that a whole fetch failed: one error for each field that stays empty, at each place; for the place where none is known. */
export function addFetchFailure(list: ErrorList, failure: { message: string; code: string; cause: unknown }, place: FetchPlace): void {
  const { service, representationOf } = place;
  const error = { message: failure.message, extensions: { code: failure.code }, service, cause: failure.cause };
  const wanted = new Set(place.targets.filter((_, i) => representationOf?.[i] !== -1));
  for (const [target, paths] of gatherPaths(place.root, place.at)) {
    if (!wanted.has(target) || list.all.length > maxErrors) continue;
    const missing = place.names(target).filter((name) => (readOwn(target, name) ?? null) === null);
    for (const path of paths) {
      if (missing.length === 0) list.add({ ...error, path });
      for (const name of missing) list.add({ ...error, path: [...path, name] });
    }
  }
  // What hangs on an entity's other fields may be missing for the same reason.
  if (representationOf) list.explain(place.at);
}

function hydrate(path: unknown, place: FetchPlace, paths: Map<JsonObject, ResponsePath[]>): (ResponsePath | undefined)[] {
  if (!Array.isArray(path)) return [undefined];
  const steps = path.filter((step) => typeof step === 'string' || typeof step === 'number');
  const givenName = (step: string | number) => (typeof step === 'string' ? (place.renamed?.get(step) ?? step) : step);
  const index = steps[1];
  // Without an index, the whole of `_entities` failed: every place that was asked for.
  const representation = place.representationOf && typeof index === 'number' ? index : undefined;
  const rest = steps.slice(place.representationOf ? 2 : 0).map(givenName);
  const found = new Set<ResponsePath>();
  for (const [i, target] of place.targets.entries()) {
    const asked = place.representationOf?.[i];
    if (asked === -1 || (representation !== undefined && asked !== representation)) continue;
    for (const above of paths.get(target) ?? []) found.add(above);
  }
  return found.size === 0 ? [undefined] : [...found].map((above) => [...above, ...rest]);
}

function describe(error: SubgraphError): Pick<EngineError, 'message' | 'extensions'> {
  const extensions = isObject(error.extensions) ? error.extensions : {};
  const code = readOwn(extensions, 'code');
  return {
    message: typeof error.message === 'string' ? error.message : 'A service answered with an error.',
    extensions: { ...extensions, code: typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR' },
  };
}
