import type { OrganizationId } from './ids.ts';

/** What every domain event carries. `payload` holds ids and plain facts, never a personal or health datum. */
export interface EventEnvelope<Type extends string = string, Payload = unknown> {
  readonly id: string;
  readonly type: Type;
  /** Version of the payload's shape, from 1. */
  readonly version: number;
  /** The thing that changed: kind, id, and its own version after the change (order within one aggregate). */
  readonly aggregate: { readonly type: string; readonly id: string; readonly version: number };
  readonly organizationId: OrganizationId | null;
  /** ISO 8601 UTC. */
  readonly time: string;
  /** W3C traceparent of the request that caused it. */
  readonly trace: string | null;
  readonly payload: Payload;
}
