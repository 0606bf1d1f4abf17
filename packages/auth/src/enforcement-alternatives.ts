/** Alternatives, one of which must hold as a whole. Empty: nothing is asked. */
export type Alternatives = readonly (readonly string[])[];

/** What two places ask of one field: both must hold. Words that stand in both are asked once. */
export function both(one: Alternatives, other: Alternatives): Alternatives {
  if (one.length === 0) return other;
  if (other.length === 0) return one;
  const joined = one.flatMap((words) => other.map((more) => [...new Set([...words, ...more])].sort()));
  return [...new Map(joined.map((words) => [words.join(' '), words])).values()];
}

/** Whether one alternative holds as a whole. Where nothing is asked it does; an alternative without words is a slip and never does. */
export function areMet(alternatives: Alternatives, isHeld: (word: string) => boolean): boolean {
  return alternatives.length === 0 || alternatives.some((words) => words.length > 0 && words.every(isHeld));
}
