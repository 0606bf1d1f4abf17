import { badInput, Refusal } from '@klear/core';

const [quote, comma, colon, backslash] = [0x22, 0x2c, 0x3a, 0x5c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Refuses JSON text that is nested too deeply, or that names a key twice: readers differ in which of the two they take.
 * Passes over everything else in one walk; whether the text is JSON at all, the parser says.
 */
export function boundJson(text: string, maxDepth: number): void {
  const keys: (Set<string> | undefined)[] = [];
  let atKey = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === quote) {
      const end = endOfString(text, i);
      if (atKey) noteKey(keys.at(-1), text.slice(i, end + 1));
      atKey = false;
      i = end;
    } else if (unit === openObject || unit === openList) {
      if (keys.length === maxDepth) throw new Refusal('LIMIT_EXCEEDED', `The body is nested more than ${maxDepth} deep.`);
      atKey = unit === openObject;
      keys.push(atKey ? new Set() : undefined);
    } else if (unit === closeObject || unit === closeList) {
      keys.pop();
      atKey = false;
    } else if (unit === comma) atKey = keys.at(-1) !== undefined;
    else if (unit === colon) atKey = false;
  }
}

function noteKey(known: Set<string> | undefined, written: string): void {
  // An escape may write the same key in another way.
  const key = written.includes('\\') ? unescaped(written) : written;
  if (known?.has(key)) throw badInput([{ path: [], code: 'GIVEN_TWICE', message: 'The body names a key twice.' }]);
  known?.add(key);
}

function unescaped(written: string): string {
  try {
    return JSON.stringify(JSON.parse(written));
  } catch {
    return written;
  }
}

function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes++;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}
