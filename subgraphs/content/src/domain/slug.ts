export const slugPattern: RegExp = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The last part of an address out of a title: letters without accents, digits, hyphens. Empty when nothing of it is left. */
export function slugOf(title: string, lengthMax = 120): string {
  return title
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, lengthMax)
    .replace(/^-|-$/g, '');
}
