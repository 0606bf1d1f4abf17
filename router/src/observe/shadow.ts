import { isDeepStrictEqual } from 'node:util';
import type { Logger } from '@klear/core';
import type { Engine } from '../engine.ts';
import type { EngineError } from '../execute/errors.ts';
import type { AdmittedOperation } from '../operation.ts';
import type { Door } from '../transport/thin-door.ts';

/** What came of one comparison: nothing of the answer, only which operation it was. */
export interface ShadowFact {
  /** `failed`: the other executor gave no answer. */
  readonly outcome: 'equal' | 'different' | 'failed';
  /** SHA-256 of the document's text, in hex. */
  readonly operation: string;
}

export interface ShadowOptions {
  /** Which part of the operations that may be compared is: 0.01 is one in a hundred. */
  readonly share?: number;
  readonly random?: () => number;
  readonly onFact?: ((fact: ShadowFact) => void) | undefined;
}

/** A comparison costs the subgraphs a second run: more than this many at once are left out. */
const maxRunning = 4;

/**
 * Answers as the door behind it does. Afterwards a sample of queries runs on @apollo/gateway's executor too, and differences are
 * counted and logged by operation. Only queries that no policy directive touches are taken: nothing personal is fetched twice, and
 * nothing is written.
 */
export function withShadow(
  door: Door,
  deps: ShadowOptions & { engine: Engine; audience(operation: AdmittedOperation): 'public' | 'viewer'; log: Logger },
): Door {
  const { engine, log, share = 0.01, random = Math.random } = deps;
  const running = new Set<Promise<void>>();

  function isTaken(operation: AdmittedOperation): boolean {
    const { prepared } = operation;
    if (prepared.kind !== 'query' || prepared.deferred || prepared.withholds || running.size >= maxRunning || random() >= share)
      return false;
    return deps.audience(operation) === 'public';
  }

  async function compare(operation: AdmittedOperation, answered: string): Promise<void> {
    const { prepared, variables, viewer, hash } = operation;
    let outcome: ShadowFact['outcome'] = 'failed';
    try {
      const reference = await engine.executeByReference(prepared, { variables, viewer });
      if (!reference) return;
      outcome = isSame(answered, reference.data, reference.errors) ? 'equal' : 'different';
    } catch (err) {
      log.warn({ operation: hash, reason: err instanceof Error ? err.name : 'unknown' }, 'the reference executor failed');
    }
    if (outcome === 'different') log.warn({ operation: hash }, 'the executors answer differently');
    deps.onFact?.({ outcome, operation: hash });
  }

  return {
    async run(operation, signal, early) {
      const text = await door.run(operation, signal, early);
      if (isTaken(operation)) {
        const comparing = compare(operation, text).finally(() => running.delete(comparing));
        running.add(comparing);
      }
      return text;
    },
    async stop() {
      await Promise.all(running);
      await door.stop();
    },
  };
}

/** Equal data, and errors of the same codes: the stock executor places and words its errors differently. */
function isSame(answered: string, data: string, errors: readonly EngineError[]): boolean {
  const ours = JSON.parse(answered) as { data?: unknown; errors?: readonly { extensions?: { code?: unknown } }[] };
  const codesOf = (all: readonly { readonly extensions?: { readonly code?: unknown } }[]) =>
    [...new Set(all.map((each) => String(each.extensions?.code)))].sort();
  return isDeepStrictEqual(ours.data, JSON.parse(data)) && isDeepStrictEqual(codesOf(ours.errors ?? []), codesOf(errors));
}
