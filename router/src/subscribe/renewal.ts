import { setTimeout as sleep } from 'node:timers/promises';
import { type ErrorCode, type Logger, Refusal, type Viewer } from '@klear/core';
import type { EngineError } from '../execute/errors.ts';
import type { PreparedOperation } from '../execute/prepared-operation.ts';
import { DocumentRefused } from '../observe/document-refused.ts';
import { createEvent, type SubscriptionEvent } from './event.ts';
import type { Listener } from './listener.ts';
import type { Position } from './position.ts';
import type { Purpose } from './subscriptions.ts';
import type { Upstream } from './upstream.ts';

/** Passes a running subscription's operation through every stage again. Throws what a new client would be refused with. */
export type Readmit = (viewer: Viewer) => Promise<{
  readonly prepared: PreparedOperation;
  readonly audience: 'public' | 'viewer';
  /** Why it is not opened any more. */
  readonly refused: readonly EngineError[];
}>;

export interface Renewal {
  run(): Promise<void>;
  /** Told when an upstream's position has moved: true when its listeners have left it for another just now. */
  moved(upstream: Upstream): boolean;
  stop(): void;
}

type Admitted = Awaited<ReturnType<Readmit>>;

/** Refusals that another try would not change. All others (a planner that is busy, a deadline) are tried again. */
const lasting: readonly ErrorCode[] = ['BAD_USER_INPUT', 'LIMIT_EXCEEDED', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'];

/**
 * Brings open streams to another supergraph. The same opening: only the rest of the plan and the form of the answer change, in place.
 * Another opening: a new stream behind the last cursor. Only a document that is not valid any more ends its clients.
 */
export function createRenewal(deps: {
  purposes: ReadonlyMap<Upstream, Purpose>;
  place: (listener: Listener, prepared: PreparedOperation, purpose: Purpose, begin: Position) => void;
  log: Logger;
  backoffMs: (attempt: number) => number;
}): Renewal {
  const { purposes, log } = deps;
  const stopping = new AbortController();
  /** Streams without a cursor yet: they move with their first event, so that none falls between two openings. */
  const waiting = new Map<Upstream, () => void>();
  let running: Promise<void> = Promise.resolve();

  async function readmitted(readmit: Readmit, viewer: Viewer): Promise<Admitted | SubscriptionEvent> {
    for (let attempt = 0; ; attempt++) {
      try {
        const admitted = await readmit(viewer);
        return admitted.refused.length > 0 ? createEvent('null', admitted.refused) : admitted;
      } catch (failure) {
        const end = endOf(failure);
        if (end || stopping.signal.aborted) return end ?? createEvent('null');
        log.warn({ attempt, reason: String(failure) }, 'a subscription waits for its plan under the new supergraph');
        await sleep(deps.backoffMs(attempt), undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      }
    }
  }

  function move(upstream: Upstream, listeners: readonly Listener[], admitted: Admitted, purpose: Purpose): void {
    const { prepared, audience } = admitted;
    if (audience === upstream.audience && opens(prepared, upstream.prepared)) {
      upstream.use(prepared);
      return;
    }
    const moveNow = () => {
      for (const listener of listeners)
        if (listener.upstream === upstream) deps.place(listener, prepared, { ...purpose, audience }, upstream.position);
    };
    if (upstream.position.cursor !== null || !prepared.resume) {
      moveNow();
      return;
    }
    const before = waiting.get(upstream);
    waiting.set(upstream, () => {
      before?.();
      moveNow();
    });
  }

  async function renew(upstream: Upstream, purpose: Purpose): Promise<void> {
    const { readmit } = purpose;
    if (!readmit) return;
    const groups = Map.groupBy(upstream.listeners, ({ viewer }) => viewer.kind);
    for (const group of groups.values()) {
      const [first] = group;
      if (!first) continue;
      const shared = await readmitted(readmit, first.viewer);
      // What was public may be protected now: then each is asked for by its own right.
      const isProtected = upstream.audience === 'public' && 'prepared' in shared && shared.audience === 'viewer';
      for (const listeners of isProtected ? group.map((listener) => [listener]) : [group]) {
        const [one] = listeners;
        const admitted = isProtected && one ? await readmitted(readmit, one.viewer) : shared;
        if ('prepared' in admitted) move(upstream, listeners, admitted, purpose);
        else for (const { queue, upstream: now } of listeners) if (now === upstream) queue.end(admitted);
      }
    }
  }

  async function all(): Promise<void> {
    waiting.clear();
    for (const [upstream, purpose] of [...purposes]) if (upstream.isOpen && !stopping.signal.aborted) await renew(upstream, purpose);
  }

  return {
    run() {
      running = running.then(all).catch((err: unknown) => log.error({ err }, 'subscriptions could not be renewed'));
      return running;
    },
    moved(upstream) {
      const move = waiting.get(upstream);
      if (!move) return false;
      waiting.delete(upstream);
      move();
      return true;
    },
    stop: () => stopping.abort(),
  };
}

/** The same words to the same subgraph: what runs already may go on. */
function opens(next: PreparedOperation, now: PreparedOperation): boolean {
  const [one, other] = [next.opening, now.opening];
  return (
    one?.serviceName === other?.serviceName &&
    one?.operation === other?.operation &&
    JSON.stringify([one?.variableUsages, one?.inputRewrites]) === JSON.stringify([other?.variableUsages, other?.inputRewrites])
  );
}

function endOf(failure: unknown): SubscriptionEvent | undefined {
  const say = (code: ErrorCode, why: string) =>
    createEvent('null', [
      { message: `The graph has changed and this subscription does not fit it any more: ${why}`, extensions: { code } },
    ]);
  if (failure instanceof DocumentRefused) return say(failure.code, failure.errors.map(({ message }) => message).join(' '));
  if (failure instanceof Refusal && lasting.includes(failure.code)) return say(failure.code, failure.message);
  return undefined;
}
