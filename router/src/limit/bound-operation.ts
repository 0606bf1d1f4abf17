import { refuse } from './bound-document.ts';
import { CostExceeded } from './cost-exceeded.ts';
import type { Limits } from './limits.ts';
import type { Weight } from './weigh.ts';

/** Refuses the one operation that is to run when it would be costly to plan or to run. Runs after its variables are coerced. */
export function boundOperation(weight: Weight | undefined, cost: number, limits: Limits): void {
  if (!weight) throw new TypeError('the operation was not weighed');
  if (weight.depth > limits.depth) throw refuse('levels of fields', limits.depth);
  if (weight.aliases > limits.aliases) throw refuse('aliases', limits.aliases);
  if (weight.fields > limits.rootFields) throw refuse('root fields', limits.rootFields);
  if (weight.deferred > limits.deferredFragments) throw refuse('fragments with @defer', limits.deferredFragments);
  if (limits.costMode === 'enforce' && cost > limits.cost) throw new CostExceeded(cost, limits.cost);
}
