/** A postal code with its coordinates. */
export interface Place {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly postalCode: string;
  readonly name: string;
  readonly region: string | null;
  /** Degrees. */
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * A postal code in the form in which places are kept: upper case without spaces and hyphens; of a US ZIP+4 the first five
 * digits, of a Canadian code the forward sortation area, since coordinates are known for those.
 */
export function normalPostalCode(country: string, postalCode: string): string {
  const bare = postalCode.toUpperCase().replace(/[\s-]/g, '');
  if (country === 'US') return bare.slice(0, 5);
  if (country === 'CA') return bare.slice(0, 3);
  return bare;
}
