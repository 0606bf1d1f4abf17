/** The names of what an input changes: what is given, but for its key, the version that was read, and the id of the thing itself. */
export function changedNames(input: Readonly<Record<string, unknown>>, idName?: string): string[] {
  const other = new Set(['idempotencyKey', 'expectedVersion', idName]);
  return Object.keys(input).filter((name) => input[name] !== undefined && !other.has(name));
}
