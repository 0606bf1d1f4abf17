import { Refusal } from '@klear/core';

const [quote, hash, lineFeed, carriageReturn, backslash] = [0x22, 0x23, 0x0a, 0x0d, 0x5c];
const opening = new Set([0x28, 0x5b, 0x7b]);
const closing = new Set([0x29, 0x5d, 0x7d]);

/** Refuses a document that is nested too deeply for a recursive parser. Strings and comments are passed over. */
export function boundNesting(text: string, max: number): void {
  let open = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === quote) i = endOfString(text, i);
    else if (unit === hash) i = endOfLine(text, i);
    else if (closing.has(unit)) open--;
    else if (opening.has(unit) && ++open > max) {
      throw new Refusal('LIMIT_EXCEEDED', `The document is nested more than ${max} deep.`);
    }
  }
}

function endOfLine(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === lineFeed || unit === carriageReturn) return i;
  }
  return text.length;
}

function endOfString(text: string, from: number): number {
  if (text.startsWith('"""', from)) {
    for (let end = text.indexOf('"""', from + 3); end !== -1; end = text.indexOf('"""', end + 3)) {
      if (text.charCodeAt(end - 1) !== backslash) return end + 2;
    }
    return text.length;
  }
  for (let i = from + 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === backslash) i++;
    else if (unit === quote || unit === lineFeed) return i;
  }
  return text.length;
}
