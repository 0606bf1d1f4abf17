import type { Refusal } from '@klear/core';
import { RefusalWithHeaders } from '../../observe/refusal-with-headers.ts';
import type { AdmittedOperation, Asked } from '../../operation.ts';
import type { Door } from '../../transport/thin-door.ts';
import type { FairQueue, Turn } from './fair-queue.ts';

/** Whose share an operation is taken from; undefined for what this process asks itself. */
export function tenantOf({ viewer, address }: Pick<Asked, 'viewer' | 'address'>): string | undefined {
  return viewer.organizationId ?? viewer.personId ?? address;
}

function turnOf(operation: AdmittedOperation): Turn | undefined {
  const tenant = tenantOf(operation);
  if (tenant === undefined) return undefined;
  return { tenant, lane: operation.definition.operation === 'mutation' ? 'write' : 'read', cost: operation.cost };
}

const tellAgain = { 'retry-after': '1' };

export type TurnRefusal = 'tenant' | 'all' | 'late';

/** What a client is told for whom there is no turn. */
export function noTurn(why: TurnRefusal): Refusal {
  return why === 'tenant'
    ? new RefusalWithHeaders('RATE_LIMITED', 'Too many of your operations wait already. Try again in 1 s.', tellAgain)
    : new RefusalWithHeaders('SERVICE_UNAVAILABLE', 'Too many operations wait. Try again in 1 s.', tellAgain);
}

/** Lets operations run in fair turns between tenants. Who finds the queue full, or waits longer than `waitMs`, is told to come again. */
export function inTurns(door: Door, queue: FairQueue, options: { waitMs?: number; onRefused?: (why: TurnRefusal) => void } = {}): Door {
  const { waitMs = 10_000, onRefused } = options;
  const refuse = (why: TurnRefusal): Refusal => {
    onRefused?.(why);
    return noTurn(why);
  };

  /** Resolves when the turn has come. */
  function comeUp(turn: Turn, signal: AbortSignal | undefined): Promise<void> | undefined {
    let isNow = false;
    let come = () => {
      isNow = true;
    };
    const entered = queue.enter(turn, () => come());
    if (typeof entered === 'string') throw refuse(entered);
    if (isNow) return undefined;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', gone);
    };
    come = () => {
      settle();
      resolve();
    };
    const giveUp = (failure: Refusal) => {
      settle();
      entered.leave();
      reject(failure);
    };
    const gone = () => giveUp(new RefusalWithHeaders('SERVICE_UNAVAILABLE', 'The client left.', {}));
    const timer = setTimeout(() => giveUp(refuse('late')), waitMs);
    signal?.addEventListener('abort', gone);
    if (signal?.aborted) gone();
    return promise;
  }

  return {
    async run(operation, signal, early) {
      const turn = turnOf(operation);
      if (!turn) return door.run(operation, signal, early);
      await comeUp(turn, signal);
      try {
        return await door.run(operation, signal, early);
      } finally {
        queue.ended(turn);
      }
    },
    stop: () => door.stop(),
  };
}
