import { ask, received, unusable } from './ask.ts';
import { askAlone, type Collected, type EntityFetch } from './entity-fetch.ts';
import { addFetchFailure } from './errors.ts';
import { type MergedOperation, mergeOperations } from './merged-operation.ts';
import { type JsonObject, readOwn } from './own-keys.ts';
import { compileBody } from './request-body.ts';
import type { Run } from './run.ts';
import type { SubgraphAnswer, SubgraphError } from './transport.ts';

/** Asks for the entities of several fetches, given the objects that each is to fill, in as few messages as can be. */
export type MergedFetch = (run: Run, targets: readonly (readonly JsonObject[])[]) => Promise<void>;

type Part = MergedOperation['parts'][number];
type Live = { readonly fetch: EntityFetch; readonly collected: Collected | undefined; readonly part: Part };

/** Merges fetches of entities that start together and go to one subgraph. Undefined when they cannot share a message. */
export function compileMergedFetch(fetches: readonly EntityFetch[]): MergedFetch | undefined {
  const merged = mergeOperations(fetches.map((fetch) => fetch.node));
  const [first] = fetches;
  if (!merged || !first) return undefined;
  const { serviceName, operationKind } = first.node;
  const body = compileBody({ ...merged, operationName: undefined, variableUsages: [...merged.variableUsages] });
  const alone = fetches.map(askAlone);

  return async (run, targets) => {
    const all = merged.parts.map((part, index): Live => {
      const fetch = fetches[index] ?? first;
      return { fetch, part, collected: fetch.collect(run, targets[index] ?? []) };
    });
    const asked = all.filter(isAsked);
    if (asked.length === 0) return;
    if (asked.length === 1) return alone[all.findIndex(isAsked)]?.(run, asked[0]?.collected.place.targets ?? []);
    const ready = all.map(({ part, collected }) => `"${part.variable}":${collected?.text ?? '[]'}`).join(',');
    const representations = asked.reduce((sum, { collected }) => sum + collected.count, 0);
    const question = { serviceName, operationKind, body: body(run.request.variables, ready), representations };
    const places = asked.map(({ collected }) => collected.place);
    const answer = await ask(run, question, places);
    if (!answer) return;
    if (answer.data || !answer.errors?.length) return void deliver(run, asked, answer);
    // One part's failure took all of the answer along: the others are asked once more, each for itself.
    const blamed = asked.filter(({ part }) => answer.errors?.some((error) => error.path?.[0] === part.alias));
    if (blamed.length === 0 || blamed.length === asked.length) return void deliver(run, asked, answer);
    deliver(run, blamed, answer);
    const others = asked.filter((each) => !blamed.includes(each));
    await Promise.all(others.map((each) => alone[all.indexOf(each)]?.(run, each.collected.place.targets)));
  };
}

type Asked = Live & { readonly collected: Collected };
const isAsked = (each: Live): each is Asked => each.collected !== undefined;

function deliver(run: Run, parts: readonly Asked[], answer: SubgraphAnswer): void {
  const { data, errors = [] } = answer;
  if (!data && errors.length === 0) {
    for (const { collected } of parts)
      addFetchFailure(run.errors, { ...unusable, cause: new Error('no data and no errors') }, collected.place);
    return;
  }
  const known = new Set<unknown>(parts.map(({ part }) => part.alias));
  for (const [index, { fetch, collected, part }] of parts.entries()) {
    // What names no part is told once, with the first one.
    const own = errors.filter((error) => error.path?.[0] === part.alias || (index === 0 && !known.has(error.path?.[0])));
    if (own.length > 0) received(run, { data: null, errors: own.map(asEntities) }, collected.place);
    else if (!data) run.errors.explain(collected.place.at);
    if (data) fetch.deliver(run, collected, readOwn(data, part.alias));
  }
}

/** The path of an error as a fetch of its own would have it. */
function asEntities(error: SubgraphError): SubgraphError {
  return error.path ? { ...error, path: ['_entities', ...error.path.slice(1)] } : error;
}
