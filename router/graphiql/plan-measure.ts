import type { ShownPlan } from '../src/plan/shown-plan.ts';

/** What a plan comes to at a glance. */
export interface Measured {
  readonly fetches: number;
  /** How many requests wait for one another at most. */
  readonly inARow: number;
  /** Each subgraph once, in the order in which it is asked. */
  readonly subgraphs: readonly string[];
}

const nothing: Measured = { fetches: 0, inARow: 0, subgraphs: [] };

export function measure(plan: ShownPlan | undefined): Measured {
  switch (plan?.kind) {
    case undefined:
      return nothing;
    case 'fetch':
      return { fetches: 1, inARow: 1, subgraphs: [plan.subgraph] };
    case 'sequence':
      return inTurn(plan.steps.map(measure));
    case 'parallel':
      return atOnce(plan.steps.map(measure));
    case 'condition':
      return atOnce([measure(plan.ifTrue), measure(plan.ifFalse)]);
    case 'subscription':
      return inTurn([measure(plan.opening), measure(plan.rest)]);
    case 'defer':
      return inTurn([measure(plan.primary), atOnce(plan.deferred.map((each) => measure(each.plan)))]);
  }
}

const inTurn = (parts: readonly Measured[]) =>
  joined(
    parts,
    parts.reduce((sum, { inARow }) => sum + inARow, 0),
  );
const atOnce = (parts: readonly Measured[]) => joined(parts, Math.max(0, ...parts.map(({ inARow }) => inARow)));

function joined(parts: readonly Measured[], inARow: number): Measured {
  return {
    fetches: parts.reduce((sum, { fetches }) => sum + fetches, 0),
    inARow,
    subgraphs: [...new Set(parts.flatMap(({ subgraphs }) => subgraphs))],
  };
}
