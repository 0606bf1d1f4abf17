/** The canonical form of a BCP 47 language tag (`de-at` -> `de-AT`), or undefined when it is none. */
export function canonicalLocale(text: string): string | undefined {
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text) || text.length > 35) return undefined;
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}
