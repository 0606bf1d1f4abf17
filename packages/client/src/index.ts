export * from './__generated__/documents.ts';
export { type Answer, type CallOptions, type Client, type ClientOptions, createClient, type QueryOptions } from './client.ts';
export type { Fault, GraphError } from './graph-error.ts';
export { newIdempotencyKey } from './idempotency-key.ts';
