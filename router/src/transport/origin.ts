/** Browsers always name the page's origin in a socket's handshake; other clients name none. `null` is a page that hides its own. */
export function mayConnectFrom(origin: string | undefined, host: string | undefined, allowed: readonly string[]): boolean {
  if (origin === undefined) return true;
  if (allowed.includes(origin)) return true;
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
