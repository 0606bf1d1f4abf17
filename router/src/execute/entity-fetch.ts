import type { FetchNode } from '@apollo/query-planner';
import { ask, received, unusable } from './ask.ts';
import { addFetchFailure, type FetchPlace } from './errors.ts';
import { filledNames } from './filled-names.ts';
import { merge } from './merge.ts';
import { isObject, type JsonObject, readOwn, writeOwn } from './own-keys.ts';
import { compileRepresentation } from './representation.ts';
import { compileBody } from './request-body.ts';
import { applyRewrites, renamedKeys } from './rewrites.ts';
import type { Run, Step } from './run.ts';
import type { TypeMap } from './type-map.ts';

/** The entities that one fetch asks for in one run: each once, however often it occurs. */
export interface Collected {
  readonly place: FetchPlace & { readonly representationOf: readonly number[] };
  /** JSON text of the list of representations. */
  readonly text: string;
  readonly count: number;
}

/** A fetch of entities in its two halves, so that several can share one message. */
export interface EntityFetch {
  readonly node: FetchNode;
  /** Undefined when there is nothing to ask for. */
  collect(run: Run, targets: readonly JsonObject[]): Collected | undefined;
  /** Merges what came under `_entities` into the targets. */
  deliver(run: Run, collected: Collected, entities: unknown): void;
}

export function compileEntityFetch(node: FetchNode, at: readonly string[], types: TypeMap): EntityFetch {
  const represent = compileRepresentation(node.requires ?? [], types);
  const { inputRewrites, outputRewrites } = node;
  const renamed = outputRewrites && renamedKeys(outputRewrites);
  const filled = filledNames(node, types, renamed);
  const names = ({ __typename }: JsonObject) => (typeof __typename === 'string' ? filled(__typename) : []);

  return {
    node,
    collect(run, targets) {
      const asked = represent(targets);
      if (asked.texts.length === 0) return undefined;
      const texts = inputRewrites ? asked.texts.map(rewritten) : asked.texts;
      const place = { service: node.serviceName, root: run.root, at, targets, representationOf: asked.indexOf, names, renamed };
      return { place, text: `[${texts.join(',')}]`, count: texts.length };
    },
    deliver(run, { place, count }, entities) {
      if (!Array.isArray(entities) || entities.length !== count) {
        return addFetchFailure(run.errors, { ...unusable, cause: new Error('_entities does not match the representations') }, place);
      }
      const ready = new Set<number>();
      for (const [i, target] of place.targets.entries()) {
        const index = place.representationOf[i] ?? -1;
        const entity: unknown = entities[index];
        if (entity === null) run.absent.add(target);
        if (!isObject(entity)) continue;
        if (outputRewrites && !ready.has(index)) {
          if (readOwn(entity, '__typename') === undefined) writeOwn(entity, '__typename', target.__typename);
          applyRewrites(outputRewrites, entity, types);
          ready.add(index);
        }
        merge(target, run.apart ? structuredClone(entity) : entity, types);
      }
    },
  };

  function rewritten(text: string): string {
    const representation: unknown = JSON.parse(text);
    applyRewrites(inputRewrites ?? [], representation, types);
    return JSON.stringify(representation);
  }
}

/** A step that sends one fetch of entities in a message of its own. */
export function askAlone(fetch: EntityFetch): Step {
  const { serviceName, operationKind } = fetch.node;
  const body = compileBody(fetch.node);
  return async (run, targets) => {
    const collected = fetch.collect(run, targets);
    if (!collected) return;
    const { place, text, count } = collected;
    const question = { serviceName, operationKind, body: body(run.request.variables, `"representations":${text}`), representations: count };
    const answer = await ask(run, question, [place]);
    const data = answer && received(run, answer, place);
    if (data) fetch.deliver(run, collected, readOwn(data, '_entities'));
  };
}
