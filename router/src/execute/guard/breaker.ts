import { CircuitState, circuitBreaker, handleWhenResult, IterableBackoff } from 'cockatiel';
import { type SubgraphAnswer, type SubgraphTransport, TransportFault } from '../transport.ts';
import { createRecentCalls } from './recent-calls.ts';
import type { BreakerState } from './settings.ts';

type Outcome = { readonly answer: SubgraphAnswer } | { readonly fault: unknown };

/** Whether a call speaks against its subgraph: no answer, a late one, or one of 5xx. What the client did does not. */
const isFailure = (outcome: Outcome): boolean => ('fault' in outcome ? true : (outcome.answer.status ?? 200) >= 500);

/** The client left before the answer: this tells nothing about the subgraph. */
class Left extends Error {}

export interface Breaker {
  readonly transport: SubgraphTransport;
  readonly state: BreakerState;
}

/**
 * Sends nothing to a subgraph that fails more often than not. After a while one call probes (half-open): its outcome closes the
 * breaker or opens it for longer; meanwhile the others are refused at once. Subscriptions have a back-off of their own and pass.
 */
export function withBreaker(
  inner: SubgraphTransport,
  options: {
    share: number;
    calls: number;
    windowMs: number;
    openMs: readonly number[];
    onState?: (state: BreakerState) => void;
    onRefused?: () => void;
  },
): Breaker {
  const { onState, onRefused } = options;
  const policy = circuitBreaker(
    handleWhenResult((outcome) => isFailure(outcome as Outcome)),
    {
      halfOpenAfter: new IterableBackoff([...options.openMs]),
      breaker: createRecentCalls(options),
    },
  );
  policy.onStateChange((state) => onState?.(nameOf(state)));

  const refuse = () => {
    onRefused?.();
    return new TransportFault('SERVICE_UNAVAILABLE', new Error('the breaker of this subgraph is open'));
  };

  return {
    get state() {
      return nameOf(policy.state);
    },
    transport: {
      async execute(request) {
        // The library lets others wait for the probe; they would all fall on a subgraph that has just come back.
        if (policy.state === CircuitState.HalfOpen) throw refuse();
        let outcome: Outcome;
        try {
          outcome = await policy.execute(async (): Promise<Outcome> => {
            // A probe is not given up when its client leaves: its outcome is the answer to another question.
            const isProbe = policy.state === CircuitState.HalfOpen;
            try {
              return { answer: await inner.execute(isProbe ? { ...request, signal: undefined } : request) };
            } catch (fault) {
              if (!isProbe && request.signal?.aborted) throw new Left('', { cause: fault });
              return { fault };
            }
          });
        } catch (cause) {
          if (cause instanceof Left) throw cause.cause;
          throw refuse();
        }
        if ('fault' in outcome) throw outcome.fault;
        return outcome.answer;
      },
      subscribe: (request) => inner.subscribe(request),
      close: () => inner.close(),
    },
  };
}

function nameOf(state: CircuitState): BreakerState {
  if (state === CircuitState.Closed) return 'closed';
  return state === CircuitState.HalfOpen ? 'half-open' : 'open';
}
