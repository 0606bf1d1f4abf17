import { Refusal } from '@klear/core';
import type { DocumentNode } from 'graphql';
import type { Limits } from './limits.ts';
import { weigh } from './weigh.ts';

const refuse = (what: string, max: number) => new Refusal('LIMIT_EXCEEDED', `The document has more than ${max} ${what}.`);

/** Refuses a parsed document that would be costly to validate, to plan or to run. Runs before validation. */
export function boundDocument(document: DocumentNode, limits: Limits): void {
  const weights = weigh(document);
  if (weights.size > limits.operations) throw refuse('operations', limits.operations);
  for (const [operation, { selections, depth, aliases }] of weights) {
    if (selections > limits.selections) throw refuse('selections once its fragments are written out', limits.selections);
    if (depth > limits.depth) throw refuse('levels of fields', limits.depth);
    if (aliases > limits.aliases) throw refuse('aliases', limits.aliases);
    if (operation.selectionSet.selections.length > limits.rootFields) throw refuse('root fields', limits.rootFields);
  }
}
