import { costHeaders } from './cost-exceeded.ts';
import type { Limits } from './limits.ts';

/** How an answer tells what its operation may cost: always in headers, and in `extensions.cost` for who asks with `klear-cost: show`. */
export function toldCost(cost: number, limits: Limits, show = false) {
  return {
    answerHeaders: costHeaders(cost, limits.cost),
    ...(show && { answerExtensions: { cost: { estimated: cost, limit: limits.cost, mode: limits.costMode } } }),
  };
}
