import { anonymous, type Logger, Refusal, type Viewer } from '@klear/core';
import type { PreparedOperation } from '../execute/prepared-operation.ts';
import type { RunRequest, RunSettings } from '../execute/run.ts';
import type { SubscriptionEvent } from './event.ts';
import { createEventQueue, type EventQueue } from './event-queue.ts';
import { openUpstream, type Upstream } from './upstream.ts';

export interface SubscribeRequest extends RunRequest {
  /** `public` when every selected field is free of policy directives: then all clients share one upstream, opened as anonymous. */
  readonly audience: 'public' | 'viewer';
  /** How many events may wait for a slow client before it is told to resync. */
  readonly queueSize?: number;
}

export interface Subscriptions {
  /** Throws a Refusal when the operation is not a subscription. What the subgraph refuses comes as the last event. */
  open(prepared: PreparedOperation, request: SubscribeRequest): Promise<AsyncIterableIterator<SubscriptionEvent>>;
  /** How many streams are open to subgraphs. */
  readonly upstreams: number;
  stop(): void;
}

/** Waits 250 ms, 500 ms, 1 s and so on up to 10 s, each with up to half of it at random on top. */
export const defaultBackoffMs = (attempt: number): number => Math.min(10_000, 250 * 2 ** attempt) * (1 + Math.random() / 2);

/** Shares upstreams between clients that ask the same with the same rights. */
export function createSubscriptions(options: {
  settings: RunSettings;
  log: Logger;
  backoffMs?: (attempt: number) => number;
}): Subscriptions {
  const { settings, log, backoffMs = defaultBackoffMs } = options;
  const shared = new Map<string, Upstream>();
  const open = new Set<Upstream>();

  function upstreamFor(prepared: PreparedOperation, request: SubscribeRequest): Upstream {
    const viewer = request.audience === 'public' ? anonymous(request.viewer.requestId) : request.viewer;
    // Someone who goes on from an own cursor needs events that a running stream has passed already.
    const isOwn = typeof prepared.resume?.begin(request.variables) === 'string';
    const key = JSON.stringify([prepared.key, request.variables, rightsOf(viewer)]);
    const running = isOwn ? undefined : shared.get(key);
    if (running?.isOpen && running.prepared.schema === prepared.schema) return running;
    const upstream = openUpstream({ prepared, variables: request.variables, viewer, settings, log, backoffMs });
    open.add(upstream);
    if (!isOwn) shared.set(key, upstream);
    void upstream.ended.finally(() => {
      open.delete(upstream);
      if (shared.get(key) === upstream) shared.delete(key);
    });
    return upstream;
  }

  return {
    async open(prepared, request) {
      if (!prepared.opening) throw new Refusal('BAD_USER_INPUT', 'This operation is not a subscription.');
      const upstream = upstreamFor(prepared, request);
      const leave = () => void queue.return?.();
      const queue: EventQueue<SubscriptionEvent> = createEventQueue(request.queueSize ?? 100, () => {
        request.signal?.removeEventListener('abort', leave);
        upstream.leave(queue);
      });
      upstream.join(queue);
      request.signal?.addEventListener('abort', leave);
      if (request.signal?.aborted) leave();
      return queue;
    },
    get upstreams() {
      return open.size;
    },
    stop() {
      for (const upstream of open) upstream.close();
    },
  };
}

/** Everything that decides what a viewer may see: two viewers with equal rights get equal events. */
function rightsOf(viewer: Viewer): readonly unknown[] {
  return [viewer.kind, viewer.personId, viewer.organizationId, [...viewer.roles].sort(), viewer.purpose];
}
