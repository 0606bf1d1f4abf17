import { type Attributes, isSpanContextValid, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import type { PendingQuery, Row } from 'postgres';
import { nameOfStatement, withoutLiterals } from './statement-name.ts';

/** W3C traceparent of the span under way here; null when nothing is traced. */
export function activeTraceparent(): string | null {
  const found = trace.getActiveSpan()?.spanContext();
  if (!found || !isSpanContextValid(found)) return null;
  return `00-${found.traceId}-${found.spanId}-${found.traceFlags.toString(16).padStart(2, '0')}`;
}

/** Runs `work` in a span below the one under way. Without a tracer, or outside of a recorded trace, it only runs `work`. */
export function inSpan<T>(tracer: Tracer | undefined, name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  if (!tracer || !trace.getActiveSpan()?.isRecording()) return work();
  return tracer.startActiveSpan(name, { kind: SpanKind.CLIENT, attributes }, (span) => ended(span, work()));
}

/** A statement in a span of its own: told by its text without literals, never with a value. It starts and ends as it did before. */
export function tracedStatement(tracer: Tracer | undefined, text: string, rows: PendingQuery<Row[]>): PendingQuery<Row[]> {
  if (!tracer || !trace.getActiveSpan()?.isRecording()) return rows;
  const begin = () => {
    const attributes = { 'db.system.name': 'postgresql', 'db.query.text': withoutLiterals(text) };
    return tracer.startSpan(nameOfStatement(text), { kind: SpanKind.CLIENT, attributes });
  };
  // The two ways in which drizzle reads a pending query; both only now send it.
  const watched = {
    // biome-ignore lint/suspicious/noThenProperty: a pending query is a thenable, and this stands for one
    then: (...then: Parameters<Promise<Row[]>['then']>) => ended(begin(), rows).then(...then),
    values: () => ended(begin(), rows.values()),
  };
  return watched as unknown as PendingQuery<Row[]>;
}

async function ended<T>(span: Span, work: PromiseLike<T>): Promise<T> {
  try {
    return await work;
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'fault';
    span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', /^[A-Z0-9_]{1,40}$/.test(code) ? code : 'fault');
    throw fault;
  } finally {
    span.end();
  }
}
