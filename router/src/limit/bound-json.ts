import { badInput, Refusal } from '@klear/core';

const [quote, comma, colon, backslash] = [0x22, 0x2c, 0x3a, 0x5c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Refuses JSON text that is nested too deeply, holds too many values (commas and brackets are counted), or names a key twice:
 * readers differ in which of the two they take.
 * Passes over everything else in one walk; whether the text is JSON at all, the parser says.
 */
export function boundJson(text: string, maxDepth: number, maxValues: number): void {
  const keys: (Keys | undefined)[] = [];
  let atKey = false;
  let values = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === quote) {
      const end = endOfString(text, i);
      if (atKey) noteKey(keys.at(-1), text.slice(i, end + 1));
      atKey = false;
      i = end;
    } else if (unit === openObject || unit === openList) {
      if (++values > maxValues) throw tooMany(maxValues);
      if (keys.length === maxDepth) throw new Refusal('LIMIT_EXCEEDED', `The body is nested more than ${maxDepth} deep.`);
      atKey = unit === openObject;
      keys.push(atKey ? { first: undefined, more: undefined } : undefined);
    } else if (unit === closeObject || unit === closeList) {
      keys.pop();
      atKey = false;
    } else if (unit === comma) {
      if (++values > maxValues) throw tooMany(maxValues);
      atKey = keys.at(-1) !== undefined;
    } else if (unit === colon) atKey = false;
  }
}

const tooMany = (max: number) => new Refusal('LIMIT_EXCEEDED', `The body holds more than ${max} values.`);

/** The keys of one object. Most that are hostile come by the thousand with a key or none: no set is made for them. */
interface Keys {
  first: string | undefined;
  more: Set<string> | undefined;
}

function noteKey(known: Keys | undefined, written: string): void {
  if (!known) return;
  // An escape may write the same key in another way.
  const key = written.includes('\\') ? unescaped(written) : written;
  if (key === known.first || known.more?.has(key)) {
    throw badInput([{ path: [], code: 'GIVEN_TWICE', message: 'The body names a key twice.' }]);
  }
  if (known.first === undefined) known.first = key;
  else {
    known.more ??= new Set();
    known.more.add(key);
  }
}

function unescaped(written: string): string {
  try {
    return JSON.stringify(JSON.parse(written));
  } catch {
    return written;
  }
}

function endOfString(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === backslash) i++;
    else if (unit === quote) return i;
  }
  return text.length;
}
