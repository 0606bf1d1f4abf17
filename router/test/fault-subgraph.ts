import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '@klear/core';
import type { HopSigner } from '@klear/service';
import type { GraphQLSchema } from 'graphql';
import { graphql } from 'graphql';
import type { SubgraphTransport } from '../src/execute/transport.ts';
import { createUndiciTransport } from '../src/execute/undici-transport.ts';

/** What the server does with a request: answers, says a status, says one and a readable answer, resets, or says nothing. */
export type Behaviour = 'answer' | 'reset' | 'hang' | { readonly status: number; readonly body?: string };

export interface FaultSubgraph {
  readonly transport: SubgraphTransport;
  /** How many requests reached it, since it was last asked to forget. */
  readonly heard: number;
  forget(): void;
  set(behaviour: Behaviour): void;
  /** One behaviour per request, then again what was set. */
  next(...behaviours: readonly Behaviour[]): void;
  /** Answers what hangs. */
  release(): void;
  close(): Promise<void>;
}

/** A subgraph behind real HTTP on loopback that fails the way it is told. */
export async function openFaultSubgraph(schema: GraphQLSchema): Promise<FaultSubgraph> {
  let usual: Behaviour = 'answer';
  let heard = 0;
  const queued: Behaviour[] = [];
  const hanging = new Set<() => void>();

  async function answer(text: string, response: ServerResponse): Promise<void> {
    const { query, variables } = JSON.parse(text) as { query: string; variables?: Record<string, unknown> };
    const result = await graphql({ schema, source: query, variableValues: variables ?? null });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
  }

  const server = createServer((request, response) => {
    heard++;
    const behaviour = queued.shift() ?? usual;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const reply = () => void answer(Buffer.concat(chunks).toString('utf8'), response);
      if (behaviour === 'answer') reply();
      else if (behaviour === 'reset') request.socket.resetAndDestroy();
      else if (behaviour === 'hang') hanging.add(reply);
      else response.writeHead(behaviour.status).end(behaviour.body ?? 'not now');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sign = (() => ({})) as unknown as HopSigner;
  const { port } = server.address() as AddressInfo;
  const transport = createUndiciTransport({ url: `http://127.0.0.1:${port}/graphql`, sign, clock: systemClock });
  return {
    transport,
    get heard() {
      return heard;
    },
    forget() {
      heard = 0;
    },
    set(behaviour) {
      usual = behaviour;
    },
    next: (...behaviours) => void queued.push(...behaviours),
    release() {
      for (const reply of hanging) reply();
      hanging.clear();
    },
    async close() {
      await transport.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
