import { type UnbookableReason, waivableReasons } from './bookability.ts';

/** What still stands against a start once staff waived these: overlap, licence and what is retired or suspended are never waived. */
export const standing = (against: readonly UnbookableReason[], overriding: readonly UnbookableReason[] = []): UnbookableReason[] =>
  against.filter((reason) => !(overriding.includes(reason) && waivableReasons.has(reason)));
