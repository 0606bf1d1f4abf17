import type { Values } from './coerce-variables.ts';

/** Points, or how to tell them from the coerced variables: what the document alone decides is a number already. */
export type Points = number | ((variables: Values) => number);

export const pointsOf = (points: Points, variables: Values): number => (typeof points === 'number' ? points : points(variables));

export function sum(parts: readonly Points[]): Points {
  let known = 0;
  const open: ((variables: Values) => number)[] = [];
  for (const part of parts) {
    if (typeof part === 'number') known += part;
    else open.push(part);
  }
  if (open.length === 0) return known;
  return (variables) => {
    let points = known;
    for (const part of open) points += part(variables);
    return points;
  };
}

export function times(size: Points, points: Points): Points {
  if (typeof size === 'number' && typeof points === 'number') return size * points;
  return (variables) => {
    const count = pointsOf(size, variables);
    // Nothing times an infinite cost is nothing.
    return count === 0 ? 0 : count * pointsOf(points, variables);
  };
}

/** The points when every condition holds, else none. */
export function when(conditions: readonly ((variables: Values) => boolean)[], points: Points): Points {
  if (conditions.length === 0) return points;
  return (variables) => (conditions.every((holds) => holds(variables)) ? pointsOf(points, variables) : 0);
}
