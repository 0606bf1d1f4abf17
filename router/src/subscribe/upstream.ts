import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger, Viewer } from '@klear/core';
import { isObject, readOwn } from '../execute/own-keys.ts';
import type { PreparedOperation } from '../execute/prepared-operation.ts';
import { compileBody } from '../execute/request-body.ts';
import type { RunSettings } from '../execute/run.ts';
import { type SubgraphAnswer, SubscriptionRefused } from '../execute/transport.ts';
import { completeEvent, refusalEvent } from './complete-event.ts';
import { endingEvent, type SubscriptionEvent } from './event.ts';
import type { Listener } from './listener.ts';
import { createRecentEvents, nextPosition, type Position } from './position.ts';
import { cursorName, resumeVariable } from './resume.ts';

/** One stream from a subgraph and everyone who listens to it. */
export interface Upstream {
  readonly prepared: PreparedOperation;
  readonly audience: 'public' | 'viewer';
  /** False as soon as nobody can join any more. */
  readonly isOpen: boolean;
  /** It was opened without a cursor: it has told nothing from before. */
  readonly isLive: boolean;
  readonly position: Position;
  readonly listeners: ReadonlySet<Listener>;
  /** Resolves when the stream has ended and every listener's queue is ended. */
  readonly ended: Promise<void>;
  /** Takes someone in who goes on after the cursor, or who begins now (null). False: this stream cannot give exactly what is missing. */
  join(listener: Listener, after: string | null): boolean;
  /** Takes someone in who knows everything up to this stream's position. */
  add(listener: Listener): void;
  /** The last one to leave closes the stream. */
  leave(listener: Listener): void;
  /** From the next event on it is completed and shown by this plan, which opens the very same stream. */
  use(prepared: PreparedOperation): void;
  close(): void;
}

export interface UpstreamOptions {
  readonly prepared: PreparedOperation;
  readonly audience: 'public' | 'viewer';
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  /** Where it begins: after this position, or now. */
  readonly begin: Position;
  readonly settings: RunSettings;
  readonly log: Logger;
  /** Wait before the n-th try to re-subscribe, in milliseconds. */
  readonly backoffMs: (attempt: number) => number;
  /** Called after each event, when the position has moved and everyone has the event. */
  readonly onMoved: (upstream: Upstream) => void;
}

/**
 * Opens a subscription upstream, completes each event once by the rest of the plan, and hands it to all listeners. When the
 * way breaks it subscribes again after the last cursor; without a cursor it ends the listeners, for events may be lost.
 */
export function openUpstream(options: UpstreamOptions): Upstream {
  const { settings, viewer, log, audience } = options;
  const listeners = new Set<Listener>();
  const closing = new AbortController();
  // What a viewer was told under yesterday's consent is not told again: only public events are kept for those who come back.
  const recent = audience === 'public' ? createRecentEvents(options.begin) : undefined;
  let prepared = options.prepared;
  let position = options.begin;

  const deliver = (event: SubscriptionEvent) => {
    for (const { queue, onSlow } of listeners) {
      if (queue.push(event)) continue;
      queue.overflow(endingEvent('RESYNC'));
      onSlow?.();
    }
  };
  const endAll = (last?: SubscriptionEvent) => {
    for (const { queue } of [...listeners]) queue.end(last);
    closing.abort();
  };

  async function readEvents(): Promise<void> {
    const { opening } = prepared;
    const transport = opening && settings.transports[opening.serviceName];
    if (!opening || !transport) throw new Error('no way to the subgraph of this subscription');
    const variables = prepared.resume ? { ...options.variables, [resumeVariable]: position.cursor } : options.variables;
    const body = compileBody(opening)(variables);
    // What came after the cursor under the same cursor comes again, and is known.
    let known = position.extra;
    for await (const answer of transport.subscribe({ body, kind: 'subscription', viewer, timeoutMs: 0, signal: closing.signal })) {
      const cursor = prepared.resume && cursorIn(answer);
      if (known > 0 && cursor === position.cursor) {
        known -= 1;
        continue;
      }
      known = 0;
      const work = () => completeEvent({ ...options, prepared }, answer, closing.signal);
      const event = { ...(await (settings.aroundEvent?.(opening.serviceName, work) ?? work())), cursor };
      if (closing.signal.aborted) return;
      deliver(event);
      position = nextPosition(position, cursor);
      if (cursor !== undefined) recent?.add(event, position);
      options.onMoved(upstream);
    }
  }

  async function run(): Promise<void> {
    for (let attempt = 0; !closing.signal.aborted; attempt++) {
      const before = position;
      try {
        await readEvents();
        return endAll();
      } catch (cause) {
        if (closing.signal.aborted) return;
        if (cause instanceof SubscriptionRefused) return endAll(refusalEvent(prepared, cause));
        log.warn({ service: prepared.opening?.serviceName, attempt, reason: String(cause) }, 'a subscription upstream broke');
        if (position.cursor === null) return endAll(endingEvent('SERVICE_UNAVAILABLE'));
        if (position !== before) attempt = 0;
        await sleep(options.backoffMs(attempt), undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
      }
    }
  }

  const upstream: Upstream = {
    get prepared() {
      return prepared;
    },
    audience,
    get isOpen() {
      return !closing.signal.aborted;
    },
    isLive: options.begin.cursor === null,
    get position() {
      return position;
    },
    listeners,
    get ended() {
      return ended;
    },
    join(listener, after) {
      if (closing.signal.aborted) return false;
      const isHere = after === null ? upstream.isLive : position.cursor === after && position.extra === 0;
      const missed = isHere ? [] : after === null ? undefined : recent?.after(after);
      if (!missed) return false;
      for (const event of missed) listener.queue.push(event);
      listeners.add(listener);
      return true;
    },
    add: (listener) => void listeners.add(listener),
    leave(listener) {
      listeners.delete(listener);
      if (listeners.size === 0) closing.abort();
    },
    use(next) {
      prepared = next;
    },
    close: () => endAll(),
  };
  const ended = Promise.resolve().then(run);
  return upstream;
}

/** A subscription has one root field, under whatever name; its event carries the cursor. */
function cursorIn({ data }: SubgraphAnswer): string | undefined {
  const [event] = Object.values(data ?? {});
  const cursor = isObject(event) ? readOwn(event, cursorName) : undefined;
  return typeof cursor === 'string' ? cursor : undefined;
}
