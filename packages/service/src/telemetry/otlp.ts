import type { Tracing } from './tracing.ts';

/** Where spans go; the variables have OpenTelemetry's own names and meaning. */
export interface TracingEnv {
  /** A collector's base URL, for example http://127.0.0.1:4318; spans go to /v1/traces below it. */
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined;
  /** The share of new traces that is recorded, 0 to 1. */
  readonly OTEL_TRACES_SAMPLER_ARG: number;
}

/** Traces over OTLP/HTTP when a collector is configured; otherwise undefined, and nothing of OpenTelemetry's SDK is even loaded. */
export async function tracingOf({
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  OTEL_TRACES_SAMPLER_ARG: ratio,
}: TracingEnv): Promise<Tracing | undefined> {
  if (!endpoint) return undefined;
  const [{ OTLPTraceExporter }, { createTracing }] = await Promise.all([
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('./tracing.ts'),
  ]);
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`;
  return createTracing({ exporter: new OTLPTraceExporter({ url, timeoutMillis: 5_000 }), ratio });
}
