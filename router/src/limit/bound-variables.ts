import { badInput, Refusal } from '@klear/core';
import type { Limits } from './limits.ts';

/**
 * Refuses variables that are too many, too deep, or hold text that no store of ours can keep: NUL, which PostgreSQL answers with a fault
 * of its own, and halves of a surrogate pair. Walks without recursion.
 */
export function boundVariables(variables: Readonly<Record<string, unknown>>, limits: Limits): void {
  const open: unknown[] = [variables];
  const depths: number[] = [0];
  let values = 0;
  while (open.length > 0) {
    const next = open.pop();
    const depth = depths.pop() ?? 0;
    if (typeof next === 'string') refuseBrokenText(next);
    if (typeof next !== 'object' || next === null) continue;
    if (depth > limits.variableNesting) {
      throw new Refusal('LIMIT_EXCEEDED', `The variables are nested more than ${limits.variableNesting} deep.`);
    }
    for (const key in next) {
      if (!Array.isArray(next)) refuseBrokenText(key);
      if (++values > limits.variableValues) {
        throw new Refusal('LIMIT_EXCEEDED', `The variables hold more than ${limits.variableValues} values.`);
      }
      open.push((next as Record<string, unknown>)[key]);
      depths.push(depth + 1);
    }
  }
}

function refuseBrokenText(text: string): void {
  if (text.includes('\0')) throw badInput([{ path: ['variables'], code: 'NUL', message: 'Text must not hold the character NUL.' }]);
  if (!text.isWellFormed()) {
    throw badInput([{ path: ['variables'], code: 'NOT_UNICODE', message: 'Text must not hold one half of a surrogate pair.' }]);
  }
}
