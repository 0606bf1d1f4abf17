import { createHash } from 'node:crypto';
import { createHopSigner, createHopVerifier } from '@klear/auth';
import { type Clock, systemClock, type Viewer } from '@klear/core';
import { type HopRequest, type HopSigner, type HopVerifier, hopBody, hopPath, type Subgraph } from '@klear/service';

/** The router's side and the subgraph's side of one signed hop, with a key that only tests have. */
export interface TestHop {
  readonly verify: HopVerifier;
  readonly sign: HopSigner;
}

export function testHop(audience: string, clock: Clock = systemClock): TestHop {
  const key = createHash('sha256').update(`test hop ${audience}`).digest();
  return { verify: createHopVerifier({ key, audience, clock }), sign: createHopSigner({ key, audience }) };
}

export interface Asked {
  readonly viewer: Viewer;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

/** A request as the router would send it. */
export function signedRequest(sign: HopSigner, { viewer, query, variables }: Asked, at = new Date()): HopRequest {
  const body = hopBody({ query, variables });
  return { method: 'POST', path: hopPath, body, headers: sign({ method: 'POST', path: hopPath, body, viewer, at }) };
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the answer's shape is what the test asserts
  readonly data: any;
  readonly errors: readonly { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** Asks a subgraph as the router does, without a port. */
export async function ask(subgraph: Subgraph, sign: HopSigner, asked: Asked): Promise<Answer> {
  const { status, body } = await subgraph.handle(signedRequest(sign, asked));
  const { data = null, errors = [] } = JSON.parse(body);
  return { status, data, errors };
}
