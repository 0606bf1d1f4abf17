import { context, type Tracer, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type SpanExporter,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';

/** Spans of the services in this process, each under its own name, on one way out. */
export interface Tracing {
  /** What names its spans as those of `service`; nothing is global but the context that follows a request through its awaits. */
  tracer(service: string): Tracer;
  /** Sends what waits. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Traces are made from here on. `ratio` is the share of new traces that is recorded (1: all); a trace that came with its
 * decision keeps it. Spans wait in a bounded queue and leave in batches: a slow collector costs spans, never requests.
 */
export function createTracing(options: { exporter: SpanExporter; ratio?: number }): Tracing {
  const { exporter, ratio = 1 } = options;
  const processor: SpanProcessor = new BatchSpanProcessor({ exporter, scheduledDelayMillis: 2_000, maxQueueSize: 4_096 });
  const root = ratio >= 1 ? new AlwaysOnSampler() : new TraceIdRatioBasedSampler(ratio);
  const sampler = new ParentBasedSampler({ root });
  const following = new AsyncLocalStorageContextManager().enable();
  const isOurs = context.setGlobalContextManager(following);
  const providers = new Map<string, TracerProvider>();
  const spanLimits = { attributeValueLengthLimit: 1_000, attributeCountLimit: 32 };

  return {
    tracer(service) {
      const known = providers.get(service);
      const resource = resourceFromAttributes({ 'service.name': service, 'service.namespace': 'klear' });
      const provider = known ?? new TracerProvider({ resource, sampler, spanLimits, spanProcessors: [processor] });
      providers.set(service, provider);
      return provider.getTracer('klear');
    },
    flush: () => processor.forceFlush(),
    async stop() {
      await processor.shutdown();
      if (isOurs) context.disable();
    },
  };
}

/** Whether a trace that is recorded is under way here. */
export const isTraced = (): boolean => trace.getActiveSpan()?.isRecording() === true;
