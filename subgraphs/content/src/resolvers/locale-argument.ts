import { badInput } from '@klear/core';
import { canonicalLocale } from '../domain/locale.ts';

/** Reads an argument that names a language; null asks for every language. */
export function localeArgument(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  const locale = canonicalLocale(text);
  if (locale === undefined) throw badInput([{ path: ['locale'], code: 'WRONG_FORMAT', message: 'This must be a language tag of BCP 47.' }]);
  return locale;
}
