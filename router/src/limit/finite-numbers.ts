import { type FloatValueNode, GraphQLError, type IntValueNode, type ValidationRule } from 'graphql';

/** No finite number of IEEE 754 needs as many characters. */
const longest = 400;

/** Refuses numbers that JSON cannot carry: custom scalars take any, and to a query planner they are Infinity, which it cannot write down. */
export const FiniteNumbersRule: ValidationRule = (context) => {
  function look(node: IntValueNode | FloatValueNode): void {
    if (node.value.length <= longest && Number.isFinite(Number(node.value))) return;
    context.reportError(new GraphQLError('The number is too large. Where a scalar takes text, send it as text.', { nodes: node }));
  }
  return { IntValue: look, FloatValue: look };
};
