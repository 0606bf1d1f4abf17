import { Refusal } from '@klear/core';

const opening = new Set(['{', '(', '[']);
const closing = new Set(['}', ')', ']']);

/** Refuses a document that is nested too deeply for a recursive parser. Strings and comments are passed over. */
export function boundNesting(text: string, max: number): void {
  let open = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '"') i = endOfString(text, i);
    else if (character === '#') i = endOfLine(text, i);
    else if (closing.has(character)) open--;
    else if (opening.has(character) && ++open > max) {
      throw new Refusal('LIMIT_EXCEEDED', `The document is nested more than ${max} deep.`);
    }
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.slice(from).search(/[\r\n]/);
  return end === -1 ? text.length : from + end;
}

function endOfString(text: string, from: number): number {
  if (text.startsWith('"""', from)) {
    for (let end = text.indexOf('"""', from + 3); end !== -1; end = text.indexOf('"""', end + 3)) {
      if (text[end - 1] !== '\\') return end + 2;
    }
    return text.length;
  }
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"' || text[i] === '\n') return i;
  }
  return text.length;
}
