import { Refusal } from '@klear/core';
import { type DocumentNode, print } from 'graphql';
import type { Generation } from '../compose/generation.ts';
import { type PreparedOperation, prepareOperation } from '../execute/prepared-operation.ts';
import { withResume } from '../subscribe/resume.ts';
import { createBoundedCache } from './plan-cache.ts';

export interface PrepareRequest {
  /** Parsed, counted and validated already. */
  readonly document: DocumentNode;
  /** SHA-256 of the document's source text. */
  readonly documentHash: string;
  readonly operationName?: string | null;
  /** Tells apart the documents that authorization makes of one source. */
  readonly authView?: string;
  /** The document without the fields that authorization took out; they answer null. */
  readonly pruned?: DocumentNode;
}

export type Prepare = (request: PrepareRequest) => Promise<PreparedOperation>;

/** How long an operation that was too slow to plan is refused at once, so that it cannot end thread after thread. */
const rememberRefusalMs = 60_000;

/** Plans and compiles through a cache bounded in bytes. Equal requests that come together are planned once. */
export function createPrepare(options: {
  generation: Generation;
  cacheBytes: number;
  onPlan?: ((facts: { key: string; ms: number }) => void) | undefined;
}): Prepare {
  const { generation } = options;
  const cache = createBoundedCache<PreparedOperation>(options.cacheBytes);
  const refused = createBoundedCache<{ readonly refusal: Refusal; readonly until: number }>(1_000);
  const planning = new Map<string, Promise<PreparedOperation>>();

  async function planAndCompile(key: string, request: PrepareRequest): Promise<PreparedOperation> {
    const startedAt = performance.now();
    const operationName = request.operationName ?? null;
    const { schema, types } = generation;
    const { document: planned, resume } = withResume(schema, request.pruned ?? request.document, operationName);
    const text = print(planned);
    const { plan, bytes } = await generation.planner.plan({ document: text, operationName });
    const prepared = prepareOperation({ key, schema, types, document: request.document, planned, operationName, plan, resume });
    // Syntax trees and closures weigh several times their text.
    cache.put(key, prepared, bytes * 6 + text.length * 20);
    options.onPlan?.({ key, ms: performance.now() - startedAt });
    return prepared;
  }

  return (request) => {
    const key = JSON.stringify([request.documentHash, request.operationName ?? null, request.authView ?? '']);
    const known = cache.get(key);
    if (known) return Promise.resolve(known);
    const before = refused.get(key);
    if (before && before.until > performance.now()) return Promise.reject(before.refusal);
    let work = planning.get(key);
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
}
