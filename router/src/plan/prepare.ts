import { Refusal } from '@klear/core';
import { type DocumentNode, print } from 'graphql';
import type { Pruned } from '../authorize/prune.ts';
import type { Generation } from '../compose/generation.ts';
import type { Planned } from '../execute/apollo-executor.ts';
import { type PreparedOperation, prepareOperation } from '../execute/prepared-operation.ts';
import type { SchemaView } from '../public/schema-view.ts';
import { withResume } from '../subscribe/resume.ts';
import type { DeferredDocument } from './deferred-document.ts';
import { createBoundedCache } from './plan-cache.ts';
import { plannedDocument } from './planned-document.ts';

export interface PrepareRequest {
  /** Parsed, counted and validated already. */
  readonly document: DocumentNode;
  /** SHA-256 of the document's source text. */
  readonly documentHash: string;
  readonly operationName?: string | null;
  /** The document without the fields that authorization took out; they answer null. */
  readonly pruned?: Pruned | undefined;
  /** The labels of `@override` that hold. */
  readonly labels?: readonly string[];
  /** The part of the graph that its client may see; the whole unless told. */
  readonly view?: SchemaView | undefined;
  /** What is answered later: `document` and `pruned` hold its fragments under our names. Absent, @defer says nothing. */
  readonly deferred?: Pick<DeferredDocument, 'fragments' | 'outcome'> | undefined;
}

/** `hit`: kept, or planned just now for another. `refused`: it was too slow to plan a moment ago. */
export type PlanLookup = 'hit' | 'miss' | 'refused';

export interface Prepare {
  (request: PrepareRequest): Promise<PreparedOperation>;
  /** How many plans are kept, and what they weigh. */
  readonly kept: { readonly size: number; readonly bytes: number };
  /** What was asked for most, the hottest first. What authorization or a view made of a document is left out: it is made anew. */
  hottest(count: number): readonly PrepareRequest[];
}

interface Kept {
  readonly prepared: PreparedOperation;
  readonly request: PrepareRequest;
  asked: number;
}

/** How long an operation that was too slow to plan is refused at once, so that it cannot end thread after thread. */
const rememberRefusalMs = 60_000;

/** Plans and compiles through a cache bounded in bytes. Equal requests that come together are planned once. */
export function createPrepare(options: {
  generation: Generation;
  cacheBytes: number;
  onPlan?: ((facts: { key: string; ms: number }) => void) | undefined;
  onLookup?: ((outcome: PlanLookup) => void) | undefined;
  /** Told each operation with what it was made of. */
  onPrepared?: ((prepared: PreparedOperation, planned: Planned) => void) | undefined;
}): Prepare {
  const { generation, onLookup } = options;
  const cache = createBoundedCache<Kept>(options.cacheBytes);
  const refused = createBoundedCache<{ readonly refusal: Refusal; readonly until: number }>(1_000);
  const planning = new Map<string, Promise<PreparedOperation>>();

  async function planAndCompile(key: string, request: PrepareRequest): Promise<PreparedOperation> {
    const startedAt = performance.now();
    const operationName = request.operationName ?? null;
    const { schema, types, storedAs } = generation;
    const { document: asked, resume } = withResume(schema, request.pruned?.document ?? request.document, operationName);
    const isDeferred = request.deferred !== undefined;
    const planned = plannedDocument(schema, asked, storedAs, isDeferred);
    const text = print(planned);
    const { plan, bytes } = await generation.planner.plan({ document: text, operationName, labels: request.labels, isDeferred });
    const { document, view } = request;
    const deferredFragments = request.deferred?.fragments;
    const prepared = prepareOperation({
      key,
      schema,
      view,
      types,
      document,
      planned,
      operationName,
      plan,
      storedAs,
      resume,
      deferredFragments,
      withheld: request.pruned?.withheld,
    });
    options.onPrepared?.(prepared, { plan, document: planned });
    // Syntax trees and closures weigh several times their text.
    cache.put(key, { prepared, request, asked: 1 }, bytes * 6 + text.length * 20);
    options.onPlan?.({ key, ms: performance.now() - startedAt });
    return prepared;
  }

  const prepare = (request: PrepareRequest): Promise<PreparedOperation> => {
    const { documentHash, operationName = null, pruned, view, labels = [], deferred } = request;
    const parts = deferred ? [{ deferred: deferred.outcome }] : [];
    const key = JSON.stringify([documentHash, operationName, pruned?.view ?? '', view?.id ?? '', ...labels, ...parts]);
    const known = cache.get(key);
    if (known) {
      onLookup?.('hit');
      known.asked += 1;
      return Promise.resolve(known.prepared);
    }
    const before = refused.get(key);
    if (before && before.until > performance.now()) {
      onLookup?.('refused');
      return Promise.reject(before.refusal);
    }
    let work = planning.get(key);
    onLookup?.(work ? 'hit' : 'miss');
    if (!work) {
      work = planAndCompile(key, request);
      planning.set(key, work);
      work
        .catch((cause) => {
          if (!(cause instanceof Refusal) || cause.code !== 'DEADLINE_EXCEEDED') return;
          refused.put(key, { refusal: cause, until: performance.now() + rememberRefusalMs }, 1);
        })
        .finally(() => planning.delete(key));
    }
    return work;
  };
  return Object.assign(prepare, {
    kept: cache,
    hottest(count: number) {
      const plain = [...cache.values()].filter(({ request }) => !request.pruned && !request.view);
      return plain
        .sort((one, other) => other.asked - one.asked)
        .slice(0, count)
        .map(({ request }) => request);
    },
  });
}
