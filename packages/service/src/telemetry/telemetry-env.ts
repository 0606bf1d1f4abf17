import { z } from 'zod';
import { envShape } from '../env.ts';

/** The variables by which any process of ours is watched. Unset, nothing listens and nothing is sent. */
export function telemetryEnv() {
  return {
    /** With it /metrics, /live and /ready are answered on a port of their own. */
    ADMIN_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
    /** Metrics tell no personal datum, but they tell how busy you are: leave them on loopback or a private network. */
    ADMIN_HOST: z.string().default('127.0.0.1'),
    OTEL_EXPORTER_OTLP_ENDPOINT: envShape.httpUrl().optional(),
    OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  };
}
