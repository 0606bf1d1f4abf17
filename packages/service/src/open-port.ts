import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Puts a server on a port; 0 lets the system choose. Rejects when the port is taken. `authority` is host and port as they stand in a URL. */
export async function openPort(server: Server, at: { host: string; port: number }): Promise<{ authority: string; port: number }> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(at.port, at.host, resolve);
  await promise;
  const { port } = server.address() as AddressInfo;
  return { authority: `${at.host.includes(':') ? `[${at.host}]` : at.host}:${port}`, port };
}

/** Stops accepting, then does what ends the connections that are open, and waits until the last is gone. */
export async function closePort(server: Server, hangUp: () => void | Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  await hangUp();
  await promise;
}
