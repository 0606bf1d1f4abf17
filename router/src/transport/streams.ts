import { type Logger, Refusal } from '@klear/core';
import type { Engine } from '../engine.ts';
import type { EngineError } from '../execute/errors.ts';
import { renderResult } from '../execute/render.ts';
import { showErrors, showFailure } from '../observe/answer-errors.ts';
import type { AdmittedOperation, Asked } from '../operation.ts';
import type { SubscriptionEvent } from '../subscribe/event.ts';

/** One answer of a running operation. */
export interface StreamAnswer {
  /** As JSON. */
  readonly text: string;
  /** What a client that is cut off now resumes after. */
  readonly cursor?: string | undefined;
}

/** Not a generator: leaving reaches the engine at once, also while it waits. */
export type AnswerStream = AsyncIterableIterator<StreamAnswer>;

/** Opens subscriptions for every way that events can travel. */
export interface Streams {
  /** The answers of an admitted subscription. What is refused is the first and only answer. `onSlow`: RESYNC is all that still comes. */
  open(
    operation: AdmittedOperation,
    options?: { signal?: AbortSignal; onSlow?: () => void; resumeAfter?: string | undefined },
  ): Promise<AnswerStream>;
}

export function createStreams(deps: {
  engine: Engine;
  admit(asked: Asked): Promise<AdmittedOperation>;
  audience(operation: AdmittedOperation): 'public' | 'viewer';
  log: Logger;
}): Streams {
  const { engine, log } = deps;
  /** The text of an event without errors is the same for everyone: written once. */
  const texts = new WeakMap<SubscriptionEvent, string>();

  function textOf(event: SubscriptionEvent, requestId: string, extensions: Asked['extensions']): string {
    const { text, errors } = event;
    if (errors.length > 0 || extensions) return renderResult({ data: text, errors }, showErrors(errors, { requestId, log }), extensions);
    const known = texts.get(event) ?? renderResult({ data: text, errors }, []);
    texts.set(event, known);
    return known;
  }

  /** Why nothing is opened at all: authorization took out the one root field, so that there is nothing to open. */
  async function refusalOf({ prepared, variables, viewer }: AdmittedOperation): Promise<readonly EngineError[]> {
    if (!prepared.withholds || prepared.opening) return [];
    return (await engine.execute(prepared, { variables, viewer })).errors;
  }

  return {
    async open(operation, { signal, onSlow, resumeAfter } = {}) {
      const { viewer, variables, prepared, query, operationName } = operation;
      // Told with the first event, and once.
      let extensions = operation.answerExtensions;
      const refused = await refusalOf(operation);
      if (refused.length > 0) return only(JSON.stringify({ errors: showErrors(refused, { requestId: viewer.requestId, log }) }));
      const readmit = async (who: typeof viewer) => {
        const again = await deps.admit({ query, operationName, variables, viewer: who, again: true });
        return { prepared: again.prepared, audience: deps.audience(again), refused: await refusalOf(again) };
      };
      const audience = deps.audience(operation);
      try {
        const events = await engine.subscribe(prepared, {
          variables,
          viewer,
          audience,
          readmit,
          resumeAfter,
          ...(signal && { signal }),
          ...(onSlow && { onSlow }),
        });
        return mapped(events, (event) => {
          const text = textOf(event, viewer.requestId, extensions);
          extensions = undefined;
          return { text, cursor: event.cursor };
        });
      } catch (failure) {
        if (!(failure instanceof Refusal)) throw failure;
        return only(JSON.stringify({ errors: showFailure(failure, { requestId: viewer.requestId, log }).errors }));
      }
    },
  };
}

const done = { done: true, value: undefined } as const;

function only(text: string): AnswerStream {
  let told = false;
  const stream: AnswerStream = {
    async next() {
      if (told) return done;
      told = true;
      return { done: false, value: { text } };
    },
    async return() {
      told = true;
      return done;
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}

function mapped(events: AsyncIterableIterator<SubscriptionEvent>, answerOf: (event: SubscriptionEvent) => StreamAnswer): AnswerStream {
  const stream: AnswerStream = {
    async next() {
      const item = await events.next();
      return item.done ? done : { done: false, value: answerOf(item.value) };
    },
    async return() {
      await events.return?.();
      return done;
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}
