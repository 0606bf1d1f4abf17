/** Values that stand for what nobody may see. Every one begins with the same letters, so that one search finds any of them, also cut to its half. */
export interface Canaries {
  word(): string;
  email(): string;
  phone(): string;
  /** How many were let out. */
  readonly count: number;
}

/** A whole number from 0 up to, and without, `below`. */
export type Random = (below: number) => number;

const prefix = 'zqx';
const phonePrefix = '49301777';
// In one case and five letters more: three alone stand by chance in random base64, such as the names of the router's rates.
const found = /[Zz]qx[a-z]{5,}|ZQX[A-Z]{5,}|49301777\d*/g;

/** What of canaries stands in a text, each as it stands there. */
export const canariesIn = (text: string): string[] => text.match(found) ?? [];

/** Letters only: nothing that takes out numbers, addresses or quoted text may make the search pass. */
export function createCanaries(random: Random): Canaries {
  let count = 0;
  const letters = (length: number) => Array.from({ length }, () => String.fromCharCode(97 + random(26))).join('');
  const word = () => {
    count += 1;
    return `${prefix}${letters(13)}`;
  };
  return {
    word,
    email: () => `${word()}@example.com`,
    phone() {
      count += 1;
      return `+${phonePrefix}${String(random(1_000_000)).padStart(6, '0')}`;
    },
    get count() {
      return count;
    },
  };
}
