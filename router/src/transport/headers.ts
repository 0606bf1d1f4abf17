/** What every answer says to a browser, unless the answer says otherwise: it is data, it is nobody's page, and nobody keeps it. */
export const safeHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** For clients that came over TLS: they shall not come any other way for a year. */
export const secureOnly: Readonly<Record<string, string>> = { 'strict-transport-security': 'max-age=31536000' };

/** Adds names to a `Vary` header, each once. */
export function withVary(headers: Readonly<Record<string, string>>, ...names: readonly string[]): string {
  const all = [...(headers.vary?.split(',') ?? []), ...names].map((name) => name.trim()).filter((name) => name !== '');
  const seen = new Map(all.map((name) => [name.toLowerCase(), name]));
  return [...seen.values()].join(', ');
}
