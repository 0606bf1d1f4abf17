import { type Context, context, type Span, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import type { Stage, UnderWay } from './observed.ts';

/** How long a stage took, in milliseconds. */
export interface StageTime {
  readonly stage: Stage;
  readonly ms: number;
}

/** One operation while it is observed: when it began, what its stages took, and the first error that its client will read. */
export class ObservedOperation implements UnderWay {
  readonly startedAt: number;
  readonly stages: StageTime[] = [];
  outcome = 'OK';
  readonly span: Span | undefined;
  readonly #context: Context | undefined;
  readonly #tracer: Tracer | undefined;

  /** `startedAt`: on the clock of `performance`. `from`: the context in which its span goes on, when it is traced. */
  constructor(startedAt: number, traced?: { tracer: Tracer; from: Context; kind: number }) {
    this.startedAt = startedAt;
    if (!traced) return;
    const { tracer, from, kind } = traced;
    this.#tracer = tracer;
    this.span = tracer.startSpan('graphql operation', { kind, startTime: performance.timeOrigin + startedAt }, from);
    this.#context = trace.setSpan(from, this.span);
  }

  saw(code: string): void {
    if (this.outcome === 'OK') this.outcome = code;
  }

  /** A stage that was over before the operation was known. */
  before(stage: Stage, startedAt: number, endedAt: number): void {
    this.stages.push({ stage, ms: endedAt - startedAt });
    const startTime = performance.timeOrigin + startedAt;
    this.#tracer?.startSpan(stage, { startTime }, this.#context).end(performance.timeOrigin + endedAt);
  }

  /** Runs `work` as a part of this operation, also after its end: what it begins belongs to the same trace. */
  within<T>(work: () => T): T {
    return this.#context ? context.with(this.#context, work) : work();
  }

  stage<T>(stage: Stage, work: () => T): T {
    const span = this.#context && this.#tracer?.startSpan(stage, {}, this.#context);
    const startedAt = performance.now();
    const end = () => {
      this.stages.push({ stage, ms: performance.now() - startedAt });
      span?.end();
    };
    const fail = () => {
      span?.setStatus({ code: SpanStatusCode.ERROR });
      end();
    };
    let result: T;
    try {
      result = span && this.#context ? context.with(trace.setSpan(this.#context, span), work) : work();
    } catch (fault) {
      fail();
      throw fault;
    }
    if (result instanceof Promise) result.then(end, fail);
    else end();
    return result;
  }
}
