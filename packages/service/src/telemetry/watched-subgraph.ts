import { context, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import type { Subgraph } from '../subgraph.ts';
import type { ServiceMetrics } from './service-metrics.ts';
import { contextOf } from './trace-context.ts';

/**
 * The same subgraph with its operations counted and traced. The caller's trace goes on only behind the hop's signature: a span of
 * a request that turned out unsigned is never ended, so it is never sent.
 */
export function watchedSubgraph(
  subgraph: Subgraph,
  watch: { tracer?: Tracer | undefined; metrics?: ServiceMetrics | undefined },
): Subgraph {
  const { tracer, metrics } = watch;
  const { name } = subgraph;
  if (!tracer && !metrics) return subgraph;

  const counted: Subgraph['handle'] = async (request) => {
    const startedAt = performance.now();
    const response = await subgraph.handle(request);
    metrics?.operation(name, response, performance.now() - startedAt);
    return response;
  };
  const traced =
    (by: Tracer): Subgraph['handle'] =>
    async (request) => {
      const from = contextOf(request.headers.traceparent);
      const span = by.startSpan(`${name} operation`, { kind: SpanKind.SERVER, attributes: { 'klear.subgraph': name } }, from);
      const response = await context.with(trace.setSpan(from, span), () => counted(request));
      if (response.status === 401) return response;
      if (response.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.setAttribute('http.response.status_code', response.status).end();
      return response;
    };
  /** The opening only: a stream may live for hours, and what completes its events is told by whoever asks for it. */
  const opened =
    (by: Tracer): Subgraph['subscribe'] =>
    async (request) => {
      const from = contextOf(request.headers.traceparent);
      const span = by.startSpan(`${name} subscription`, { kind: SpanKind.SERVER, attributes: { 'klear.subgraph': name } }, from);
      const stream = await context.with(trace.setSpan(from, span), () => subgraph.subscribe(request));
      if ('status' in stream && stream.status === 401) return stream;
      span.setAttribute('http.response.status_code', 'status' in stream ? stream.status : 200).end();
      return stream;
    };
  return { ...subgraph, handle: tracer ? traced(tracer) : counted, ...(tracer && { subscribe: opened(tracer) }) };
}
