import { context, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';

/**
 * Each event of a subscription is a trace of its own: a stream may live for hours and is shared by many, so no one operation is its
 * parent. A link leads to the operation that opened it.
 */
export function tracedEvents(tracer: Tracer): <T>(subgraph: string, work: () => Promise<T>) => Promise<T> {
  return (subgraph, work) => {
    const opened = trace.getSpanContext(context.active());
    const options = {
      root: true,
      kind: SpanKind.CONSUMER,
      attributes: { 'klear.subgraph': subgraph },
      links: opened ? [{ context: opened }] : [],
    };
    return tracer.startActiveSpan(`event ${subgraph}`, options, async (span) => {
      try {
        return await work();
      } catch (fault) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw fault;
      } finally {
        span.end();
      }
    });
  };
}
