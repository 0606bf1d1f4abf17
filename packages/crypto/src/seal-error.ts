/**
 * Sealed data could not be opened. FORMAT: not our bytes or an unknown version; KEY_UNKNOWN: sealed under a key that we do not hold;
 * KEY_MISSING: the person has no key (never sealed, or erased); BROKEN: changed bytes, or moved to another row, column or person.
 */
export class SealError extends Error {
  readonly code: 'FORMAT' | 'KEY_UNKNOWN' | 'KEY_MISSING' | 'BROKEN';

  constructor(code: SealError['code'], cause?: unknown) {
    super(`sealed data refused: ${code}`, cause === undefined ? undefined : { cause });
    this.name = 'SealError';
    this.code = code;
  }
}
