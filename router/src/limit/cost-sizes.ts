import type { FieldNode, GraphQLField } from 'graphql';
import { askedFor } from './cost-arguments.ts';
import { type Points, pointsOf } from './cost-parts.ts';
import type { ListSize } from './cost-weights.ts';

/** How many items the slicing arguments ask for; the largest when there are several. Falls back to the assumed size, then to the standard. */
export function sliceOf(node: FieldNode, field: GraphQLField<unknown, unknown>, list: ListSize, standard: number): Points {
  const otherwise = list.assumedSize ?? standard;
  const sizes = field.args
    .filter(({ name }) => list.slicingArguments.includes(name))
    .map((argument): Points => {
      const value = askedFor(node, argument);
      // null asks for what is standard, which is the argument's own default.
      const size = (asked: unknown) => sizeOf(asked) ?? sizeOf(argument.defaultValue) ?? otherwise;
      return 'known' in value ? size(value.known) : (variables) => size(value.of(variables));
    });
  if (sizes.length === 0) return otherwise;
  if (sizes.every((size) => typeof size === 'number')) return Math.max(...sizes);
  return (variables) => Math.max(...sizes.map((size) => pointsOf(size, variables)));
}

/** How long the field's own list is when a slice goes to the lists below it, or when nothing is sliced. */
export function lengthOf(node: FieldNode, field: GraphQLField<unknown, unknown>, list: ListSize | undefined, standard: number): Points {
  const otherwise = list?.assumedSize ?? standard;
  const argument = list?.sizedBy === undefined ? undefined : field.args.find(({ name }) => name === list.sizedBy);
  if (!argument) return otherwise;
  const value = askedFor(node, argument);
  const length = (items: unknown) => (Array.isArray(items) ? items.length : otherwise);
  return 'known' in value ? length(value.known) : (variables) => length(value.of(variables));
}

const sizeOf = (asked: unknown): number | undefined => (typeof asked === 'number' ? Math.max(0, asked) : undefined);
