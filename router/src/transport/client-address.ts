import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** What stands between a client and us, as far as we believe it. */
export interface ClientWay {
  /** The address of the client. */
  readonly address: string;
  /** Whether the client's own connection is encrypted. */
  readonly isSecure: boolean;
  /** Whether the one who connects is a proxy of ours. */
  readonly isOurs: boolean;
}

export type ReadClientWay = (request: Pick<IncomingMessage, 'socket' | 'headers'>) => ClientWay;

/**
 * Tells the client's address. `X-Forwarded-For` is read from the right, and only as far as each hop is a proxy of ours (addresses
 * or networks in CIDR form): what stands further left anyone can write. Throws on an entry that is neither.
 */
export function createClientWay(trustedProxies: readonly string[]): ReadClientWay {
  const trusted = new BlockList();
  for (const entry of trustedProxies) {
    const [address = '', prefix] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    const bits = prefix === undefined ? (family === 'ipv6' ? 128 : 32) : Number(prefix);
    if (isIP(address) === 0 || !Number.isInteger(bits)) throw new Error('a trusted proxy is an address or a network such as 10.0.0.0/8');
    trusted.addSubnet(address, bits, family);
  }
  const isTrusted = (address: string) => trustedProxies.length > 0 && trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

  return ({ socket, headers }) => {
    let address = plain(socket.remoteAddress ?? '');
    if (isIP(address) === 0 || !isTrusted(address)) return { address, isSecure: 'encrypted' in socket, isOurs: false };
    const forwarded = headers['x-forwarded-for'];
    const hops = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',').map((hop) => plain(hop.trim()));
    for (const hop of hops.reverse()) {
      if (isIP(hop) === 0) break;
      address = hop;
      if (!isTrusted(hop)) break;
    }
    return { address, isSecure: headers['x-forwarded-proto'] === 'https', isOurs: true };
  };
}

/** An IPv4 address that came over an IPv6 socket, as IPv4; one with a port or in brackets, without. */
function plain(address: string): string {
  const bare = /^\[(.*)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  return bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}
