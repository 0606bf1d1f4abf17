import { traceparentOf } from '@klear/service';
import { context, type Span, type SpanContext, SpanKind, SpanStatusCode, TraceFlags, type Tracer, trace } from '@opentelemetry/api';
import { type SubgraphRequest, type SubgraphTransport, TransportFault } from '../execute/transport.ts';

type Transports = Readonly<Record<string, SubgraphTransport>>;

/** Counts what operations get from each subgraph, guards and second tries included: `ok`, `errors` (it answered some), or a code. */
export function countedTransports(transports: Transports, told: (subgraph: string, outcome: string, ms: number) => void): Transports {
  return mapped(transports, (subgraph, transport) => ({
    ...passing(transport),
    async execute(request) {
      const startedAt = performance.now();
      try {
        const answer = await transport.execute(request);
        told(subgraph, answer.errors?.length ? 'errors' : 'ok', performance.now() - startedAt);
        return answer;
      } catch (fault) {
        const outcome = request.signal?.aborted ? 'left' : fault instanceof TransportFault ? fault.code : 'fault';
        told(subgraph, outcome, performance.now() - startedAt);
        throw fault;
      }
    },
  }));
}

/**
 * A span for each message that goes out, and the trace that goes on with it. Of a trace that is not recorded nothing is told, but its
 * name goes on: no subgraph begins a trace of its own for it.
 */
export function tracedTransports(transports: Transports, tracer: Tracer): Transports {
  return mapped(transports, (subgraph, transport) => ({
    ...passing(transport),
    async execute(request) {
      const found = trace.getSpanContext(context.active());
      if (!found) return transport.execute(request);
      if (!isRecorded(found)) return transport.execute({ ...request, trace: traceparentOf(found) });
      const span = begin(tracer, `fetch ${subgraph}`, subgraph, request);
      try {
        const answer = await context.with(trace.setSpan(context.active(), span), () =>
          transport.execute({ ...request, trace: traceparentOf(span.spanContext()) }),
        );
        span.setAttribute('klear.errors', answer.errors?.length ?? 0);
        return answer;
      } catch (fault) {
        span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', fault instanceof TransportFault ? fault.code : 'fault');
        throw fault;
      } finally {
        span.end();
      }
    },
    subscribe(request) {
      const found = trace.getSpanContext(context.active());
      if (!found) return transport.subscribe(request);
      if (!isRecorded(found)) return transport.subscribe({ ...request, trace: traceparentOf(found) });
      // What it opens may live for hours: the span is the asking.
      const span = begin(tracer, `subscribe ${subgraph}`, subgraph, request);
      span.end();
      return transport.subscribe({ ...request, trace: traceparentOf(span.spanContext()) });
    },
  }));
}

const isRecorded = ({ traceFlags }: SpanContext) => (traceFlags & TraceFlags.SAMPLED) !== 0;

function begin(tracer: Tracer, name: string, subgraph: string, { kind }: SubgraphRequest): Span {
  return tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes: { 'klear.subgraph': subgraph, 'graphql.operation.type': kind } });
}

function mapped(transports: Transports, map: (subgraph: string, transport: SubgraphTransport) => SubgraphTransport): Transports {
  return Object.fromEntries(Object.entries(transports).map(([name, transport]) => [name, map(name, transport)]));
}

/** A transport may be an object of a class: its methods are called on it. */
function passing(transport: SubgraphTransport): SubgraphTransport {
  return {
    execute: (request) => transport.execute(request),
    subscribe: (request) => transport.subscribe(request),
    close: () => transport.close(),
  };
}
