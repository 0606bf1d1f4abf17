import type { Expected } from './decide.ts';
import type { Seat } from './seats.ts';

export interface ToldError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly reason?: string; readonly [name: string]: unknown };
}

export type Path = readonly (string | number)[];

/**
 * What came of a field at a place. `behind`: nothing above it came. `empty`: null, as it may be. The last three are faults: a value that
 * was not to be seen, one that did not come, one that is withheld without an error that may tell it.
 */
export type Outcome = 'seen' | 'withheld' | 'behind' | 'empty' | 'leaked' | 'missing' | 'unexplained';

/** Compares what came at one place with what the policy table says. */
export function outcomeOf(of: {
  expected: Expected;
  coordinate: string;
  value: unknown;
  path: Path;
  errors: readonly ToldError[];
  seat: Seat;
}): Outcome {
  const { expected, coordinate, value, path, errors, seat } = of;
  const { allowed, line } = expected;
  const isEmptyList = Array.isArray(value) && value.length === 0;
  if (value !== null && !isEmptyList) return allowed ? 'seen' : 'leaked';
  const told = errors.find((error) => concerns(error, coordinate, path));
  if (allowed) {
    if (line.empty || isEmptyList) return 'empty';
    // Withheld while nobody can say whether the consent still holds: closed, and not wrong.
    if (told?.extensions?.reason === 'CONSENT_UNKNOWN') return 'withheld';
    // Its own value may have gone because something non-null below it was withheld.
    return told?.path && told.path.length > path.length ? 'withheld' : 'missing';
  }
  const isTold = told ? isAllowed(told, seat) : line.absent || line.empty || isEmptyList;
  return isTold ? 'withheld' : 'unexplained';
}

/** An error at this place, above it, or below it where it may have taken its neighbours with it; or of the whole request. */
export function concerns(error: ToldError, coordinate: string, path: Path): boolean {
  const at = error.path;
  if (!at) return error.extensions?.field === coordinate || error.extensions?.code === 'UNAUTHENTICATED';
  const length = Math.min(at.length, path.length);
  return at.slice(0, length).every((step, index) => step === path[index]);
}

/** Nobody is told to sign in; somebody who may not is told so, and why is theirs to know. */
export function isAllowed({ extensions }: ToldError, { identity }: Seat): boolean {
  const code = extensions?.code;
  if (identity.person === null || identity.token) return code === 'UNAUTHENTICATED';
  return code === 'FORBIDDEN' || code === 'NOT_FOUND';
}
