import { Refusal } from '@klear/core';
import { type DocumentNode, Kind } from 'graphql';
import { countDirectives } from './count-directives.ts';
import { countPairs } from './count-pairs.ts';
import type { Limits } from './limits.ts';
import { fragmentsOf, type Weights, weigh } from './weigh.ts';

export const refuse = (what: string, max: number) => new Refusal('LIMIT_EXCEEDED', `The document has more than ${max} ${what}.`);

/**
 * Refuses a parsed document that would be costly to validate. Runs before validation; answers what each operation weighs. A document
 * whose fragments are tangled passes, for validation has a name for that: check nothing else of it.
 */
export function boundDocument(document: DocumentNode, limits: Limits): Weights {
  const directives = countDirectives(document);
  if (directives.all > limits.directives) throw refuse('directives', limits.directives);
  if (directives.most > limits.directivesAtOnePlace) throw refuse('directives at one place', limits.directivesAtOnePlace);
  for (const definition of document.definitions) {
    const declared = definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions?.length ?? 0) : 0;
    if (declared > limits.declaredVariables) throw refuse('variables of one operation', limits.declaredVariables);
  }
  const weights = weigh(document);
  if (weights.operations.size > limits.operations) throw refuse('operations', limits.operations);
  if (weights.isTangled) return weights;
  const roots = [...weights.operations, ...weights.unused];
  const selections = roots.reduce((all, [, weight]) => all + weight.selections, 0);
  if (selections > limits.selections) throw refuse('selections once its fragments are written out', limits.selections);
  const fragments = fragmentsOf(document);
  let pairs = 0;
  for (const [{ selectionSet }] of roots) {
    pairs += countPairs(selectionSet, fragments, limits.pairs);
    if (pairs > limits.pairs) throw refuse('pairs of fields that share a name', limits.pairs);
  }
  return weights;
}
