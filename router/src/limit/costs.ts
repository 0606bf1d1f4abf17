import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Values } from './coerce-variables.ts';
import { compileCost } from './cost-formula.ts';
import { type Points, pointsOf } from './cost-parts.ts';
import { readCostWeights } from './cost-weights.ts';

/** What operations cost over one supergraph: a formula is compiled once for each operation and replayed with its variables. */
export interface Costs {
  /** Points, rounded up; at most the largest safe integer. `variables` are coerced. */
  of(operation: { readonly document: DocumentNode; readonly definition: OperationDefinitionNode }, variables: Values): number;
}

export function createCosts(options: { schema: GraphQLSchema; supergraph: string; listSize: number }): Costs {
  const { schema, listSize } = options;
  const context = { schema, listSize, table: readCostWeights(options.supergraph), typeCount: Object.keys(schema.getTypeMap()).length };
  const formulas = new WeakMap<OperationDefinitionNode, Points>();
  return {
    of({ document, definition }, variables) {
      let formula = formulas.get(definition);
      if (formula === undefined) {
        formula = compileCost(context, document, definition);
        formulas.set(definition, formula);
      }
      return Math.min(Math.ceil(pointsOf(formula, variables)), Number.MAX_SAFE_INTEGER);
    },
  };
}
