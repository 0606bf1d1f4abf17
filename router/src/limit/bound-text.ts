import { badInput, Refusal } from '@klear/core';
import type { Limits } from './limits.ts';
import { boundNesting } from './nesting.ts';

/** How GraphQL writes NUL in a string. */
const escapedNul = /\\u(?:0000|\{0+\})/;

/** Refuses the text of a document that would be costly to parse, or that holds what no text of ours can. Runs before any parse. */
export function boundText(text: string, limits: Limits): void {
  if (text.length > limits.documentLength) {
    throw new Refusal('LIMIT_EXCEEDED', `The document is longer than ${limits.documentLength} characters. Send long values as variables.`);
  }
  if (text.includes('\0') || escapedNul.test(text)) {
    throw badInput([{ path: ['query'], code: 'NUL', message: 'Text must not hold the character NUL.' }]);
  }
  if (!text.isWellFormed()) {
    throw badInput([{ path: ['query'], code: 'NOT_UNICODE', message: 'Text must not hold one half of a surrogate pair.' }]);
  }
  boundNesting(text, limits.nesting);
}
