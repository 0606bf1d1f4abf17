import type { GraphOptions } from '../graph.ts';
import { publicLimits } from './public-limits.ts';

/** The graph that third parties see, at /public/graphql. What is not told is as in `publicLimits`; introspection and suggestions are off. */
export interface PublicGraphOptions extends GraphOptions {
  /** SDL of the contract, made by composition: schema/public.graphql. */
  readonly schema: string;
  /** File of the page that /docs shows, made by codegen: schema/public.html. Absent, there is no page. */
  readonly docs?: string;
}

export function publicOptions(given: PublicGraphOptions): GraphOptions {
  return { introspection: false, suggestions: false, ...given, limits: { ...publicLimits, ...given.limits } };
}
