export { type Answer, type CallOptions, type Client, type ClientOptions, createClient } from '../client.ts';
export type { Fault, GraphError } from '../graph-error.ts';
export { newIdempotencyKey } from '../idempotency-key.ts';
export * from './__generated__/documents.ts';
