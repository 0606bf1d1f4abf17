/** Whether a host name or address, as one listens on it or writes it into an address, is this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** The same of a request's Host header. A page elsewhere whose name was pointed at this machine still sends its own name. */
export function asksLoopback(hostHeader: string | undefined): boolean {
  return hostHeader !== undefined && URL.canParse(`http://${hostHeader}`) && isLoopback(new URL(`http://${hostHeader}`).hostname);
}
