import type { Logger } from '@klear/core';
import type { OperationFacts } from './operation-facts.ts';

/** Logs each operation that took at least `thresholdMs`: which one, and where its time went. Never a text, a variable or a viewer. */
export function createSlowLog(log: Logger, thresholdMs: number): (facts: OperationFacts) => void {
  return ({ ms, stages, kind, client, operation, hash, cost, outcome, requestId }) => {
    if (ms < thresholdMs) return;
    const tookMs = Object.fromEntries(stages.map((each) => [each.stage, rounded(each.ms)]));
    log.warn({ requestId, kind, client, operation, hash, cost, outcome, ms: rounded(ms), tookMs }, 'an operation was slow');
  };
}

const rounded = (ms: number) => Math.round(ms * 100) / 100;
