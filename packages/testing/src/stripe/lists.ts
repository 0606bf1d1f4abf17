import { missing } from './fault.ts';
import type { Parameters } from './form.ts';

/** Stripe's list object: newest first, `limit` 1 to 100, `starting_after` an id of the page before. */
export function listOf<T extends { readonly id: string }>(
  url: string,
  rows: readonly T[],
  parameters: Parameters,
): { object: 'list'; url: string; has_more: boolean; data: T[] } {
  const limit = Math.min(Math.max(parameters.integer('limit') ?? 10, 1), 100);
  const after = parameters.text('starting_after');
  parameters.finish();
  const newestFirst = rows.toReversed();
  const from = after === undefined ? 0 : newestFirst.findIndex((row) => row.id === after) + 1;
  if (after !== undefined && from === 0) throw missing('object', after, 'starting_after');
  const data = newestFirst.slice(from, from + limit);
  return { object: 'list', url, has_more: from + limit < newestFirst.length, data };
}
