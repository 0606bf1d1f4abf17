import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode, SubscriptionNode } from '@apollo/query-planner';
import { parse, print } from 'graphql';

/** A query plan as people read it. It holds names, paths and documents, and what the client itself wrote into its document. */
export type ShownPlan =
  | ShownFetch
  | { readonly kind: 'sequence' | 'parallel'; readonly steps: readonly ShownPlan[] }
  | { readonly kind: 'condition'; readonly variable: string; readonly ifTrue?: ShownPlan; readonly ifFalse?: ShownPlan }
  | { readonly kind: 'defer'; readonly primary?: ShownPlan; readonly deferred: readonly ShownDeferred[] }
  | { readonly kind: 'subscription'; readonly opening: ShownFetch; readonly rest?: ShownPlan };

export interface ShownFetch {
  readonly kind: 'fetch';
  readonly subgraph: string;
  /** The document that the subgraph is sent. */
  readonly operation: string;
  /** Where in the answer its entities lie: "me.appointments.edges.@.node"; "@" stands for each item of a list. */
  readonly path?: string;
  /** By what they are asked: "Practitioner { id }". */
  readonly entities?: readonly string[];
}

export interface ShownDeferred {
  readonly label?: string;
  readonly path: string;
  readonly plan?: ShownPlan;
}

/** An operation that asks nothing of a subgraph is a sequence of no steps. */
export function shownPlan({ node }: QueryPlan): ShownPlan {
  if (!node) return { kind: 'sequence', steps: [] };
  return node.kind === 'Subscription' ? shownSubscription(node) : shown(node);
}

function shownSubscription({ primary, rest }: SubscriptionNode): ShownPlan {
  return { kind: 'subscription', opening: shownFetch(primary), ...(rest && { rest: shown(rest) }) };
}

function shown(node: PlanNode, path?: string): ShownPlan {
  switch (node.kind) {
    case 'Fetch':
      return shownFetch(node, path);
    case 'Flatten':
      return shown(node.node, node.path.join('.'));
    case 'Sequence':
      return { kind: 'sequence', steps: node.nodes.map((each) => shown(each, path)) };
    case 'Parallel':
      return { kind: 'parallel', steps: node.nodes.map((each) => shown(each, path)) };
    case 'Condition': {
      const { condition: variable, ifClause, elseClause } = node;
      return {
        kind: 'condition',
        variable,
        ...(ifClause && { ifTrue: shown(ifClause, path) }),
        ...(elseClause && { ifFalse: shown(elseClause, path) }),
      };
    }
    case 'Defer':
      return {
        kind: 'defer',
        ...(node.primary.node && { primary: shown(node.primary.node) }),
        deferred: node.deferred.map(({ label, queryPath, node: later }) => ({
          ...(label !== undefined && { label }),
          path: queryPath.join('.'),
          ...(later && { plan: shown(later) }),
        })),
      };
  }
}

function shownFetch({ serviceName, operation, requires }: FetchNode, path?: string): ShownFetch {
  return {
    kind: 'fetch',
    subgraph: serviceName,
    operation: print(parse(operation)),
    ...(path !== undefined && { path }),
    ...(requires && { entities: requires.map(shownSelection) }),
  };
}

function shownSelection(node: QueryPlanSelectionNode): string {
  const { selections = [] } = node;
  const name = node.kind === 'Field' ? node.name : (node.typeCondition ?? '');
  // __typename goes along with every entity: it says nothing here.
  const within = selections.map(shownSelection).filter((each) => each !== '__typename');
  return within.length > 0 ? `${name} { ${within.join(' ')} }` : name;
}
