import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { Refusal } from '@klear/core';
import { compileFetch } from './fetch.ts';
import { gather } from './gather.ts';
import type { Step } from './run.ts';
import type { TypeMap } from './type-map.ts';

const nothing: Step = async () => {};

/** Compiles a plan node to a step. Steps hold no state: one compiled plan serves any number of runs at once. */
export function compilePlanNode(node: PlanNode | undefined, types: TypeMap, at: readonly string[] = []): Step {
  if (!node) return nothing;
  switch (node.kind) {
    case 'Fetch':
      return compileFetch(node, at, types);
    case 'Sequence':
      return inSequence(node.nodes.map((below) => compilePlanNode(below, types, at)));
    case 'Parallel':
      return inParallel(node.nodes.map((below) => compilePlanNode(below, types, at)));
    case 'Flatten': {
      const path = node.path.map(String);
      const below = compilePlanNode(node.node, types, [...at, ...path]);
      return async (run, targets) => {
        const found = gather(targets, path);
        if (found.length > 0) await below(run, found);
      };
    }
    case 'Condition': {
      const whenTrue = compilePlanNode(node.ifClause, types, at);
      const whenFalse = compilePlanNode(node.elseClause, types, at);
      return (run, targets) => (run.condition(node.condition) ? whenTrue : whenFalse)(run, targets);
    }
    case 'Defer':
      throw new Refusal('BAD_USER_INPUT', '@defer is not supported.');
  }
}

function inSequence(steps: readonly Step[]): Step {
  return async (run, targets) => {
    for (const step of steps) await step(run, targets);
  };
}

function inParallel(steps: readonly Step[]): Step {
  return async (run, targets) => {
    await Promise.all(steps.map((step) => step(run, targets)));
  };
}

/** Every fetch of a plan, the opening one of a subscription included. */
export function fetchesOf(plan: QueryPlan): FetchNode[] {
  const found: FetchNode[] = [];
  const walk = (node: PlanNode | undefined): void => {
    if (!node) return;
    if (node.kind === 'Fetch') found.push(node);
    else if (node.kind === 'Sequence' || node.kind === 'Parallel') node.nodes.forEach(walk);
    else if (node.kind === 'Flatten') walk(node.node);
    else if (node.kind === 'Condition') [node.ifClause, node.elseClause].forEach(walk);
  };
  if (plan.node?.kind === 'Subscription') {
    found.push(plan.node.primary);
    walk(plan.node.rest);
  } else walk(plan.node);
  return found;
}
