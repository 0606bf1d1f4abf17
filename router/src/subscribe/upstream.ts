import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger, Viewer } from '@klear/core';
import { addSubgraphErrors, createErrorList } from '../execute/errors.ts';
import { compileBody } from '../execute/fetch.ts';
import { isObject, readOwn } from '../execute/own-keys.ts';
import type { PreparedOperation } from '../execute/prepared-operation.ts';
import { applyRewrites } from '../execute/rewrites.ts';
import type { RunSettings } from '../execute/run.ts';
import { answerAsText, runPlan } from '../execute/run-operation.ts';
import { type SubgraphAnswer, SubscriptionRefused } from '../execute/transport.ts';
import { createEvent, endingEvent, type SubscriptionEvent } from './event.ts';
import type { EventQueue } from './event-queue.ts';
import { cursorName, resumeVariable } from './resume.ts';

/** One stream from a subgraph and everyone who listens to it. */
export interface Upstream {
  readonly prepared: PreparedOperation;
  /** False as soon as nobody can join any more. */
  readonly isOpen: boolean;
  /** Resolves when the stream has ended and every listener's queue is ended. */
  readonly ended: Promise<void>;
  join(listener: EventQueue<SubscriptionEvent>): void;
  /** The last one to leave closes the stream. */
  leave(listener: EventQueue<SubscriptionEvent>): void;
  close(): void;
}

export interface UpstreamOptions {
  readonly prepared: PreparedOperation;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly settings: RunSettings;
  readonly log: Logger;
  /** Wait before the n-th try to re-subscribe, in milliseconds. */
  readonly backoffMs: (attempt: number) => number;
}

/**
 * Opens a subscription upstream, completes each event once by the rest of the plan, and hands it to all listeners. When the
 * way breaks it subscribes again after the last cursor; without a cursor it ends the listeners, for events may be lost.
 */
export function openUpstream(options: UpstreamOptions): Upstream {
  const { prepared, settings, viewer, log } = options;
  const listeners = new Set<EventQueue<SubscriptionEvent>>();
  const closing = new AbortController();
  let cursor = prepared.resume?.begin(options.variables) ?? null;

  const deliver = (event: SubscriptionEvent) => {
    for (const listener of listeners) if (!listener.push(event)) listener.overflow(endingEvent('RESYNC'));
  };
  const endAll = (last?: SubscriptionEvent) => {
    for (const listener of [...listeners]) listener.end(last);
    closing.abort();
  };

  async function readEvents(): Promise<void> {
    const { opening } = prepared;
    const transport = opening && settings.transports[opening.serviceName];
    if (!opening || !transport) throw new Error('no way to the subgraph of this subscription');
    const variables = prepared.resume ? { ...options.variables, [resumeVariable]: cursor } : options.variables;
    const body = compileBody(opening)({ request: { variables, viewer } }, undefined);
    for await (const answer of transport.subscribe({ body, kind: 'subscription', viewer, timeoutMs: 0, signal: closing.signal })) {
      const event = readOwn(answer.data ?? {}, prepared.resume?.rootName ?? '');
      const next = isObject(event) ? readOwn(event, cursorName) : undefined;
      deliver(await complete(options, answer, closing.signal));
      if (typeof next === 'string') cursor = next;
    }
  }

  async function run(): Promise<void> {
    for (let attempt = 0; !closing.signal.aborted; attempt++) {
      const before = cursor;
      try {
        await readEvents();
        return endAll();
      } catch (cause) {
        if (closing.signal.aborted) return;
        if (cause instanceof SubscriptionRefused) return endAll(refusal(prepared, cause));
        log.warn({ service: prepared.opening?.serviceName, attempt, reason: String(cause) }, 'a subscription upstream broke');
        if (cursor === null) return endAll(endingEvent('SERVICE_UNAVAILABLE'));
        if (cursor !== before) attempt = 0;
        await sleep(options.backoffMs(attempt), undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
      }
    }
  }

  return {
    prepared,
    get isOpen() {
      return !closing.signal.aborted;
    },
    ended: run(),
    join: (listener) => void listeners.add(listener),
    leave(listener) {
      listeners.delete(listener);
      if (listeners.size === 0) closing.abort();
    },
    close: () => endAll(),
  };
}

async function complete(options: UpstreamOptions, answer: SubgraphAnswer, signal: AbortSignal): Promise<SubscriptionEvent> {
  const { prepared, settings, variables, viewer } = options;
  if (!answer.data) return refusal(prepared, new SubscriptionRefused(answer.errors ?? []));
  const rewrites = prepared.opening?.outputRewrites;
  if (rewrites) applyRewrites(rewrites, answer.data, prepared.types);
  const run = await runPlan(prepared, settings, { variables, viewer, signal }, answer.data);
  addSubgraphErrors(run.errors, answer.errors ?? [], {
    service: serviceOf(prepared),
    root: answer.data,
    at: [],
    targets: [answer.data],
    names: [],
  });
  const { data, errors } = answerAsText(prepared, run);
  return createEvent(data, errors);
}

function refusal(prepared: PreparedOperation, cause: SubscriptionRefused): SubscriptionEvent {
  const errors = createErrorList();
  addSubgraphErrors(errors, cause.errors, { service: serviceOf(prepared), root: {}, at: [], targets: [], names: [] });
  return createEvent(
    'null',
    errors.all.map(({ path: _path, ...error }) => error),
  );
}

function serviceOf(prepared: PreparedOperation): string {
  return prepared.opening?.serviceName ?? '';
}
