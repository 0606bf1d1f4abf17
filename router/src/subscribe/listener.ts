import type { Viewer } from '@klear/core';
import type { SubscriptionEvent } from './event.ts';
import type { EventQueue } from './event-queue.ts';
import type { Upstream } from './upstream.ts';

/** One client's place in a stream. It may be moved to another upstream; its queue stays. */
export interface Listener {
  readonly viewer: Viewer;
  readonly queue: EventQueue<SubscriptionEvent>;
  /** Told when it read too slowly: RESYNC waits for it, and nothing else. */
  readonly onSlow: (() => void) | undefined;
  upstream: Upstream | undefined;
}

/** Moves a listener. Both upstreams must stand at the same place of the same stream, or `to` begin where `from` stands. */
export function moveListener(listener: Listener, to: Upstream): void {
  const from = listener.upstream;
  listener.upstream = to;
  to.add(listener);
  from?.leave(listener);
}
