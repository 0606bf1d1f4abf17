import {
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
  Kind,
  type ValueNode,
  valueFromAST,
} from 'graphql';
import type { Values } from './coerce-variables.ts';
import { type Points, sum } from './cost-parts.ts';
import type { CostWeights } from './cost-weights.ts';

/** The value of an argument as the resolver would get it: from a literal, a variable or a default, all alike. */
type ArgumentValue = { readonly known: unknown } | { readonly of: (variables: Values) => unknown };

export function askedFor(node: FieldNode, argument: GraphQLArgument): ArgumentValue {
  const given = node.arguments?.find(({ name }) => name.value === argument.name)?.value;
  if (!given) return { known: argument.defaultValue };
  if (!hasVariable(given)) return { known: valueFromAST(given, argument.type) };
  return {
    of: (variables) => {
      const value = valueFromAST(given, argument.type, { ...variables });
      return value === undefined ? argument.defaultValue : value;
    },
  };
}

/** What the arguments of a field cost: input objects count as objects, and `@cost` on an argument or an input field stands for its value. */
export function argumentPoints(node: FieldNode, field: GraphQLField<unknown, unknown>, coordinate: string, table: CostWeights): Points {
  const parts = field.args.map((argument): Points => {
    const weight = table.weights.get(`${coordinate}(${argument.name}:)`);
    if (weight === undefined && !isInputObjectType(namedOf(argument.type)) && !table.weights.has(namedOf(argument.type).toString()))
      return 0;
    const value = askedFor(node, argument);
    const points = (of: unknown) => (weight === undefined ? inputPoints(of, argument.type, table) : of === undefined ? 0 : weight);
    return 'known' in value ? points(value.known) : (variables) => points(value.of(variables));
  });
  return sum(parts);
}

function inputPoints(value: unknown, type: GraphQLInputType, table: CostWeights): number {
  if (value === undefined || value === null) return 0;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.reduce<number>((points, item) => points + inputPoints(item, nullable.ofType, table), 0);
  }
  const own = table.weights.get(nullable.toString());
  if (!isInputObjectType(nullable)) return own ?? 0;
  let points = own ?? 1;
  const given = value as Readonly<Record<string, unknown>>;
  for (const field of Object.values(nullable.getFields())) {
    if (given[field.name] === undefined) continue;
    points += table.weights.get(`${nullable.name}.${field.name}`) ?? inputPoints(given[field.name], field.type, table);
  }
  return points;
}

function namedOf(type: GraphQLInputType): GraphQLInputType {
  const nullable = getNullableType(type);
  return isListType(nullable) ? namedOf(nullable.ofType) : nullable;
}

function hasVariable(value: ValueNode): boolean {
  if (value.kind === Kind.VARIABLE) return true;
  if (value.kind === Kind.LIST) return value.values.some(hasVariable);
  return value.kind === Kind.OBJECT && value.fields.some((field) => hasVariable(field.value));
}
