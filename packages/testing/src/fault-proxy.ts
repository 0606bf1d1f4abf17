import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** How the wire behaves: whole, late by `latencyMs`, refused, reset in the middle, or silent for ever. */
export type Fault = { readonly kind: 'none' | 'down' | 'reset' | 'black-hole' } | { readonly kind: 'latency'; readonly latencyMs: number };

export interface FaultProxy {
  readonly port: number;
  /** Applies to new connections and to the bytes of open ones; `down` and `reset` also end the open ones. */
  set(fault: Fault): void;
  readonly connections: number;
  close(): Promise<void>;
}

/** A TCP proxy on 127.0.0.1 in front of a server that a test wants to see failing. */
export async function createFaultProxy(target: { host: string; port: number }): Promise<FaultProxy> {
  let fault: Fault = { kind: 'none' };
  const pairs = new Set<{ near: Socket; far: Socket }>();
  let accepted = 0;

  function pipe(from: Socket, to: Socket): void {
    from.on('data', (bytes) => {
      if (fault.kind === 'black-hole') return;
      if (fault.kind === 'latency') setTimeout(() => to.writable && to.write(bytes), fault.latencyMs);
      else if (to.writable) to.write(bytes);
    });
    from.on('end', () => fault.kind === 'black-hole' || to.end());
  }

  function endAll(how: 'end' | 'reset'): void {
    for (const { near, far } of pairs) {
      if (how === 'reset') near.resetAndDestroy();
      else near.destroy();
      far.destroy();
    }
    pairs.clear();
  }

  const server = createServer((near) => {
    accepted += 1;
    if (fault.kind === 'down' || fault.kind === 'reset') {
      near.resetAndDestroy();
      return;
    }
    const far = connect(target);
    const pair = { near, far };
    pairs.add(pair);
    for (const socket of [near, far]) {
      socket.on('error', () => {});
      socket.on('close', () => {
        pairs.delete(pair);
        near.destroy();
        far.destroy();
      });
    }
    pipe(near, far);
    pipe(far, near);
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  return {
    port: (server.address() as AddressInfo).port,
    set(next) {
      fault = next;
      if (next.kind === 'down') endAll('end');
      if (next.kind === 'reset') endAll('reset');
    },
    get connections() {
      return accepted;
    },
    async close() {
      endAll('end');
      const { promise: closed, resolve: done } = Promise.withResolvers<void>();
      server.close(() => done());
      await closed;
    },
  };
}
