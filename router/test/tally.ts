import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isUnionType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** What operations can meet. */
export const kinds = [
  'Fetch',
  'Sequence',
  'Parallel',
  'Flatten',
  'Condition',
  'entity fetch',
  'input ValueSetter',
  'output KeyRenamer',
  'interface',
  'union',
  'interface object',
  'list in a plan path',
  'list of lists in a plan path',
  'list of depth 1',
  'list of depth 2',
  'list of depth 3',
  'alias',
  'variable',
  'named fragment',
  'introspection beside data',
  'mutation',
  'null that may not be',
  'null that rises to data',
  'error of a subgraph',
  'error below the root',
  'error inside a list',
  'Subscription',
  'context rewrite',
  'Defer',
] as const;
export type Kind = (typeof kinds)[number];

/** What the stock executor has none of: the answers written by hand show it (test/supergraphs/). */
export const notInStock: ReadonlySet<Kind> = new Set(['Subscription', 'context rewrite', 'Defer']);

/** Counts in how many operations each thing occurred. */
export function createTally() {
  const counts = new Map<Kind, number>(kinds.map((kind) => [kind, 0]));
  return {
    counts,
    add(seen: ReadonlySet<Kind>) {
      for (const kind of seen) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    },
    zeros: () => [...counts].filter(([, count]) => count === 0).map(([kind]) => kind),
  };
}
export type Tally = ReturnType<typeof createTally>;

export function seenInPlan({ node: root }: QueryPlan, seen: Set<Kind>): void {
  const walk = (node: PlanNode | undefined): void => {
    if (!node) return;
    seen.add(node.kind);
    if (node.kind === 'Sequence' || node.kind === 'Parallel') node.nodes.forEach(walk);
    else if (node.kind === 'Condition') [node.ifClause, node.elseClause].forEach(walk);
    else if (node.kind === 'Defer') for (const part of [node.primary, ...node.deferred]) walk(part.node);
    else if (node.kind === 'Flatten') {
      if (node.path.includes('@')) seen.add('list in a plan path');
      if (/@,@/.test(node.path.join())) seen.add('list of lists in a plan path');
      walk(node.node);
    } else {
      if (node.requires) seen.add('entity fetch');
      if (node.contextRewrites?.length) seen.add('context rewrite');
      if (node.inputRewrites?.some(({ kind }) => kind === 'ValueSetter')) seen.add('input ValueSetter').add('interface object');
      if (node.outputRewrites?.some(({ kind }) => kind === 'KeyRenamer')) seen.add('output KeyRenamer');
    }
  };
  if (root?.kind === 'Subscription') {
    seen.add(root.kind);
    [root.primary, root.rest].forEach(walk);
  } else walk(root);
}

export function seenInDocument(schema: GraphQLSchema, document: DocumentNode, seen: Set<Kind>): void {
  const types = new TypeInfo(schema);
  let data = false;
  let introspection = false;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        if (node.alias) seen.add('alias');
        if (node.name.value === '__type') introspection = true;
        else if (!node.name.value.startsWith('__')) data = true;
        let type: unknown = types.getType();
        let depth = 0;
        for (; isListType(type) || isNonNullType(type); type = type.ofType) if (isListType(type)) depth += 1;
        if (depth === 1 || depth === 2 || depth === 3) seen.add(`list of depth ${depth}`);
        const named = types.getType();
        if (named && isInterfaceType(getNamedType(named))) seen.add('interface');
        if (named && isUnionType(getNamedType(named))) seen.add('union');
      },
      Variable: () => void seen.add('variable'),
      FragmentDefinition: () => void seen.add('named fragment'),
      OperationDefinition: (node) => void (node.operation === 'mutation' && seen.add('mutation')),
    }),
  );
  if (data && introspection) seen.add('introspection beside data');
}
