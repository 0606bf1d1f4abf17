import { iso31661, iso31662 } from 'iso-3166';

const countries: ReadonlySet<string> = new Set(iso31661.map(({ alpha2 }) => alpha2));
const codes: ReadonlySet<string> = new Set([...countries, ...iso31662.map(({ code }) => code)]);

/** True for a country (ISO 3166-1 alpha-2) or a part of one (ISO 3166-2) that the standard lists. */
export const isJurisdiction = (code: string): boolean => codes.has(code);
export const isCountry = (code: string): boolean => countries.has(code);

/** Words as they are compared: lower case, without accents and what is no letter or digit. */
const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Codes by country and by what people write: the name or the code's own part. A name of two parts is none of them. */
const byRegion: ReadonlyMap<string, string | undefined> = (() => {
  const found = new Map<string, string | undefined>();
  for (const { code, name } of iso31662) {
    const country = code.slice(0, 2);
    const key = `${country} ${plain(name)}`;
    found.set(key, found.has(key) && found.get(key) !== code ? undefined : code);
  }
  // The code itself wins over a name that is spelled like it.
  for (const { code } of iso31662) found.set(`${code.slice(0, 2)} ${plain(code.slice(3))}`, code);
  return found;
})();

/** Whose law holds at an address: the part of the country that its region names, else the country; null for none that is listed. */
export function jurisdictionOf(address: { readonly country: string; readonly region: string | null }): string | null {
  const { country, region } = address;
  if (!countries.has(country)) return null;
  return (region ? byRegion.get(`${country} ${plain(region)}`) : undefined) ?? country;
}
