import { forbidden, type Refusal, type RefusalReason } from '@klear/core';

const told = new WeakSet<object>();

/** A refusal whose fact is written already, in the transaction that decided it: the gate writes no second one. */
export function toldRefusal(reason?: RefusalReason): Refusal {
  return asTold(forbidden(reason));
}

/** Marks a refusal as written down. Answers it. */
export function asTold(refusal: Refusal): Refusal {
  told.add(refusal);
  return refusal;
}

export function isTold(refusal: Refusal): boolean {
  return told.has(refusal);
}
