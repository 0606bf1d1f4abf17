import type { EngineError } from './errors.ts';

/**
 * The order in which errors are told: by place, then by what they say. The order in which they came tells how long each took, and with
 * that something of values that stay hidden; two answers that say the same are the same bytes.
 */
export function inOrder(errors: readonly EngineError[]): readonly EngineError[] {
  return errors.length < 2 ? errors : errors.toSorted(compare);
}

function compare(one: EngineError, other: EngineError): number {
  const [path, otherPath] = [one.path ?? [], other.path ?? []];
  const length = Math.min(path.length, otherPath.length);
  for (let i = 0; i < length; i++) {
    const order = compareSteps(path[i] ?? '', otherPath[i] ?? '');
    if (order !== 0) return order;
  }
  return (
    path.length - otherPath.length || compareSteps(one.extensions.code, other.extensions.code) || compareSteps(one.message, other.message)
  );
}

function compareSteps(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [left, right] = [String(one), String(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}
