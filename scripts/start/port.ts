import { createServer } from 'node:net';

/** Throws one clear line when nothing can listen on this port of 127.0.0.1 now. Asked before anything else is started. */
export async function requireFreePort(port: number): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  probe.once('error', reject).listen(port, '127.0.0.1', resolve);
  try {
    await promise;
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    const reason = code === 'EADDRINUSE' ? 'is taken' : code === 'EACCES' ? 'needs more rights' : `cannot be used (${code})`;
    throw new Error(`Port ${port} ${reason}. Choose another one: npm start -- --port ${port < 65_000 ? port + 1 : 4001}`, { cause: fault });
  }
  await new Promise((done) => probe.close(done));
}
