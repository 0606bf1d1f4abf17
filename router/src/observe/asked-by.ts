import type { Asked } from '../operation.ts';

/** What headers (or a socket's connection_init) say of an operation besides who asks. */
export type AskedBy = Pick<Asked, 'client' | 'traceparent' | 'showCost' | 'showPlan'>;

/** `isTrusted`: the message came from a proxy of ours. From anybody else a trace is not gone on with, but begun anew. */
export function askedBy(headers: Readonly<Record<string, unknown>>, isTrusted: boolean): AskedBy {
  return {
    client: textOf(headers['klear-client']),
    traceparent: isTrusted ? textOf(headers.traceparent) : undefined,
    showCost: headers['klear-cost'] === 'show',
    showPlan: headers['klear-plan'] === 'show',
  };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
