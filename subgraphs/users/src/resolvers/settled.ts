import type { Result } from '@klear/core';

/** The value of a result that has no expected outcome besides success; throws its refusal. */
export function settled<T>(result: Result<T, Error>): T {
  if (result.ok) return result.value;
  throw result.error;
}

/** A row that a command of this very request wrote or read. */
export function present<T>(row: T | null | undefined): T {
  if (row === null || row === undefined) throw new Error('a row that was just written cannot be read back');
  return row;
}
