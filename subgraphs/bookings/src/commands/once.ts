import { badInput, type Result } from '@klear/core';
import { once, type Tx } from '@klear/db';
import type { CommandContext } from './context.ts';

/**
 * One verb in one transaction as the viewer, once per idempotency key. `run` decides and saves; `recall` re-reads what the first
 * call answered. Outcomes that are returned commit; a Refusal that is thrown undoes everything.
 */
export function asViewerOnce<T extends { id: string }, E extends { code: string }>(
  ctx: CommandContext,
  call: { mutation: string; input: { readonly idempotencyKey: string } },
  verb: { run: (tx: Tx) => Promise<Result<T, E>>; recall: (tx: Tx, id: string) => Promise<Result<T, E>> },
): Promise<Result<T, E>> {
  const key = call.input.idempotencyKey;
  if (key.trim() === '' || key.length > 200) {
    throw badInput([{ path: ['input', 'idempotencyKey'], code: 'OUT_OF_RANGE', message: 'must have 1 to 200 characters.' }]);
  }
  return ctx.db.withViewer(ctx.viewer, (tx) =>
    once(
      tx,
      { viewer: ctx.viewer, mutation: call.mutation, key, input: call.input },
      () => verb.run(tx),
      (id) => verb.recall(tx, id),
    ),
  );
}
