import { nameTokens } from './contact.ts';

export const MIN_PASSWORD_CHARACTERS = 12;
export const MAX_PASSWORD_CHARACTERS = 200;

/**
 * Whether a password is too easy to guess for this person: shorter than 12 characters, fewer than 6 different ones, a plain run of
 * neighbours, or made of the person's own e-mail and name.
 */
export function isWeakPassword(password: string, person: { email: string; name: string }): boolean {
  const letters = [...password.normalize('NFC').toLowerCase()];
  if (letters.length < MIN_PASSWORD_CHARACTERS || new Set(letters).size < 6) return true;
  const steps = letters.slice(1).map((letter, index) => (letter.codePointAt(0) ?? 0) - (letters[index]?.codePointAt(0) ?? 0));
  if (steps.filter((step) => Math.abs(step) <= 1).length > steps.length * 0.8) return true;
  const own = nameTokens(`${person.email} ${person.name}`).filter((token) => token.length > 2);
  const rest = own.reduce((text, token) => text.replaceAll(token, ''), letters.join(''));
  return [...rest].length < 6;
}
