import type { Logger } from '@klear/core';
import type { SubgraphTransport } from '../transport.ts';
import { withBreaker } from './breaker.ts';
import { withBulkhead } from './bulkhead.ts';
import { withRetry } from './retry.ts';
import { defaultGuard, type GuardFact, type GuardSettings } from './settings.ts';
import { withTimeout } from './timeout.ts';

/** Guards the way to each subgraph by its own settings: what happens to one subgraph is not felt on the way to another. */
export function guarded(
  transports: Readonly<Record<string, SubgraphTransport>>,
  options: {
    log: Logger;
    settings?: Partial<GuardSettings> | undefined;
    random?: () => number;
    onFact?: ((fact: GuardFact) => void) | undefined;
  },
): Record<string, SubgraphTransport> {
  const settings = { ...defaultGuard, ...options.settings };
  const guardOf = (service: string, transport: SubgraphTransport) =>
    guard(service, transport, { ...options, settings, random: options.random ?? Math.random });
  return Object.fromEntries(Object.entries(transports).map(([service, transport]) => [service, guardOf(service, transport)]));
}

/** Read it from the outside in: a deadline, a place in the subgraph's own queue, a second try, the breaker, the way itself. */
function guard(
  service: string,
  transport: SubgraphTransport,
  {
    settings,
    random,
    log,
    onFact,
  }: { settings: GuardSettings; random: () => number; log: Logger; onFact?: ((fact: GuardFact) => void) | undefined },
): SubgraphTransport {
  const refused = (by: 'bulkhead' | 'breaker') => () => onFact?.({ kind: 'refused', service, by });
  const breaker = withBreaker(transport, {
    share: settings.breakerShare,
    calls: settings.breakerCalls,
    windowMs: settings.breakerWindowMs,
    openMs: settings.breakerOpenMs,
    onRefused: refused('breaker'),
    onState: (state) => {
      log.warn({ subgraph: service, state }, 'the breaker of a subgraph changed');
      onFact?.({ kind: 'breaker', service, state });
    },
  });
  const retried = withRetry(breaker.transport, {
    share: settings.retryShare,
    reserve: settings.retryReserve,
    waitMs: settings.retryWaitMs,
    random,
    onRetry: () => onFact?.({ kind: 'retry', service }),
  });
  const queued = withBulkhead(retried, { concurrent: settings.concurrent, waiting: settings.waiting, onRefused: refused('bulkhead') });
  return withTimeout(queued, settings.timeoutMs);
}
