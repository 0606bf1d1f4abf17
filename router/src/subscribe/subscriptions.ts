import { anonymous, type Logger, Refusal, type Viewer } from '@klear/core';
import { rightsOf } from '../authorize/identity.ts';
import type { PreparedOperation } from '../execute/prepared-operation.ts';
import type { RunRequest, RunSettings } from '../execute/run.ts';
import type { SubscriptionEvent } from './event.ts';
import { createEventQueue } from './event-queue.ts';
import { type Listener, moveListener } from './listener.ts';
import { isSamePosition, type Position } from './position.ts';
import { createRenewal, type Readmit } from './renewal.ts';
import { openUpstream, type Upstream } from './upstream.ts';

export interface SubscribeRequest extends RunRequest {
  /** `public` when every selected field is free of policy directives: then all clients share one upstream, opened as anonymous. */
  readonly audience: 'public' | 'viewer';
  /** Where to begin instead of where the operation says: what a client that was cut off has had already. */
  readonly resumeAfter?: string | undefined;
  /** How many events may wait for a slow client before it is told to resync. */
  readonly queueSize?: number;
  /** Told once when the client was too slow: RESYNC is all that it still gets. */
  readonly onSlow?: () => void;
  /** Passes the operation through every stage again, for this viewer: another supergraph is in force. Without it the old plan stays. */
  readonly readmit?: Readmit;
}

export interface Subscriptions {
  /** Throws a Refusal when the operation is not a subscription. What the subgraph refuses comes as the last event. */
  open(prepared: PreparedOperation, request: SubscribeRequest): Promise<AsyncIterableIterator<SubscriptionEvent>>;
  /** Another supergraph is in force: brings every stream to a plan for it. Resolves when all are there, or ended with a reason. */
  renew(): Promise<void>;
  /** How many streams are open to subgraphs. */
  readonly upstreams: number;
  stop(): void;
}

/** What a stream is opened for, whoever listens: kept for the day when it must be opened anew. */
export interface Purpose {
  readonly audience: 'public' | 'viewer';
  readonly variables: Readonly<Record<string, unknown>>;
  readonly readmit: Readmit | undefined;
}

/** Waits up to 250 ms, 500 ms, 1 s and so on up to 10 s, at least half of it: who broke together does not come back together. */
export const defaultBackoffMs = (attempt: number): number => Math.min(10_000, 250 * 2 ** attempt) * (0.5 + Math.random() / 2);

/** Shares upstreams between clients that ask the same with the same rights. */
export function createSubscriptions(options: {
  settings: RunSettings;
  log: Logger;
  backoffMs?: (attempt: number) => number;
}): Subscriptions {
  const { settings, log, backoffMs = defaultBackoffMs } = options;
  /** Streams of equal content, wherever each of them began. */
  const families = new Map<string, Set<Upstream>>();
  const purposes = new Map<Upstream, Purpose>();
  const renewal = createRenewal({ purposes, place, log, backoffMs });

  /** Gives the listener a stream that goes on behind the position: one that runs if it can, else one of its own. */
  function place(listener: Listener, prepared: PreparedOperation, purpose: Purpose, begin: Position): void {
    const key = familyOf(prepared, purpose, listener.viewer);
    const family = families.get(key) ?? new Set();
    const before = listener.upstream;
    for (const upstream of family) {
      const fits = upstream.prepared.schema === prepared.schema && (begin.extra === 0 || isSamePosition(begin, upstream.position));
      if (upstream === before || !fits) continue;
      if (begin.extra > 0) upstream.add(listener);
      else if (!upstream.join(listener, begin.cursor)) continue;
      listener.upstream = upstream;
      before?.leave(listener);
      return;
    }
    const { audience, variables } = purpose;
    const viewer = audience === 'public' ? anonymous(listener.viewer.requestId) : listener.viewer;
    const onMoved = (moved: Upstream) => {
      if (!renewal.moved(moved)) merge(family, moved);
    };
    const upstream = openUpstream({ prepared, audience, variables, viewer, begin, settings, log, backoffMs, onMoved });
    families.set(key, family.add(upstream));
    purposes.set(upstream, purpose);
    void upstream.ended.finally(() => {
      purposes.delete(upstream);
      family.delete(upstream);
      if (family.size === 0 && families.get(key) === family) families.delete(key);
    });
    moveListener(listener, upstream);
  }

  return {
    async open(prepared, request) {
      if (!prepared.opening) throw new Refusal('BAD_USER_INPUT', 'This operation is not a subscription.');
      const leave = () => void queue.return?.();
      const queue = createEventQueue<SubscriptionEvent>(request.queueSize ?? 100, () => {
        request.signal?.removeEventListener('abort', leave);
        listener.upstream?.leave(listener);
      });
      const listener: Listener = { viewer: request.viewer, queue, onSlow: request.onSlow, upstream: undefined };
      const { audience, readmit, variables } = request;
      const cursor = prepared.resume ? (request.resumeAfter ?? prepared.resume.begin(variables)) : null;
      place(listener, prepared, { audience, readmit, variables }, { cursor, extra: 0 });
      request.signal?.addEventListener('abort', leave);
      if (request.signal?.aborted) leave();
      return queue;
    },
    renew: renewal.run,
    get upstreams() {
      return purposes.size;
    },
    stop() {
      renewal.stop();
      for (const upstream of purposes.keys()) upstream.close();
    },
  };
}

/** Two streams that stand at the same place become one: the one that tells nothing from before stays. */
function merge(family: ReadonlySet<Upstream>, moved: Upstream): void {
  for (const other of family) {
    const isTwin = other !== moved && other.isOpen && moved.isOpen && other.prepared.schema === moved.prepared.schema;
    if (!isTwin || !isSamePosition(other.position, moved.position)) continue;
    const [kept, left] = moved.isLive && !other.isLive ? [moved, other] : [other, moved];
    for (const listener of [...left.listeners]) moveListener(listener, kept);
    if (left === moved) return;
  }
}

/** Equal for clients that may get the same events: the operation, what it asks for, and everything that decides what one may see. */
function familyOf(prepared: PreparedOperation, { audience, variables }: Purpose, viewer: Viewer): string {
  const rights = audience === 'public' ? [] : rightsOf(viewer);
  return JSON.stringify([prepared.key, prepared.resume?.rest(variables) ?? variables, audience, rights]);
}
