import { createTokenVerifier, type Jwks, standardTokenNames, type TokenVerifier } from '@klear/auth';
import { systemClock } from '@klear/core';

/** What a router under measurement is given. */
export interface ContenderConfiguration {
  readonly supergraph: string;
  readonly subgraphs: readonly string[];
  /** The process that answers for all subgraphs, each at /<name>. */
  readonly replayUrl: string;
  readonly jwks: Jwks;
  /** Tells the heap after a collection with each usage. That costs time: not where time is measured. */
  readonly tellsHeap?: boolean;
}

/** All contenders check tokens with the same code. */
export const verifierOf = ({ jwks }: ContenderConfiguration): TokenVerifier =>
  createTokenVerifier({ jwks: async () => jwks, ...standardTokenNames, clock: systemClock });
