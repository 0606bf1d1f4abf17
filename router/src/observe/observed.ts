import { AsyncLocalStorage } from 'node:async_hooks';

/** The stages of src/router.ts, as metrics, spans and the log of slow operations name them. */
export const stages = [
  'authenticate',
  'traffic',
  'variables',
  'text',
  'document',
  'coerce',
  'cost',
  'bounds',
  'rates',
  'prune',
  'plan',
  'execute',
] as const;
export type Stage = (typeof stages)[number];

/** What is kept of one operation between its question and its answer. */
export interface UnderWay {
  stage<T>(name: Stage, work: () => T): T;
  /** Told each error code that the client will read. */
  saw(code: string): void;
}

/** The operation under way, wherever its awaits lead. Empty as long as nobody observes. */
export const underWay = new AsyncLocalStorage<UnderWay>();

/** Runs one stage, measured for the operation that it belongs to. This is the one place through which stages are instrumented. */
export function observed<T>(stage: Stage, work: () => T): T {
  const operation = underWay.getStore();
  return operation === undefined ? work() : operation.stage(stage, work);
}
